"""What a reader from an organisation of some kind is told: of the editions that come with the project, and of invented ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from macros.bound import Answer, Falls, answers, duties, of_agencies
from macros.dataset import Dataset
from macros.judged import judged
from macros.model import Edition, OrganisationKind, OrganisationKinds
from macros.requirements import Asked, asked

from . import fragments
from .golden import golden

EDITIONS: Final = ("hampshire/2022-07", "isle-of-wight/2024-09", "southampton/2019-09", "southampton/2024-12")
GOLDEN: Final = Path(__file__).parent / "golden" / "bound"


@pytest.fixture(scope="module")
def law(dataset: Dataset) -> dict[str, Asked]:
    return asked(dataset.instruments)


def in_force(edition: Edition, law: dict[str, Asked]) -> tuple[Asked, ...]:
    return tuple(row.finding.requirement for row in judged(edition, law).rows)


def told(answer: Answer) -> str:
    """Everything that an answer holds, by ids."""
    seats = [f"{seat.group.id}: {', '.join(member.id for member in seat.members)}" for seat in answer.seats]
    lines = {
        "bodies": list(answer.bodies),
        "agencies": [agency.id for agency in answer.agencies],
        "unbound": [agency.id for agency in answer.unbound],
        "listed as": [f"{each.category.id} in {each.instrument}" + (f" if {each.only_if}" if each.only_if else "") for each in answer.falls],
        "only if": list(answer.conditions),
        "seats": seats,
        "asked": [asked.id for asked in answer.asked],
    }
    return "\n".join([f"{answer.kind.id}: {answer.standing}", *(f"  {name}: {'; '.join(found)}" for name, found in lines.items() if found)])


# The editions that come with the project


@pytest.mark.parametrize("key", EDITIONS)
def test_each_kind_of_organisation_is_told_exactly_this(key: str, dataset: Dataset, law: dict[str, Asked]) -> None:
    edition = dataset.editions[key]
    found = duties(edition, in_force(edition, law))
    owed = {name: [each.id for each in getattr(found, name)] for name in ("anyone", "agencies", "partners")}
    text = "\n\n".join([str(owed), *(told(answer) for answer in answers(edition, in_force(edition, law)))]) + "\n"
    assert text == golden(GOLDEN / f"{key.replace('/', '-')}.txt", text)


def test_every_category_of_the_schedule_is_the_category_of_a_kind(dataset: Dataset) -> None:
    categories = [each.id for instrument in dataset.instruments.values() for each in instrument.categories]
    kinds = dataset.editions[EDITIONS[0]].kinds.kinds
    assert sorted({each.category for kind in kinds for each in kind.categories}) == sorted(categories)


@pytest.mark.parametrize("key", EDITIONS)
def test_every_agency_with_a_category_is_found_under_a_kind_that_may_have_it(key: str, dataset: Dataset, law: dict[str, Asked]) -> None:
    edition = dataset.editions[key]
    kinds = of_agencies(answers(edition, in_force(edition, law)))
    lost = [agency.id for agency in edition.agencies.agencies if agency.category and agency.id not in kinds]
    assert lost == []


# Invented shapes


PARTNER: Final = {"id": "council-clinic", "name": "The council's clinic", "organisation": "council"}


def one(agencies: list[dict[str, Any]], kind: dict[str, Any], rest: dict[str, Any] | None = None, law: tuple[Asked, ...] = ()) -> Answer:
    """The one answer of an edition with these agencies and this one kind of organisation."""
    said = OrganisationKind.model_validate({"id": "own", "name": "An own kind", "group": "All", **kind})
    edition = fragments.edition({"agencies": {"agencies": agencies}, **(rest or {})})
    (answer,) = answers(replace(edition, kinds=OrganisationKinds(kinds=(said,))), law)
    return answer


@pytest.mark.parametrize(
    ("agency", "kind", "found"),
    [
        ({"kind": "school"}, {"kinds": ["school"], "categories": [{"category": "RA91"}]}, "named"),
        ({"kind": "school"}, {"kinds": ["school"]}, "invited"),
        ({"kind": "school", "bound": "yes"}, {"kinds": ["school"]}, "named"),
        ({"kind": "school", "bound": "no"}, {"kinds": ["school"], "categories": [{"category": "RA91"}]}, "invited"),
        ({"kind": "faith"}, {"kinds": ["school"]}, "not named"),
        # Phases decide before kinds, where both have some.
        ({"kind": "education", "phases": ["primary"]}, {"kinds": ["school"], "phases": ["primary"]}, "invited"),
        ({"kind": "school", "phases": ["special"]}, {"kinds": ["school"], "phases": ["primary"]}, "not named"),
        ({"kind": "school"}, {"kinds": ["school"], "phases": ["primary"]}, "invited"),
        # So do categories, where both have some; one that rests on a condition needs the kind too.
        ({"kind": "faith", "category": "RA91"}, {"kinds": ["school"], "categories": [{"category": "RA91"}]}, "named"),
        ({"kind": "school", "category": "RA92"}, {"kinds": ["school"], "categories": [{"category": "RA91"}]}, "not named"),
        ({"kind": "faith", "category": "RA91"}, {"kinds": ["school"], "categories": [{"category": "RA91", "only_if": "it is old"}]}, "not named"),
        ({"kind": "school", "category": "RA91"}, {"kinds": ["school"], "categories": [{"category": "RA91", "only_if": "it is old"}]}, "named"),
        ({"kind": "school", "category": "RA91"}, {"kinds": ["school"]}, "named"),
        # A department of a partner is of the partner's kind alone.
        ({"kind": "school", "organisation": "council"}, {"kinds": ["school"]}, "not named"),
        ({"kind": "school", "organisation": "council"}, {"partner": "local-authority"}, "partner"),
        ({"organisation": "county"}, {"kinds": ["local-authority"]}, "invited"),
    ],
)
def test_an_agency_is_of_a_kind_by_its_phases_its_category_its_organisation_or_what_it_is(
    agency: dict[str, Any], kind: dict[str, Any], found: str
) -> None:
    answer = one([{"id": "an-agency", "name": "An agency", **agency}], kind)
    named = found != "not named"
    assert (answer.standing, [each.id for each in answer.agencies]) == (found, ["an-agency"] if named else [])


def test_a_partner_is_named_with_its_bodies_and_whoever_of_it_stands_among_the_agencies() -> None:
    answer = one([PARTNER], {"partner": "local-authority"})
    assert (answer.standing, answer.bodies, [each.id for each in answer.agencies]) == ("partner", ("Arden Vale Council",), ["council-clinic"])


def test_an_edition_put_together_from_another_document_may_not_record_its_agencies() -> None:
    source = {"reconstructed": {"source": "A report", "text": "From a report.", "not_recorded": []}}
    assert one([], {}, {"edition": {"title": "A", "summary": "B.", **source}}).standing == "not recorded"
    assert one([], {}).standing == "not named"


def test_conditions_count_only_where_no_category_is_without_one() -> None:
    listed = {"category": "RA91"}
    assert one([], {"categories": [{**listed, "only_if": "it is old"}, {"category": "RA92", "only_if": "it is big"}]}).conditions == (
        "it is old",
        "it is big",
    )
    assert one([], {"categories": [listed, {"category": "RA92", "only_if": "it is big"}]}).conditions == ()
    assert one([], {}).conditions == ()


def test_categories_are_told_only_while_their_schedule_is_in_force(law: dict[str, Asked]) -> None:
    schedule = law["SI-11"]
    kind = {"categories": [{"category": "RA31", "only_if": "it is ours"}]}
    youth = next(each for each in schedule.instrument.categories if each.id == "RA31")
    assert one([], kind, law=(schedule,)).falls == (Falls(youth, schedule.instrument_id, "it is ours"),)
    assert one([], kind, law=(law["CA-16H"],)).falls == ()


MEMBERS: Final = [
    {"id": "by-agency", "name": "One", "agency": "club"},
    {"id": "by-body", "name": "Two", "organisation": "club-body"},
    {"id": "by-name", "name": "THE CLUB"},
    {"id": "by-phase", "name": "Four", "phases": ["primary"]},
    {"id": "other-phase", "name": "Five", "agency": "club", "phases": ["further"]},
    {"id": "nobody", "name": "Six"},
]


def test_those_speak_for_a_kind_who_are_of_its_phases_its_agencies_or_their_bodies() -> None:
    agency = {"id": "club", "name": "The Club", "organisation": "club-body"}
    groups = {"groups": {"groups": [{"id": "board", "name": "Board", "members": MEMBERS}, {"id": "empty", "name": "Empty"}]}}
    edition = fragments.edition({"agencies": {"agencies": [agency]}, **groups}, organisations=[{"id": "club-body", "name": "Club", "kind": "sport"}])
    kinds = [{"id": "plain", "kinds": ["sport"]}, {"id": "phased", "kinds": ["sport"], "phases": ["primary"]}]
    said = OrganisationKinds.model_validate({"kinds": [{"name": "A club", "group": "All", **kind} for kind in kinds]})
    found = [[(seat.group.id, [member.id for member in seat.members]) for seat in each.seats] for each in answers(replace(edition, kinds=said), ())]
    assert found == [
        [("board", ["by-agency", "by-body", "by-name", "other-phase"])],
        [("board", ["by-agency", "by-body", "by-name", "by-phase"])],
    ]


def test_only_what_is_verified_is_a_duty_or_said_to_be_asked(law: dict[str, Asked]) -> None:
    edition = fragments.edition({})
    ids = ("CA-16H", "CA-16I", "CA-16K-W23", "W23-EDU", "W23-EDU-SET")
    kind = OrganisationKind.model_validate({"id": "own", "name": "Own", "group": "All", "asked": ids})
    edition = replace(edition, kinds=OrganisationKinds.model_validate({"anyone": ids, "kinds": [kind]}))
    everything = tuple(law[id] for id in ids)
    assert [asked.id for asked in duties(edition, everything).anyone] == ["CA-16H"]
    assert [asked.id for asked in answers(edition, everything)[0].asked] == ["CA-16H", "CA-16I", "W23-EDU"]


def test_what_is_asked_goes_on_where_a_later_instrument_carries_it(law: dict[str, Asked]) -> None:
    later = replace(law["W26-EDU"], seen="text")
    kind = OrganisationKind.model_validate({"id": "own", "name": "Own", "group": "All", "asked": ["W23-EDU"]})
    edition = replace(fragments.edition({}), kinds=OrganisationKinds(kinds=(kind,)))
    assert answers(edition, (later,))[0].asked == (later,)


def test_a_kind_loses_the_capital_of_its_article_within_a_sentence() -> None:
    names = ["A school", "An NHS trust", "The police", "NHS England", "Another body"]
    said = [OrganisationKind.model_validate({"id": "own", "name": name, "group": "All"}).in_a_sentence for name in names]
    assert said == ["a school", "an NHS trust", "the police", "NHS England", "Another body"]

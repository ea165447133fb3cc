"""What a yearly report says against itself and against the arrangements, and what neighbours say of the people whom they share."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from macros.model import Edition, Event, Terms, When, YearlyReport
from macros.remarks import Remark, remarks
from macros.remarks.against_reports import in_force
from macros.remarks.neighbours import neighbours

from . import invented

OF: Final = f"{invented.PARTNERSHIP}/2030-31"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Its partnership chair is Person C and its scrutineer Person E; Person C chairs the Main Board."""
    return invented.edition(tmp_path_factory.mktemp("invented"))


def report(**changed: Any) -> YearlyReport:
    return YearlyReport.model_validate({"title": "Report", "begins": "2030-04", "ends": "2031-03", **changed})


def found(edition: Edition, **changed: Any) -> list[Remark]:
    """What is said of the report alone."""
    reports = {invented.PARTNERSHIP: {"2030-31": report(**changed)}}
    return [remark for remark in remarks([edition], reports, Terms()) if any(where.of == OF for where in remark.where)]


def told(edition: Edition, **changed: Any) -> list[tuple[str, str, str]]:
    return [(remark.severity, remark.rule, remark.says) for remark in found(edition, **changed)]


def office(**changed: Any) -> dict[str, Any]:
    return {"offices": [{"id": "o", "name": "Person E", "title": "Scrutineer", "office": "scrutineer", **changed}]}


def budget(total: int | None, *amounts: int) -> dict[str, Any]:
    lines = [{"id": f"l{number}", "name": "A body", "amount": amount} for number, amount in enumerate(amounts)]
    return {"funding": [{"id": "b", "name": "Children", "covers": ["children"], "contributions": lines, "total": total}]}


@pytest.mark.parametrize(("total", "amounts"), [(3000, (1000, 2000)), (None, (1000, 2000)), (0, (0,))])
def test_lines_that_add_up_are_well(edition: Edition, total: int | None, amounts: tuple[int, ...]) -> None:
    assert told(edition, **budget(total, *amounts)) == []


def test_lines_that_do_not_add_up_are_told_with_both_sums(edition: Edition) -> None:
    stated = "The yearly report 2030-31 states a total of £3,027 for Children, but its two lines add up to £3,000, which is £27 less."
    assert told(edition, **budget(3027, 1000, 2000)) == [("warning", "does-not-add-up", stated)]
    (remark,) = found(edition, **budget(2990, 1000, 2000))
    assert remark.says.endswith("which is £10 more.")
    assert [(where.file, where.path) for where in remark.where] == [("report", ("funding", 0, "total"))]


@pytest.mark.parametrize(
    ("ours", "theirs", "differ"),
    [("2030-04", "2030-05", True), ("2030", "2030-05", False), ("2030-04-01", "2030-04", False), ("2030-04-01", "2030-04-02", True)],
)
def test_the_same_event_on_two_dates(edition: Edition, ours: str, theirs: str, differ: bool) -> None:
    events = (Event(id="merger", date=When.parse(ours), text="Two became one."),)
    dated = replace(edition, about=edition.about.model_copy(update={"events": events}))
    other = {"id": "other", "date": "2001", "text": "Something else."}
    says = [remark.says for remark in found(dated, events=[{"id": "merger", "date": theirs, "text": "They merged."}, other])]
    assert bool(says) == differ
    if ours == "2030-04":
        assert says == ["Two became one: the arrangements say April 2030, and the yearly report 2030-31 says May 2030."]


def test_a_report_that_came_out_before_its_year_ended(edition: Edition) -> None:
    says = "The yearly report 2030-31 was published in February 2031, before its year ended in March 2031."
    assert told(edition, published="2031-02") == [("warning", "another-date", says)]
    assert told(edition, published="2031") == []


def test_somebody_who_is_called_a_chair_and_is_not(edition: Edition) -> None:
    says = "The yearly report 2030-31 calls Person E “Independent Chair and Scrutineer”; by the arrangements the partnership chair is Person C."
    assert told(edition, **office(title="Independent Chair and Scrutineer")) == [("warning", "two-chairs", says)]
    assert told(edition, **office(name="Person C", title="Chair", office="chair")) == []
    assert told(edition, **office()) == []


def test_an_office_that_somebody_else_holds(edition: Edition) -> None:
    says = "The yearly report 2030-31 calls Person X “Scrutineer”; by the arrangements that office is held by Person E."
    assert told(edition, **office(name="Person X")) == [("warning", "two-holders", says)]


def test_a_scrutineer_who_chairs_what_is_scrutinised(edition: Edition) -> None:
    both = "the arrangements name the same person as the one who scrutinises them."
    assert told(edition, **office(chairs=["silent-group"])) == [
        ("warning", "chairs-and-scrutinises", f"The yearly report 2030-31 says that Person E chairs Silent Group; {both}")
    ]
    assert told(edition, **office(chairs=["main-board"])) == [
        ("warning", "chairs-and-scrutinises", f"The yearly report 2030-31 says that Person E chairs Main Board; {both}"),
        ("warning", "two-chairs", "The yearly report 2030-31 says that Person E chairs Main Board; by the arrangements Person C does."),
    ]


def test_a_group_whose_chair_only_the_report_names(edition: Edition) -> None:
    says = "The yearly report 2030-31 says that Person X chairs Silent Group; the arrangements do not say who does."
    assert told(edition, **office(name="Person X", office="other", title="Manager", chairs=["silent-group", "gone"])) == [
        ("information", "two-chairs", says)
    ]


@pytest.mark.parametrize(("name", "differs"), [("Main Group", False), ("Strategic Board", True), ("Main Strategic Board", False)])
def test_a_group_under_another_name(edition: Edition, name: str, differs: bool) -> None:
    says = f"The arrangements call a group “Main Board”; the yearly report 2030-31 calls it “{name}”."
    assert told(edition, groups=[{"id": "main-board", "name": name}]) == ([("warning", "two-names", says)] if differs else [])


def test_a_report_is_held_against_the_edition_that_was_in_force(edition: Edition) -> None:
    def out(month: str, status: str = "published") -> Edition:
        return replace(edition, entry=edition.entry.model_copy(update={"id": month, "published": When.parse(month), "status": status}))

    editions = [out("2029-01"), out("2031-03"), out("2031-02", "draft"), out("2031-04")]
    assert in_force(report(), editions) is editions[1]
    assert in_force(report(ends="2031-02"), editions) is editions[0]
    assert in_force(report(begins="2027-04", ends="2028-03"), editions) is None


# Neighbours


def neighbour(edition: Edition, folder: Path, *changes: tuple[str, str]) -> Edition:
    """The same edition as one of another partnership, with other people."""
    partners = invented.text("partners")
    for old, new in changes:
        partners = partners.replace(old, new)
    other = invented.edition(folder, {"partners": partners})
    return replace(other, partnership_id="brook-side", partnership=edition.partnership.model_copy(update={"short_name": "Brook Side"}))


def test_one_person_spelt_in_two_ways(edition: Edition, tmp_path: Path) -> None:
    other = neighbour(edition, tmp_path, ("name: Person D", "name: PersonD"))
    (remark,) = neighbours([edition, other])
    assert told_of(remark) == ("information", "Arden Vale (May 2030) writes the name Person D, and Brook Side (May 2030) writes PersonD.")
    assert [(where.of, where.path) for where in remark.where] == [
        (invented.KEY, ("delegated_partners", 1, "name")), (f"brook-side/{invented.EDITION}", ("delegated_partners", 1, "name")),
    ]  # fmt: skip


def test_two_people_in_two_posts_lead_for_the_same_body(edition: Edition, tmp_path: Path) -> None:
    other = neighbour(edition, tmp_path, ("name: Person B", "name: Person Z"), ("post: Chief Constable", "post: Superintendent"))
    (remark,) = neighbours([edition, other])
    says = (
        "For Vale Constabulary, Arden Vale (May 2030) names Person B, Chief Constable, and Brook Side (May 2030) names Person Z, Superintendent; "
        "both editions are in force."
    )
    assert told_of(remark) == ("information", says)


def test_another_holder_of_the_same_post_is_no_contradiction(edition: Edition, tmp_path: Path) -> None:
    assert list(neighbours([edition, neighbour(edition, tmp_path, ("name: Person B", "name: Person Z"))])) == []


def test_who_shares_no_region_is_no_neighbour(edition: Edition, tmp_path: Path) -> None:
    other = neighbour(edition, tmp_path, ("name: Person D", "name: PersonD"))
    alone = replace(other, about=other.about.model_copy(update={"regional": None}), region=None)
    assert list(neighbours([edition, alone])) == []


def told_of(remark: Remark) -> tuple[str, str]:
    return remark.severity, remark.says

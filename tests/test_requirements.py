"""Requirements are filled in from what they carry forward, and their findings say how grave they are, what explains them, and when."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import pytest

from macros.model import Edition, Example, Instrument, When
from macros.requirements import Asked, Finding, asked, findings, in_force, judge

from . import examples

WHY: Final[dict[str, Any]] = {
    "id": "A-WHY", "title": "Each agency says why", "chapter": "Chapter 1", "heading": "Agencies", "force": "should", "seen": "text",
    "source": "The text.", "asks": "Say why.", "about": "arrangements", "evidence": "A reason.", "owner": "partnership-team",
    "remedy": "Write it.", "check": {"kind": "each agency says why"},
    "examples": {"met": {}, "not_met": {}},
}  # fmt: skip
VOICE: Final[dict[str, Any]] = {
    **WHY, "id": "A-VOICE", "asks": "Say how you listen.", "check": {"kind": "stated", "topics": ["voice"], "subject": ["listen"], "words": 5},
}  # fmt: skip
LATER: Final[dict[str, Any]] = {"id": "B-WHY", "carries": "A-WHY", "seen": "inferred", "source": "Inferred."}

SILENT: Final = {"agencies": {"agencies": [{"id": "fire", "name": "The fire service", "kind": "fire-and-rescue"}]}}
HEARD: Final = {"id": "voice", "topic": "voice", "title": "Voice", "text": "We listen to children every single term."}


def instrument(*requirements: dict[str, Any], **about: Any) -> Instrument:
    told = {"title": "Guidance", "short": "Guidance", "kind": "guidance", "since": "2024-01-01", "covers": ["children", "adults"], **about}
    return Instrument.model_validate({**told, "requirements": list(requirements)})


def only(requirement: dict[str, Any], **about: Any) -> Asked:
    """The requirement as the only one of its instrument."""
    return asked({"guidance": instrument(requirement, **about)})[requirement["id"]]


def edition(**lines: Any) -> Edition:
    return examples.edition(Example.model_validate(lines))


def silent(**lines: Any) -> Edition:
    """An edition that does not say why its agency was chosen."""
    return edition(**SILENT, **lines)


def told(finding: Finding) -> tuple[str, str, str]:
    return finding.outcome, finding.severity, finding.says


# What is filled in


def test_a_requirement_takes_what_it_does_not_say_from_the_one_that_it_carries() -> None:
    last = {"id": "C-WHY", "carries": "B-WHY", "seen": "text", "source": "The text.", "title": "Each agency still says why", "covers": ["children"]}
    every = asked({"a": instrument(WHY), "b": instrument(LATER, since="2025-01-01"), "c": instrument(last, since="2026-01-01", until="2026-12-31")})
    first, found = every["A-WHY"], every["C-WHY"]
    same = ("chapter", "heading", "force", "force_from_memory", "asks", "about", "evidence", "owner", "remedy", "check", "examples")
    assert {name: getattr(found, name) for name in same} == {name: getattr(first, name) for name in same}
    assert (found.id, found.instrument_id, found.title, found.seen, found.source) == ("C-WHY", "c", "Each agency still says why", "text", "The text.")
    assert (found.since, found.until, found.covers) == (When(2026, 1, 1), When(2026, 12, 31), ("children",))
    assert [each.continues for each in every.values()] == [(), ("A-WHY",), ("B-WHY",)]
    assert {each.line for each in every.values()} == {frozenset({"A-WHY", "B-WHY", "C-WHY"})}


def test_a_requirement_whose_instrument_is_not_in_force_yet_has_no_first_day() -> None:
    assert (only(WHY, since=None).since, only(WHY, since=None).holds_on(When(2030))) == (None, False)


# The day


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (When(2023, 12, 31), []),
        (When(2024, 1, 1), ["old"]),
        (When(2026, 3, 17), ["old"]),
        (When(2026, 3, 18), ["new"]),
        (When(2026, 3), ["new"]),
        (When(2026, 2), ["old"]),
        (When(2023), []),
        (When(2024), ["old"]),
    ],
)
def test_an_instrument_is_in_force_from_its_first_day_to_its_last(day: When, names: list[str]) -> None:
    instruments = {"old": instrument(since="2024-01-01", until="2026-03-17"), "new": instrument(since="2026-03-18"), "coming": instrument(since=None)}
    assert list(in_force(instruments, day)) == names


def test_an_edition_is_judged_as_of_its_publication_or_of_another_day() -> None:
    review = only({**WHY, "check": {"kind": "review date not passed"}})
    found = edition(edition={"review": {"next": "2025-06", "text": "Each year."}})
    assert [judge(found, review, day).outcome for day in (None, When(2025, 6, 30), When(2025, 7, 1), When(2025))] == [
        "met",
        "met",
        "not met",
        "not met",
    ]


@pytest.mark.parametrize(
    ("when", "dates", "says"),
    [
        (When(2024, 5, 31), {"since": "2024-06-01"}, "It holds from 1 June 2024 on."),
        (When(2024, 7), {"until": "2024-06-30"}, "It held until 30 June 2024."),
    ],
)
def test_a_requirement_that_does_not_hold_on_the_day_does_not_apply(when: When, dates: dict[str, str], says: str) -> None:
    assert told(judge(silent(), only({**WHY, **dates}), when)) == ("does not apply", "none", says)


@pytest.mark.parametrize("when", [When(2019, 1, 1), When(2024, 3, 1), When(2040, 1, 1)])
def test_an_instrument_of_another_time_judges_as_if_it_were_in_force(when: When) -> None:
    requirement = only({**WHY, "until": "2024-06-30"}, since="2024-01-01", until="2024-06-30")
    assert judge(silent(), requirement, when).outcome == "not met"


# How grave it is


@pytest.mark.parametrize(
    ("force", "seen", "from_memory", "severity"),
    [
        ("law", "text", False, "error"),
        ("law", "secondary", False, "error"),
        ("must", "secondary", False, "error"),
        ("must", "secondary", True, "warning"),
        ("should", "text", False, "warning"),
        ("should", "secondary", True, "warning"),
        ("law", "memory", False, "information"),
        ("must", "inferred", False, "information"),
        ("should", "memory", True, "information"),
    ],
)
def test_what_nobody_has_verified_is_never_graver_than_information(force: str, seen: str, from_memory: bool, severity: str) -> None:
    requirement = only({**WHY, "force": force, "seen": seen, "force_from_memory": "yes" if from_memory else "no"})
    assert told(judge(silent(), requirement)) == ("not met", severity, "It is not said why one of them was chosen: The fire service.")


def test_a_power_is_never_not_met() -> None:
    says = "This is a power, which nobody has to use. It is not said why one of them was chosen: The fire service."
    assert told(judge(silent(), only({**WHY, "force": "power"}))) == ("does not apply", "none", says)


UNSPOKEN: Final = "No passage speaks of it."
NO_PROMISE: Final = "No passage on the report promises it."


@pytest.mark.parametrize(
    ("about", "force", "told_of_it"),
    [
        ("arrangements", "law", ("not met", "error", UNSPOKEN)),
        ("yearly-report", "law", ("cannot tell", "none", f"{NO_PROMISE} Whether the report does it all the same, the arrangements do not show.")),
        ("yearly-report", "must", ("cannot tell", "none", f"{NO_PROMISE} Whether the report does it all the same, the arrangements do not show.")),
        ("case-review", "law", ("cannot tell", "none", f"{UNSPOKEN} Whether it is done in each review all the same, the arrangements do not show.")),
        ("website", "law", ("cannot tell", "none", f"{UNSPOKEN} Whether the website does it all the same, the arrangements do not show.")),
        ("yearly-report", "should", ("not met", "warning", NO_PROMISE)),
        ("case-review", "should", ("not met", "warning", UNSPOKEN)),
    ],
)
def test_arrangements_that_promise_nothing_break_no_duty_about_something_else(about: str, force: str, told_of_it: tuple[str, str, str]) -> None:
    assert told(judge(edition(), only({**VOICE, "force": force, "about": about}))) == told_of_it


def test_what_is_met_is_not_grave_at_all() -> None:
    found = edition(agencies={"agencies": [{"id": "fire", "name": "Fire", "kind": "fire-and-rescue", "why": "It visits every home."}]})
    assert told(judge(found, only(WHY))) == ("met", "none", "The reason is given for every relevant agency.")


# Whom it is about


def test_a_requirement_about_others_does_not_apply() -> None:
    requirement = only({**WHY, "covers": ["adults"]})
    says = "It is about adults; the partnership safeguards children."
    assert told(judge(silent(partnership={"covers": ["children"]}), requirement)) == ("does not apply", "none", says)
    assert judge(silent(partnership={"covers": ["children", "adults"]}), requirement).outcome == "not met"


# Explanations


def explained(id: str = "A-WHY") -> Edition:
    explanation = {"id": "soon", "requirement": id, "reason": "We are asking.", "owner": "Manager", "until": "2025-03-31"}
    return silent(edition={"explanations": [explanation]})


def test_what_should_be_done_may_be_explained_until_a_day() -> None:
    requirement, found = only(WHY), explained()
    judged = [judge(found, requirement, day) for day in (When(2025, 3, 31), When(2025, 4, 1))]
    why = "It is not said why one of them was chosen: The fire service."
    assert [told(each) for each in judged] == [
        ("explained", "none", why),
        ("not met", "warning", f"{why} The explanation that is given counted until 31 March 2025."),
    ]
    assert [each.explanation for each in judged] == [found.about.explanations[0]] * 2


@pytest.mark.parametrize("force", ["law", "must"])
def test_law_and_what_must_be_done_are_not_explained_away(force: str) -> None:
    found = judge(explained(), only({**WHY, "force": force}))
    assert (found.outcome, found.severity) == ("not met", "error")


def test_an_explanation_of_something_else_explains_nothing() -> None:
    found = judge(explained("A-VOICE"), only(WHY))
    assert (found.outcome, found.explanation) == ("not met", None)


def test_what_is_met_needs_no_explanation() -> None:
    found = replace(explained(), agencies=edition().agencies)
    requirement = only({**WHY, "check": {"kind": "contact given"}})
    met = judge(replace(found, partnership=edition(partnership={"contact": {"phone": "01632 960 001"}}).partnership), requirement)
    assert (met.outcome, met.explanation) == ("met", None)


# Reconstructed editions

REBUILT: Final = {"reconstructed": {"source": "Minutes", "text": "The original was lost."}}


def test_what_a_reconstructed_edition_lacks_nobody_can_tell() -> None:
    says = "It is not said why one of them was chosen: The fire service. The edition was put together from another document, which may not record it."
    assert told(judge(silent(edition=REBUILT), only(WHY))) == ("cannot tell", "none", says)


def test_what_a_reconstructed_edition_says_wrongly_is_not_met() -> None:
    requirement = only({**WHY, "check": {"kind": "no partner is its own agency"}})
    found = edition(edition=REBUILT, agencies={"agencies": [{"id": "police", "name": "The police", "organisation": "police"}]})
    assert judge(found, requirement).outcome == "not met"


# Statements that are confirmed


def stated(**section: Any) -> Edition:
    return edition(sections={"sections": [{**HEARD, "answers": ["A-VOICE"], **section}]})


def test_a_confirmed_passage_is_stated_by_the_partnership() -> None:
    requirement = only(VOICE)
    found = judge(examples.confirmed(stated(), requirement), requirement)
    says = "The partnership states it in “Voice” (confirmed as the answer by: Partnership manager)."
    assert (told(found), found.stated) == (("met", "none", says), True)


def test_a_passage_that_nobody_has_confirmed_does_not_count() -> None:
    says = "“Voice” is named as the answer, but nobody has confirmed that yet."
    assert told(judge(stated(), only(VOICE))) == ("cannot tell", "none", says)


def test_a_passage_that_has_changed_no_longer_counts() -> None:
    requirement = only(VOICE)
    changed = replace(stated(text="We listen to children every other term."), confirmations=examples.confirmed(stated(), requirement).confirmations)
    says = "“Voice” is named as the answer, but the passage has changed since that was confirmed."
    assert told(judge(changed, requirement)) == ("cannot tell", "none", says)


def test_a_passage_that_is_wrapped_anew_still_counts() -> None:
    requirement = only(VOICE)
    wrapped = stated(text="We listen\nto children\nevery single term.")
    assert judge(replace(wrapped, confirmations=examples.confirmed(stated(), requirement).confirmations), requirement).outcome == "met"


def test_a_requirement_that_has_changed_has_to_be_confirmed_again() -> None:
    confirmed = examples.confirmed(stated(), only(VOICE))
    says = "“Voice” is named as the answer, but the wording of the requirement has changed since that was confirmed."
    assert told(judge(confirmed, only({**VOICE, "asks": "Say how, and how often, you listen."}))) == ("cannot tell", "none", says)


def test_one_answer_is_an_answer_to_all_that_carry_the_same_wording() -> None:
    carried = {"id": "B-VOICE", "carries": "A-VOICE", "seen": "inferred", "source": "Inferred."}
    sharper = {**carried, "id": "C-VOICE", "carries": "B-VOICE", "asks": "Say how you listen, and what came of it."}
    every = asked({"a": instrument(VOICE), "b": instrument(carried), "c": instrument(sharper)})
    found = findings(examples.confirmed(stated(), every["A-VOICE"]), every.values())
    assert [(each.requirement.id, each.outcome) for each in found] == [("A-VOICE", "met"), ("B-VOICE", "met"), ("C-VOICE", "cannot tell")]


# Many


def test_findings_come_in_the_order_of_the_requirements() -> None:
    every = asked({"b": instrument(VOICE), "a": instrument(WHY)})
    assert [each.requirement for each in findings(silent(), every.values())] == list(every.values())

"""An edition is judged by the instruments of its time, as of the right day, and only what can be mended and was asked is held against it."""

from __future__ import annotations

import pytest

from macros.model import When
from macros.requirements import OUTCOMES, Judged, by_instrument, by_its_time

from . import judging
from .judging import INSTRUMENTS, REQUIREMENTS, TODAY


def told(judged: Judged) -> list[tuple[str, str, str, bool]]:
    return [(each.requirement.id, each.outcome, each.severity, judged.counts(each)) for each in judged.findings]


def test_an_edition_is_judged_by_the_instruments_in_force_when_it_was_published() -> None:
    assert told(judging.judged()) == [
        ("A-AGY", "not met", "error", True),
        ("A-SCR", "met", "none", True),
        ("A-CHAIR", "not met", "information", True),
        ("B-FUND", "not met", "warning", True),
        ("B-LIST", "explained", "none", True),
        ("B-VOICE", "cannot tell", "none", True),
        ("B-SAFE", "cannot tell", "none", True),
        ("B-FUND-MAY", "does not apply", "none", True),
    ]


@pytest.mark.parametrize(
    ("status", "day"),
    [("draft", TODAY), ("published", TODAY), ("superseded", When(2024, 12, 10)), ("withdrawn", When(2024, 12, 10))],
)
def test_dates_are_looked_at_as_of_today_unless_the_edition_cannot_be_mended(status: str, day: When) -> None:
    judged = judging.judged(status)
    assert (judged.on, judged.against) == (day, "")
    assert [judged.counts(each) for each in judged.findings] == [status in {"draft", "published"}] * 8
    assert judged.has_errors is (status in {"draft", "published"})


@pytest.mark.parametrize(("today", "outcome"), [(When(2026, 3, 31), "explained"), (When(2026, 4, 1), "not met")])
def test_an_explanation_counts_until_its_last_day_although_its_guidance_has_ended(today: When, outcome: str) -> None:
    judged = by_its_time(judging.edition(), INSTRUMENTS, REQUIREMENTS, today)
    assert [each.outcome for each in judged.findings if each.requirement.id == "B-LIST"] == [outcome]


def test_an_instrument_that_came_later_is_told_and_not_held_against_the_edition() -> None:
    judged = judging.against()
    assert told(judged) == [
        ("C-FUND", "not met", "error", False),
        ("C-SCR", "met", "none", False),
        ("C-VOICE", "cannot tell", "none", False),
    ]
    assert (judged.on, judged.against, judged.has_errors) == (TODAY, "guidance-2025", False)


def test_an_instrument_of_the_time_that_is_asked_for_counts() -> None:
    judged = by_instrument(judging.edition(), "the-act", REQUIREMENTS, TODAY)
    assert (told(judged)[0], judged.has_errors) == (("A-AGY", "not met", "error", True), True)


def test_outcomes_are_counted_by_instrument_and_in_all() -> None:
    judged = judging.judged()
    assert [(instrument.short, [counts[each] for each in OUTCOMES]) for instrument, counts in judged.by_instrument()] == [
        ("The Act", [1, 2, 0, 0, 0]),
        ("Guidance 2024", [0, 1, 1, 2, 1]),
    ]
    assert [judged.totals()[each] for each in OUTCOMES] == [1, 3, 1, 2, 1]

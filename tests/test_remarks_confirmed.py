"""Confirmations that cannot hold: what is said of them, and what only looks like one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from macros.model import Edition, Terms, When
from macros.remarks import Remark, Where, remarks

from . import invented

ON: Final = When(2030, 11, 1)


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return invented.edition(tmp_path)


def with_lead(edition: Edition, month: str = "", **more: Any) -> Edition:
    """The edition with something else in the entry of its first lead; with a month, as a draft of that month that replaces it."""
    first, *others = edition.partners.lead_partners
    partners = edition.partners.model_copy(update={"lead_partners": (first.model_copy(update=more), *others)})
    entry = edition.entry.model_copy(update={"id": month, "status": "draft", "replaces": edition.entry.id}) if month else edition.entry
    return replace(edition, partners=partners, entry=entry)


def found(*editions: Edition, on: When | None = ON) -> list[Remark]:
    return [each for each in remarks(editions, {}, Terms(), on) if each.rule.startswith("confirmed")]


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (When(2030, 11, 2), "2 November 2030"),
        (When(2030, 12), "December 2030"),
        (When(2031), "2031"),
        (When(2030, 11, 1), ""),
        (When(2030, 11), ""),
        (When(2030), ""),
    ],
)
def test_a_day_that_is_still_to_come_is_remarked_on(edition: Edition, when: When, told: str) -> None:
    post = edition.partners.lead_partners[0].post
    says = f"“{post}” is said to have been confirmed on {told}, which is still to come."
    where = (Where(invented.KEY, "partners", ("lead_partners", 0, "confirmed_on")),)
    expected = Remark("confirmed-too-early", "warning", invented.KEY, says, "write the day on which somebody made sure of it", where)
    assert found(with_lead(edition, name=None, confirmed_on=when)) == ([expected] if told else [])
    assert found(with_lead(edition, name=None, confirmed_on=when), on=None) == []


def test_a_lead_who_is_another_person_and_has_the_old_day_is_remarked_on(edition: Edition) -> None:
    before = with_lead(edition, name="Person A", confirmed_on=When(2030, 4, 3))
    after = with_lead(edition, "2030-11", name="Person B", confirmed_on=When(2030, 4, 3))
    says = "“Person B” has changed since the edition of May 2030, and the day of the last confirmation, 3 April 2030, has not."
    where = (Where("arden-vale/2030-11", "partners", ("lead_partners", 0, "confirmed_on")),)
    instead = "make sure of it and write that day, or take the old one out"
    assert found(before, after) == [Remark("confirmed-before-it-changed", "warning", "arden-vale/2030-11", says, instead, where)]


@pytest.mark.parametrize(
    "more",
    [
        {"name": "Person A"},
        {"name": "Person A", "confirmed_by": "Somebody else"},
        {"name": "Person B", "confirmed_on": When(2030, 10)},
        {"name": "Person B", "confirmed_on": None},
        {"name": "Person B", "id": "another-lead"},
    ],
    ids=["the same person", "another post that confirms", "another day", "no day", "another lead"],
)
def test_what_was_confirmed_anew_or_has_not_changed_is_passed_over(edition: Edition, more: dict[str, Any]) -> None:
    before = with_lead(edition, name="Person A", confirmed_on=When(2030, 4, 3))
    assert found(before, with_lead(edition, "2030-11", **{"confirmed_on": When(2030, 4, 3), **more})) == []


def test_an_edition_that_is_out_of_force_is_passed_over(edition: Edition) -> None:
    late = with_lead(edition, confirmed_on=When(2031))
    assert found(replace(late, entry=late.entry.model_copy(update={"status": "superseded"}))) == []

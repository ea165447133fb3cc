"""Every requirement of the shipped instruments is tried on its own examples, and says all that it has to."""

from __future__ import annotations

from typing import Final, get_args

import pytest

from macros.model import Example, When
from macros.model.asking import Check, JudgedElsewhere, NothingToShow
from macros.requirements import Asked, asked, judge

from . import examples
from .projects import shipped

INSTRUMENTS: Final = shipped().instruments
ASKED: Final = asked(INSTRUMENTS)
UNTRIED: Final = (JudgedElsewhere, NothingToShow)


def tried() -> list[Asked]:
    """The requirements that an edition can meet or not meet."""
    return [each for each in ASKED.values() if not isinstance(each.check, UNTRIED)]


def test_every_requirement_that_can_be_met_or_not_met_has_an_example_of_each() -> None:
    lacking = [each.id for each in tried() if each.examples is None or each.examples.met is None or each.examples.not_met is None]
    assert lacking == []


def outcome(requirement: Asked, example: Example | None) -> str:
    assert example is not None
    found = judge(examples.confirmed(examples.edition(example), requirement), requirement, _day(requirement))
    return f"{found.outcome}: {found.says}"


def _day(requirement: Asked) -> When:
    """The day of publication, or the nearest one on which the requirement holds."""
    day = max(examples.DAY, requirement.since or examples.DAY)
    return min(day, requirement.until or day)


@pytest.mark.parametrize("requirement", tried(), ids=lambda each: each.id)
def test_a_requirement_is_met_by_the_example_that_meets_it(requirement: Asked) -> None:
    assert requirement.examples
    assert outcome(requirement, requirement.examples.met).partition(":")[0] == "met"


@pytest.mark.parametrize("requirement", tried(), ids=lambda each: each.id)
def test_a_requirement_is_not_met_by_the_example_that_does_not_meet_it(requirement: Asked) -> None:
    assert requirement.examples
    expected = "does not apply" if requirement.force == "power" else "cannot tell" if requirement.is_promised else "not met"
    assert outcome(requirement, requirement.examples.not_met).partition(":")[0] == expected


def test_every_check_is_used_by_a_requirement() -> None:
    assert {type(each.check) for each in ASKED.values()} == set(get_args(get_args(Check)[0]))

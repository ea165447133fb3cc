"""Rules about the events that an edition dates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..changes import Claim, Weight
from ..model import When
from ..pair import Pair
from ..word_runs import Wording
from ..wording import day
from .naming import subject
from .rule import change_rule

_EVENTS = ("edition", "events", "*")


@change_rule(Weight.WORDING, mirror="event-left-out")
def event_dated(pair: Pair) -> Iterator[Claim]:
    """The arrangements now say when something happened."""
    for one in pair.at(*_EVENTS, how="added"):
        value: Any = one.after
        says = f"The arrangements now date an event: {_dated(value)}."
        yield Claim(subject(pair, one.path), says, (one,), (Wording("", value["text"]),))


@change_rule(Weight.WORDING, mirror="event-dated")
def event_left_out(pair: Pair) -> Iterator[Claim]:
    """The arrangements no longer say when something happened."""
    for one in pair.at(*_EVENTS, how="removed"):
        value: Any = one.before
        says = f"The arrangements no longer date an event: {_dated(value)}."
        yield Claim(subject(pair, one.path), says, (one,), (Wording(value["text"], ""),))


@change_rule(Weight.PRACTICAL)
def event_dated_otherwise(pair: Pair) -> Iterator[Claim]:
    """The arrangements give another date for the same event."""
    for one in pair.at(*_EVENTS, "date"):
        was, now = (day(When.parse(str(date))) for date in (one.before, one.after))
        yield Claim(subject(pair, one.path), f"An event is now dated {now}; before: {was}.", (one,))


@change_rule(Weight.WORDING)
def event_told_otherwise(pair: Pair) -> Iterator[Claim]:
    """The arrangements tell of the same event in other words."""
    for one in pair.at(*_EVENTS, "text"):
        yield Claim(subject(pair, one.path), "What is said of an event was reworded.", (one,), (Wording(str(one.before), str(one.after)),))


def _dated(event: dict[str, str]) -> str:
    return day(When.parse(event["date"]))

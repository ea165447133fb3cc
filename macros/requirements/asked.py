"""What instruments ask: every requirement with all that it carries forward, and which instruments are in force on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ..model import Check, Examples, Instrument, Requirement, When
from ..model.asking import Stated
from ..model.law import About, Force, Owner, Seen
from ..model.partnership import Covered

CARRIED: Final = ("title", "chapter", "heading", "force", "force_from_memory", "asks", "about", "evidence", "owner", "remedy", "check", "examples")
"""What is taken from the requirement that one carries forward, where it does not say it itself."""


@dataclass(frozen=True, eq=False)
class Asked:
    """A requirement with everything filled in: from what it carries forward, and from its instrument.

    `line` are its own id and the ids of all that carry it or that it carries: a passage that answers one of them is an answer
    to each, if its wording was confirmed.
    """

    id: str
    instrument_id: str
    instrument: Instrument
    title: str
    chapter: str | None
    heading: str | None
    paragraph: str | None
    force: Force
    force_from_memory: bool
    seen: Seen
    detail_from_memory: bool
    source: str | None
    verified_by: str | None
    verified_on: When | None
    asks: str
    about: About
    since: When | None
    until: When | None
    covers: tuple[Covered, ...]
    continues: tuple[str, ...]
    carries: str | None
    line: frozenset[str]
    evidence: str
    owner: Owner
    remedy: str
    check: Check
    examples: Examples

    @property
    def is_duty(self) -> bool:
        """Whether it is law, or the guidance says must."""
        return self.force in {"law", "must"}

    @property
    def is_promised(self) -> bool:
        """Whether it is a duty about something else than arrangements, of which their text can only promise that it is kept."""
        return self.is_duty and self.about != "arrangements" and isinstance(self.check, Stated)

    @property
    def is_verified(self) -> bool:
        """Whether somebody had the text open, or a source that restates it was seen, for its force too."""
        return self.seen in {"text", "secondary"} and not self.force_from_memory

    @property
    def is_met_by_publishing(self) -> bool:
        """Whether a draft cannot meet it yet, and does once it is published."""
        return self.check.kind == "published"

    def holds_on(self, day: When) -> bool:
        """Whether it is in force on that day; of a month or year, on its last day."""
        return holds(self.since, self.until, day)


def asked(instruments: Mapping[str, Instrument]) -> dict[str, Asked]:
    """Every requirement of these instruments by its id, in the order of the files; they must agree with each other."""
    written = {each.id: each for instrument in instruments.values() for each in instrument.requirements}
    lines: dict[str, set[str]] = {}
    for each in written.values():
        *_, origin = line_of_descent(each, written)
        lines.setdefault(origin.id, set()).add(each.id)
    line_of = {id: frozenset(ids) for ids in lines.values() for id in ids}
    return {
        requirement.id: _asked(requirement, name, instrument, written, line_of[requirement.id])
        for name, instrument in instruments.items()
        for requirement in instrument.requirements
    }


def in_force(instruments: Mapping[str, Instrument], day: When) -> dict[str, Instrument]:
    """The instruments in force on that day; of a month or year, on its last day."""
    return {name: each for name, each in instruments.items() if holds(each.since, each.until, day)}


def holds(since: When | None, until: When | None, day: When) -> bool:
    """Whether the day, or the last day of the month or year, lies between the two; without a first day, never."""
    last = day.last_day
    return since is not None and since <= last and (until is None or last <= until.last_day)


def line_of_descent(requirement: Requirement, written: Mapping[str, Requirement]) -> Iterator[Requirement]:
    """The requirement, the one that it carries forward, and so on; each once, as far as they are there."""
    seen: set[str] = set()
    current: Requirement | None = requirement
    while current is not None and current.id not in seen:
        seen.add(current.id)
        yield current
        current = written.get(current.carries) if current.carries else None


def _asked(requirement: Requirement, name: str, instrument: Instrument, written: Mapping[str, Requirement], line: frozenset[str]) -> Asked:
    descent = tuple(line_of_descent(requirement, written))
    found: dict[str, Any] = {field: next((value for each in descent if (value := getattr(each, field)) is not None), None) for field in CARRIED}
    continues = ((requirement.carries,) if requirement.carries else ()) + requirement.continues
    return Asked(
        id=requirement.id,
        instrument_id=name,
        instrument=instrument,
        paragraph=requirement.paragraph,
        seen=requirement.seen or "memory",
        detail_from_memory=requirement.detail_from_memory,
        source=requirement.source,
        verified_by=requirement.verified_by,
        verified_on=requirement.verified_on,
        since=requirement.since or instrument.since,
        until=requirement.until or instrument.until,
        covers=next((each.covers for each in descent if each.covers), instrument.covers),
        continues=tuple(dict.fromkeys(continues)),
        carries=requirement.carries,
        line=line,
        # Whoever had the text open has seen what force it has, whatever is carried forward.
        **{**found, "force_from_memory": bool(found["force_from_memory"]) and requirement.verified_by is None},
    )

"""Where what a change is about stands on the pages of the older and of the newer edition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any, Final

from .addresses import LinkTarget
from .changes import Change, Where
from .checks import Spot
from .differences import How
from .evidence import Evidence, Shown
from .model import Edition, Record
from .pair import FINDINGS

_REQUIREMENTS: Final = Evidence("Law and guidance", LinkTarget("requirements"))
_ABOUT_THE_EDITION: Final = Evidence("About this edition", LinkTarget("index", "part-this-edition"))
_ELSEWHERE: Final = {
    ("edition", "title"): _ABOUT_THE_EDITION,
    ("edition", "summary"): Evidence("The start page", LinkTarget("index")),
    ("edition", "as_it_was"): _ABOUT_THE_EDITION,
    ("edition", "explanations"): _REQUIREMENTS,
    ("edition", "sign_offs"): _REQUIREMENTS,
    ("partnership",): _ABOUT_THE_EDITION,
    ("names",): _ABOUT_THE_EDITION,
    (FINDINGS,): _REQUIREMENTS,
}
"""Where that is told which is no item with a place of its own."""


class Places:
    """Finds the item or the page that a change is about, in either edition."""

    def __init__(self, before: Edition, after: Edition) -> None:
        self._sides = (before, Shown(before)), (after, Shown(after))
        self._headings = {heading.id: heading.name for side in (before, after) if side.settings for heading in side.settings.headings}

    def of(self, change: Change, together: bool = False) -> tuple[Evidence | None, Evidence | None]:
        """Where the change stands in the older and in the newer edition; None where it is not there.

        With `together` that is what holds everything that it is about, and not the first item of it.
        """
        hows = {one.how for one in change.differences}
        path = change.differences[0].path
        was, now = change.was, change.now
        if together:
            path = _in_common([one.path for one in change.differences])
            was, now = (None if where is None else where[: len(path)] for where in (was, now))
        older = self._at(0, was, path, hows, "added")
        newer = self._at(1, now, path, hows, "removed")
        return _named(older, change.subject), _named(newer, change.subject)

    def heading(self, id: str) -> str:
        """The name of a heading of the list of settings, of the newer edition if both have it."""
        return self._headings.get(id, id)

    def _at(self, side: int, where: Where | None, path: Where, hows: set[How], absent: How) -> Evidence | None:
        if where is None and hows == {absent}:
            return None
        edition, shown = self._sides[side]
        where = where or path
        elsewhere = _ELSEWHERE.get(where[:2]) or _ELSEWHERE.get(where[:1])
        record = edition.files.get(where[0])
        if elsewhere or record is None:
            return elsewhere
        spot = Spot(where[0], _indexed(record, where[1:]))
        if where[0] == "sections" and len(spot.path) < 2:
            return None  # the passages stand on many pages
        return next(iter(shown.evidence((spot,))), None)


def _in_common(paths: Sequence[Where]) -> Where:
    """The steps with which all these ways begin."""
    steps = takewhile(lambda at: len(set(at)) == 1, zip(*paths, strict=False))
    return tuple(step for step, *_ in steps)


def _named(place: Evidence | None, subject: str) -> Evidence | None:
    """What has no name but its id is called by what the change is about."""
    return replace(place, text=subject) if place and place.text == place.target.id else place


def _indexed(record: Record, where: Where) -> tuple[str | int, ...]:
    """The same way with the places of items in the place of their ids, as far as it leads."""
    found: list[str | int] = []
    value: Any = record
    for step in where:
        if isinstance(value, tuple):
            at = next((place for place, item in enumerate(value) if getattr(item, "id", None) == step), None)
            if at is None:
                break
            found.append(at)
            value = value[at]
        elif isinstance(value, Record) and step in type(value).model_fields:
            found.append(step)
            value = getattr(value, step)
        else:
            break
    return tuple(found)

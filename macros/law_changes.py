"""Two instruments compared: what the newer one asks that the older did not, and what of the older one it no longer asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .requirements import Asked


@dataclass(frozen=True)
class Continued:
    """A requirement of the newer instrument with those of the older one that it continues."""

    now: Asked
    before: tuple[Asked, ...]


@dataclass(frozen=True)
class Changes:
    """What became of the requirements of the older instrument: each of the newer one is in exactly one of the first four.

    `force` are those that bind otherwise than before, `wording` those that bind as before and ask for something else or in
    other words, `unchanged` those that are carried forward as they were, and `dropped` those of the older one that nothing continues.
    """

    new: tuple[Asked, ...]
    force: tuple[Continued, ...]
    wording: tuple[Continued, ...]
    unchanged: tuple[Continued, ...]
    dropped: tuple[Asked, ...]


def changes(older: Iterable[Asked], newer: Iterable[Asked]) -> Changes:
    """What the newer instrument changed, going by what its requirements say that they continue."""
    before = {asked.id: asked for asked in older}
    new, found = [], []
    for asked in newer:
        continued = tuple(before[id] for id in asked.continues if id in before)
        if continued:
            found.append(Continued(asked, continued))
        else:
            new.append(asked)
    kept = {asked.id for one in found for asked in one.before}
    force = tuple(one for one in found if one.now.force not in {asked.force for asked in one.before})
    unchanged = tuple(one for one in found if one not in force and one.now.carries in before)
    wording = tuple(one for one in found if one not in force and one not in unchanged)
    return Changes(tuple(new), force, wording, unchanged, tuple(asked for id, asked in before.items() if id not in kept))


def by_instrument(law: Mapping[str, Asked]) -> dict[str, tuple[Asked, ...]]:
    """The requirements of each instrument, in the order of its text."""
    found: dict[str, list[Asked]] = {}
    for asked in law.values():
        found.setdefault(asked.instrument_id, []).append(asked)
    return {id: tuple(requirements) for id, requirements in found.items()}

"""What each of two editions is found to do of what was asked of it, so that both can be compared requirement by requirement."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Final

from .alignment import Successor
from .model import Edition
from .pair import Beside
from .requirements import Asked, findings

_SHOWN: Final = ("arrangements", "website")


def both_judged(before: Edition, after: Edition, every: Mapping[str, Asked], successors: Mapping[str, Successor] | None = None) -> Beside:
    """The findings of both, each by what was in force when it was published; `every` are all requirements that there are.

    A requirement that carries an older one forward is the same requirement: it has its newer id in both. Only what
    arrangements have to show counts, and only what somebody has verified: nothing else is told as a duty that came or went.
    What held at the time of the other edition too, as something that nobody has verified or that did not apply, neither came nor went.
    """
    older, newer = _outcomes(before, every), _outcomes(after, every)
    carried = {id: source for id in newer if (source := _source(id, older, every)) is not None}
    gone = set(carried.values()) - set(newer)
    found = {id: outcome for id, outcome in older.items() if id not in gone} | {id: older[source] for id, source in carried.items()}
    lasting = _lasting(found.keys() - newer.keys(), after, every) | _lasting(newer.keys() - found.keys(), before, every)
    if "draft" in (before.entry.status, after.entry.status):
        lasting |= {id for id in found.keys() | newer.keys() if every[id].is_met_by_publishing}
    found, newer = ({id: outcome for id, outcome in side.items() if id not in lasting} for side in (found, newer))
    titles = {id: requirement.title for id, requirement in every.items()}
    return Beside(successors or {}, found, newer, titles)


def _outcomes(edition: Edition, every: Mapping[str, Asked]) -> dict[str, str]:
    """The outcome of each requirement that held when the edition was published, was about whom it covers, and applies."""
    shown = [one for one in every.values() if one.is_verified and one.about in _SHOWN and set(one.covers) & set(edition.covers)]
    found = findings(edition, [one for one in shown if one.holds_on(edition.when)])
    return {finding.requirement.id: finding.outcome for finding in found if finding.outcome != "does not apply"}


def _lasting(ids: Set[str], other: Edition, every: Mapping[str, Asked]) -> set[str]:
    """Those that were asked at the time of the other edition too: themselves, or as something that carries them on or that they carry on."""
    held = [one for one in every.values() if one.holds_on(other.when) and set(one.covers) & set(other.covers)]
    kin = {id: _ancestors(id, every) for id in (*ids, *(one.id for one in held))}
    return {id for id in ids if any(id == one.id or id in kin[one.id] or one.id in kin[id] for one in held)}


def _ancestors(id: str, every: Mapping[str, Asked]) -> set[str]:
    """All that a requirement carries on, directly or through others."""
    found: set[str] = set()
    waiting = [id]
    while waiting:
        further = {source for source in every[waiting.pop()].continues if source in every} - found
        found |= further
        waiting += further
    return found


def _source(id: str, older: Mapping[str, str], every: Mapping[str, Asked]) -> str | None:
    """The requirement that held for the older edition and that this one is, or carries forward, directly or through others."""
    waiting, seen = [id], {id}
    while waiting:
        current = waiting.pop(0)
        if current in older:
            return current
        further = [source for source in every[current].continues if source in every and source not in seen]
        waiting += further
        seen |= set(further)
    return None

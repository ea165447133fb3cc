"""What each of two editions is found to do of what was asked of it, so that both can be compared requirement by requirement."""

from __future__ import annotations

from collections.abc import Mapping
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
    """
    older, newer = _outcomes(before, every), _outcomes(after, every)
    carried = {id: source for id in newer if (source := _source(id, older, every)) is not None}
    gone = set(carried.values()) - set(newer)
    found = {id: outcome for id, outcome in older.items() if id not in gone} | {id: older[source] for id, source in carried.items()}
    titles = {id: requirement.title for id, requirement in every.items()}
    return Beside(successors or {}, found, newer, titles)


def _outcomes(edition: Edition, every: Mapping[str, Asked]) -> dict[str, str]:
    """The outcome of each requirement that held when the edition was published, was about whom it covers, and applies."""
    shown = [one for one in every.values() if one.is_verified and one.about in _SHOWN and set(one.covers) & set(edition.covers)]
    found = findings(edition, [one for one in shown if one.holds_on(edition.when)])
    return {finding.requirement.id: finding.outcome for finding in found if finding.outcome != "does not apply"}


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

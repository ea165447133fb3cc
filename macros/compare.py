"""Two editions in, changes out: each raw difference ends in exactly one change, and what no rule explains is shown as such."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from .change_rules import RULES
from .change_rules.naming import subject
from .change_rules.recorded import caveat
from .changes import NOT_YET_EXPLAINED, Change, Claim, Weight, Where, change
from .differences import Difference
from .model import Edition
from .pair import Beside, Pair

_FILES: Final = ("partnership", "edition", "findings", "partners", "agencies", "groups", "region", "sections", "settings", "names")
_SAYS: Final = {"added": "was added", "removed": "was taken out", "changed": "was changed", "reordered": "is in another order"}


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two editions and every change from the older to the newer: the heaviest first, then in the order of the files.

    `caveat` is what a reader has to know before trusting the changes; empty if there is nothing.
    """

    before: Edition
    after: Edition
    changes: tuple[Change, ...]
    caveat: str = ""


def compare(before: Edition, after: Edition, beside: Beside | None = None) -> Comparison:
    """Every change from the older edition to the newer."""
    pair = Pair(before, after, beside)
    changes = []
    for rule in RULES.values():
        for claim in rule.find(pair):
            pair.claim(claim)
            changes.append(change(rule.id, rule.weight, claim, *_places(pair, claim)))
    for one in pair.open():
        changes.append(change(NOT_YET_EXPLAINED, Weight.GOVERNANCE, _unexplained(pair, one), *_places(pair, Claim("", "", (one,)))))
    order = {weight: place for place, weight in enumerate(Weight)}
    changes.sort(key=lambda one: (order[one.weight], _FILES.index(one.differences[0].path[0])))
    return Comparison(before, after, tuple(changes), caveat(before, after))


def _unexplained(pair: Pair, one: Difference) -> Claim:
    way = " › ".join(one.path[1:]) or one.path[0]
    return Claim(subject(pair, one.path), f"`{way}` {_SAYS[one.how]}; this is not yet explained.", (one,))


def _places(pair: Pair, claim: Claim) -> tuple[Where | None, Where | None]:
    """The nearest item with an id, in each edition, to where what the claim is about stands."""
    path = claim.differences[0].path
    return _nearest(pair.was, claim.was or path), _nearest(pair.now, claim.now or path)


def _nearest(read: Callable[[Where], Any], path: Where) -> Where | None:
    """With the ids of the edition that is read, which may not be those of the way."""
    found, steps = 0, list(path)
    for depth in range(1, len(path)):
        item, holder = read(path[: depth + 1]), read(path[:depth])
        if item is None:
            break
        if isinstance(item, dict) and "id" in item:
            found = depth + 1
            steps[depth] = item["id"] if isinstance(holder, list) else path[depth]
    return tuple(steps[:found]) or None

"""Points of lists as the rules read them: where each stands, its text with its parts, and what happened to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ..changes import Where
from ..differences import Difference, How
from ..pair import Pair
from ..word_runs import Wording
from .naming import GROUPS, SECTIONS

POINTS: Final = tuple((*sections, "*", "points") for sections in SECTIONS)

Found = tuple[Where, dict[str, Any], Difference]
Standing = tuple[Where, dict[str, Any], Difference | None]


def told(point: dict[str, Any], depth: int = 0) -> str:
    """The text of a point, its parts below it as a list."""
    lines = [f"{'    ' * (depth - 1)}- {point['text']}" if depth else str(point["text"])]
    return "\n".join([*lines, *(told(part, depth + 1) for part in point.get("parts", ()))])


def points_at(pair: Pair, shapes: Any, how: How) -> list[Found]:
    found: list[Found] = []
    for shape in shapes:
        for one in pair.at(*shape, "*", how=how):
            value: Any = one.after if how == "added" else one.before
            found.append((one.path, value, one))
    return found


def inside(pair: Pair, how: How) -> list[Standing]:
    """The responsibilities of groups that came or went as a whole, and so have no difference of their own."""
    found: list[Standing] = []
    for groups in GROUPS:
        for id, group in whole_groups(pair, groups, how):
            found += [((*groups, id, "responsibilities", point["id"]), point, None) for point in group.get("responsibilities", ())]
    return found


def whole_groups(pair: Pair, groups: Where, how: How) -> Iterator[tuple[str, dict[str, Any]]]:
    """The groups that only the newer (`added`) or only the older edition (`removed`) has."""
    was, now = pair.was(groups) or [], pair.now(groups) or []
    here, there = (now, was) if how == "added" else (was, now)
    others = {group["id"] for group in there}
    yield from ((group["id"], group) for group in here if group["id"] not in others)


def twice(points: list[Any], used: set[Where]) -> dict[str, int]:
    """The ids that several points have, which say nothing about where one of them went."""
    ids = [point["id"] for path, point, _ in points if path not in used]
    return {id: ids.count(id) for id in ids if ids.count(id) > 1}


def inner(pair: Pair, shapes: Any) -> Iterator[tuple[Where, tuple[Difference, ...]]]:
    for shape in shapes:
        for path, found in pair.below(*shape, "*").items():
            yield path, tuple(found)


def both(pair: Pair, path: Where) -> Wording:
    return Wording(told(pair.was(path)), told(pair.now(path)))

"""The groups of an edition as a tree, and the sentence that says its shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .model import Group
from .wording import capital, counted, listed, number


@dataclass(frozen=True)
class Branch:
    """A group with the groups below it."""

    group: Group
    below: tuple[Branch, ...]

    def __iter__(self) -> Iterator[Branch]:
        yield self
        for branch in self.below:
            yield from branch


def tree(groups: tuple[Group, ...]) -> tuple[Branch, ...]:
    """The groups that answer to no other, each with those below it.

    A group that answers to several stands under the first; groups that answer to each other in a circle
    stand at the top, so that none is lost.
    """
    ids = {group.id for group in groups}
    above = {group.id: next((id for id in group.reports_to if id in ids), None) for group in groups}

    def tops_out(id: str | None) -> bool:
        seen = set()
        while id is not None and id not in seen:
            seen.add(id)
            id = above[id]
        return id is None

    def branch(group: Group) -> Branch:
        return Branch(group, tuple(branch(other) for other in groups if above[other.id] == group.id and tops_out(other.id)))

    tops = [branch(group) for group in groups if above[group.id] is None]
    circled = [Branch(group, ()) for group in groups if not tops_out(group.id)]
    return tuple(tops + circled)


def shape(branches: tuple[Branch, ...]) -> str:
    """One sentence: who has how many groups below, and which stand alone. Empty if there are no groups."""
    parts = []
    for top in branches:
        if top.below:
            parts.append(f"the {top.group.name} has {counted(len(top.below), 'group')} below it")
        for branch in list(top)[1:]:
            if branch.below:
                parts.append(f"the {branch.group.name} has {number(len(branch.below))} of its own")
    named = {id for top in branches for branch in top for id in branch.group.reports_to}
    alone = [f"the {top.group.name}" for top in branches if not top.below and top.group.id not in named]
    if alone:
        parts.append(f"{listed(alone)} {'stands' if len(alone) == 1 else 'stand'} alone")
    for top in branches:
        second = sum(top.group.id in branch.group.reports_to[1:] for other in branches for branch in other)
        if second:
            parts.append(f"{counted(second, 'group')} also {'reports' if second == 1 else 'report'} to the {top.group.name}")
    return f"{capital(listed(parts))}." if parts else ""

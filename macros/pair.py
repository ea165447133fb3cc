"""Two editions as the rules see them: what each says, what else is known, and the differences that nobody has explained yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from .alignment import Successor, same_things
from .changes import Claim, Where
from .differences import Difference, How, Plain, differences, settled
from .model import Edition, Record, Same, contents
from .seal import records_of
from .wording import edition_month

_NOTES: Final = "changes"
"""What is said about changes is none itself."""

_KEPT: Final = 64
"""Of how many files it is kept what they say: an edition is compared with the one before it and with the one after."""

FINDINGS: Final = "findings"
"""The name under which findings stand among what an edition says."""


@dataclass(frozen=True)
class Beside:
    """What is known beside the two editions.

    `successors` says for the number (URN) of a school that closed which one took its place. `found_before` and
    `found_after` are the findings of both editions, outcomes by the id of the requirement, and `titles` the titles of
    those requirements; without both findings, nothing is said about requirements.
    """

    successors: Mapping[str, Successor] = field(default_factory=dict)
    found_before: Mapping[str, str] | None = None
    found_after: Mapping[str, str] | None = None
    titles: Mapping[str, str] = field(default_factory=dict)


class Pair:
    """The older and the newer edition, and every difference between them until a rule claims it."""

    def __init__(self, before: Edition, after: Edition, beside: Beside | None = None) -> None:
        self.before, self.after, self.beside = before, after, beside or Beside()
        self._said = _said(before, after, self.beside)
        self.same = same_things(before, after, self.beside.successors)
        for (kind, name), older in self.same.items():
            self._said[1][kind] = _in_older_order(self._said[1].get(kind), name, older)
        self._differences = tuple(differences(*self._said, same=self.same))
        self._claimed: set[int] = set()
        self._buckets: dict[tuple[str, str], list[Difference]] = {}
        for one in self._differences:
            self._buckets.setdefault(_bucket(one.path), []).append(one)
        self._indexes: dict[tuple[bool, Where], dict[str, Any]] = {}

    @property
    def months(self) -> tuple[str, str]:
        """The editions as readers name them, as in `December 2024`; with the area where two partnerships are compared."""
        one, other = edition_month(self.before.entry.id), edition_month(self.after.entry.id)
        if one != other:
            return one, other
        return f"{self.before.partnership.short_name}, {one}", f"{self.after.partnership.short_name}, {other}"

    def open(self) -> tuple[Difference, ...]:
        """Every difference that is not yet claimed."""
        return tuple(one for one in self._differences if id(one) not in self._claimed)

    def at(self, *shape: str, how: How | None = None) -> list[Difference]:
        """The open differences at a way of that shape, in which `*` stands for any one step."""
        return [one for one in self._in_bucket(_bucket(shape)) if len(one.path) == len(shape) and _fits(one.path, shape) and how in {None, one.how}]

    def below(self, *shape: str, fields: frozenset[str] | None = None) -> dict[Where, list[Difference]]:
        """The open differences inside what stands at a way of that shape, by that way; of these fields only, if any are named."""
        found: dict[Where, list[Difference]] = {}
        depth = len(shape)
        for one in self._in_bucket((shape[0], shape[1])):
            if len(one.path) > depth and _fits(one.path, shape) and (fields is None or one.path[depth] in fields):
                found.setdefault(one.path[:depth], []).append(one)
        return found

    def claim(self, claim: Claim) -> None:
        """Take the differences of a claim from those that are open."""
        for one in claim.differences:
            if id(one) in self._claimed:
                raise ValueError(f"two rules claim what happened at {' › '.join(one.path)}")
            self._claimed.add(id(one))

    def was(self, path: Where) -> Any:
        """What the older edition says there, in plain values; None if nothing."""
        return self._find(False, path)

    def now(self, path: Where) -> Any:
        """What the newer edition says there, found by older ids where an item has another one now; None if nothing."""
        return self._find(True, path)

    def name(self, path: Where) -> str:
        """The name or title of the item there, of the newer edition if it has it."""
        item = self.now(path) or self.was(path) or {}
        return str(item.get("name") or item.get("title") or item.get("post") or path[-1])

    @property
    def same_bodies(self) -> frozenset[str]:
        """The ids of the organisations that both editions know."""
        return frozenset(self.before.organisations) & frozenset(self.after.organisations)

    def organisation(self, id: str) -> str:
        """The name of an organisation at the time of the newer edition."""
        return self.after.organisation_name(id) if id in self.after.organisations else id

    def _in_bucket(self, bucket: tuple[str, str]) -> Iterator[Difference]:
        return (one for one in self._buckets.get(bucket, ()) if id(one) not in self._claimed)

    def _find(self, after: bool, path: Where) -> Any:
        value: Any = self._said[after]
        for depth, step in enumerate(path):
            if isinstance(value, list):
                value = self._index(after, path[:depth], value).get(step)
            elif isinstance(value, dict):
                value = value.get(step)
            else:
                return None
        return value

    def _index(self, after: bool, way: Where, items: list[Any]) -> dict[str, Any]:
        if (after, way) not in self._indexes:
            older = self.same.get(way, {}) if after else {}
            self._indexes[after, way] = {older.get(item["id"], item["id"]): item for item in items if isinstance(item, dict) and "id" in item}
        return self._indexes[after, way]


_Said = dict[str, Plain]


def _bucket(path: tuple[str, ...]) -> tuple[str, str]:
    return path[0], path[1] if len(path) > 2 else ""


def _fits(path: tuple[str, ...], shape: tuple[str, ...]) -> bool:
    return all(wanted in {"*", step} for step, wanted in zip(path, shape, strict=False))


def _said(before: Edition, after: Edition, beside: Beside) -> tuple[_Said, _Said]:
    """What each says: its files, the names at the time of the organisations that both name, and its findings."""
    found: list[_Said] = [
        {kind: _settled(Same(record)) for kind, record in records_of(edition).items() if kind != _NOTES} for edition in (before, after)
    ]
    both = set.intersection(*(_named(edition) for edition in (before, after)))
    for said, edition in zip(found, (before, after), strict=True):
        said["names"] = {id: edition.organisation_name(id) for id in sorted(both)}
    if beside.found_before is not None and beside.found_after is not None:
        found[0][FINDINGS], found[1][FINDINGS] = dict(beside.found_before), dict(beside.found_after)
    return found[0], found[1]


@lru_cache(maxsize=_KEPT)
def _settled(record: Same[Record]) -> dict[str, Plain]:
    return settled(record.thing)


def _in_older_order(said: Plain, name: str, older: Mapping[str, str]) -> Plain:
    """What is said, where that which is the same under another id has the place of its older id: the order of these lists means nothing."""
    items: Any = said.get(name) if isinstance(said, dict) else None
    if not (items and older and isinstance(said, dict)):
        return said
    ordered: list[Any] = sorted(items, key=lambda item: older.get(item["id"], item["id"]))
    return {**said, name: ordered}


def _named(edition: Edition) -> set[str]:
    named = {id for record in records_of(edition).values() for _, mark, id in contents(record).references if mark.to == "organisation"}
    return named & set(edition.organisations)

"""Invented areas: their names, their councils, health bodies and forces, and who shares them with whom."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from statistics import NormalDist
from typing import Any, Final

from .language import slug

_HEADS: Final = (
    "Larch", "Quill", "Thistle", "Ostle", "Brindle", "Fennel", "Yarrow", "Sedge", "Marl", "Tansy", "Wren", "Heron", "Umber", "Corn", "Dapple",
    "Elver", "Gorse", "Hazel", "Ivel", "Juniper", "Kestrel", "Linnet", "Mallow", "Nettle", "Osier", "Plover", "Rowan", "Sorrel", "Teasel", "Vetch",
)  # fmt: skip
_TAILS: Final = ("mere", "combe", "stead", "wick", "shaw", "holme", "thorpe", "garth", "worthy", "hithe", "royd", "beck")
_WAYS: Final = ("North", "South", "East", "West")
_RENAMED: Final = "2022-06-30"
_MEAN: Final = 155
_FEWEST: Final = 60
_MOST: Final = 900
_SHARERS: Final = 4
"""As many partnerships in a row are neighbours; in some such rows all but the last share regional arrangements."""


@dataclass(frozen=True)
class Place:
    """One partnership's area: the ids of its bodies, how many settings it lists, and the region it shares, if any."""

    id: str
    name: str
    councils: tuple[str, ...]
    districts: tuple[str, ...]
    health: tuple[str, ...]
    police: tuple[str, ...]
    trusts: tuple[str, ...]
    settings: int
    region: str | None

    @property
    def host(self) -> str:
        """A host name that nobody can own."""
        return f"{self.id}.example"


def places(choice: Random, count: int) -> tuple[tuple[Place, ...], list[dict[str, Any]]]:
    """That many areas, no two alike, and every organisation that stands in one of them."""
    names = [head + tail for head in _HEADS for tail in _TAILS]
    choice.shuffle(names)
    if count > len(names):
        raise ValueError(f"there are names for {len(names)} partnerships at most")
    sizes = _sizes(choice, count)
    bodies = _Bodies(choice)
    found: list[Place] = []
    for index, name in enumerate(names[:count]):
        nearby = index // _SHARERS
        councils = [bodies.body(f"{name} Council", "local-authority")]
        if index % 10 == 3:
            councils.append(bodies.body(f"{name} and Vale Council", "local-authority"))
        parts = _WAYS if index % 4 == 1 else ()
        districts = tuple(bodies.body(f"{way} {name} District Council", "district-council", part_of=councils[0]) for way in parts)
        health = [bodies.board(nearby // 2)]
        if index % 15 == 7:
            health += [bodies.board(nearby // 2 + 200), bodies.board(nearby // 2 + 400)]
        police = [bodies.force(nearby)]
        if index % 12 == 5:
            police.append(bodies.force(nearby + 500))
        trusts = tuple(bodies.body(f"{name} {kind} NHS Trust", "nhs-trust") for kind in ("Hospitals", "Community"))
        shared = nearby % 5 < 3 and index % _SHARERS < _SHARERS - 1 and count > nearby * _SHARERS + 1
        region = f"region-{nearby + 1}" if shared else None
        found.append(Place(slug(name), name, tuple(councils), districts, tuple(health), tuple(police), trusts, sizes[index], region))
    return tuple(found), bodies.all


def _sizes(choice: Random, count: int) -> list[int]:
    """How many settings each lists: most few, some very many, whatever the count of partnerships."""
    bell = NormalDist()
    sizes = [_FEWEST + int((_MEAN - _FEWEST) * 0.58 * 2.857 ** bell.inv_cdf((index + 0.5) / count)) for index in range(count)]
    choice.shuffle(sizes)
    return [min(size, _MOST) for size in sizes]


class _Bodies:
    """Every organisation once."""

    def __init__(self, choice: Random) -> None:
        self._choice = choice
        self.all: list[dict[str, Any]] = []
        self._ids: set[str] = set()

    def body(self, name: str, kind: str, **more: Any) -> str:
        id = slug(name)
        if id not in self._ids:
            self._ids.add(id)
            self.all.append({"id": id, "name": name, "kind": kind, **more})
        return id

    def board(self, number: int) -> str:
        name = f"Vale {number + 1}"
        former = [{"id": f"{slug(name)}-ccg", "name": f"NHS {name} Clinical Commissioning Group", "until": _RENAMED}]
        return self.body(f"NHS {name} Integrated Care Board", "integrated-care-board", former_names=former)

    def force(self, number: int) -> str:
        return self.body(f"Force {number + 1} Constabulary", "police-force")

"""Which number followed which: the links by which a school that closed and opened again is still found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ..model import When
from .columns import Columns
from .entries import read_day
from .tables import Row

_NUMBER: Final = re.compile(r"[0-9]{6}")


@dataclass(frozen=True)
class Links:
    """Numbers and the numbers that followed them, each with the day if it is known."""

    after: Mapping[str, Mapping[str, When | None]]

    def ends(self, urn: str, known: Mapping[str, object]) -> tuple[str, ...]:
        """The numbers in `known` to which the links lead from `urn`, over any that lie between."""
        found: list[str] = []
        seen, waiting = {urn}, [urn]
        while waiting:
            for following in sorted(self.after.get(waiting.pop(0), {})):
                if following in seen:
                    continue
                seen.add(following)
                if following in known:
                    found.append(following)
                else:
                    waiting.append(following)
        return tuple(found)

    def before(self, urn: str) -> tuple[str, ...]:
        """The numbers that `urn` followed at once."""
        return tuple(sorted(old for old, following in self.after.items() if urn in following))


def links_of(columns: Columns, rows: Iterable[Row]) -> Iterator[tuple[str, str, When | None]]:
    """Older number, newer number and day, of each row that links a school with what came before or after it."""
    places = columns.places
    for row in rows:
        cells = dict(enumerate(row.cells))
        one, other = (re.sub(r"\.0+$", "", cells.get(places[meaning], "").strip()) for meaning in ("urn", "link"))
        if not (_NUMBER.fullmatch(one) and _NUMBER.fullmatch(other)):
            continue
        kind = cells.get(places["link type"], "").strip().casefold()
        day = read_day(cells.get(places.get("link date", -1), ""))
        if kind.startswith("successor"):
            yield one, other, day
        elif kind.startswith("predecessor"):
            yield other, one, day


def joined(found: Iterable[tuple[str, str, When | None]]) -> Links:
    """All links together. A link that is told from both sides is one."""
    after: dict[str, dict[str, When | None]] = {}
    for old, new, day in found:
        if old != new:
            known = after.setdefault(old, {})
            known[new] = known.get(new) or day
    return Links(after)

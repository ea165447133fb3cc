"""What is due in some editions, as values that every format tells in its own way."""

from __future__ import annotations

from dataclasses import dataclass

from ..due import Due
from ..model import When
from ..problems import Place


@dataclass(frozen=True)
class Entry:
    """Something that is due, and where its day stands in the files, if it stands in a file of the edition."""

    due: Due
    place: Place | None = None


@dataclass(frozen=True)
class Report:
    """All that has passed by the day `on`, or comes within so many months of it, the earliest first.

    `editions` are the keys of those that were looked at.
    """

    on: When
    months: int
    editions: tuple[str, ...]
    entries: tuple[Entry, ...] = ()

    @property
    def overdue(self) -> tuple[Entry, ...]:
        """What has passed."""
        return tuple(entry for entry in self.entries if entry.due.has_passed(self.on))

    @property
    def by_owner(self) -> dict[str, list[Entry]]:
        """The entries by who sees to them; who has the earliest comes first."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.due.who, []).append(entry)
        return found

"""Files of lists read together: what each one is, how its columns were understood, and what came of its rows."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ..model import When
from ..problems import Place, Problem
from .columns import MEANINGS, Columns, best_table
from .councils import Councils
from .entries import Entry, Reader, first_of_each
from .faults import CannotImport, Dropped, Unreadable
from .links import Links, joined, links_of
from .tables import Table, tables_of

_MONTHS: Final = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_IN_WORDS: Final = re.compile(rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?[ _-])?({'|'.join(_MONTHS)})[ _-](20\d\d)", re.IGNORECASE)
_IN_FIGURES: Final = re.compile(r"(?<!\d)(20\d\d)([-_]?)(0[1-9]|1[0-2])(?:\2(0[1-9]|[12]\d|3[01]))?(?!\d)")


@dataclass(frozen=True)
class Source:
    """One file as it was understood. `rows` counts those below the heading row."""

    file: str
    sheet: str
    columns: Columns
    when: When | None
    rows: int
    names_councils: bool = True

    @property
    def is_of(self) -> str:
        """What kind of list it is: `schools`, `childcare` or `links`, or `own` if it has no numbers."""
        places = self.columns.places
        return "links" if self.columns.are_links else "childcare" if "ofsted" in places else "schools" if "urn" in places else "own"


@dataclass(frozen=True)
class Lists:
    """All files together: the entries of the partnership's councils, what else is known of numbers, and what was left out."""

    sources: tuple[Source, ...]
    entries: tuple[Entry, ...]
    elsewhere: Mapping[str, Entry]
    """Entries of other councils that the edition lists, by number."""
    links: Links
    dropped: tuple[Dropped, ...]
    other_councils: Mapping[str, int]

    @property
    def when(self) -> When | None:
        """The day of which the lists speak: of several, the earliest."""
        return min((source.when for source in self.sources if source.when and source.is_of != "links"), default=None, key=lambda when: when.last_day)


def read_lists(files: Iterable[tuple[str, bytes]], councils: Councils, as_of: When | None, held: Collection[str] = ()) -> Lists:
    """Read every file; raises `CannotImport` with all that is wrong.

    `as_of` is the day of the lists where somebody said it, `held` are the URNs of the edition.
    """
    reading = _Reading(councils, as_of, held)
    for file, content in files:
        try:
            reading.take(file, content)
        except Unreadable as error:
            reading.wrong.append(Problem(Place(file), error.code, error.says, error.instead))
    return reading.lists()


class _Reading:
    """Gathers what stands in one file after the other."""

    def __init__(self, councils: Councils, as_of: When | None, held: Collection[str]) -> None:
        self._councils, self._as_of, self._held = councils, as_of, frozenset(held)
        self._sources: list[Source] = []
        self._ours: list[Entry] = []
        self._elsewhere: dict[str, Entry] = {}
        self._dropped: list[Dropped] = []
        self._others: Counter[str] = Counter()
        self._links: list[tuple[str, str, When | None]] = []
        self.wrong: list[Problem | str] = []

    def take(self, file: str, content: bytes) -> None:
        """Read one file; raises `Unreadable`."""
        table, columns = _table(content)
        when = self._as_of or _day_of(file, table, columns)
        rows = (row for row in table.rows() if row.number > columns.row and any(cell.strip() for cell in row.cells))
        if columns.are_links:
            found = list(rows)
            self._links.extend(links_of(columns, found))
            self._sources.append(Source(file, table.sheet, columns, when, len(found)))
            return
        _needed(columns)
        reader = Reader(file, columns, self._councils, when)
        others: Counter[str] = Counter()
        ours = 0
        for row in rows:
            if not reader.is_ours(row):
                others[reader.council(row)] += 1
                if reader.urn(row) in self._held and isinstance(entry := reader.entry(row), Entry):
                    self._elsewhere.setdefault(entry.urn, entry)
                continue
            entry = reader.entry(row)
            ours += 1
            if isinstance(entry, Entry):
                self._ours.append(entry)
            else:
                self._dropped.append(entry)
        self._others += others
        self._sources.append(Source(file, table.sheet, columns, when, ours + others.total(), reader.names_councils))
        if others and not ours:
            self.wrong.append(_of_others(file, self._councils, others))
        elif not ours:
            self.wrong.append(Problem(Place(file), "no-rows", "there is no row below the headings", "look whether it is the right file"))

    def lists(self) -> Lists:
        """All together; raises `CannotImport` if anything is wrong."""
        if not self.wrong and all(source.is_of == "links" for source in self._sources):
            self.wrong.append("A list of links alone says nothing of settings. Give the list of schools too.")
        if self.wrong:
            raise CannotImport(self.wrong)
        kept, again = first_of_each(iter(self._ours))
        others = dict(self._others.most_common())
        numbers = {entry.urn for entry in kept}
        elsewhere = {urn: entry for urn, entry in self._elsewhere.items() if urn not in numbers}
        return Lists(tuple(self._sources), kept, elsewhere, joined(self._links), (*self._dropped, *again), others)


def _table(content: bytes) -> tuple[Table, Columns]:
    tables = tables_of(content)
    found = best_table(tables)
    if found:
        return found
    first = next((row for table in tables for row in table.sample if any(cell.strip() for cell in row.cells)), None)
    shown = " ".join(" | ".join(first.cells).split())[:80] if first else ""
    says = f"no heading row was found{f'; the first row is `{shown}`' if shown else ''}"
    raise Unreadable(says, "the columns need headings such as `Name`, `URN`, `Type`, `Local authority`", "no-headings")


def _needed(columns: Columns) -> None:
    if "name" not in columns.places:
        seen = ", ".join(f"`{column.heading}`" for column in columns.columns[:8])
        says = f"no column holds the names of settings; row {columns.row} has the headings {seen}"
        raise Unreadable(says, f"call that column {_one_of('name')}", "missing-column", columns.row)
    if not {"urn", "ofsted", "type", "phase", "heading"} & set(columns.places):
        says = "there are names, but no column says which numbers they have or what they are"
        raise Unreadable(says, "add a column `URN`, `Type` or `Heading`", "missing-column", columns.row)
    if "ofsted" in columns.places and "type" not in columns.places:
        says = "a list with Ofsted's numbers does not say which providers are childminders"
        raise Unreadable(says, f"keep the column {_one_of('type')}, so that nobody's home is taken in", "missing-column", columns.row)


def _one_of(meaning: str) -> str:
    headings = MEANINGS[meaning][1].split(" | ")  # type: ignore[index]
    return " or ".join(f"`{heading}`" for heading in (headings[3:4] if meaning == "type" else headings[-2:-1]))


def _of_others(file: str, councils: Councils, found: Counter[str]) -> Problem:
    named = ", ".join(f"{name} ({count:,})" for name, count in found.most_common(4))
    says = f"no row is of {councils.said}; the list speaks of {named}{' and others' if len(found) > 4 else ''}"
    return Problem(Place(file), "other-councils", says, "give the list of the partnership's own councils")


def _day_of(file: str, table: Table, columns: Columns) -> When | None:
    """The day of the list: from the rows above its headings, else from the name of the file."""
    above = " ".join(cell for row in table.sample if row.number < columns.row for cell in row.cells)
    return next((when for text in (above, file) for when in _days(text)), None)


def _days(text: str) -> Iterator[When]:
    for found in _IN_WORDS.finditer(text):
        yield from _when(int(found[3]), _MONTHS[found[2].casefold()], int(found[1] or 0))
    for found in _IN_FIGURES.finditer(text):
        yield from _when(int(found[1]), int(found[3]), int(found[4] or 0))


def _when(year: int, month: int, day: int) -> Iterator[When]:
    if day <= calendar.monthrange(year, month)[1]:
        yield When(year, month, day)

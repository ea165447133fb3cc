"""What a person touched in the workbook since it was exported, beside what the edition has changed since. No value is judged here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..problems import Place, Problem
from .reading import Page, Returned, Row
from .sheets import ID
from .tables import Cells, Tables


@dataclass(frozen=True)
class Touched:
    """A row with an id and the cells in it that a person changed; `since` are the headings of those that the edition changed since."""

    page: Page
    row: Row
    cells: Cells
    since: frozenset[str]


@dataclass(frozen=True)
class New:
    """A row without an id."""

    page: Page
    row: Row


@dataclass(frozen=True)
class Wanted:
    """What a person did: rows that were touched, the ids of rows that were taken out, and rows that are new.

    `removed` and `fresh` are by the titles of sheets; `fresh` are the rows that the edition has got since the export.
    `older` says whether the edition has changed in any way since then.
    """

    touched: tuple[Touched, ...]
    removed: Mapping[str, tuple[str, ...]]
    new: tuple[New, ...]
    fresh: Tables
    older: bool


def merged(returned: Returned, now: Tables) -> tuple[Wanted, tuple[Problem, ...]]:
    """What a person did, and every row of which that cannot be said. A cell that nobody touched keeps what the edition says now."""
    merging = {title: _Merging(page, returned.exported[title], now[title]) for title, page in returned.pages.items()}
    wanted = Wanted(
        tuple(one for each in merging.values() for one in each.touched),
        {title: tuple(each.removed) for title, each in merging.items()},
        tuple(one for each in merging.values() for one in each.new),
        {title: {row: cells for row, cells in now[title].items() if row not in returned.exported[title]} for title in merging},
        any(not _same_table(returned.exported[title], now[title]) for title in merging),
    )
    return wanted, tuple(problem for each in merging.values() for problem in each.wrong)


class _Merging:
    """One sheet: what it said when it was exported, what the edition says now, and what comes back."""

    def __init__(self, page: Page, exported: Mapping[str, Cells], now: Mapping[str, Cells]) -> None:
        self._page, self._exported, self._now = page, exported, now
        self.touched: list[Touched] = []
        self.removed: list[str] = []
        self.new: list[New] = []
        self.wrong: list[Problem] = []
        seen: dict[str, int] = {}
        for row in page.rows:
            if not row.id:
                self.new.append(New(page, row))
            elif row.id in seen:
                self._say(row, "repeated-id", f"the id `{row.id}` stands in row {seen[row.id]} too", "empty this cell if the row is a new one")
            elif row.id not in exported:
                self._say(row, "unknown-id", f"no row was exported with the id `{row.id}`", "leave the cell of a new row empty")
            else:
                self._known(row)
            seen.setdefault(row.id, row.number)
        for id in exported:
            if id not in seen and id in now:
                self._gone(id)

    def _known(self, row: Row) -> None:
        exported = self._exported[row.id]
        touched = {heading: text for heading, text in row.cells.items() if text != exported.get(heading, "")}
        if touched and not any(row.cells.values()):
            self._say(row, "emptied-row", f"the row of `{row.id}` is empty", "delete the whole row to take it out, or fill its cells again")
        elif touched:
            now = self._now.get(row.id, exported)
            since = frozenset(heading for heading in row.cells if _close(now.get(heading, "")) != _close(exported.get(heading, "")))
            self.touched.append(Touched(self._page, row, touched, since))

    def _gone(self, id: str) -> None:
        sheet = self._page.sheet
        if not sheet.fixed and _same(self._exported[id], self._now[id]):
            self.removed.append(id)
            return
        says = f"the row of `{id}` was taken out"
        instead = f"put it back; a role is taken out in {sheet.file}.yml"
        if not sheet.fixed:
            says, instead = f"{says}, but the edition has changed it since the export", "export a workbook anew, and delete the row in that one"
        self.wrong.append(Problem(Place(f"{self._page.file}, sheet {sheet.title}"), "missing-row", says, instead))

    def _say(self, row: Row, code: str, says: str, instead: str) -> None:
        self.wrong.append(Problem(self._page.place(row, ID), code, says, instead))


def look_alike(one: Cells, other: Cells) -> bool:
    """Whether two rows show the same, whatever their capitals."""
    return all(_close(one.get(heading, "")).casefold() == _close(other.get(heading, "")).casefold() for heading in {*one, *other})


def _same_table(one: Mapping[str, Cells], other: Mapping[str, Cells]) -> bool:
    return one.keys() == other.keys() and all(_same(cells, other[row]) for row, cells in one.items())


def _same(one: Cells, other: Cells) -> bool:
    return all(_close(one.get(heading, "")) == _close(other.get(heading, "")) for heading in {*one, *other})


def _close(text: str) -> str:
    """The text without spaces and line ends, some of which get lost on the way through some programs."""
    return "".join(text.split())

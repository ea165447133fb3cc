"""A workbook as it comes back: what its cells say, where each stands, and what they said when it went out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ..problems import Place, Problem, did_you_mean
from ..settings_list.faults import CannotImport, Unreadable
from ..settings_list.spreadsheets import sheets_of
from ..wording import listed
from .sheets import EXPORTED, ID, SHEETS, Sheet
from .tables import Cells, Tables

_PACKED: Final = (b"PK", b"\xd0\xcf\x11\xe0")
_HIGHEST: Final = 10
"""Within so many rows the headings have to stand."""


@dataclass(frozen=True)
class Row:
    """One row that comes back: its number, the id in its grey cell (empty for a new row), and its cells."""

    number: int
    id: str
    cells: Cells


@dataclass(frozen=True)
class Page:
    """One sheet that comes back: its rows, the letters of its columns by their headings, and the headings that are not ours."""

    file: str
    sheet: Sheet
    rows: tuple[Row, ...]
    letters: Mapping[str, str]
    others: tuple[str, ...]

    def place(self, row: Row, heading: str = ID) -> Place:
        """Where a cell stands, as the spreadsheet program names it."""
        return Place(f"{self.file}, sheet {self.sheet.title}, cell {self.letters[heading]}{row.number}")


@dataclass(frozen=True)
class Returned:
    """A whole workbook: the edition from which it was exported, what it said then, and its sheets by their titles."""

    edition: str
    exported: Tables
    pages: Mapping[str, Page]


def read_workbook(file: str, content: bytes) -> Returned:
    """Read the workbook; raises `CannotImport` with all that keeps it from being one of ours."""
    try:
        if not content.startswith(_PACKED):
            raise Unreadable("this is no workbook", "give the workbook that `export` wrote, saved as .xlsx or .ods")
        found = {_plainly(name): rows for name, rows in sheets_of(content)}
    except Unreadable as error:
        raise CannotImport([Problem(Place(file), error.code, error.says, error.instead)]) from None
    kept = found.get(_plainly(EXPORTED))
    if not kept or kept[0][:1] != ["edition"]:
        says = f"the hidden sheet `{EXPORTED}` is not there, which tells what the workbook said when it was exported"
        raise CannotImport([Problem(Place(file), "not-exported", says, "export a workbook anew, and make your changes in that one")])
    pages: dict[str, Page] = {}
    wrong: list[Problem | str] = []
    for sheet in SHEETS:
        page = _page(file, sheet, found)
        if isinstance(page, Page):
            pages[sheet.title] = page
        else:
            wrong.append(page)
    if wrong:
        raise CannotImport(wrong)
    return Returned(kept[0][1], _exported(kept[1:]), pages)


def _page(file: str, sheet: Sheet, found: Mapping[str, list[list[str]]]) -> Page | Problem:
    rows = found.get(_plainly(sheet.title))
    if rows is None:
        near = did_you_mean(sheet.title, found) or "give it that name again, or export a workbook anew"
        return Problem(Place(file), "missing-sheet", f"there is no sheet `{sheet.title}`", near)
    needed = [ID, *(column.heading for column in sheet.columns)]
    ours = {_plainly(heading): heading for heading in needed}
    head = next((number for number, row in enumerate(rows[:_HIGHEST]) if _plainly(ID) in map(_plainly, row)), None)
    if head is None:
        says = f"the sheet has no row of headings, which begins with `{ID}`"
        return Problem(Place(f"{file}, sheet {sheet.title}"), "no-headings", says, "put it back, or export a workbook anew")
    places: dict[str, int] = {}
    for place, text in enumerate(rows[head]):
        if _plainly(text) in ours:
            places.setdefault(ours[_plainly(text)], place)
    missing = [f"`{heading}`" for heading in needed if heading not in places]
    others = tuple(text.strip() for place, text in enumerate(rows[head]) if text.strip() and place not in places.values())
    if missing:
        says = f"the sheet has no column {listed(missing, 'or')}"
        column = f"the column `{others[0]}`" if len(others) == len(missing) == 1 else "the column"
        return Problem(Place(f"{file}, sheet {sheet.title}"), "missing-column", says, f"give {column} that heading again, or export a workbook anew")
    held = tuple(_rows(rows, head, places))
    return Page(file, sheet, held, {heading: _letter(place) for heading, place in places.items()}, others)


def _rows(rows: list[list[str]], head: int, places: Mapping[str, int]) -> Iterator[Row]:
    for number, row in enumerate(rows[head + 1 :], head + 2):
        cells = {heading: _text(row[place]) if place < len(row) else "" for heading, place in places.items()}
        if any(cells.values()):
            id = cells.pop(ID)
            yield Row(number, id, cells)


def _exported(lines: list[list[str]]) -> Tables:
    tables: dict[str, dict[str, dict[str, str]]] = {sheet.title: {} for sheet in SHEETS}
    for title, row, heading, text in ([*line, "", "", "", ""][:4] for line in lines):
        if title in tables:
            cells = tables[title].setdefault(row, {})
            if heading:
                cells[heading] = _text(text)
    return tables


def _text(cell: str) -> str:
    """The text of a cell. How programs end lines, and spaces around it, say nothing."""
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def _plainly(text: str) -> str:
    return " ".join(text.casefold().split())


def _letter(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

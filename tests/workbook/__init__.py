"""What the tests of workbooks share: the workbook of an invented draft as rows of text, edited as a person would, and put together again."""

from __future__ import annotations

import difflib
import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from macros.settings_list.spreadsheets import sheets_of
from macros.workbook import Import, export_workbook, import_workbook

from .. import invented
from ..projects import contents
from ..settings_list import draft

Rows = dict[str, list[list[str]]]
"""The rows of each sheet, by its title."""

Edit = Callable[["Book"], object]
KEY: Final = invented.KEY
FOLDER: Final = f"partnerships/{invented.PARTNERSHIP}/editions/{invented.EDITION}"
_EXPORTED: Final[dict[tuple[str, frozenset[tuple[str, bytes]]], bytes]] = {}
_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f]")


class Book:
    """A workbook in the hands of a person, who knows rows by their ids and columns by their headings."""

    def __init__(self, content: bytes) -> None:
        self.sheets: Rows = dict(sheets_of(content))

    def set(self, sheet: str, id: str, heading: str, text: str) -> Book:
        """Type into a cell."""
        self._row(sheet, id)[self.sheets[sheet][0].index(heading)] = text
        return self

    def get(self, sheet: str, id: str, heading: str) -> str:
        """What a cell shows."""
        return self._row(sheet, id)[self.sheets[sheet][0].index(heading)]

    def add(self, sheet: str, cells: Mapping[str, str], below: str = "") -> Book:
        """Write a new row below another one, or last."""
        rows = self._filled(sheet)
        row = [cells.get(heading, "") for heading in rows[0]]
        rows.insert(rows.index(self._row(sheet, below)) + 1 if below else len(rows), row)
        return self

    def delete(self, sheet: str, id: str) -> Book:
        """Delete a whole row."""
        self.sheets[sheet].remove(self._row(sheet, id))
        return self

    def xlsx(self) -> bytes:
        """The file as Excel writes it: every text stays text, and what no file can hold is written by its number."""
        book = Workbook(write_only=True)
        for name, rows in self.sheets.items():
            page = book.create_sheet(name)
            for row in rows:
                page.append([_cell(page, text) for text in row])
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    def _row(self, sheet: str, id: str) -> list[str]:
        return next(row for row in self.sheets[sheet] if row[0] == id)

    def _filled(self, sheet: str) -> list[list[str]]:
        """The rows of a sheet, without the empty ones at its end, which have help alone."""
        rows = self.sheets[sheet]
        while not any(rows[-1]):
            rows.pop()
        return rows


def _cell(page: object, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(page)
    if text:
        cell.value = _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", _ESCAPED.sub("_x005F_", text))
        cell.data_type = "s"
    return cell


def exported(data: Path, key: str = KEY) -> Book:
    """The workbook of an edition; of the same data it is made once."""
    made = (key, frozenset(contents(data).items()))
    if made not in _EXPORTED:
        _EXPORTED[made] = export_workbook(data, key)[0]
    return Book(_EXPORTED[made])


def taken(data: Path, book: Book, key: str = KEY) -> Import:
    """What would come of the workbook."""
    return brought(data, book.xlsx(), key)


def brought(data: Path, content: bytes, key: str = KEY, name: str = "lists.xlsx") -> Import:
    """What would come of a file."""
    file = data.parent / name
    file.write_bytes(content)
    return import_workbook(data, key, file)


def edited(folder: Path, edit: Edit) -> tuple[Path, Book]:
    """The invented draft, and its workbook after somebody edited it."""
    data = draft(folder)
    book = exported(data)
    edit(book)
    return data, book


def lines(done: Import) -> list[str]:
    """The lines of files that would go, with `-`, and those that would come, with `+`."""
    found = []
    for file, old, new in done.files:
        compared = list(difflib.unified_diff((old or b"").decode().splitlines(), new.decode().splitlines(), lineterm="", n=0))[2:]
        found += [f"{file.stem}: {line}" for line in compared if line[0] in "+-"]
    return found


def sentences(done: Import) -> list[str]:
    """What readers would be told, in short: the rule and the sentence."""
    return [f"{change.rule}: {change.says}" for change in done.comparison.changes]

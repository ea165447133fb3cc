"""The workbook as it goes out: every cell is text that no program takes for a formula, with help and lists to choose from.

The same edition gives the same file, byte for byte.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from ..model import Edition
from .choices import Choices, title
from .guide import guide
from .sheets import CHOICES, EXPORTED, ID, SHEETS, START, Column, Sheet
from .tables import Table, Tables, tables_of

_WHEN: Final = (1980, 1, 1, 0, 0, 0)
_MODIFIED: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ROOM: Final = 500
"""So many rows below the last have help and lists to choose from."""

_GREY: Final = PatternFill("solid", fgColor="D9D9D9")
_HEAD: Final = PatternFill("solid", fgColor="1D3C5A")
_LINE: Final = Side(style="thin", color="BFBFBF")
_BOX: Final = Border(top=_LINE, bottom=_LINE, left=_LINE, right=_LINE)
_WRAPPED: Final = Alignment(wrap_text=True, vertical="top")
_ID_WIDTH: Final = 24
_ID_HELP: Final = "Links and comparisons rest on it, so leave it as it is. In a new row leave it empty: it gets one when the workbook is taken in."
_LISTED: Final = (
    "organisation", "agency", "group", "own group", "lead safeguarding partner", "person", "heading", "kind", "sector", "role",
)  # fmt: skip


def workbook_of(edition: Edition) -> bytes:
    """The workbook of an edition."""
    choices = Choices(edition)
    tables = tables_of(edition, choices)
    book = Workbook()
    book.properties.creator = edition.name
    _start(book.active, edition)
    ranges = {of: f"'{CHOICES}'!${letter}$2:${letter}${len(choices.of(of)) + 1}" for of, letter in _letters() if choices.of(of)}
    for sheet in SHEETS:
        _sheet(book.create_sheet(sheet.title), sheet, tables[sheet.title], ranges)
    _choices(book.create_sheet(CHOICES), choices)
    _exported(book.create_sheet(EXPORTED), edition.key, tables)
    return _settled(book)


def _letters() -> Iterable[tuple[str, str]]:
    return ((of, get_column_letter(number)) for number, of in enumerate(_LISTED, 1))


def _start(page: Any, edition: Edition) -> None:
    page.title = START
    page.sheet_view.showGridLines = False
    page.column_dimensions["A"].width = 100
    for number, (text, heading) in enumerate(guide(edition), 1):
        cell = _put(page, number, 1, text)
        if heading:
            cell.font = Font(bold=True, size=14 if number == 1 else 12)


def _sheet(page: Any, sheet: Sheet, table: Table, ranges: dict[str, str]) -> None:
    _heads(page, [(ID, _ID_WIDTH), *((column.heading, column.width) for column in sheet.columns)])
    for place, column in enumerate(sheet.columns, 2):
        if column.holds == "number":
            page.column_dimensions[get_column_letter(place)].number_format = "General"
    for number, (row, cells) in enumerate(table.items(), 2):
        _put(page, number, 1, row).fill = _GREY
        for place, column in enumerate(sheet.columns, 2):
            _put(page, number, place, cells[column.heading], is_number=column.holds == "number")
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns) + 1)}{len(table) + 1}"
    last = len(table) + 1 + _ROOM
    page.column_dimensions["A"].fill = _GREY
    _help(page, 1, last, ID, _ID_HELP, {"type": "custom", "formula1": "FALSE"}, "Ids are not typed. Empty the cell in a new row; else leave it.")
    for place, column in enumerate(sheet.columns, 2):
        _help(page, place, last, column.heading, column.help, *_checked(column, ranges))


def _checked(column: Column, ranges: dict[str, str]) -> tuple[dict[str, str], str]:
    """What the spreadsheet itself looks at in a column, and what it then says. Several choices in one cell it cannot look at."""
    if column.holds == "number":
        return {"type": "whole", "operator": "between", "formula1": "1", "formula2": "366"}, "Write a whole number in digits, as in 4."
    if column.of not in ranges:
        return {}, ""
    offered = {"type": "list", "formula1": ranges[column.of]}
    if column.holds == "several":
        return offered, ""
    if any(column.of in sheet.feeds for sheet in SHEETS):
        return offered | {"errorStyle": "warning"}, "This is not on the list. It can be taken in only if it is a name in this workbook."
    return offered, "This is not on the list. Choose from the list."


def _help(page: Any, place: int, last: int, heading: str, help: str, checked: dict[str, str], wrong: str) -> None:
    rule = DataValidation(
        **checked, allow_blank=True, showInputMessage=True, promptTitle=heading, prompt=help,
        showErrorMessage=bool(wrong), errorTitle=heading, error=wrong,
    )  # fmt: skip
    rule.add(f"{get_column_letter(place)}2:{get_column_letter(place)}{last}")
    page.add_data_validation(rule)


def _choices(page: Any, choices: Choices) -> None:
    _heads(page, [(title(of), 40) for of in _LISTED])
    for place, of in enumerate(_LISTED, 1):
        for number, label in enumerate(choices.of(of), 2):
            _put(page, number, place, label)


def _exported(page: Any, key: str, tables: Tables) -> None:
    """What the workbook said when it went out. Import tells by it what a person changed, and what the edition did since."""
    page.sheet_state = "hidden"
    lines: list[tuple[str, ...]] = [("edition", key)]
    for name, table in tables.items():
        for row, cells in table.items():
            lines += [(name, row), *((name, row, heading, text) for heading, text in cells.items() if text)]
    for number, line in enumerate(lines, 1):
        for place, text in enumerate(line, 1):
            _put(page, number, place, text)


def _heads(page: Any, heads: Sequence[tuple[str, int]]) -> None:
    page.freeze_panes = "B2"
    for place, (heading, width) in enumerate(heads, 1):
        cell = _put(page, 1, place, heading)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEAD
        column = page.column_dimensions[get_column_letter(place)]
        column.width, column.number_format = width, "@"


def _put(page: Any, row: int, column: int, text: str, is_number: bool = False) -> Any:
    """The cell with that text. What begins as a formula does stays text, in this file and when somebody types in the cell."""
    cell = page.cell(row, column)
    cell.alignment = _WRAPPED
    if row > 1 and page.title != START:
        cell.border = _BOX
    if is_number:
        cell.value = int(text) if text else None
        return cell
    cell.number_format = "@"
    if text:
        cell.value = _ESCAPED.sub("_x005F_", text)
        cell.data_type, cell.quotePrefix = "s", True
    return cell


def _settled(book: Workbook) -> bytes:
    """The file without the moment at which it was made."""
    made, out = io.BytesIO(), io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as settled:
        for name in packed.namelist():
            content = packed.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            entry = zipfile.ZipInfo(name, _WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            settled.writestr(entry, content)
    return out.getvalue()

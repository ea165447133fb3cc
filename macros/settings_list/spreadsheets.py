"""Workbooks as rows of text: .xlsx, .xls and .ods, with what their formulas came to and never the formulas."""

from __future__ import annotations

import datetime
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from .faults import Unreadable

UNPACKED: Final = 600_000_000
"""How large the files inside a workbook may be together."""

_MOST_CELLS: Final = 10_000_000
_CELL: Final = re.compile(rb"\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
_REPEATED: Final = re.compile(rb"-repeated=\"([0-9]{1,9})\"")
_FAILED: Final = re.compile(rb"(<c\b[^>]*\bt=[\"'])e(?=[\"'])")
_FAILED_ODS: Final = re.compile(rb"<table:table-cell\b[^>]*:value-type=\"error\"[^>]*>")
_TYPE_ODS: Final = re.compile(rb" [\w-]+:(?:value-type|value|string-value)=\"[^\"]*\"")
_BREAKS: Final = ((re.compile(rb"<text:line-break\s*/>"), b"&#10;"), (re.compile(rb"<text:tab\s*/>"), b" "))
_OTHERS: Final = (
    ("word/document.xml", "this is a Word document"),
    ("ppt/presentation.xml", "this is a presentation"),
    ("xl/workbook.bin", "this is a workbook in Excel's binary form"),
)
_SAVE: Final = "save the list as .xlsx, .ods or CSV"


def sheets_of(content: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    """The name and the rows of each sheet that has any. Raises `Unreadable`."""
    if content[:2] == b"PK":
        content = _looked_inside(content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = [(name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in workbook.sheet_names]
    except PasswordError:
        raise Unreadable("the workbook has a password", "save it without one") from None
    except (CalamineError, OSError, ValueError):
        raise Unreadable("the workbook is damaged, or is no workbook", f"open it in a spreadsheet program and {_SAVE}") from None
    for name, rows in found:
        yield name, [[_text(cell) for cell in row] for row in rows]


def _looked_inside(content: bytes) -> bytes:
    """The workbook with all that its cells show. What is no workbook, or would fill the computer's memory, is refused."""
    largest, shown = 0, {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if sum(member.file_size for member in archive.infolist()) > UNPACKED:
                raise Unreadable("the workbook unpacks to more than any list has", "see whether it is the right file")
            if "content.xml" in names:
                part = archive.read("content.xml")
                largest = _ods_size(part)
                whole = _ods_shown(part)
                if whole != part:
                    shown["content.xml"] = whole
            elif "xl/workbook.xml" in names:
                for name in (name for name in names if name.startswith("xl/worksheets/") and name.endswith(".xml")):
                    part = archive.read(name)
                    largest = max(largest, _xlsx_size(part))
                    if _FAILED.search(part):
                        shown[name] = _FAILED.sub(rb"\1str", part)
            else:
                raise Unreadable(next((says for name, says in _OTHERS if name in names), _other(names)), _SAVE)
            if shown:
                content = _with_parts(archive, shown)
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        raise Unreadable("the workbook is damaged", f"open it in a spreadsheet program and {_SAVE}") from None
    if largest > _MOST_CELLS:
        says = f"a sheet reaches over {largest:,} cells, because something stands far from the list"
        raise Unreadable(says, "copy the list alone into a new sheet and save that")
    return content


def _ods_shown(content: bytes) -> bytes:
    """The library leaves a cell empty whose formula failed, and joins words that a line end or a tab divides."""
    for sign, shown in _BREAKS:
        content = sign.sub(shown, content)
    return _FAILED_ODS.sub(lambda cell: _TYPE_ODS.sub(b"", cell[0]).replace(b"cell", b'cell office:value-type="string"', 1), content)


def _with_parts(archive: zipfile.ZipFile, parts: Mapping[str, bytes]) -> bytes:
    """The packed folder with these parts in place of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as whole:
        for name in archive.namelist():
            whole.writestr(name, parts[name] if name in parts else archive.read(name))
    return out.getvalue()


def _other(names: set[str]) -> str:
    lists = sorted(name for name in names if name.lower().endswith((".csv", ".xlsx", ".ods")))
    holds = f"; it holds {', '.join(lists[:3])}" if lists else ""
    return f"this is a packed folder (zip) and no workbook{holds}"


def _xlsx_size(sheet: bytes) -> int:
    width = height = 0
    for found in _CELL.finditer(sheet):
        column = 0
        for letter in found[1]:
            column = column * 26 + letter - 64
        width, height = max(width, column), max(height, int(found[2]))
    return width * height


def _ods_size(content: bytes) -> int:
    """Rows by cells, of those that hold something: a sheet often ends in a million rows that hold nothing."""
    width = height = 0
    for row in content.split(b"<table:table-row")[1:]:
        opening, _, cells = row.partition(b">")
        if b"value-type" in cells:
            height += _times(opening)
            width = max(width, sum(_times(cell.partition(b">")[0]) for cell in cells.split(b"<table:table-cell")[1:] if b"value-type" in cell))
    return width * height


def _times(opening: bytes) -> int:
    found = _REPEATED.search(opening)
    return int(found[1]) if found else 1


def _text(cell: Any) -> str:
    """What a person sees in the cell, near enough: whole numbers without a point, dates year first."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return str(cell)

"""Files as tables: rows of text with their numbers, whatever program wrote the file."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from .faults import Unreadable
from .spreadsheets import sheets_of

LARGEST: Final = 150_000_000
_SAMPLE: Final = 60
_DELIMITERS: Final = (",", ";", "\t", "|")
_LONGEST_CELL: Final = 10_000
_MOST_LINES: Final = 50
_END: Final = "\x04"
"""A last line of our own: if it ends in a cell of the file, a quotation mark is still open there."""

_WRONG: Final = (
    (b"%PDF", "this is a PDF, which holds no table", "ask for the list as CSV or as a spreadsheet"),
    (b"\x89PNG", "this is a picture", "ask for the list as CSV or as a spreadsheet"),
    (b"\xff\xd8\xff", "this is a picture", "ask for the list as CSV or as a spreadsheet"),
)
_RARE: Final = 10
"""In text, at most one byte in so many is a zero."""

_WEB: Final = (b"<!doctype", b"<html", b"<?xml")


@dataclass(frozen=True)
class Row:
    """One row: its number in the file, from 1, and its cells as text."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table in a file: the name of its sheet (none in a CSV file), its first rows, and all of them when they are asked for."""

    sheet: str
    sample: tuple[Row, ...]
    rows: Callable[[], Iterator[Row]]


def tables_of(content: bytes) -> tuple[Table, ...]:
    """Every way to read the file as a table: each sheet of a workbook, or text with each delimiter. Raises `Unreadable`."""
    if not content.strip():
        raise Unreadable("the file is empty", "download it again, or save it once more", "empty-file")
    if len(content) > LARGEST:
        raise too_large(len(content))
    if content[:2] == b"PK" or content[:4] == b"\xd0\xcf\x11\xe0":
        return tuple(_sheet(name, cells) for name, cells in sheets_of(content))
    for start, says, instead in _WRONG:
        if content.startswith(start):
            raise Unreadable(says, instead)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:100].lower().startswith(_WEB):
        raise Unreadable("this is a web page or an XML file", "download the list itself, as CSV or as a spreadsheet")
    text = _decoded(content)
    marked = re.match(r"sep=([,;\t|])\r?\n", text, re.IGNORECASE)
    return tuple(_text(text, delimiter, bool(marked)) for delimiter in ((marked[1],) if marked else _DELIMITERS))


def too_large(size: int) -> Unreadable:
    """What is said of a file that is larger than any list."""
    says = f"the file has {size / 1_000_000:,.0f} MB, and no list of settings is larger than {LARGEST / 1_000_000:,.0f} MB"
    return Unreadable(says, "see whether it is the right file, or ask for the list of your own councils alone", "too-large")


def _decoded(content: bytes) -> str:
    """UTF-8 or UTF-16 if the file is that, else the Western code of Windows, in which any bytes are text."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    if content[:4096].count(0) * _RARE > len(content[:4096]):
        raise Unreadable("this is no text and no spreadsheet that can be read", "save the list as CSV, or as .xlsx or .ods")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _text(text: str, delimiter: str, marked: bool) -> Table:
    def rows() -> Iterator[Row]:
        csv.field_size_limit(LARGEST)
        number = 0
        try:
            for number, cells in enumerate(csv.reader(chain(io.StringIO(text, newline=""), (_END,)), delimiter=delimiter), 1):
                if cells == [_END]:
                    return
                if any(len(cell) > _LONGEST_CELL or cell.count("\n") > _MOST_LINES or cell.endswith(_END) for cell in cells):
                    raise _broken(number)
                if number > 1 or not marked:
                    yield Row(number, tuple(cells))
        except csv.Error:
            raise _broken(number + 1) from None

    return Table("", _sample(rows()), rows)


def _broken(number: int) -> Unreadable:
    says = f"the table breaks off in row {number}, probably at a quotation mark that is never closed"
    return Unreadable(says, "open the file in a spreadsheet program, look at that row, and save it as CSV once more", "broken-table", number)


def _sheet(name: str, cells: list[list[str]]) -> Table:
    def rows() -> Iterator[Row]:
        return (Row(number, tuple(row)) for number, row in enumerate(cells, 1))

    return Table(name, _sample(rows()), rows)


def _sample(rows: Iterator[Row]) -> tuple[Row, ...]:
    """The first rows; what is wrong further down is said when all are read."""
    found: list[Row] = []
    with suppress(Unreadable):
        found.extend(islice(rows, _SAMPLE))
    return tuple(found)

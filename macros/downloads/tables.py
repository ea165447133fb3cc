"""A list of an edition as a table: its columns, what each of them holds, and the CSV that is made of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from ..changed import Changed
from ..judged import Judged
from ..model import Edition
from ..wording import cell, counted

Rows = Iterator[tuple[str, ...]]

BETWEEN: Final = "; "
"""Stands between several things in one cell."""


@dataclass(frozen=True)
class Source:
    """Everything that is told of an edition: itself, what law and guidance say of it, and what changed since the one before, if there is one."""

    edition: Edition
    judged: Judged
    changed: Changed | None


@dataclass(frozen=True)
class Column:
    """A column: its name, what it holds in a sentence, and what may stand in it.

    `leads_to` names the list whose key it repeats. `choices` are the only words that it may hold, and `pattern` the form of a code.
    """

    name: str
    says: str
    type: Literal["string", "integer", "boolean"] = "string"
    leads_to: str = ""
    choices: tuple[str, ...] = ()
    pattern: str = ""


@dataclass(frozen=True)
class Table:
    """A list and its columns. `page` shows it, and no two rows have the same cells in the columns of `key`."""

    name: str
    title: str
    says: str
    page: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class EditionTable(Table):
    """A list that an edition may have, with what makes its rows."""

    rows: Callable[[Source], Rows]


@dataclass(frozen=True)
class Download:
    """A file that a reader can take away: its name, what it is, which sort of file and how much it holds."""

    name: str
    title: str
    sort: Literal["CSV", "JSON"]
    holds: str
    content: bytes
    table: Table | None = None


def as_csv(table: Table, rows: tuple[tuple[str, ...], ...]) -> Download:
    """The table as CSV in UTF-8 with the mark by which Excel knows it, lines ended as RFC 4180 asks."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([text and cell(text) for text in row] for row in rows)
    return Download(f"{table.name}.csv", table.title, "CSV", counted(len(rows), "row"), out.getvalue().encode("utf-8-sig"), table)

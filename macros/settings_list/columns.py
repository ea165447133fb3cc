"""What the columns of a list mean: headings recognised by their words, never by their place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from .tables import Row, Table

Meaning = Literal[
    "name", "urn", "ofsted", "type", "phase", "status", "opened", "closed", "authority", "authority code", "gss", "postcode", "heading",
    "link", "link type", "link date", "link name",
]  # fmt: skip

MEANINGS: Final[dict[Meaning, tuple[str, str]]] = {
    "name": (
        "the name",
        "EstablishmentName | Establishment | Provider name | School name | School | Setting | Setting name | Name of setting | "
        "Name of school | Nursery | Nursery name | Name | SchName",
    ),
    "urn": ("the URN", "URN | School URN | GIAS URN | DfE URN | Establishment URN | Unique reference number"),
    "ofsted": (
        "the number in Ofsted's register",
        "Provider URN | Ofsted URN | Ofsted number | Ofsted reference | Ofsted reference number | Ofsted registration number | EY number",
    ),
    "type": (
        "the type",
        "TypeOfEstablishment (name) | Type of establishment | Establishment type | Provider type | School type | schoolTypeLabel | "
        "Setting type | Type of setting | Type of school | Type",
    ),
    "phase": ("the phase", "Phase | Phase of education | Stage | PhaseOfEducation (name) | giasPhase"),
    "status": (
        "whether it is open",
        "EstablishmentStatus (name) | Establishment status | Provider status | Registration status | School status | Status | Open or closed",
    ),
    "opened": ("when it opened", "OpenDate | Opened | Opening date | Date opened | Registration date"),
    "closed": ("when it closed", "CloseDate | Closed | Closing date | Date closed | Closed date"),
    "authority": ("the council", "LA (name) | Local authority | Local authority name | LA | Council"),
    "authority code": ("the council's code", "LA (code) | Local authority code | DfE code | LEA code"),
    "gss": ("the council's GSS code", "GSSLACode (name) | GSS code | GSS LA code | Local authority GSS code | LA GSS code | ONS code"),
    "postcode": ("the postcode, for matching alone", "Postcode | Provider postcode | School postcode"),
    "heading": ("the heading to stand under", "Heading | List heading | Category | Group | Section"),
    "link": ("the URN that is linked", "LinkURN"),
    "link type": ("what the link is", "LinkType"),
    "link date": ("when the link began", "LinkEstablishedDate"),
    "link name": ("the name that is linked", "LinkName"),
}
"""For each meaning what it is in words, and the headings that lists have for it, the most telling first."""

_DEPTH: Final = 30


def _key(heading: str) -> str:
    return re.sub(r"[\W_]+", "", heading).casefold()


_KNOWN: Final = {_key(heading): (meaning, rank) for meaning, (_, headings) in MEANINGS.items() for rank, heading in enumerate(headings.split(" | "))}


@dataclass(frozen=True)
class Column:
    """A column: its place from 0, its heading as written, and what it means; nothing for one that is left out."""

    index: int
    heading: str
    meaning: Meaning | None
    twin: str = ""
    """The heading of the column that says the same and was taken instead."""


@dataclass(frozen=True)
class Columns:
    """How the heading row of a table was understood, and in which row it stands."""

    row: int
    columns: tuple[Column, ...]

    @property
    def places(self) -> dict[Meaning, int]:
        """Where each meaning stands."""
        return {column.meaning: column.index for column in self.columns if column.meaning}

    @property
    def taken(self) -> tuple[Column, ...]:
        """The columns that are read."""
        return tuple(column for column in self.columns if column.meaning)

    @property
    def left_out(self) -> tuple[Column, ...]:
        """The columns that are not."""
        return tuple(column for column in self.columns if not column.meaning)

    @property
    def are_links(self) -> bool:
        """Whether it is a list of links between numbers, and not of settings."""
        return {"urn", "link", "link type"} <= set(self.places)


def understood(row: Row) -> Columns:
    """What the cells of a row mean as headings. Of two columns with one meaning, the more telling heading counts."""
    best: dict[Meaning, tuple[int, int]] = {}
    for index, cell in enumerate(row.cells):
        meaning, rank = _KNOWN.get(_key(cell), (None, 0))
        if meaning and (meaning not in best or rank < best[meaning][0]):
            best[meaning] = (rank, index)
    taken = {index: meaning for meaning, (_, index) in best.items()}
    columns = []
    for index, cell in enumerate(row.cells):
        heading = " ".join(cell.split())
        meaning, _ = _KNOWN.get(_key(cell), (None, 0))
        twin = " ".join(row.cells[best[meaning][1]].split()) if meaning and index not in taken else ""
        if heading:
            columns.append(Column(index, heading, taken.get(index), twin))
    return Columns(row.number, tuple(columns))


def best_table(tables: Iterable[Table]) -> tuple[Table, Columns] | None:
    """The table in which a heading row is found, with what it means: the row and the table that say most."""
    found: list[tuple[int, int, Table, Columns]] = []
    for order, table in enumerate(tables):
        for row in table.sample[:_DEPTH]:
            columns = understood(row)
            told = len(columns.taken)
            if told > 1 or (told == 1 and len(columns.columns) == 1):
                found.append((told + (10 if {"name", "urn"} & set(columns.places) else 0), -order, table, columns))
    if not found:
        return None
    most = max(found, key=lambda one: (one[0], one[1]))
    return most[2], most[3]

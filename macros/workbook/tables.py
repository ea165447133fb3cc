"""An edition as the tables of its workbook: for each sheet its rows, for each row what its cells show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..differences import unwrapped
from ..model import Edition, Path, Record
from .choices import Choices
from .sheets import SHEETS, Column, Sheet

Cells = Mapping[str, str]
"""What the cells of a row show, by the headings of their columns."""

Table = Mapping[str, Cells]
"""The rows of a sheet by their ids, as they stand in the grey column."""

Tables = Mapping[str, Table]
"""The tables of a workbook by the titles of their sheets."""


@dataclass(frozen=True)
class Item:
    """One item of an edition that has a row: the id of its row, where it stands in its file, and the record."""

    row: str
    path: Path
    record: Record


def tables_of(edition: Edition, choices: Choices) -> Tables:
    """Every table of the edition."""
    return {sheet.title: {item.row: cells(sheet, item, choices) for item in items(sheet, edition)} for sheet in SHEETS}


def items(sheet: Sheet, edition: Edition) -> Iterator[Item]:
    """The items of a sheet, in the order of the file."""
    file: Any = edition.files.get(sheet.file)
    if sheet.fixed:
        for name in ("chair", "scrutineer"):
            if getattr(file, name) is not None:
                yield Item(getattr(file, name).id, (name,), getattr(file, name))
    elif sheet.inside:
        holders, _, name = sheet.where
        for place, holder in enumerate(getattr(file, holders)):
            for index, record in enumerate(getattr(holder, name)):
                yield Item(row_id(holder.id, record.id), (holders, place, name, index), record)
    elif file is not None:
        for index, record in enumerate(getattr(file, sheet.where[0])):
            yield Item(record.id, (*sheet.where, index), record)


def row_id(group: str, id: str) -> str:
    """The id of a row whose item belongs to a group."""
    return f"{group}/{id}"


def group_of(row: str) -> str:
    """The group to which the item of a row belongs."""
    return row.partition("/")[0]


def cells(sheet: Sheet, item: Item, choices: Choices) -> dict[str, str]:
    """What the row of an item shows."""
    shown = {column.heading: shown_as(column, value_at(item.record, column.path), choices) for column in sheet.own}
    inside = {column.heading: choices.label(column.of, group_of(item.row)) for column in sheet.columns if not column.path}
    return inside | shown


def value_at(record: Any, path: tuple[str, ...]) -> Any:
    """What the record holds there; None if a part of the way is missing."""
    for name in path:
        record = None if record is None else getattr(record, name)
    return record


def shown_as(column: Column, value: Any, choices: Choices) -> str:
    """The value as the cell shows it. The lines of a paragraph are joined: a spreadsheet breaks them by itself."""
    match column.holds:
        case "several":
            return "\n".join(choices.label(column.of, id) for id in value)
        case "lines":
            return "\n".join(value)
    if value is None:
        return ""
    if column.holds == "prose":
        return unwrapped(value)
    return choices.label(column.of, value) if column.holds == "one" else str(value)

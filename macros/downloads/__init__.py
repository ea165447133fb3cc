"""What readers can take away of an edition: its lists as CSV, all of it as JSON, and a data package that describes both."""

from __future__ import annotations

from .above import ABOVE, editions_list, history_list, law_lists
from .judgements import JUDGEMENTS
from .lists import LISTS
from .package import data_package
from .shape import SCHEMA_PATH, schema
from .tables import Column, Download, EditionTable, Source, Table, as_csv
from .whole import whole_edition

__all__ = [
    "ABOVE",
    "FOLDER",
    "SCHEMA_PATH",
    "TABLES",
    "Column",
    "Download",
    "Source",
    "Table",
    "downloads",
    "editions_list",
    "history_list",
    "law_lists",
    "schema",
]

FOLDER = "downloads"
"""The folder of an edition in which the files stand."""

TABLES: tuple[EditionTable, ...] = (*LISTS, *JUDGEMENTS)
"""Every list that an edition may have."""


def downloads(source: Source) -> tuple[Download, ...]:
    """The files of the edition; a list that it does not have gives none."""
    told = [(table, tuple(table.rows(source))) for table in TABLES]
    files = (*(as_csv(table, rows) for table, rows in told if rows), whole_edition(source))
    return (*files, data_package(source.edition, files))

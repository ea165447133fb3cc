"""What is due as text, JSON and a calendar. Nothing here decides what is due, and nothing here prints."""

from __future__ import annotations

from typing import Final, Literal, get_args

from .calendar import calendar
from .json import as_json
from .report import Entry, Report
from .text import text

Format = Literal["text", "json", "ics"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)

__all__ = ["FORMATS", "Entry", "Format", "Report", "printed"]


def printed(report: Report, format: Format) -> str:
    """The report in that format, without a line end; a calendar with line ends of its own."""
    match format:
        case "text":
            return text(report)
        case "json":
            return as_json(report)
        case "ics":
            return calendar(report)

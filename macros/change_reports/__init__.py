"""Changes as text, Markdown, HTML and JSON. Nothing here decides what a change is, and nothing here prints."""

from __future__ import annotations

from typing import Final, Literal

from .html import html
from .json import as_json
from .markdown import markdown
from .report import Report, instrument_report, neighbour_report, report_of
from .text import text

__all__ = ["FORMATS", "Format", "Report", "instrument_report", "neighbour_report", "printed", "report_of"]

Format = Literal["text", "markdown", "html", "json"]
FORMATS: Final[tuple[Format, ...]] = ("text", "markdown", "html", "json")


def printed(report: Report, format: Format) -> str:
    """The report in that format, without a line end."""
    match format:
        case "text":
            return text(report)
        case "markdown":
            return markdown(report)
        case "html":
            return html(report)
        case "json":
            return as_json(report)

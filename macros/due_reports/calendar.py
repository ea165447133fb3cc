"""What is due as a calendar file, as RFC 5545 asks: an entry for each day, which keeps its identity when the day changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from ..model import When
from ..problems import visible
from ..wording import day
from .report import Entry, Report

_LONGEST: Final = 75
"""How many bytes a line may have."""


def calendar(report: Report) -> str:
    """The whole file. What is due in a month or a year stands on its last day; the day of the report stands for when it was written."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Safeguarding arrangements//Due//EN", "CALSCALE:GREGORIAN"]
    for entry in report.entries:
        lines += _event(entry, report.on.last_day)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


def _event(entry: Entry, on: When) -> Iterator[str]:
    due = entry.due
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(NAMESPACE_URL, f'due:{due.id}')}"
    yield f"DTSTAMP:{_digits(on)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_digits(due.when.last_day)}"
    yield f"SUMMARY:{_escaped(f'{due.edition}: {due.what}')}"
    yield f"DESCRIPTION:{_escaped(f'Due: {day(due.when)}. Who sees to it: {due.who}.')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _digits(when: When) -> str:
    return f"{when.year:04d}{when.month:02d}{when.day:02d}"


def _escaped(text: str) -> str:
    return visible(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces that are short enough, each but the first begun with a space; no letter is cut in two."""
    piece, length = "", 0
    for letter in line:
        size = len(letter.encode())
        if length + size > _LONGEST:
            yield piece
            piece, length = " ", 1
        piece, length = piece + letter, length + size
    yield piece

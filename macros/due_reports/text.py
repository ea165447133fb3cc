"""What is due as text for a terminal: a list for each owner."""

from __future__ import annotations

import textwrap
from typing import Final

from ..model import Period
from ..problems import visible
from ..wording import counted, day, listed, number
from .report import Entry, Report

_WIDTH: Final = 100


def text(report: Report) -> str:
    """The whole report."""
    lines = [_how_many(report), *textwrap.wrap(f"Looked at: {listed(sorted(report.editions)) or 'no edition'}.", _WIDTH)]
    for who, entries in report.by_owner.items():
        lines += ["", visible(who)]
        for entry in entries:
            lines += _entry(entry, report)
    return "\n".join(lines)


def _how_many(report: Report) -> str:
    passed = len(report.overdue)
    coming = len(report.entries) - passed
    ahead = f"{number(coming) if coming else 'none'} {'is' if coming < 2 else 'are'} to come within {Period(report.months)}"
    return f"As of {day(report.on)}: {counted(passed, 'date')} {'has' if passed == 1 else 'have'} passed, {ahead}."


def _entry(entry: Entry, report: Report) -> list[str]:
    due = entry.due
    said = f"{'Passed' if due.has_passed(report.on) else 'To come'}: {day(due.when)}, {due.edition}. {due.what}"
    lines = textwrap.wrap(visible(said), _WIDTH, initial_indent="  - ", subsequent_indent="    ", break_on_hyphens=False, break_long_words=False)
    return [*lines, *([f"    {visible(str(entry.place))}"] if entry.place else [])]

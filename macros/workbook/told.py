"""What a workbook would change, as text for the team: in the words of the comparison, and with what else to know before it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..change_reports import Report, printed, report_of
from ..change_reports.report import Part
from ..wording import capital, counted, listed
from . import Import


def told(done: Import) -> str:
    """The whole of it, in paragraphs."""
    report = report_of(done.comparison)
    title = f"{done.key}: what the workbook would change"
    return printed(Report(title, report.older, report.newer, tuple(_paragraphs(done)), tuple(_plainly(part) for part in report.parts)), "text")


def _paragraphs(done: Import) -> Iterator[str]:
    if done.older:
        yield "The edition has changed since the workbook was exported. What you did not touch in the workbook stays as the edition has it now."
    if done.unread:
        yield f"Not read, since they are not columns of ours: {listed(done.unread)}."
    changes = len(done.comparison.changes)
    if not done.files:
        yield "Nothing would change."
    elif not changes:
        yield "Nothing that readers see would change; only how it is written."
    else:
        yield capital(f"{counted(changes, 'change')}, in the words in which readers would be told:")


def _plainly(part: Part) -> Part:
    """Without the fingerprints, which are for notes on published changes."""
    subjects = tuple((subject, tuple(replace(entry, code="", fingerprint="") for entry in entries)) for subject, entries in part.subjects)
    return replace(part, subjects=subjects)

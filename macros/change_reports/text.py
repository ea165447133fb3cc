"""Changes as text for a terminal: indented lists, with what was taken out and put in between brackets, in words."""

from __future__ import annotations

import textwrap
from typing import Final

from ..problems import visible
from ..word_runs import Wording
from .report import Entry, Part, Report

_WIDTH: Final = 100


def text(report: Report) -> str:
    """The whole report."""
    lines = [report.title, "=" * len(report.title)]
    for paragraph in report.paragraphs:
        lines += ["", *textwrap.wrap(visible(paragraph), _WIDTH)]
    for part in report.parts:
        lines += ["", *_part(part, report.marks)]
    return "\n".join(lines)


def marked(wording: Wording, marks: tuple[str, str]) -> str:
    """The text with its changes in brackets, as in `every [taken out: quarter] [put in: month]`."""
    names = dict(zip(("removed", "added"), marks, strict=True))
    if len(wording.runs) == 1 and wording.runs[0].fate != "kept":
        return wording.runs[0].text  # all of it is new or gone, as the sentence says
    return " ".join(run.text if run.fate == "kept" else f"[{names[run.fate]}: {run.text}]" for run in wording.excerpt)


def _part(part: Part, marks: tuple[str, str]) -> list[str]:
    lines = [part.heading, "-" * len(part.heading)]
    for subject, entries in part.subjects:
        lines += ["", *([subject] if subject else [])]
        for entry in entries:
            lines += _entry(entry, marks)
    return lines


def _entry(entry: Entry, marks: tuple[str, str]) -> list[str]:
    code = " ".join(sign for sign in (entry.code, entry.fingerprint) if sign)
    said = f"{visible(entry.says)} [{code}]" if entry.fingerprint else visible(entry.says)
    lines = textwrap.wrap(said, _WIDTH, initial_indent="  - ", subsequent_indent="    ", break_on_hyphens=False, break_long_words=False)
    for wording in entry.texts:
        about = [f"      {wording.about}:"] if wording.about else []
        lines += [*about, *_quoted(marked(wording, marks))]
    return lines


def _quoted(prose: str) -> list[str]:
    lines = []
    for line in prose.splitlines():
        indent = "      | "
        lines += textwrap.wrap(visible(line), _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False) or [indent.rstrip()]
    return lines

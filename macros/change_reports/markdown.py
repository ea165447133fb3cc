"""Changes as Markdown: headings, lists and quotations, with what was taken out struck through and what was put in in bold, and both in words."""

from __future__ import annotations

import re
from typing import Final

from ..word_runs import Wording
from .report import Entry, Report

_SIGNS: Final = re.compile(r"([\\`*_{}\[\]<>#|~]|&(?=#?\w+;))")
_RULES: Final = re.compile(r"^(\s*)([-+=])(?=\s|\2|$)", re.MULTILINE)
_NUMBERS: Final = re.compile(r"^(\s*[0-9]+)([.)])(?=\s|$)", re.MULTILINE)


def markdown(report: Report) -> str:
    """The whole report."""
    lines = [f"# {escaped(report.title)}"]
    for paragraph in report.paragraphs:
        lines += ["", escaped(paragraph)]
    for part in report.parts:
        lines += ["", f"## {escaped(part.heading)}"]
        for subject, entries in part.subjects:
            lines += ["", *([f"### {escaped(subject)}", ""] if subject else [])]
            for entry in entries:
                lines += _entry(entry, report.marks)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip()


def _entry(entry: Entry, marks: tuple[str, str]) -> list[str]:
    code = f" `{entry.fingerprint}`" if entry.fingerprint else ""
    lines = [f"- {escaped(entry.says)}{code}"]
    for wording in entry.texts:
        quoted = marked(wording, marks)
        about = f"{escaped(wording.about)}: " if wording.about else ""
        lines += ["", *(f"    > {line}".rstrip() for line in (about + quoted).splitlines()), ""]
    return lines


def marked(wording: Wording, marks: tuple[str, str]) -> str:
    """The text with what was taken out struck through and what was put in in bold, each in brackets with the word for it."""
    if len(wording.runs) == 1 and wording.runs[0].fate != "kept":
        return escaped(wording.runs[0].text)
    parts = []
    for run in wording.excerpt:
        text = escaped(run.text)
        if run.fate == "kept":
            parts.append(text)
        else:
            name, mark = (marks[0], "~~") if run.fate == "removed" else (marks[1], "**")
            parts.append(f"[{name}: {_each_line(text, mark)}]")
    return " ".join(parts)


def _each_line(text: str, mark: str) -> str:
    """The mark around each line, since it does not reach over paragraphs."""
    return "\n".join(f"{mark}{line}{mark}" if line.strip() else line for line in text.split("\n"))


def escaped(text: str) -> str:
    """What people wrote, so that no sign of it is read as Markdown or HTML."""
    found = _RULES.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", text))
    return _NUMBERS.sub(r"\1\\\2", found)

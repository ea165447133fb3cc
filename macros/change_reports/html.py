"""Changes as a fragment of HTML: insertions and deletions are told by element and in words, so that no colour is needed."""

from __future__ import annotations

from markupsafe import Markup, escape

from ..word_runs import Run, Wording
from .report import Entry, Report


def html(report: Report) -> Markup:
    """The whole report, to stand inside a page below its first heading."""
    paragraphs = [Markup("<p>{}</p>").format(paragraph) for paragraph in report.paragraphs]
    lines = [Markup("<section>"), Markup("<h2>{}</h2>").format(report.title), *paragraphs]
    for part in report.parts:
        lines.append(Markup("<h3>{}</h3>").format(part.heading))
        for subject, entries in part.subjects:
            if subject:
                lines.append(Markup("<h4>{}</h4>").format(subject))
            lines += [Markup("<ul>"), *(_entry(entry, report.marks) for entry in entries), Markup("</ul>")]
    return Markup("\n").join([*lines, Markup("</section>")])


def word_by_word(wording: Wording, marks: tuple[str, str]) -> Markup:
    """A text with `<del>` and `<ins>`, each beginning with the words that say which it is; all new or all gone, as it stands."""
    whole = len(wording.runs) == 1 and wording.runs[0].fate != "kept"
    return Markup(" ").join(_lines(run.text) if whole else _run(run, marks) for run in wording.excerpt)


def _entry(entry: Entry, marks: tuple[str, str]) -> Markup:
    attribute = Markup(' id="change-{}"').format(entry.fingerprint) if entry.fingerprint else Markup()
    parts = [Markup("<li{}>{}").format(attribute, entry.says)]
    for wording in entry.texts:
        about = Markup("<b>{}:</b> ").format(wording.about) if wording.about else Markup()
        parts.append(Markup("<blockquote>{}{}</blockquote>").format(about, word_by_word(wording, marks)))
    return Markup("").join([*parts, Markup("</li>")])


def _run(run: Run, marks: tuple[str, str]) -> Markup:
    if run.fate == "kept":
        return _lines(run.text)
    element, mark = ("del", marks[0]) if run.fate == "removed" else ("ins", marks[1])
    return Markup("<{0}>[{1}: {2}]</{0}>").format(Markup(element), mark, _lines(run.text))


def _lines(text: str) -> Markup:
    return Markup("<br>\n").join(escape(line) for line in text.split("\n"))

"""The chapter on what changed since the edition before."""

from __future__ import annotations

from collections import Counter
from typing import Final

from ..change_reports import report_of
from ..changes import UNRECORDED, Weight
from ..compare import Comparison
from ..wording import capital, counted, listed
from .papers import Block, Chapter, Heading, Paragraph, Point, Points

_WEIGHTS: Final = {
    Weight.STATUTORY: ("change of who is responsible or bound", "changes of who is responsible or bound"),
    Weight.GOVERNANCE: ("change of groups and how they work", "changes of groups and how they work"),
    Weight.PRACTICAL: ("practical change", "practical changes"),
    Weight.WORDING: ("change of wording", "changes of wording"),
}
_NONE_BEFORE: Final = "There is no edition before this one to compare it with."


def changes_chapter(comparison: Comparison | None) -> Chapter:
    """Every change, the heaviest first, each with what was there before."""
    if comparison is None:
        return Chapter("changes", "What changed", (Paragraph(_NONE_BEFORE),))
    report = report_of(comparison)
    blocks: list[Block] = [Paragraph(text) for text in report.paragraphs]
    for part in report.parts:
        blocks.append(Heading(part.heading))
        for subject, entries in part.subjects:
            blocks += [Heading(subject, 2)] if subject else []
            blocks.append(Points(tuple(Point(entry.says, texts=entry.texts) for entry in entries)))
    return Chapter("changes", report.title.partition(": ")[2].replace("what", "What", 1), tuple(blocks))


def changes_in_brief(comparison: Comparison | None) -> str:
    """How many changes there are of each weight, in a sentence."""
    if comparison is None:
        return _NONE_BEFORE
    found = Counter(change.weight for change in comparison.changes if change.rule not in UNRECORDED)
    told = [counted(found[weight], *words) for weight, words in _WEIGHTS.items() if found[weight]]
    says = f"{capital(listed(told))}." if told else "Nothing has changed."
    if len(comparison.changes) > found.total():
        says += " What one of the two editions does not record is listed too, and counts as no change."
    return says

"""A report as a value, whatever is compared: a title, a paragraph, and entries under headings. Each format only writes it down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..change_summary import summary
from ..changes import Change, Weight, Where, at_least
from ..compare import Comparison
from ..instrument_changes import AskedOtherwise
from ..model import Edition
from ..side_by_side import Apart
from ..word_runs import Wording
from ..wording import capital, counted, edition_month

WEIGHTS: Final = {
    Weight.STATUTORY: "Statutory: who is responsible, who is bound, and to what",
    Weight.GOVERNANCE: "Governance: groups, their work, and how they are run",
    Weight.PRACTICAL: "Practical: what people look up",
    Weight.WORDING: "Wording: the same in other words",
}
"""What each weight is called above its changes."""


@dataclass(frozen=True)
class Entry:
    """One line of a report: a sentence, texts word by word, and what programs need: a code, a fingerprint, and where it stands."""

    says: str
    texts: tuple[Wording, ...] = ()
    code: str = ""
    fingerprint: str = ""
    weight: str = ""
    was: Where | None = None
    now: Where | None = None


@dataclass(frozen=True)
class Part:
    """A heading with what stands under it, by subject."""

    heading: str
    subjects: tuple[tuple[str, tuple[Entry, ...]], ...]


@dataclass(frozen=True)
class Report:
    """A whole report; `names` says how texts that were taken out and put in are marked."""

    title: str
    older: str
    newer: str
    paragraphs: tuple[str, ...]
    parts: tuple[Part, ...]
    marks: tuple[str, str] = ("taken out", "put in")


def report_of(comparison: Comparison, weight: Weight = Weight.WORDING) -> Report:
    """Two editions of one partnership, with the changes that are at least so heavy."""
    before, after = comparison.before, comparison.after
    shown = at_least(comparison.changes, weight)
    parts = []
    for each in Weight:
        entries = [(change.subject, _entry(change)) for change in shown if change.weight is each]
        if entries:
            parts.append(Part(WEIGHTS[each], _grouped(entries)))
    paragraphs = [comparison.caveat, summary(comparison), _left_out(comparison.changes, shown)]
    title = f"{after.partnership.short_name}: what changed from {edition_month(before.entry.id)} to {edition_month(after.entry.id)}"
    return Report(title, before.key, after.key, _paragraphs(*paragraphs), tuple(parts))


def neighbour_report(one: Edition, other: Edition, points: Sequence[Apart], weight: Weight = Weight.WORDING) -> Report:
    """Two partnerships side by side, with the points that are at least so heavy."""
    shown = at_least(points, weight)
    entries = [(point.subject, Entry(point.says, point.texts, "apart", weight=point.weight, was=point.one, now=point.other)) for point in shown]
    parts = tuple(Part(subject, (("", found),)) for subject, found in _grouped(entries))
    names = f"{one.partnership.short_name} ({edition_month(one.entry.id)}) and {other.partnership.short_name} ({edition_month(other.entry.id)})"
    told = f"They differ on {counted(len(points), 'point')}." if points else "They differ on no point that is compared here."
    marks = (f"only {one.partnership.short_name}", f"only {other.partnership.short_name}")
    return Report(f"{names} side by side", one.key, other.key, _paragraphs(told, _left_out(points, shown)), parts, marks)


def instrument_report(
    ids: tuple[str, str], titles: tuple[str, str], changes: Sequence[AskedOtherwise], weight: Weight = Weight.WORDING, *, follows: bool = True
) -> Report:
    """Two instruments, by their ids and titles, with the changes that are at least so heavy; `follows` if one took the other's place."""
    shown = at_least(changes, weight)
    found = [(one.weight, Entry(one.says, one.texts, one.what, weight=one.weight)) for one in shown]
    parts = []
    for each in Weight:
        entries = tuple(entry for of, entry in found if of is each)
        if entries:
            parts.append(Part(WEIGHTS[each].partition(":")[0], (("", entries),)))
    told = f"They differ on {counted(len(changes), 'point')}." if changes else "Both ask the same."
    title = f"What {titles[1]} asks that {titles[0]} did not" if follows else f"{titles[0]} and {titles[1]} side by side"
    marks = ("taken out", "put in") if follows else (f"only {titles[0]}", f"only {titles[1]}")
    return Report(title, *ids, _paragraphs(told, _left_out(changes, shown)), tuple(parts), marks)


def _left_out(every: Sequence[object], shown: Sequence[object]) -> str:
    number = len(every) - len(shown)
    return capital(f"{counted(number, 'lighter change')} left out here.") if number else ""


def _paragraphs(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _entry(change: Change) -> Entry:
    return Entry(change.says, change.texts, change.rule, change.fingerprint, change.weight, change.was, change.now)


def _grouped(entries: list[tuple[str, Entry]]) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    found: dict[str, list[Entry]] = {}
    for subject, entry in entries:
        found.setdefault(subject, []).append(entry)
    return tuple((subject, tuple(of)) for subject, of in found.items())

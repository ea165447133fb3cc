"""The lists of what is said about an edition: what law and guidance find, and what changed since the edition before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from ..changed import Item
from ..changes import UNRECORDED, Weight
from ..checks import Outcome
from ..judged import Row
from ..law_words import force_words
from ..prose import plain
from ..requirements import Severity
from ..word_runs import Wording, readable
from .tables import BETWEEN, Column, EditionTable, Rows, Source

_OUTCOMES: Final[tuple[str, ...]] = get_args(Outcome)
_SEVERITIES: Final[tuple[str, ...]] = get_args(Severity)
_NO_WEIGHT: Final = "not recorded"
_WEIGHTS: Final = (*(str(weight) for weight in Weight), _NO_WEIGHT)


def judged_rows(source: Source) -> Iterator[tuple[str, Row]]:
    """Every finding by the instruments of the time, with the heading that it stands under."""
    for reading in source.judged.then:
        for heading, rows in reading.headings:
            yield from ((heading, row) for row in rows)


def changed_items(source: Source) -> Iterator[tuple[str, Item]]:
    """Every change since the edition before with its weight, in the order of the page; at the end what cannot be compared."""
    if source.changed is None:
        return
    for part in (*source.changed.parts, *source.changed.unknown):
        items = [item for _, items in part.subjects for item in items] + [row.item for _, rows in part.tables for row in rows]
        yield from ((_NO_WEIGHT if item.change.rule in UNRECORDED else str(item.change.weight), item) for item in items)


def _findings(source: Source) -> Rows:
    for heading, row in judged_rows(source):
        finding, asked = row.finding, row.finding.requirement
        where = BETWEEN.join(f"{each.target.page}#{each.target.id}" if each.target.id else each.target.page for each in row.evidence)
        explained = plain(finding.explanation.reason) if finding.explanation else ""
        yield (
            asked.id, asked.instrument_id, asked.instrument.title, heading, asked.title, finding.outcome, finding.severity, row.says,
            row.looked_at, str(finding.stated).lower(), force_words(asked), where, explained,
        )  # fmt: skip


def _changes(source: Source) -> Rows:
    for weight, item in changed_items(source):
        change, note = item.change, item.note
        said = [plain(text or "") for text in (note.families, note.practitioners, note.why)] if note else ["", "", ""]
        yield (
            change.fingerprint, weight, change.subject, change.says, change.rule,
            _texts(change.texts, "before"), _texts(change.texts, "after"), *said,
        )  # fmt: skip


def _texts(wordings: tuple[Wording, ...], which: str) -> str:
    found = [(wording.about, readable(getattr(wording, which))) for wording in wordings]
    return BETWEEN.join(f"{about}: {text}" if about else text for about, text in found if text)


JUDGEMENTS: Final = (
    EditionTable(
        "findings", "What law and guidance ask", "Each requirement in force when the edition was published, and what came of it.", "requirements",
        ("requirement",),
        (
            Column("requirement", "The id of the requirement, and its anchor on the page."), Column("instrument_id", "The id of the instrument."),
            Column("instrument", "The Act, regulations or guidance that ask it."), Column("heading", "The part of the instrument that it stands in."),
            Column("title", "What is the case when it is met."), Column("outcome", "What came of it.", choices=_OUTCOMES),
            Column("severity", "How grave it is that it is not met, as far as its wording is known.", choices=_SEVERITIES),
            Column("says", "The reason, in a sentence or two."), Column("looked_at", "What was looked at."),
            Column("stated", "Whether it rests on the word of the partnership.", "boolean"),
            Column("how_binding", "How binding it is; what nobody has compared with the text is never called a duty."),
            Column("evidence", f"Pages of the edition and ids on them at which it stands, with “{BETWEEN.strip()}” between them."),
            Column("explanation", "Why the edition does not do it for the time being, where it says so."),
        ), _findings,
    ),
    EditionTable(
        "changes", "What changed", "Every change from the edition before, the heaviest first.", "changes", ("fingerprint",),
        (
            Column("fingerprint", "Names the change for good; with “change-” before it, its anchor on the page.", pattern="[0-9a-f]{12}"),
            Column("weight", f"How much it matters; “{_NO_WEIGHT}” if one of the two editions does not record it.", choices=_WEIGHTS),
            Column("subject", "What or whom it is about."), Column("says", "The change, in a sentence."),
            Column("rule", "Which kind of change it is."),
            Column("before", "The text before, where the wording changed."), Column("after", "The text now, where the wording changed."),
            Column("families", "What the partnership says that it means for families."),
            Column("practitioners", "What it says that it means for people who work with children."), Column("why", "Why it says that it was made."),
        ), _changes,
    ),
)  # fmt: skip
"""Lists that rest on the law and on the edition before too."""

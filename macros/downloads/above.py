"""The lists above the editions: those of one partnership with its history, and what law and guidance ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, get_args

from ..history import Chapter, periods
from ..law_words import force_words, heading_of
from ..model import Instrument, Status
from ..model.law import About, Owner
from ..prose import plain
from ..requirements import Asked
from ..versions import Outline
from .tables import BETWEEN, Column, Download, Table, as_csv

_MONTH: Final = "[0-9]{4}-[0-9]{2}"
_KINDS: Final = ("act", "regulations", "guidance")
_STATUS: Final[tuple[str, ...]] = get_args(Status)
_ABOUT: Final[tuple[str, ...]] = get_args(About)
_OWNERS: Final[tuple[str, ...]] = get_args(Owner)

_EDITIONS: Final = Table(
    "editions", "Editions", "Every edition of one partnership, newest first.", "{partnership}/", ("edition",),
    (
        Column("edition", "The month of publication, which is also its address below that of the partnership.", pattern=_MONTH),
        Column("published", "The day or month of publication, as far as it is known."), Column("status", "Its status.", choices=_STATUS),
        Column("kind", "Whether it was new or an amendment.", choices=("new", "amendment")),
        Column("replaces", "The edition that it replaces.", leads_to="editions"), Column("in_force_since", "The first day or month in force."),
        Column("in_force_until", "When the next one took its place; empty if none has."),
        Column("what_is_new", "What the public was told about it."), Column("seal", "The digest of all that it says."),
    ),
)  # fmt: skip
_HISTORY: Final = Table(
    "history", "History", "Who held each role, which groups there were and which agencies were named, from the second edition on.",
    "{partnership}/history/", ("chapter", "name", "says", "since"),
    (
        Column("chapter", "What the row is about."), Column("name", "The role, group or agency."), Column("says", "Who held it, or what it was."),
        Column("since", "The edition from which this was so.", pattern=_MONTH),
        Column("until", "The edition that says otherwise; empty if none does.", pattern=_MONTH),
    ),
)  # fmt: skip
_INSTRUMENTS: Final = Table(
    "instruments", "Acts, regulations and guidance", "The instruments by which editions are judged.", "law/", ("id",),
    (
        Column("id", "Names the instrument for good, and is its address below that of the law."), Column("title", "Its title."),
        Column("short", "Its title in short."), Column("kind", "What it is.", choices=_KINDS),
        Column("since", "The first day in force; empty if it is not in force yet."), Column("until", "The last day in force, if it has ended."),
        Column("replaces", "The id of the one that it replaced.", leads_to="instruments"), Column("url", "Where its own text can be read."),
    ),
)  # fmt: skip
_REQUIREMENTS: Final = Table(
    "requirements", "What law and guidance ask", "Every requirement of every instrument, in our own words.", "law/", ("id",),
    (
        Column("id", "Names the requirement for good."), Column("instrument_id", "The id of the instrument.", leads_to="instruments"),
        Column("heading", "The part of the instrument that it stands in."), Column("title", "What is the case when it is met."),
        Column("asks", "What it asks."), Column("how_binding", "How binding it is; what nobody has compared with the text is never called a duty."),
        Column("verified", "Whether its wording and its force are known.", "boolean"), Column("since", "The first day on which it holds."),
        Column("until", "The last day on which it holds."), Column("about", "What has to show it.", choices=_ABOUT),
        Column("owner", "Who has to act if it is not met.", choices=_OWNERS), Column("evidence", "What meets it."),
        Column("continues", f"The ids of earlier ones that it carries forward or sharpens, with “{BETWEEN.strip()}” between them."),
    ),
)  # fmt: skip
_CATEGORIES: Final = Table(
    "categories", "Categories of relevant agency", "The categories of the Schedule of relevant agencies, in our own words.", "law/",
    ("instrument_id", "id"),
    (
        Column("instrument_id", "The id of the instrument.", leads_to="instruments"), Column("id", "The key of the category."),
        Column("group", "The part of the Schedule that it stands in."), Column("name", "What kind of body it is."),
    ),
)  # fmt: skip

ABOVE: Final = (_EDITIONS, _HISTORY, _INSTRUMENTS, _REQUIREMENTS, _CATEGORIES)
"""Every list above the editions; its `page` is the folder below the site in which it stands."""


def editions_list(editions: Sequence[Outline], notes: Mapping[str, str]) -> Download:
    """The editions of one partnership, newest first; `notes` say by key what is new in each."""
    times = {period.edition: period for period in periods(editions)}
    rows = []
    for edition in editions:
        entry, time = edition.entry, times.get(edition.entry.id)
        rows.append((
            entry.id, str(entry.published or ""), entry.status, entry.kind, entry.replaces or "", str(time.since) if time else "",
            str(time.until or "") if time else "", notes.get(edition.key, ""), entry.seal or "",
        ))  # fmt: skip
    return as_csv(_EDITIONS, tuple(rows))


def history_list(chapters: Sequence[Chapter]) -> Download:
    """The history of one partnership."""
    rows = [
        (chapter.title, thread.name, spell.says, spell.since, spell.until or "")
        for chapter in chapters
        for thread in chapter.threads
        for spell in thread.spells
    ]
    return as_csv(_HISTORY, tuple(rows))


def law_lists(instruments: Mapping[str, Instrument], asked: Mapping[str, Asked]) -> tuple[Download, ...]:
    """The instruments, everything that they ask, and the categories of their Schedules."""
    told = [
        (id, each.title, each.short, each.kind, str(each.since or ""), str(each.until or ""), each.replaces or "", each.url or "")
        for id, each in instruments.items()
    ]
    requirements = [
        (
            each.id, each.instrument_id, heading_of(each), each.title, plain(each.asks), force_words(each), str(each.is_verified).lower(),
            str(each.since or ""), str(each.until or ""), each.about, each.owner, plain(each.evidence),
            BETWEEN.join(each.continues),
        ) for each in asked.values()
    ]  # fmt: skip
    categories = [(id, category.id, category.group, category.name) for id, each in instruments.items() for category in each.categories]
    pairs = ((_INSTRUMENTS, told), (_REQUIREMENTS, requirements), (_CATEGORIES, categories))
    return tuple(as_csv(table, tuple(rows)) for table, rows in pairs if rows)

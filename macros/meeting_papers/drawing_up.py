"""Draws the papers up from what is known of an edition on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..both_judged import both_judged
from ..compare import Comparison, compare
from ..due import Due, dues
from ..model import Edition, Instrument, When, YearlyReport
from ..placeholders import placeholders
from ..remarks import Remark
from ..reports.summary import outcomes_in_words
from ..requirements import Judged
from ..requirements import asked as everything_asked
from ..seal import short, signed_digest
from ..wording import counted, day, edition_month, listed, lowered, status_name
from .ageing import dates_chapter, remarks_chapter, remarks_in_brief
from .changing import changes_chapter, changes_in_brief
from .findings import coming_chapter, judged_on, law_chapter, to_come, unmet
from .papers import Chapter, Papers, Paragraph, Point, Points
from .signing import open_points, signature_pages, signing_chapter


@dataclass(frozen=True, eq=False)
class Ground:
    """What the papers rest on: the edition, the one whose place it takes, what law and guidance ask, what was remarked on its text, and
    the partnership's yearly reports."""

    edition: Edition
    before: Edition | None
    instruments: Mapping[str, Instrument] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    reports: Mapping[str, YearlyReport] = field(default_factory=dict)


def draw_up(ground: Ground, on: When) -> Papers:
    """The papers as of that day; the same ground and the same day give the same papers."""
    edition, instruments = _published(ground.edition), ground.instruments
    every = everything_asked(instruments)
    requirements = tuple(every.values())
    comparison = compare(ground.before, edition, both_judged(ground.before, edition, every)) if ground.before else None
    now = judged_on(edition, instruments, requirements, on)
    coming = to_come(edition, instruments, requirements, on)
    found = dues(edition, ground.reports, instruments, on)
    brief = (*_unwritten(edition), *_brief(comparison, now), *_ahead(ground, coming, found, on))
    return Papers(
        title=f"Papers for signing off: {edition.about.title}",
        running=f"{edition.partnership.short_name}, edition of {edition_month(edition.entry.id)}: papers for signing off",
        facts=_facts(ground, on),
        chapters=(
            Chapter("in-brief", "In brief", (Paragraph(_asks(edition)), Points(brief))),
            changes_chapter(comparison),
            law_chapter(now, ground.edition.entry.status == "draft"),
            coming_chapter(coming, now, instruments),
            remarks_chapter(edition, ground.remarks, on),
            dates_chapter(found, on),
        ),
        signing=signing_chapter(ground.edition),
        signatures=signature_pages(edition, ground.before, now),
    )


def _published(edition: Edition) -> Edition:
    """As it will be: a draft is signed off so that it is published, and is judged as if it were."""
    entry = edition.entry
    if entry.status != "draft":
        return edition
    return replace(edition, entry=entry.model_copy(update={"status": "published", "published": edition.when}))


def _facts(ground: Ground, on: When) -> tuple[tuple[str, str], ...]:
    edition, entry = ground.edition, ground.edition.entry
    states = [
        *([f"published {day(entry.published)}"] if entry.published else []),
        *([] if entry.status == "published" else [status_name(entry.status)]),
    ]
    return (
        ("Partnership", edition.name),
        ("Edition", f"{edition_month(entry.id)}{f' ({listed([lowered(each) for each in states])})' if states else ''}"),
        ("Compared with", f"the edition of {edition_month(ground.before.entry.id)}" if ground.before else "no edition before it"),
        ("As of", day(on)),
        ("Digest", short(signed_digest(edition))),
    )


def _asks(edition: Edition) -> str:
    leads = len(edition.partners.lead_partners)
    if not leads:
        return "The lead safeguarding partners are asked to sign this edition off. The edition does not name them yet."
    told = f"The {counted(leads, 'lead safeguarding partner')} {'is' if leads == 1 else 'are'} asked to sign this edition off"
    return f"{told}, each on a page of their own at the end."


def _unwritten(edition: Edition) -> Iterator[Point]:
    if left := len(placeholders(edition)):
        yield Point(f"Still to be written: {counted(left, 'text')}. Until that is done the edition cannot be published, and its digest will change.")


def _brief(comparison: Comparison | None, now: Judged) -> Iterator[Point]:
    yield Point(f"What changed: {lowered(changes_in_brief(comparison))}")
    asked = f"{lowered(outcomes_in_words(now))} {open_points(now)}" if now.findings else "none is known here."
    yield Point(f"Law and guidance in force: {asked}")
    for finding in unmet(now, "error"):
        yield Point(f"To be mended first: {finding.requirement.title} ({finding.requirement.id}).")


def _ahead(ground: Ground, coming: Sequence[Judged], found: Sequence[Due], on: When) -> Iterator[Point]:
    told = [_when(ground.instruments[each.against]) for each in coming]
    yield Point(f"To come: {'; '.join(told) or 'nothing is known here'}.")
    yield Point(remarks_in_brief(ground.edition, ground.remarks, on))
    passed = [day(due.when) for due in found if due.has_passed(on)]
    ahead = [day(due.when) for due in found if not due.has_passed(on)]
    told = [*([f"{listed(passed)} {'has' if len(passed) == 1 else 'have'} passed"] if passed else []), *([f"{ahead[0]} is next"] if ahead else [])]
    yield Point(f"Dates due: {'; '.join(told) or 'the edition gives none'}.")


def _when(instrument: Instrument) -> str:
    return f"{instrument.title}, {f'from {day(instrument.since)}' if instrument.since else 'on a day that is not set'}"

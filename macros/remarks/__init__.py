"""Remarks: what is out of date in an edition, and what contradicts something in it, in a report or in a neighbour's edition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from ..model import Edition, Terms, When, YearlyReport
from . import against_reports, bound, chairs, confirmed, dates, figures, names, twice, words
from .neighbours import neighbours
from .remark import SEVERITIES, Remark, Severity, Where
from .stale import Stale

__all__ = ["BETWEEN", "INSIDE", "SEVERITIES", "Remark", "Severity", "Stale", "Where", "contradictions", "of_report", "remarks"]

Reports = Mapping[str, Mapping[str, YearlyReport]]
"""The yearly reports by partnership and years, as in `southampton` and `2024-25`."""

INSIDE: Final[tuple[Callable[[Edition], Iterator[Remark]], ...]] = (
    chairs.two_chairs, chairs.chair_among_members, chairs.chairs_in_prose,
    names.group_names, names.spellings, names.nearly_known,
    twice.agencies_twice, twice.settings_twice, twice.members_twice,
    bound.members_not_listed, bound.agencies_not_seated,
    figures.lists_in_prose, figures.lists_below, figures.groups_below, figures.meetings,
    dates.review, words.abbreviations, words.opposites,
)  # fmt: skip
"""What can contradict itself inside one edition."""

BETWEEN: Final[tuple[Callable[[Edition, YearlyReport, str], Iterator[Remark]], ...]] = (
    against_reports.totals, against_reports.dates, against_reports.offices, against_reports.group_names,
)  # fmt: skip
"""What can be wrong in a yearly report, or contradict the edition that was in force."""


def remarks(editions: Iterable[Edition], reports: Reports, terms: Terms, on: When | None = None) -> tuple[Remark, ...]:
    """Every remark, edition by edition; with a day, also what had gone out of date by then, and what was confirmed after it."""
    editions = tuple(editions)
    stale = Stale(terms, editions[0].organisations) if editions else None
    found = [remark for edition in editions if stale for remark in (*stale.remarks(edition, on), *contradictions(edition))]
    found += _of_confirmations(editions, on)
    for partnership, by_years in reports.items():
        own = [edition for edition in editions if edition.partnership_id == partnership]
        for years, report in by_years.items():
            edition = against_reports.in_force(report, own)
            found += of_report(edition, report, f"{partnership}/{years}") if edition else ()
    found += neighbours(editions)
    return tuple(sorted(found, key=_order))


def contradictions(edition: Edition) -> Iterator[Remark]:
    """What an edition says in two ways."""
    for rule in INSIDE:
        yield from rule(edition)


def of_report(edition: Edition, report: YearlyReport, of: str) -> Iterator[Remark]:
    """What a report says that does not agree, with itself or with the edition that was in force; `of` names the report."""
    for rule in BETWEEN:
        yield from rule(edition, report, of)


def _of_confirmations(editions: Iterable[Edition], on: When | None) -> Iterator[Remark]:
    """What is wrong with the days on which something was confirmed, in editions in which that still counts."""
    by_key = {edition.key: edition for edition in editions}
    for edition in by_key.values():
        if edition.entry.status in {"published", "draft"}:
            before = by_key.get(f"{edition.partnership_id}/{edition.entry.replaces}")
            yield from confirmed.not_yet(edition, on) if on else ()
            yield from confirmed.carried_over(edition, before) if before else ()


def _order(remark: Remark) -> tuple[str, int]:
    return remark.edition, SEVERITIES.index(remark.severity)

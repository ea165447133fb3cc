"""Remarks: what is out of date in an edition, and what contradicts something in it, in a report or in a neighbour's edition."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from ..model import Edition, Terms, When, YearlyReport
from . import against_reports, bound, chairs, confirmed, dates, figures, names, twice, words
from .neighbours import neighbours
from .remark import SEVERITIES, Remark, Severity, Where
from .stale import Stale

__all__ = [
    "BETWEEN",
    "INSIDE",
    "SEVERITIES",
    "Remark",
    "Severity",
    "Stale",
    "Where",
    "contradictions",
    "neighbours",
    "of_partnership",
    "of_report",
    "order",
    "remarks",
]

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


def remarks(
    editions: Iterable[Edition], reports: Reports, terms: Terms, on: When | None = None, of: Collection[str] | None = None
) -> tuple[Remark, ...]:
    """Every remark, edition by edition; with a day, also what its passing brings. `of` are the keys of those wanted; all, without it."""
    editions = tuple(editions)
    wanted = {edition.key for edition in editions} if of is None else of
    stale = Stale(terms, editions[0].organisations) if editions else None
    by_partnership: dict[str, list[Edition]] = {}
    for edition in editions:
        by_partnership.setdefault(edition.partnership_id, []).append(edition)
    found = [each for name, own in by_partnership.items() if stale for each in of_partnership(own, reports.get(name, {}), stale, on, wanted)]
    return tuple(sorted([*found, *(each for each in neighbours(editions) if each.edition in wanted)], key=order))


def of_partnership(
    editions: Sequence[Edition], reports: Mapping[str, YearlyReport], stale: Stale, on: When | None, wanted: Collection[str]
) -> Iterator[Remark]:
    """What its own files alone give rise to. `editions` are all of one partnership, `wanted` the keys of those about which to speak."""
    for edition in editions:
        if edition.key in wanted:
            yield from stale.remarks(edition, on)
            yield from contradictions(edition)
            yield from _of_confirmations(edition, editions, on)
    for years, report in reports.items():
        known = against_reports.in_force(report, editions)
        if known and known.key in wanted:
            yield from of_report(known, report, f"{known.partnership_id}/{years}")


def contradictions(edition: Edition) -> Iterator[Remark]:
    """What an edition says in two ways."""
    for rule in INSIDE:
        yield from rule(edition)


def of_report(edition: Edition, report: YearlyReport, of: str) -> Iterator[Remark]:
    """What a report says that does not agree, with itself or with the edition that was in force; `of` names the report."""
    for rule in BETWEEN:
        yield from rule(edition, report, of)


def _of_confirmations(edition: Edition, editions: Sequence[Edition], on: When | None) -> Iterator[Remark]:
    """What is wrong with the days on which something was confirmed, in an edition in which that still counts."""
    if edition.entry.status in {"published", "draft"}:
        before = next((other for other in editions if other.entry.id == edition.entry.replaces), None)
        yield from confirmed.not_yet(edition, on) if on else ()
        yield from confirmed.carried_over(edition, before) if before else ()


def order(remark: Remark) -> tuple[str, int]:
    """Edition by edition, the gravest first."""
    return remark.edition, SEVERITIES.index(remark.severity)

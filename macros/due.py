"""The days on which something is due: reviews, facts to confirm again, explanations that end, law that begins, reports, bodies that close."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

from .checks import Spot
from .model import (
    Ageing,
    Agency,
    Concern,
    Contact,
    Edition,
    Group,
    Instrument,
    Link,
    Office,
    Period,
    Record,
    Representative,
    Section,
    When,
    YearlyReport,
    references,
    walk,
)
from .prose import plain
from .wording import capital, day

PARTNERS: Final = "Safeguarding partners"
TEAM: Final = "Partnership team"
_A_YEAR: Final = Period(12)


@dataclass(frozen=True)
class Due:
    """A day that matters to the arrangements of an edition, what is due then, who sees to it, and where the day stands in its files.

    `id` stays the same when the day changes, and in the next edition.
    """

    id: str
    when: When
    what: str
    who: str
    edition: str
    spot: Spot | None = None

    def has_passed(self, on: When) -> bool:
        """Whether it was before that day."""
        return self.when.last_day < on.last_day


@lru_cache(maxsize=16)
def is_over(edition: Edition, when: When) -> bool:
    """Whether the day was certainly over when the files of the edition were written: they name a later one on which somebody did something."""
    noted = (edition.entry.published, edition.entry.reviewed, *(each.on for each in edition.confirmations.confirmations))
    aged = (item.confirmed_on for record in edition.files.values() for _, item in walk(record) if isinstance(item, Ageing))
    return any(day is not None and day > when.last_day for day in chain(noted, aged))


def dues(edition: Edition, reports: Mapping[str, YearlyReport], instruments: Mapping[str, Instrument], on: When) -> tuple[Due, ...]:
    """Every such day, the earliest first, whether it has passed or not. `reports` are the partnership's own.

    Instruments and closures count from the day on which the edition was published: what came before is not due, but a fault of
    the edition.
    """
    seen_until = min(edition.when.last_day, on.last_day)
    found = (
        *_reviews(edition),
        *_facts(edition),
        *_explanations(edition),
        *_instruments(edition, instruments, seen_until, on),
        *_next_report(edition, reports),
        *_closures(edition, seen_until),
    )
    return tuple(sorted(found, key=lambda due: (due.when.last_day, due.what)))


def in_reach(found: Iterable[Due], months: int, on: When) -> tuple[Due, ...]:
    """Those that have passed, or come within so many months."""
    end = Period(months).after(on).last_day
    return tuple(due for due in found if due.when.last_day <= end)


def in_view(editions: Iterable[Edition]) -> Edition | None:
    """The edition of a partnership whose days count: the newest in force or, before there is one, the newest draft."""
    found = [edition for edition in editions if edition.entry.status in {"published", "draft"}]
    return max(found, key=lambda edition: (edition.entry.status == "published", edition.entry.id), default=None)


def _reviews(edition: Edition) -> Iterator[Due]:
    review = edition.about.review
    if review and review.next:
        yield _due(edition, "review/next", review.next, "The arrangements are to be reviewed.", PARTNERS, Spot("edition", ("review", "next")))
    if review and review.then:
        yield _due(edition, "review/then", review.then, "The arrangements are to be reviewed again.", PARTNERS, Spot("edition", ("review", "then")))


def _facts(edition: Edition) -> Iterator[Due]:
    for file, record in edition.files.items():
        for path, fact in walk(record):
            if isinstance(fact, Ageing) and fact.confirm_again and fact.confirmed_on:
                what = f"To be confirmed again: {_called(edition, fact)} (last time: {day(fact.confirmed_on)})."
                own = (fact_id,) if (fact_id := getattr(fact, "id", "")) else path
                who = capital(fact.confirmed_by or TEAM)
                yield _due(edition, "/".join([file, *map(str, own)]), fact.confirm_again, what, who, Spot(file, (*path, "confirmed_on")))


def _called(edition: Edition, fact: Ageing) -> str:
    """A fact by the words that people know it by."""
    match fact:
        case Contact():
            return "how to reach the partnership's team"
        case Concern():
            return f"what to do if worried, “{fact.heading}”"
        case Representative():
            return ", ".join(part for part in (fact.name, fact.post, edition.organisation_name(fact.organisation)) if part)
        case Office():
            return "the partnership chair" if fact is edition.partners.chair else "the independent scrutineer"
        case Agency():
            return f"the relevant agency {fact.name}"
        case Group():
            return f"the group {fact.name}"
        case Section():
            return f"the passage “{fact.title}”"
        case Link():
            return f"what is said of {fact.name}"
        case _:
            return "the list of settings"


def _explanations(edition: Edition) -> Iterator[Due]:
    for index, each in enumerate(edition.about.explanations):
        what = f"The explanation of {each.requirement} ends: {' '.join(plain(each.reason).split())}"
        spot = Spot("edition", ("explanations", index, "until"))
        yield _due(edition, f"explanation/{each.id}", each.until, what, capital(each.owner), spot)


def _instruments(edition: Edition, instruments: Mapping[str, Instrument], seen_until: When, on: When) -> Iterator[Due]:
    for id, instrument in instruments.items():
        if not set(instrument.covers) & set(edition.covers) or (instrument.until and instrument.until < on):
            continue
        if instrument.since and instrument.since > seen_until:
            what = f"{instrument.title} comes into force. The arrangements have to be read against it."
            yield _due(edition, f"instrument/{id}/begins", instrument.since, what, TEAM)
        if instrument.until:
            yield _due(edition, f"instrument/{id}/ends", instrument.until, f"{instrument.title} ends.", TEAM)


def _next_report(edition: Edition, reports: Mapping[str, YearlyReport]) -> Iterator[Due]:
    """Twelve months after the last report or, if nobody noted when it was published, after the period that it covers."""
    if reports:
        years, last = max(reports.items(), key=lambda each: each[1].ends.last_day)
        since = "was published" if last.published else "ended its period; nobody noted when it was published"
        what = f"The next yearly report is due, twelve months after that of {years} {since}."
        yield _due(edition, "yearly-report", _A_YEAR.after(last.published or last.ends), what, PARTNERS)


def _closures(edition: Edition, seen_until: When) -> Iterator[Due]:
    for id, spot in _named(edition.files).items():
        body = edition.organisations[id]
        if body.closed and body.closed.last_day > seen_until:
            what = f"{body.name} closes. The arrangements name it, and have to say who takes its place."
            yield _due(edition, f"closure/{id}", body.closed, what, TEAM, spot)


def _named(files: Mapping[str, Record]) -> dict[str, Spot]:
    """The organisations that an edition names, each with the first place."""
    found: dict[str, Spot] = {}
    for file, record in files.items():
        for path, refers, id in references(record):
            if refers.to == "organisation":
                found.setdefault(id, Spot(file, path))
    return found


def _due(edition: Edition, id: str, when: When, what: str, who: str, spot: Spot | None = None) -> Due:
    return Due(f"{edition.partnership_id}/{id}", when, what, who, edition.key, spot)

"""The chapters on what is out of date and on the dates that are due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..model import Edition, Instrument, When
from ..reports.told import Remarked, sentence
from ..word_runs import readable
from ..wording import capital, day
from .papers import Block, Chapter, Paragraph, Point, Points, Table

_PARTNERS: Final = "Safeguarding partners"
_TEAM: Final = "Partnership team"


@dataclass(frozen=True)
class Due:
    """A day that matters to the arrangements, what happens then, and who sees to it."""

    when: When
    what: str
    who: str

    def has_passed(self, on: When) -> bool:
        """Whether it was before that day."""
        return self.when.last_day < on.last_day


def dues(edition: Edition, instruments: Mapping[str, Instrument], on: When) -> tuple[Due, ...]:
    """Every such day that the edition gives, and the instruments that begin or end after `on`, the earliest first."""
    return tuple(sorted((*_of_edition(edition), *_of_instruments(edition, instruments, on)), key=lambda due: (due.when.last_day, due.what)))


def _of_edition(edition: Edition) -> Iterator[Due]:
    review = edition.about.review
    if review and review.next:
        yield Due(review.next, "The arrangements are to be reviewed.", _PARTNERS)
    if review and review.then:
        yield Due(review.then, "The arrangements are to be reviewed again.", _PARTNERS)
    for each in edition.about.explanations:
        yield Due(each.until, f"The explanation of {each.requirement} ends: {readable(each.reason)}", capital(each.owner))


def _of_instruments(edition: Edition, instruments: Mapping[str, Instrument], on: When) -> Iterator[Due]:
    for instrument in instruments.values():
        if set(instrument.covers) & set(edition.covers):
            if instrument.since and instrument.since > on.last_day:
                yield Due(instrument.since, f"{instrument.title} comes into force. The arrangements have to be read against it.", _TEAM)
            if instrument.until and instrument.until >= on:
                yield Due(instrument.until, f"{instrument.title} ends.", _TEAM)


def dates_chapter(found: Sequence[Due], on: When) -> Chapter:
    """The dates as a table."""
    rows = tuple((day(due.when), due.what, due.who, "Has passed" if due.has_passed(on) else "To come") for due in found)
    block = Table(("Date", "What", "Who sees to it", f"As of {day(on)}"), rows) if rows else Paragraph("The edition gives no date that is due.")
    return Chapter("dates", "Dates due", (block,))


def out_of_date(edition: Edition, instruments: Mapping[str, Instrument], remarks: Sequence[Remarked], on: When) -> tuple[Point, ...]:
    """What has gone out of date by that day: documents that ended, a review that has passed, and what was remarked on the text."""
    return (*_ended(edition, instruments, on), *_review(edition, on), *(_remarked(each) for each in remarks))


def out_of_date_chapter(points: tuple[Point, ...]) -> Chapter:
    """The same as a list."""
    block: Block = Points(points) if points else Paragraph("Nothing was found that is out of date.")
    return Chapter("out-of-date", "What is out of date", (block,))


def _ended(edition: Edition, instruments: Mapping[str, Instrument], on: When) -> Iterator[Point]:
    for cited in edition.about.cites:
        instrument = instruments.get(cited.instrument or "")
        if instrument and instrument.until and instrument.until.last_day < on.last_day:
            newer = next((each for each in instruments.values() if each.replaces == cited.instrument), None)
            replaced = f"; {newer.title} took its place" if newer else ""
            yield Point(
                f"The arrangements rest on {cited.title}, which ended on {day(instrument.until)}{replaced}.",
                (("To do", "Read the arrangements against what is in force, and name it as their ground."),),
            )


def _review(edition: Edition, on: When) -> Iterator[Point]:
    review = edition.about.review
    if review is None or review.next is None:
        yield Point("The edition names no date for its next review.", (("To do", "Agree on a date, and enter it under “review” in edition.yml."),))
    elif review.next.last_day < on.last_day:
        yield Point(f"The review set for {day(review.next)} has passed.", (("To do", "Say what the review found, and set the next date."),))


def _remarked(remark: Remarked) -> Point:
    labelled = [(label, sentence(text)) for label, text in (("To do", remark.instead), ("Known", remark.known)) if text]
    return Point(f"{capital(remark.severity)}: {readable(remark.says)}", tuple((label, readable(text)) for label, text in labelled))

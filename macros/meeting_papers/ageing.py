"""The chapters on what is out of date or does not agree, and on the dates that are due."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..due import Due
from ..model import Edition, When
from ..remarks import Remark
from ..word_runs import readable
from ..wording import capital, counted, day, lowered
from .papers import Block, Chapter, Heading, Paragraph, Point, Points, Table

_STALE: Final = "Out of date"
_APART: Final = "Does not agree"
_LATER: Final = "May go out of date"
_HEADINGS: Final = {"out-of-date": _STALE, "gone-out-of-date": _STALE, "may-go-out-of-date": _LATER}


def dates_chapter(found: Sequence[Due], on: When) -> Chapter:
    """The dates as a table."""
    rows = tuple((day(due.when), due.what, due.who, "Has passed" if due.has_passed(on) else "To come") for due in found)
    block = Table(("Date", "What", "Who sees to it", f"As of {day(on)}"), rows) if rows else Paragraph("The edition gives no date that is due.")
    return Chapter("dates", "Dates due", (block,))


def review_overdue(edition: Edition, on: When) -> tuple[Point, ...]:
    """What is to be said of the next review by that day: that it has passed, or that no date is set; nothing if it lies ahead."""
    review = edition.about.review
    if review is None or review.next is None:
        return (
            Point("The edition names no date for its next review.", (("To do", "Agree on a date, and enter it under “review” in edition.yml."),)),
        )
    if review.next.last_day < on.last_day:
        return (Point(f"The review set for {day(review.next)} has passed.", (("To do", "Say what the review found, and set the next date."),)),)
    return ()


def remarks_chapter(edition: Edition, remarks: Sequence[Remark], on: When) -> Chapter:
    """What is out of date by that day, what does not agree, and what may go out of date later."""
    blocks: list[Block] = []
    for heading, own in _sorted(remarks).items():
        points = (*(review_overdue(edition, on) if heading is _STALE else ()), *map(_remarked, own))
        blocks += [Heading(heading), Points(points)] if points else []
    none = Paragraph("Nothing was found that is out of date or does not agree.")
    return Chapter("remarks", "What is out of date or does not agree", tuple(blocks) or (none,))


def remarks_in_brief(edition: Edition, remarks: Sequence[Remark], on: When) -> str:
    """How much there is of each, in a sentence."""
    counts = {heading: len(own) for heading, own in _sorted(remarks).items()}
    counts[_STALE] += len(review_overdue(edition, on))
    told = [f"{lowered(heading)}: {counted(count, 'point')}" for heading, count in counts.items() if count]
    return capital("; ".join(told) or "nothing was found that is out of date or does not agree") + "."


def _sorted(remarks: Sequence[Remark]) -> dict[str, list[Remark]]:
    found: dict[str, list[Remark]] = {_STALE: [], _APART: [], _LATER: []}
    for remark in remarks:
        found[_HEADINGS.get(remark.rule, _APART)].append(remark)
    return found


def _remarked(remark: Remark) -> Point:
    labelled = [(label, capital(readable(text)).rstrip(".") + ".") for label, text in (("To do", remark.instead), ("Known", remark.known)) if text]
    return Point(readable(remark.says), tuple(labelled))

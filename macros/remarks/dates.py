"""Dates of an edition that do not agree with each other."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from typing import Final

from ..model import Edition, When
from ..passages import Text, texts
from ..wording import day
from .remark import Remark, Where, at

_MONTHS: Final = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_DATE: Final = re.compile(rf"\b(?:(\d{{1,2}})\s+)?({'|'.join(_MONTHS)})\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_NEXT: Final = re.compile(
    r"\b(?:next|will be|are|is|be)\b[^.]{0,60}\breviewed|\bnext\s+review|\breview(?:ed)?\b[^.]{0,40}\b(?:in|by|on)\b", re.IGNORECASE
)


def review(edition: Edition) -> Iterator[Remark]:
    """The date of the next review in the data is not one that the text about the review gives."""
    planned = edition.about.review
    if planned is None:
        return
    way = ("review", "next")
    if planned.next is not None:
        for file, text in _about_review(edition):
            dates = [_when(match) for match in _DATE.finditer(text.text)]
            coming = [when for when in dates if when > edition.when]
            if coming and _NEXT.search(text.text) and not any(_same(planned.next, when) for when in dates):
                says = f"The next review is given as {day(planned.next)}, but the passage about it says {day(min(coming))}."
                places = (Where(edition.key, "edition", way), at(edition.key, file, text))
                yield Remark("another-date", "warning", edition.key, says, "give the same date in both places", places)
        if planned.next < When(edition.when.year, edition.when.month):
            says = f"The next review, {day(planned.next)}, is before the edition itself, {day(edition.when)}."
            yield Remark("another-date", "warning", edition.key, says, "give the date of the review that is still to come", (_at(edition, way),))
        if planned.then is not None and planned.then <= planned.next:
            says = f"The review after the next, {day(planned.then)}, is not after it, {day(planned.next)}."
            yield Remark("another-date", "warning", edition.key, says, "put one of the two dates right", (_at(edition, ("review", "then")),))


def _about_review(edition: Edition) -> Iterator[tuple[str, Text]]:
    if edition.about.review:
        yield from (("edition", Text(("review", "text"), text.text, text.holder)) for text in texts(edition.about.review))
    for index, section in enumerate(edition.sections.sections):
        if section.topic == "review-of-arrangements" and section.text:
            yield "sections", Text(("sections", index, "text"), section.text, section)


def _at(edition: Edition, way: tuple[str, ...]) -> Where:
    return Where(edition.key, "edition", way)


def _when(match: re.Match[str]) -> When:
    return When(int(match[3]), _MONTHS[match[2].casefold()], int(match[1] or 0))


def _same(one: When, two: When) -> bool:
    """Whether two dates agree as far as both are known."""
    return all(not a or not b or a == b for a, b in zip((one.year, one.month, one.day), (two.year, two.month, two.day), strict=True))

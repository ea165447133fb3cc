"""What must never be public: where children's homes and refuges are, homes, personal mailboxes and mobiles, dates of birth."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final

from ..model import Path, Record, Sections
from ..passages import Text, texts
from ..wording import folded
from . import people, whereabouts

__all__ = ["Private", "private"]

_HOMES: Final = ("home", "refuge", "house", "foster", "minder", "minding")
_PEOPLE: Final = ("@", "birth", "born", "d.o.b", "dob", "redacted", "personal", "private", "confidential", "publication")
_SMALL: Final = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
_NUMBER: Final = re.compile(r"7(?:[^\w]{0,3}\d){6}")
_ADDRESS: Final = re.compile(r"\d[A-Za-z]{2}\b|\d[a-z]?,?\s+[A-Z]")


@dataclass(frozen=True)
class Private:
    """Something that must not be public: the way to its text, the line within it, and the words of a problem."""

    path: Path
    line: int
    says: str
    instead: str


def private(record: Record, areas: Collection[str] = ()) -> Iterator[Private]:
    """Everything in the record that must never be public. `areas` are places that anybody may know, such as the partnership's own."""
    read = tuple(texts(record))
    whole = _Whole(read)
    homes = frozenset(whereabouts.about_homes(record) if isinstance(record, Sections) or whole.holding(_HOMES) else ())
    inside = {index for index, text in enumerate(read) if any(text.path[:end] in homes for end in range(1, len(text.path)))} if homes else set()
    people_in = whole.holding(_PEOPLE) | whole.matching(_NUMBER)
    homes_in = {index for index in whole.holding(_HOMES) if whereabouts.speaks_of_a_home(read[index].text)}
    places_in, places = inside | homes_in | whole.matching(_ADDRESS), _folded(tuple(areas))
    for index in sorted(people_in | places_in):
        text = read[index]
        found = [*people.private(text, places)] if index in people_in else []
        found += whereabouts.private(text, index in inside, places) if index in places_in else ()
        yield from (Private(text.path, text.line(start), says, instead) for start, says, instead in _once(text, found))


class _Whole:
    """All texts of a file as one, to find at once the few that are worth a closer look."""

    def __init__(self, read: tuple[Text, ...]) -> None:
        self._text = "\n\n".join(text.text for text in read)
        # Letter by letter, so that no place moves as it can where a whole text is put into small letters.
        self._small = self._text.translate(_SMALL)
        self._starts = list(accumulate((len(text.text) + 2 for text in read), initial=0))

    def holding(self, words: tuple[str, ...]) -> set[int]:
        """The numbers of the texts that hold one of the words."""
        found: set[int] = set()
        for word in words:
            start = self._small.find(word)
            while start >= 0:
                index = bisect_right(self._starts, start) - 1
                found.add(index)
                start = self._small.find(word, self._starts[index + 1])
        return found

    def matching(self, pattern: re.Pattern[str]) -> set[int]:
        """The numbers of the texts in which the pattern begins."""
        return {bisect_right(self._starts, match.start()) - 1 for match in pattern.finditer(self._text)}


@lru_cache(maxsize=4)
def _folded(areas: tuple[str, ...]) -> frozenset[str]:
    return frozenset(folded(area) for area in areas)


def _once(text: Text, found: list[tuple[int, str, str]]) -> Iterator[tuple[int, str, str]]:
    """Each fault of a line once: a street and a postcode in one line are one address."""
    told: set[tuple[int, str]] = set()
    for start, says, instead in found:
        if (text.line(start), instead) not in told:
            told.add((text.line(start), instead))
            yield start, says, instead

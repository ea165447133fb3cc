"""What must never be public: where children's homes and refuges are, homes, personal mailboxes and mobiles, dates of birth."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from ..model import Path, Record, Sections
from ..passages import Text, texts
from ..wording import folded
from . import people, whereabouts

__all__ = ["Private", "private"]

_HOMES: Final = ("home", "refuge", "house", "foster", "minder", "minding")
_WORDS: Final = ("@", "birth", "born", "d.o.b", "dob", "live", "living", "resid", "redacted", "personal", "private", "confidential", "publication")
_FIGURES: Final = re.compile(r"7(?:[^\w]{0,3}\d){6}|\d[A-Za-z]{2}\b")


@dataclass(frozen=True)
class Private:
    """Something that must not be public: the way to its text, the line within it, and the words of a problem."""

    path: Path
    line: int
    says: str
    instead: str


def private(record: Record, areas: Collection[str] = ()) -> Iterator[Private]:
    """Everything in the record that must never be public. `areas` are places that anybody may know, such as the partnership's own."""
    places = {folded(area) for area in areas}
    read = [(text, text.text.casefold()) for text in texts(record)]
    of_homes = isinstance(record, Sections) or any(word in small for _, small in read for word in _HOMES)
    homes = whereabouts.about_homes(record) if of_homes else ()
    for text, small in read:
        home = any(text.path[: len(path)] == path for path in homes)
        # A closer look is worth the time only here: most texts hold nothing of the kind.
        if home or any(word in small for word in _HOMES) or any(word in small for word in _WORDS) or _FIGURES.search(text.text):
            found = [*people.private(text, places), *whereabouts.private(text, home, places)]
            yield from (Private(text.path, text.line(start), says, instead) for start, says, instead in _once(text, found))


def _once(text: Text, found: list[tuple[int, str, str]]) -> Iterator[tuple[int, str, str]]:
    """Each fault of a line once: a street and a postcode in one line are one address."""
    told: set[tuple[int, str]] = set()
    for start, says, instead in found:
        if (text.line(start), instead) not in told:
            told.add((text.line(start), instead))
            yield start, says, instead

"""What is still to be written in an edition: placeholders, each a text that holds `TO WRITE:` and says what belongs there.

A placeholder is never an answer to anything, and an edition that holds one is never published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .model import Edition, Path, Point, Record, contents, walk

MARK: Final = "TO WRITE:"

_OTHERS: Final = {"glossary", "confirmations"}
"""Files of an edition that hold no placeholder of its own."""

_MARKED: Final = r"\bTO\s+WRITE\s?:"
_FOUND: Final = re.compile(_MARKED)
_SHOWN: Final = re.compile(rf"{_MARKED}(?=[^<>]*<(?!/(?:text|title)>))")
"""The mark where a reader sees it, and not within a tag or a drawing."""


@dataclass(frozen=True)
class Placeholder:
    """A text that is still to be written: the kind of its file, the way to it there, what it says, and what is to be answered with it."""

    file: str
    path: Path
    says: str
    answers: tuple[str, ...]


def is_placeholder(text: str) -> bool:
    """Whether the text, or a part of it, is still to be written."""
    return "WRITE" in text and _FOUND.search(text) is not None


def without_mark(text: str) -> str:
    """What the text says, without the first mark."""
    return _FOUND.sub("", text, count=1).strip()


@lru_cache(maxsize=16)
def placeholders(edition: Edition) -> tuple[Placeholder, ...]:
    """Every text of the edition that is still to be written, in the order of its files."""
    return tuple(found for file, start, record in _files(edition) for found in _in(file, start, record))


def marked(html: str) -> str:
    """The page with each mark shown as what it is."""
    return _SHOWN.sub(f'<mark class="to-write">{MARK}</mark>', html) if is_placeholder(html) else html


def _files(edition: Edition) -> Iterator[tuple[str, Path, Record]]:
    """Each file with the part of it that is about the edition, and the way to that part."""
    yield from ((file, (), record) for file, record in edition.files.items() if file not in _OTHERS)
    own = (index for index, entry in enumerate(edition.register.editions) if entry.id == edition.entry.id)
    yield from (("register", ("editions", index), edition.entry) for index in own)


def _in(file: str, start: Path, record: Record) -> Iterator[Placeholder]:
    texts = [((*path, name), text) for path, name, text in contents(record).texts if is_placeholder(text)]
    if not texts:
        return
    records = dict(walk(record))
    for path, text in texts:
        yield Placeholder(file, (*start, *path), without_mark(text), _answers(path[:-1], records))


def _answers(path: Path, records: Mapping[Path, Record]) -> tuple[str, ...]:
    """What the record at that path is to answer; a point that does not say it answers what the list around it does."""
    found: tuple[str, ...] = getattr(records[path], "answers", ())
    return found or (_answers(path[:-2], records) if isinstance(records[path], Point) else ())

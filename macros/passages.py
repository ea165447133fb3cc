"""Every text of a record with the way to it, and the sentences of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final, get_origin

from .model import Edition, Path, Record, Refers, Setting, contents, unsealed_fields
from .placeholders import is_placeholder

SAYING: Final = ("edition", "partners", "agencies", "groups", "settings", "sections", "region")
"""The files of an edition that say something of their own."""

_UNSAID: Final = {"id", "about", "urn", "ofsted_urn", "ods", "gss", "seal", "digest"}
_ENDS: Final = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(*\[]*[A-Z0-9])|\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.)\s)")


@dataclass(frozen=True)
class Text:
    """A text, the way to it in its file, and the record that holds it."""

    path: Path
    text: str
    holder: Record

    def line(self, offset: int) -> int:
        """The line within the text on which the letter at `offset` stands, from 0."""
        return self.text.count("\n", 0, offset)


@dataclass(frozen=True)
class Sentence:
    """One sentence of a text, and where in it the sentence begins."""

    start: int
    text: str


def texts(record: Record) -> Iterator[Text]:
    """Every text that people wrote into the record, in the order of the file; no ids and no references."""
    for path, item in contents(record).records:
        for name, several in _text_fields(type(item)):
            value = getattr(item, name)
            if value and several:
                yield from (Text((*path, name, index), part, item) for index, part in enumerate(value))
            elif value:
                yield Text((*path, name), value, item)


@lru_cache(maxsize=4)
def said(edition: Edition) -> tuple[tuple[str, Text], ...]:
    """Every text with the kind of its file, but for names of settings, who confirmed what, and what is still to be written."""
    files = edition.files
    return tuple(
        (file, text)
        for file in SAYING
        if file in files
        for text in texts(files[file])
        if not (isinstance(text.holder, Setting) and text.path[-1] == "name")
        and text.path[-1] not in unsealed_fields(type(text.holder))
        and not is_placeholder(text.text)
    )


@lru_cache(maxsize=4)
def whole(edition: Edition) -> str:
    """All of these texts as one line, to see at once whether anything is to be found at all."""
    return " ".join(" ".join(text.text for _, text in said(edition)).split())


@lru_cache(maxsize=4)
def whole_folded(edition: Edition) -> str:
    """As `whole`, in small letters."""
    return whole(edition).casefold()


def sentences(text: str) -> tuple[Sentence, ...]:
    """The text cut into sentences, paragraphs and items of a list; each keeps its own line breaks."""
    found, start = [], 0
    for cut in _ENDS.finditer(text):
        found.append(Sentence(start, text[start : cut.start()]))
        start = cut.end()
    return (*found, Sentence(start, text[start:]))


def sentence_at(text: str, offset: int) -> Sentence:
    """The sentence of the text in which the letter at `offset` stands."""
    return next(part for part in reversed(sentences(text)) if part.start <= offset)


@lru_cache(maxsize=4096)
def phrase(words: str) -> re.Pattern[str]:
    """The words as they are, over the ends of lines too, and not as a part of longer ones."""
    spaced = r"\s+".join(re.escape(word) for word in words.split())
    return re.compile(rf"(?<!\w){spaced}(?!\w)")


@cache
def _text_fields(kind: type[Record]) -> tuple[tuple[str, bool], ...]:
    """The fields that hold a text, and whether they hold several."""
    found = []
    for name, field in kind.model_fields.items():
        inner = list(_inside(field.annotation))
        marks = [*field.metadata, *(mark for each in inner for mark in getattr(each, "__metadata__", ()))]
        if (
            name not in _UNSAID
            and str in inner
            and not any(get_origin(each) is dict for each in inner)
            and not any(isinstance(mark, Refers) for mark in marks)
        ):
            found.append((name, any(get_origin(each) is tuple for each in inner)))
    return tuple(found)


def _inside(annotation: Any) -> Iterator[Any]:
    yield annotation
    origin = get_origin(annotation)
    if origin is not None and getattr(annotation, "__metadata__", None) is not None:
        yield from _inside(annotation.__origin__)
        return
    for inner in getattr(annotation, "__args__", ()):
        yield from _inside(inner)

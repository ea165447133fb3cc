"""How hard the text of an edition is to read, and where it is not written as GOV.UK writes. For the team, never for the public."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from .model import Edition, Path, contents
from .passages import SAYING, sentences
from .placeholders import is_placeholder
from .wording import counted

LONGEST: Final = 25
"""Words in a sentence; from here on GOV.UK's guidance on content asks writers to cut it."""

ENOUGH: Final = 60
"""Words of which a text must have as many for a reading age to mean anything."""

_MONTH: Final = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WORD: Final = re.compile(r"[^\W_](?:[\w'’&.-]*\w)?")
_UNREAD: Final = re.compile(r"\]\([^)]*\)|`[^`]*`|https?://\S+|\b[\w.-]+@[\w.-]+")
_RULES: Final = tuple(
    (rule, re.compile(pattern), instead)
    for rule, pattern, instead in (
        ("date",
         rf"\b\d{{1,2}}([/.])\d{{1,2}}\1(?:\d{{4}}|\d{{2}})\b|\b\d{{1,2}}(?:st|nd|rd|th)\s+(?:of\s+)?{_MONTH}\b|\b{_MONTH}\s+\d{{1,2}},\s+\d{{4}}\b",
         "write the date as in 1 December 2024"),
        ("time", r"\b(?:1[3-9]|2[0-3])[:.][0-5]\d\b|\b\d{4}\s?hrs?\b", "write the time as in 5:30pm"),
        ("number", r"£\d{4,}\b|(?<![\d,.£/-])[1-9]\d{4,}(?![\d,/-])\b", "put commas between thousands, as in 12,500"),
        ("per cent", r"\b[Pp]er\s?cent\b", "write a number with %, as in 20%"),
        ("short Latin", r"\b(?:e\.g\.?|i\.e\.?|eg|ie|etc)(?!\w)", "write “for example” or “that is”, or name everything"),
        ("and/or", r"\band/or\b", "write “and” or “or”, whichever is meant"),
        ("ampersand", r"(?<=[a-z)]) & (?=[a-z])", "write “and”; the sign is for names alone"),
        ("long word", r"(?i)\b(?:in order to|prior to|utilis\w+|commenc\w+|in respect of|with regards? to|in the event of|going forward)\b",
         "write a shorter word: to, before, use, start, about, if, from now on"),
    )
)  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """How long the words and sentences of a text are."""

    letters: int
    words: int
    sentences: int

    @cached_property
    def age(self) -> int | None:
        """The age in years at which people in school read such a text with ease; None if it is too short to tell.

        By the Automated Readability Index of Smith and Senter (1967), rounded up: index 1 is read at the age of 5.
        """
        if self.words < ENOUGH:
            return None
        index = 4.71 * self.letters / self.words + 0.5 * self.words / self.sentences - 21.43
        return max(math.ceil(index), 1) + 4


@dataclass(frozen=True)
class Passage:
    """A text of an edition: the kind of its file, the way to it there, and how hard it is to read."""

    file: str
    path: Path
    text: str
    reading: Reading


@dataclass(frozen=True)
class Advice:
    """Words that GOV.UK would write in another way: `rule` names what it is, `line` counts from 0 within the text at `path`."""

    rule: str
    file: str
    path: Path
    line: int
    words: str
    instead: str


def passages(edition: Edition) -> tuple[Passage, ...]:
    """Every passage of running text, in the order of the files."""
    return tuple(Passage(file, path, text, reading((text,))) for file, path, text in _prose(edition))


def reading(texts: Iterable[str]) -> Reading:
    """How long the words and sentences of these texts are together; an item of a list counts as a sentence."""
    letters = words = count = 0
    for text in texts:
        for sentence in sentences(_read(text)):
            found = _WORD.findall(sentence.text)
            words += len(found)
            letters += sum(sign.isalnum() for word in found for sign in word)
            count += bool(found)
    return Reading(letters, words, count)


def advice(edition: Edition) -> tuple[Advice, ...]:
    """What might be written more plainly, text by text."""
    return tuple(found for file, path, text in _prose(edition) for found in _advice(file, path, _read(text)))


def _advice(file: str, path: Path, text: str) -> Iterator[Advice]:
    for sentence in sentences(text):
        words = _WORD.findall(sentence.text)
        if len(words) > LONGEST:
            instead = f"cut it in two: it has {counted(len(words), 'word')}, where {LONGEST} are plenty"
            yield Advice("long sentence", file, path, text.count("\n", 0, sentence.start), f"{' '.join(words[:6])} …", instead)
    for rule, pattern, instead in _RULES:
        for found in pattern.finditer(text):
            yield Advice(rule, file, path, text.count("\n", 0, found.start()), " ".join(found[0].split()), instead)


def _prose(edition: Edition) -> Iterator[tuple[str, Path, str]]:
    for file in SAYING:
        if file in edition.files:
            held = contents(edition.files[file]).prose
            yield from ((file, (*path, name), text) for path, name, text in held if not is_placeholder(text))


def _read(text: str) -> str:
    """The text without what nobody reads as words: addresses, and names of files; as long as it was, so that places stay."""
    return _UNREAD.sub(lambda found: " " * len(found[0]), text)

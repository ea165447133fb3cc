"""What is wrong in a file, and where: a value that says it in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_UNSEEN: Final = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")
_LONGEST: Final = 300


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a file.

    `path` is relative to the project, with forward slashes. `line` and `column` count from 1;
    0 means the file as a whole. `source` is the text of that line, without its line end.
    """

    path: str
    line: int = 0
    column: int = 0
    source: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in a file.

    `says` is one plain sentence without a full stop, `instead` says what would be right (or is empty),
    `code` is a kebab-case name for the kind of fault.
    """

    place: Place
    code: str
    says: str
    instead: str = ""

    def __str__(self) -> str:
        instead = f"; {' '.join(self.instead.split())}" if self.instead else ""
        return visible(f"{self.place}: {_in_short(self.says)}{instead} [{self.code}]")


class Refused(Exception):
    """What cannot be done as things are, in plain words for whoever asked for it."""


class ProblemsFound(Exception):
    """All the problems of one reading, raised once, at the edge."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def visible(text: str) -> str:
    """The text with a mark for each character that nobody sees or that would turn the line round; no column moves."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def _in_short(sentence: str) -> str:
    """On one line, and without the middle of a value that somebody made very long."""
    sentence = " ".join(sentence.split())
    return sentence if len(sentence) <= _LONGEST else f"{sentence[: _LONGEST - 60]} … {sentence[-57:]}"


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """`did you mean ...?` for the known word nearest to what was written, or nothing if none is near.

    Near means: at most one letter in three is added, lost, changed or swapped with its neighbour.
    """
    from rapidfuzz import process  # here, since nobody waits for it who mistyped nothing
    from rapidfuzz.distance import DamerauLevenshtein

    found = process.extractOne(written, sorted(known), processor=str.lower, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=0.66)
    return f"did you mean `{found[0]}`?" if found else ""


def unknown(what: str, written: str, known: Iterable[str]) -> str:
    """Says that there is no such thing, with the one that was perhaps meant, or else all that there are: `There is no edition ...`."""
    names = sorted(known)
    near = did_you_mean(written, names) or f"there are: {', '.join(names)}."
    return f"There is no {what} `{written}`. {near[:1].upper()}{near[1:]}"


def one_of(known: Iterable[str], limit: int = 8) -> str:
    """The words that would be right, for a sentence: `write one of ...`; empty if there are too many to help."""
    words = sorted(known)
    if not words or len(words) > limit:
        return ""
    listed = ", ".join(f"`{word}`" for word in words)
    return f"write {listed}" if len(words) == 1 else f"write one of {listed}"

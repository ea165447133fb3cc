"""What is wrong in a file, and where: a value that says it in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein


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
        instead = f"; {self.instead}" if self.instead else ""
        return f"{self.place}: {self.says}{instead} [{self.code}]"


class ProblemsFound(Exception):
    """All the problems of one reading, raised once, at the edge."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """`did you mean ...?` for the known word nearest to what was written, or nothing if none is near.

    Near means: at most one letter in three is added, lost, changed or swapped with its neighbour.
    """
    found = process.extractOne(
        written.lower(), sorted(known), scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=0.66
    )
    return f"did you mean `{found[0]}`?" if found else ""


def one_of(known: Iterable[str], limit: int = 8) -> str:
    """The words that would be right, for a sentence: `write one of ...`; empty if there are too many to help."""
    words = sorted(known)
    if not words or len(words) > limit:
        return ""
    listed = ", ".join(f"`{word}`" for word in words)
    return f"write {listed}" if len(words) == 1 else f"write one of {listed}"

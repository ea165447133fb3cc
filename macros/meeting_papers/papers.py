"""The papers for the meeting that signs an edition off, as a value: every format tells exactly this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from ..word_runs import Wording

MARKS: Final = ("taken out", "put in")
"""The words with which texts that were taken out and put in begin."""

Depth = Literal[1, 2]


@dataclass(frozen=True)
class Heading:
    """A heading inside a chapter, of the first or second depth."""

    text: str
    depth: Depth = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of plain text."""

    text: str


@dataclass(frozen=True)
class Point:
    """One thing in a list: a sentence, what else is said of it by label, and texts told word by word."""

    says: str
    labelled: tuple[tuple[str, str], ...] = ()
    texts: tuple[Wording, ...] = ()


@dataclass(frozen=True)
class Points:
    """A list; `numbered` if its order means something."""

    points: tuple[Point, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Table:
    """Rows under the names of their columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Points | Table


@dataclass(frozen=True)
class Chapter:
    """A chapter; `id` names it for links."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class SignaturePage:
    """The page that one lead safeguarding partner signs: who signs, what for, and what is signed, by label."""

    id: str
    signs: str
    statement: str
    facts: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Papers:
    """The whole: what it is about, chapters, and the pages to sign; `running` stands at the foot of each printed page."""

    title: str
    running: str
    facts: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]
    signing: Chapter
    signatures: tuple[SignaturePage, ...]

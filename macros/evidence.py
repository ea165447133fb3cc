"""Where on the pages of an edition the evidence of a finding stands, and what readers call it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .addresses import LinkTarget, anchors, pages
from .checks import Spot
from .model import Edition, Office, Path, Point, Record
from .wording import counted

_FILES: Final = {
    "partners": ("Who leads", "the page “Who leads”", LinkTarget("partners")),
    "agencies": ("Relevant agencies", "the page “Relevant agencies”", LinkTarget("agencies")),
    "groups": ("How it is organised", "the page “How it is organised”", LinkTarget("structure")),
    "settings": ("Schools, colleges and early years settings", "the list of schools, colleges and early years settings", LinkTarget("settings")),
    "edition": ("About and downloads", "what is said of the next review", LinkTarget("about")),
    "register": ("About this edition", "its entry in the list of editions", LinkTarget("index", "part-this-edition")),
    "partnership": ("How to reach the partnership", "the partnership's contacts", LinkTarget("about", "part-contact")),
    "region": ("Regional arrangements", "the page “Regional arrangements”", LinkTarget("regional")),
}  # fmt: skip
"""What a file is called where no item of it is meant: as a link, within a sentence, and where it leads."""

_PARTS: Final = {
    ("edition", "review"): ("The next review", LinkTarget("index", "part-this-edition")),
    ("edition", "regional"): ("Regional arrangements", LinkTarget("regional")),
    ("partners", "lead_partners"): ("Lead safeguarding partners", LinkTarget("partners", "part-leads")),
    ("partners", "delegated_partners"): ("Delegated safeguarding partners", LinkTarget("partners", "part-delegates")),
    ("agencies", "agencies"): ("Relevant agencies", LinkTarget("agencies", "part-agencies")),
    ("groups", "groups"): ("The groups", LinkTarget("structure", "part-table")),
}  # fmt: skip
"""Parts of a file that have a heading of their own on a page."""

_MANY: Final = 6
_LISTS: Final = {("agencies", "agencies"): ("relevant agency", "relevant agencies"), ("groups", "groups"): ("group", "groups")}
"""Long lists: of more items than `_MANY`, one link leads to the list."""

_TOGETHER: Final = frozenset({("partners", "lead_partners"), ("partners", "delegated_partners"), ("agencies", "agencies")})
"""Tables whose rows are not told one by one which requirement they answer, but all at once."""

_WITHOUT_ANSWERS: Final = frozenset({"index", "about"})
"""Pages for the public and about the edition itself, on which nothing is told of what it answers."""

_PAGE: Final = "part-page"
"""Stands for a page as a whole, where no item of it is meant."""

_WHOLE_FILE: Final = re.compile(r"[Ww]hat `(" + "|".join(_FILES) + r")\.yml` says as a whole")
_CODE: Final = re.compile(r"`([^`]+)`")
_START: Final = re.compile(r"(?:^|(?<=\. ))[a-z]")
_MARKS: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_`]")
_FIRST_WORDS: Final = 8


@dataclass(frozen=True)
class Evidence:
    """A piece of evidence: what a link to it says, and where it leads."""

    text: str
    target: LinkTarget


def for_readers(words: str) -> str:
    """What a check says, with the name of a page in the place of a file, which is for those who write the data."""
    return _CODE.sub(r"“\1”", _WHOLE_FILE.sub(lambda found: _FILES[found[1]][1], words)) if "`" in words else words


def sentences(says: str) -> str:
    """The same, with a capital at the start of each sentence."""
    return _START.sub(lambda found: found[0].upper(), for_readers(says))


class Shown:
    """One edition as its readers see it: finds the page and the words for a spot in its files."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._pages = frozenset(pages(edition))
        self._anchors = {(anchor.file, anchor.path): anchor for anchor in anchors(edition)}
        self._found: dict[Spot, Evidence] = {}

    def evidence(self, spots: Sequence[Spot]) -> tuple[Evidence, ...]:
        """A link for each spot that stands on a page; of many items of one list, one link to the list."""
        many = _long_lists(spots)
        found: dict[Evidence, None] = {}
        for spot in spots:
            kind = _kind(spot)
            found[Evidence(counted(many[kind], *_LISTS[kind]), _PARTS[kind][1]) if kind in many else self._one(spot)] = None
        return tuple(each for each in found if each.target.page in self._pages)

    def homes(self, spots: Sequence[Spot]) -> tuple[LinkTarget, ...]:
        """The items that these spots make an answer: what stands alone by itself, rows of a table and long lists all at once."""
        many = _long_lists(spots)
        found: dict[LinkTarget, None] = {}
        for spot in spots:
            kind = _kind(spot)
            target = _PARTS[kind][1] if kind in _TOGETHER or kind in many else self._one(spot).target
            if target.page not in _WITHOUT_ANSWERS:
                found[LinkTarget(target.page, target.id or _PAGE)] = None
        return tuple(found)

    def _one(self, spot: Spot) -> Evidence:
        if spot not in self._found:
            self._found[spot] = self._look_up(spot)
        return self._found[spot]

    def _look_up(self, spot: Spot) -> Evidence:
        for end in range(len(spot.path), 0, -1):
            path = spot.path[:end]
            anchor = self._anchors.get((spot.file, path))
            if anchor is not None:
                return Evidence(self._name(spot.file, path), LinkTarget(anchor.page, anchor.id))
        if spot.path and (spot.file, str(spot.path[0])) in _PARTS:
            return Evidence(*_PARTS[spot.file, str(spot.path[0])])
        text, _, target = _FILES[spot.file]
        return Evidence(text, target)

    def _name(self, file: str, path: Path) -> str:
        return _called(self._edition, _record(self._edition.files[file], path))


def _kind(spot: Spot) -> tuple[str, str]:
    return (spot.file, str(spot.path[0])) if spot.path else (spot.file, "")


def _long_lists(spots: Sequence[Spot]) -> dict[tuple[str, str], int]:
    """The lists of which many items are among the spots, each with how many."""
    if len(spots) <= _MANY:
        return {}
    counts = Counter(kind for spot in spots if (kind := _kind(spot)) in _LISTS)
    return {kind: count for kind, count in counts.items() if count > _MANY}


def _record(record: Record, path: Path) -> Record:
    found: Record = record
    for step in path:
        found = getattr(found, step) if isinstance(step, str) else found[step]  # type: ignore[index]
    return found


def _called(edition: Edition, record: Record) -> str:
    """What readers know an item by."""
    if isinstance(record, Office):
        return "Partnership chair" if record is edition.partners.chair else "Independent scrutineer"
    if isinstance(record, Point):
        return f"“{_beginning(record.text)}”"
    named = (getattr(record, name, None) for name in ("title", "name", "post"))
    return str(next((name for name in named if name), "") or getattr(record, "id", ""))


def _beginning(text: str) -> str:
    """The first words of a passage, without the signs of Markdown."""
    words = _MARKS.sub(lambda found: found[1] or "", text).split()
    return " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "")

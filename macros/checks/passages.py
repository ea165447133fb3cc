"""The passages of an edition that can answer a requirement, with their words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, Final

from ..model import (
    Agencies,
    Edition,
    Group,
    Groups,
    Office,
    Partners,
    Path,
    Point,
    Record,
    Region,
    Review,
    Section,
    Sections,
    Settings,
    contents,
    prose_fields,
)
from ..placeholders import is_placeholder, without_mark
from ..wording import listed, topic_words
from .verdicts import Spot

_WHOLE: Final = (Section, Office, Group, Partners, Agencies, Groups, Settings, Review)
_PARTS: Final = ("partners", "agencies", "groups", "settings", "sections", "region", "edition")
_OFFICES: Final = {"chair": "partnership chair", "scrutineer": "independent scrutineer"}
_FIRST: Final = 8
_NO_WORD: Final = re.compile(r"[\W_]+")
_WORD: Final = re.compile(r"[^\W\d_][\w'’]*")


@dataclass(frozen=True, eq=False)
class Passage:
    """A passage: its record, where it stands, under which topic or in which part, and how a confirmation names it."""

    record: Record
    spot: Spot
    part: str
    item: str

    @property
    def answers(self) -> tuple[str, ...]:
        """The ids of the requirements that it is said to answer."""
        found: tuple[str, ...] = getattr(self.record, "answers", ())
        return found

    @cached_property
    def name(self) -> str:
        """What readers know it by."""
        if isinstance(self.record, Office):
            return f"the part on the {_OFFICES[str(self.spot.path[-1])]}"
        if self.heading:
            return f"“{without_mark(self.heading)}”"
        if getattr(self.record, "id", None) is None:
            return f"what `{self.item}` says as a whole"
        words = without_mark(self.text).split()
        return f"“{' '.join(words[:_FIRST])}{' …' if len(words) > _FIRST else ''}”"

    @property
    def heading(self) -> str:
        """Its title or name, if it has one."""
        found = getattr(self.record, "title", None) or getattr(self.record, "name", None) or getattr(self.record, "post", None)
        return str(found or "")

    @cached_property
    def text(self) -> str:
        """Its heading and all its words, free of line breaks; of a list, what stands around the items."""
        return " ".join(" ".join([self.heading, *self._prose]).split())

    @cached_property
    def words(self) -> int:
        """How many words it has below its heading."""
        return sum(len(_WORD.findall(prose)) for prose in self._prose)

    @property
    def is_unwritten(self) -> bool:
        """Whether any of it is still to be written."""
        return is_placeholder(self.text)

    def speaks_of(self, stems: tuple[str, ...]) -> bool:
        """Whether one of its words begins as one of the stems does."""
        spaced = self._spaced
        return any(beginning in spaced for beginning in _beginnings(stems))

    @property
    def digest(self) -> str:
        """What stands for its words in a confirmation."""
        return digest(self.text)

    @cached_property
    def _spaced(self) -> str:
        return f" {_spaced(self.text)}"

    @cached_property
    def _prose(self) -> tuple[str, ...]:
        return tuple(_prose(self.record))


def digest(text: str) -> str:
    """The digest of a wording; how its lines are broken makes no difference."""
    return "sha256:" + hashlib.sha256(" ".join(text.split()).encode("utf-8")).hexdigest()


def passages(edition: Edition) -> tuple[Passage, ...]:
    """Every passage of the edition that may answer something, in the order of its files."""
    return tuple(_passages(edition, lambda record: True))


@lru_cache(maxsize=4)
def whole_passages(edition: Edition) -> tuple[Passage, ...]:
    """The passages that stand for themselves, and are not points or members of something; only those that are written and say something."""
    held = _passages(edition, lambda record: isinstance(record, _WHOLE))
    return tuple(passage for passage in held if passage.text and not passage.is_unwritten)


@lru_cache(maxsize=4)
def answering_passages(edition: Edition) -> tuple[Passage, ...]:
    """The passages that are said to answer a requirement."""
    return tuple(_passages(edition, lambda record: bool(record.answers)))


def under(edition: Edition, *topics: str) -> tuple[Passage, ...]:
    """The passages that stand for themselves under one of the topics, or in one of the parts."""
    return tuple(passage for passage in whole_passages(edition) if passage.part in topics)


def topic_names(topics: Iterable[str]) -> str:
    """The topics and parts as words in a sentence."""
    return listed([f"“{topic_words(topic)}”" for topic in topics], "or")


@cache
def _beginnings(stems: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f" {_spaced(stem)}" for stem in stems)


def _spaced(text: str) -> str:
    """The words in small letters, with one space between them."""
    return _NO_WORD.sub(" ", text.casefold()).strip()


def _passages(edition: Edition, wanted: Callable[[Any], bool]) -> Iterator[Passage]:
    """The passages whose records are wanted: most are points, of which few answer anything."""
    files = edition.files
    for file, record in [(file, files[file]) for file in _PARTS if file in files]:
        for path, item in contents(record).records:
            if _may_answer(type(item)) and wanted(item):
                yield Passage(item, Spot(file, path), _part(file, record, path), _item(file, record, path, item))


@cache
def _may_answer(kind: type[Record]) -> bool:
    return "answers" in kind.model_fields


def _part(file: str, record: Record, path: Path) -> str:
    if isinstance(record, Sections | Region) and path[:1] == ("sections",) and isinstance(path[1], int):
        return record.sections[path[1]].topic
    return {"region": "groups", "edition": "review"}.get(file, file)


def _item(file: str, record: Record, path: Path, item: Record) -> str:
    """How a confirmation names the passage: by its id, after that of its group, or by its file if it has no id."""
    id = getattr(item, "id", None)
    if id is None:
        return f"{file}.yml"
    within = ""
    if isinstance(record, Groups | Region) and path[:1] == ("groups",) and isinstance(path[1], int) and len(path) > 2:
        within = f"{record.groups[path[1]].id}/"
    return f"{'regional/' if file == 'region' else ''}{within}{id}"


def _prose(record: Record) -> Iterator[str]:
    """What the record itself says, its points included, without the people and bodies that it lists."""
    prose = prose_fields(type(record))
    for name, value in record:
        if name in prose and value:
            yield value
        elif isinstance(value, tuple) and value and isinstance(value[0], Point):
            yield from _points(value)


def _points(points: tuple[Point, ...]) -> Iterator[str]:
    for point in points:
        yield point.text
        yield from _points(point.parts)

"""What a record holds, itself and all records inside it: items, texts, prose, ids of other things. Found in one walk, and kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Generic, TypeVar

from .records import Path, Record, Refers, prose_fields, reference_fields

_T = TypeVar("_T")
_KEPT: Final = 128
"""Of how many records the contents are kept: those of a partnership with several editions, and what they share."""


@dataclass(frozen=True, eq=False)
class Contents:
    """All that is inside one record, in the order of the file. A path leads from the record to what is inside."""

    records: tuple[tuple[Path, Record], ...]
    """Every record, the one itself first."""

    items: tuple[tuple[Path, str], ...]
    """Every record that has an id: its path, and the id."""

    texts: tuple[tuple[Path, str, str], ...]
    """Every text that is not empty: the path of its record, the name of the field, and the text."""

    prose: tuple[tuple[Path, str, str], ...]
    """The same of those that are Markdown."""

    references: tuple[tuple[Path, Refers, str], ...]
    """Every id of something else that is named: its path, of what it is the id, and the id."""


def contents(record: Record) -> Contents:
    """The contents of a record."""
    return _contents(Same(record))


def references(record: Record) -> tuple[tuple[Path, Refers, str], ...]:
    """Every id of something else that `record` names: where it stands, of what it is, and the id."""
    return contents(record).references


class Same(Generic[_T]):
    """A thing that equals itself alone, so that what is kept for it is found again without comparing all that it holds."""

    def __init__(self, thing: _T) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.thing is self.thing


@lru_cache(maxsize=_KEPT)
def _contents(same: Same[Record]) -> Contents:
    found = _Found()
    found.collect(same.thing, ())
    return Contents(tuple(found.records), tuple(found.items), tuple(found.texts), tuple(found.prose), tuple(found.references))


class _Found:
    def __init__(self) -> None:
        self.records: list[tuple[Path, Record]] = []
        self.items: list[tuple[Path, str]] = []
        self.texts: list[tuple[Path, str, str]] = []
        self.prose: list[tuple[Path, str, str]] = []
        self.references: list[tuple[Path, Refers, str]] = []

    def collect(self, record: Record, path: Path) -> None:
        self.records.append((path, record))
        values = record.__dict__  # quicker than one `getattr` after the other
        for name, refers, is_prose in _fields(type(record)):
            value = values[name]
            if not value:
                continue
            if isinstance(value, str):
                self.texts.append((path, name, value))
                if name == "id":
                    self.items.append((path, value))
                if is_prose:
                    self.prose.append((path, name, value))
                elif refers:
                    self.references.append(((*path, name), refers, value))
            elif isinstance(value, Record):
                self.collect(value, (*path, name))
            elif isinstance(value, tuple):
                for index, item in enumerate(value):
                    if isinstance(item, Record):
                        self.collect(item, (*path, name, index))
                    elif isinstance(item, str):
                        self.texts.append((path, name, item))
                        if refers:
                            self.references.append(((*path, name, index), refers, item))


@cache
def _fields(kind: type[Record]) -> tuple[tuple[str, Refers | None, bool], ...]:
    """The names of the fields of a record, of what each is the id, and whether it is Markdown."""
    refers, prose = dict(reference_fields(kind)), prose_fields(kind)
    return tuple((name, refers.get(name), name in prose) for name in kind.model_fields)

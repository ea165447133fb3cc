"""The base of every record, and the walk over everything that a record holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Final

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, ValidationInfo, field_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from .text import Id, Line, Markdown, Period, Prose, Reference, When

Path = tuple[str | int, ...]
REFERS: Final = "x-refers-to"
"""Says in the JSON Schema of a record of what a text is the id; `schemas` puts the ids there that exist."""


@dataclass(frozen=True)
class Refers:
    """Marks a field whose text is the id of something else; `to` says of what, in words for the reader."""

    to: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(schema), REFERS: self.to}


@dataclass(frozen=True)
class InOrder:
    """Marks a list whose order means something to a reader; everywhere else it means nothing, and is no difference.

    With `where`, it does so only if that field of the same record says `yes`.
    """

    where: str = ""


class Unsealed:
    """Marks a field that is no part of what an edition says: it sorts what is said, and may be added to a published edition."""


RequirementId = Annotated[Reference, Refers("requirement")]
InstrumentId = Annotated[Id, Refers("instrument")]
CategoryId = Annotated[Line, Refers("category")]


class Record(BaseModel):
    """What people write in `data/`: nothing unknown, nothing changed after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    own_page: ClassVar[bool] = False
    """True for a record that has a page to itself, where the ids inside it need only differ from each other."""


class Ageing(Record):
    """What may go out of date: when and by whom it was confirmed last, and when that is due again."""

    confirmed_on: Annotated[
        When | None, Unsealed(), Field(description="The day or month on which somebody last made sure that it is right, as in `2026-05-04`.")
    ] = None
    confirmed_by: Annotated[
        Line | None,
        Unsealed(),
        Field(description="The post of the person who made sure and sees to it, never a person's name, as in `Partnership manager`."),
    ] = None
    review_in: Annotated[
        Period | None, Unsealed(), Field(description="How long after that day it has to be confirmed again, as in `6 months` or `1 year`.")
    ] = None

    @field_validator("confirmed_by", "review_in")
    @classmethod
    def _with_a_day(cls, value: str | Period | None, found: ValidationInfo) -> str | Period | None:
        # A day that could not be read is a problem of its own, and absent here.
        if value is not None and "confirmed_on" in found.data and found.data["confirmed_on"] is None:
            instead = "add a line `confirmed_on: …`, as in `2026-05-04`, or take this one out"
            says = {"says": "needs the day on which it was confirmed", "instead": instead, "beside": "confirmed_on"}
            raise PydanticCustomError("not-confirmed", "{says}", says)
        return value

    @property
    def confirm_again(self) -> When | None:
        """The day or month by which it has to be confirmed again, if that was said."""
        return self.review_in.after(self.confirmed_on) if self.review_in and self.confirmed_on else None


Answers = Annotated[
    tuple[RequirementId, ...],
    Unsealed(),
    Field(description="The ids of the requirements that this passage answers, as in `W23-VOICE`; each waits for a `confirm`."),
]


class Point(Record):
    """One point of a list: a responsibility, a function, a principle. It may have parts."""

    id: Annotated[Id, Field(description="Names the point for good; links and comparisons rest on it.")]
    text: Annotated[Prose, Field(description="The point, in a sentence or two of Markdown.")]
    parts: Annotated[tuple[Point, ...], Field(description="Points under this one.")] = ()
    answers: Answers = ()


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Record]]:
    """Every record inside `value`, itself first, with the path that leads to it, in the order of the file."""
    waiting = [(path, value)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, Record):
            yield path, value
            waiting.extend(((*path, name), getattr(value, name)) for name in _inner_fields(type(value)))
        elif isinstance(value, tuple):
            waiting.extend(((*path, index), value[index]) for index in range(len(value) - 1, -1, -1))


@cache
def _inner_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a record that may hold other records, last first."""
    return tuple(name for name, field in reversed(kind.model_fields.items()) if any(_records_in(field.annotation)))


def _records_in(annotation: Any) -> Iterator[bool]:
    yield isinstance(annotation, type) and issubclass(annotation, Record)
    for inner in getattr(annotation, "__args__", ()):
        yield from _records_in(inner)


@cache
def prose_fields(kind: type[Record]) -> tuple[str, ...]:
    """The fields of a record that hold Markdown."""
    return tuple(name for name, mark in _marks(kind) if isinstance(mark, Markdown))


@cache
def _ordered_fields(kind: type[Record]) -> dict[str, InOrder]:
    return {name: mark for name, mark in _marks(kind) if isinstance(mark, InOrder)}


def in_order(record: Record, name: str) -> bool:
    """Whether the order of the list in that field means something."""
    mark = _ordered_fields(type(record)).get(name)
    return mark is not None and (not mark.where or bool(getattr(record, mark.where)))


@cache
def unsealed_fields(kind: type[Record]) -> frozenset[str]:
    """The fields of a record that are left out of seals and comparisons."""
    return frozenset(name for name, mark in _marks(kind) if isinstance(mark, Unsealed))


@cache
def reference_fields(kind: type[Record]) -> tuple[tuple[str, Refers], ...]:
    """The fields of a record that name something else by its id, each with what it names."""
    return tuple((name, mark) for name, mark in _marks(kind) if isinstance(mark, Refers))


def _marks(kind: type[Record]) -> Iterator[tuple[str, Any]]:
    for name, field in kind.model_fields.items():
        for mark in (*field.metadata, *_inner_metadata(field.annotation)):
            yield name, mark


def _inner_metadata(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in getattr(annotation, "__args__", ()):
        yield from _inner_metadata(inner)

"""The shape of the JSON that `due` prints; the JSON Schema beside this file, `due.schema.json`, is made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from ..json_shapes import CLOSED, PlaceShape, schema_of


@dataclass(frozen=True)
class DueShape:
    """Something that is due."""

    __pydantic_config__ = CLOSED
    id: Annotated[str, Field(description="Names it for good: it stays the same when the day changes, and in the next edition.")]
    when: Annotated[str, Field(description="The day, month or year, as far as it is known: `2026-12-31`, `2026-12` or `2026`.")]
    last_day: Annotated[str, Field(description="The day itself, or the last one of the month or year.")]
    passed: Annotated[bool, Field(description="Whether that was before the day `on`.")]
    what: Annotated[str, Field(description="What is due, in a sentence.")]
    who: Annotated[str, Field(description="Who sees to it: a post, or a body.")]
    edition: Annotated[str, Field(description="Partnership and edition, as in `southampton/2024-12`.")]
    place: Annotated[PlaceShape | None, Field(description="Where the day stands in the files; none if it follows from something else.")]


@dataclass(frozen=True)
class ReportShape:
    """What `due --format json` prints."""

    __pydantic_config__ = CLOSED
    format: Annotated[Literal[1], Field(description="Goes up by one when something is taken away or changes its meaning.")]
    on: Annotated[str, Field(description="The day as of which it is told.")]
    within_months: Annotated[int, Field(ge=1, description="How many months were looked ahead.")]
    editions: Annotated[tuple[str, ...], Field(description="The editions that were looked at.")]
    due: Annotated[tuple[DueShape, ...], Field(description="What is due, the earliest first.")]


def schema() -> dict[str, Any]:
    """The JSON Schema of what is printed."""
    return schema_of(TypeAdapter(ReportShape))

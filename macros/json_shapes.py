"""What the shapes of all JSON that this project prints or publishes have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import ConfigDict, Field, TypeAdapter

CLOSED: Final = ConfigDict(extra="forbid")
"""No name but those that are described."""


@dataclass(frozen=True)
class PlaceShape:
    """A place in a file."""

    __pydantic_config__ = CLOSED
    path: Annotated[str, Field(description="The file, seen from the project's folder, with forward slashes.")]
    line: Annotated[int, Field(ge=0, description="The line, from 1; 0 for the file as a whole.")]
    column: Annotated[int, Field(ge=0, description="The column, from 1; 0 for the file as a whole.")]


def schema_of(adapter: TypeAdapter[Any]) -> dict[str, Any]:
    """The JSON Schema of what is printed or published in that shape."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **adapter.json_schema(mode="serialization")}

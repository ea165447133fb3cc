"""What a cell means: its text judged as the data would judge it, and made into what is written to a file."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Final

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from ..differences import unwrapped
from ..model import Record
from ..settings_list.names import failed
from ..yaml_values import Value
from .choices import Choices
from .sheets import Column

_WIDTH: Final = 100


@dataclass(frozen=True)
class Fault:
    """Why a cell cannot be taken in, in words that follow the name of its column, and what would be right."""

    code: str
    says: str
    instead: str


@dataclass(frozen=True)
class Meaning:
    """What a cell means: what is written to the file (None if nothing is), and what is read from there then."""

    written: Value | None
    held: Any


def meaning(record: type[Record], column: Column, text: str, choices: Choices) -> Meaning | Fault:
    """What the text means in that column."""
    if not text:
        return Meaning(None, field_of(record, column.path).get_default() if len(column.path) == 1 else None)
    if failed(text):
        return Fault("failed-formula", f"shows `{text}`, the mark of a formula that failed", "type what belongs there")
    written: Value = text
    if column.holds in {"lines", "several"}:
        written = tuple(dict.fromkeys(line.strip() for line in text.split("\n") if line.strip()))
    if column.of:
        chosen = [choices.find(column.of, one) or Fault("not-a-choice", f"is `{one}`", choices.instead(column.of, one)) for one in _each(written)]
        wrong = next((one for one in chosen if isinstance(one, Fault)), None)
        if wrong:
            return wrong
        written = tuple(str(one) for one in chosen) if column.holds == "several" else str(chosen[0])
    try:
        held = _adapter(record, column.path).validate_python(written)
    except ValidationError as error:
        return _fault(error)
    return Meaning(_in_lines(text) if column.holds == "prose" else held if column.holds == "line" else written, held)


def same(column: Column, one: Any, other: Any) -> bool:
    """Whether two values of a column are the same; where the lines of a paragraph are broken makes no difference."""
    return bool(unwrapped(one) == unwrapped(other)) if column.holds == "prose" and one and other else bool(one == other)


@cache
def field_of(record: type[Record], path: tuple[str, ...]) -> FieldInfo:
    """The field at the end of a way through records."""
    field = record.model_fields[path[0]]
    if len(path) == 1:
        return field
    inner = next(kind for kind in field.annotation.__args__ if isinstance(kind, type) and issubclass(kind, Record))  # type: ignore[union-attr]
    return field_of(inner, path[1:])


@cache
def _adapter(record: type[Record], path: tuple[str, ...]) -> TypeAdapter[Any]:
    field = field_of(record, path)
    return TypeAdapter(Annotated[field.annotation, field])  # type: ignore[arg-type]


def _each(written: Value) -> tuple[str, ...]:
    return (written,) if isinstance(written, str) else tuple(str(one) for one in written)


def _fault(error: ValidationError) -> Fault:
    found = error.errors(include_url=False)[0]
    if "says" in found.get("ctx", {}):
        return Fault(found["type"], found["ctx"]["says"], found["ctx"]["instead"])
    return Fault("not-a-number", f"is `{found['input']}`", "write a whole number from 1 to 366, in digits")


def _in_lines(text: str) -> str:
    """The text with its long lines broken, as people write it in a file, unless that would change what it says."""
    lines = [broken for line in text.split("\n") for broken in _broken(line)]
    return "\n".join(lines) if unwrapped("\n".join(lines)) == unwrapped(text) else text


def _broken(line: str) -> list[str]:
    if len(line) <= _WIDTH or re.match(r"\s|[-*+>#|]|[0-9]+\.", line):
        return [line]
    return textwrap.wrap(line, _WIDTH, break_long_words=False, break_on_hyphens=False, expand_tabs=False, replace_whitespace=False)

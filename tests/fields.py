"""Every text of the invented files, for tests that change them all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import ValidationError

from macros.model import FileKind, contents, prose_fields, walk

from . import invented

Way = tuple[str | int, ...]


@dataclass(frozen=True)
class Field:
    """A text in a file: its kind, the way to it, what it is, and whether it is prose."""

    kind: str
    way: Way
    text: str
    prose: bool

    @property
    def name(self) -> str:
        """Kind and names on the way, as in `groups.groups.members.note`."""
        return ".".join([self.kind, *(step for step in self.way if isinstance(step, str))])


def rewritten(change: Callable[[Field], str | None]) -> tuple[invented.Changed, list[tuple[Field, str]]]:
    """The invented files with what `change` makes of each text, and which texts took it.

    A text keeps its old value if `change` gives None, if it is an id, or if its field does not take the new one.
    """
    files: dict[str, str | bytes | None] = {}
    taken: list[tuple[Field, str]] = []
    for kind in invented.WRITTEN:
        value = yaml.load(invented.text(kind.name), Loader=yaml.BaseLoader)
        for field in _fields(kind, value):
            new = change(field)
            altered = _set(value, field.way, new) if new is not None else value
            if new is not None and _is_valid(kind, altered):
                value = altered
                taken.append((field, new))
        files[kind.name] = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)
    return files, taken


def _fields(kind: FileKind, value: Any) -> Iterator[Field]:
    record = kind.record.model_validate(value)
    ids = {path for path, _, _ in contents(record).references}
    prose = {(*path, name) for path, item in walk(record) for name in prose_fields(type(item))}
    for way, text in _texts(value, ()):
        if way not in ids and way[-1] != "id":
            yield Field(kind.name, way, text, way in prose)


def _texts(value: Any, way: Way) -> Iterator[tuple[Way, str]]:
    if isinstance(value, str):
        yield way, value
        return
    for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield from _texts(inner, (*way, step))


def _set(value: Any, way: Way, text: str) -> Any:
    copy = deepcopy(value)
    inner = copy
    for step in way[:-1]:
        inner = inner[step]
    inner[way[-1]] = text
    return copy


def _is_valid(kind: FileKind, value: Any) -> bool:
    try:
        kind.record.model_validate(value)
    except ValidationError:
        return False
    return True

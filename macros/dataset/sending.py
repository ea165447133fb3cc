"""Values on their way from one process to another. What all partnerships share is there on both sides, and is named, not sent."""

from __future__ import annotations

import io
import pickle
from typing import Any, TypeVar

from .shared import Shared

_T = TypeVar("_T")


def packed(value: object, shared: Shared) -> bytes:
    """The value as bytes, for a process that holds the same shared files."""
    out = io.BytesIO()
    _Packing(out, shared).dump(value)
    return out.getvalue()


def unpacked(content: bytes, shared: Shared, kind: type[_T]) -> _T:
    """The value again, which is of that kind."""
    value = _Unpacking(io.BytesIO(content), shared).load()
    assert isinstance(value, kind), "what was packed comes out again"
    return value


class _Packing(pickle.Pickler):
    def __init__(self, out: io.BytesIO, shared: Shared) -> None:
        super().__init__(out, pickle.HIGHEST_PROTOCOL)
        self._things = _things(shared)  # held, so that no other thing can have the id of one of them
        self._numbers = {id(thing): number for number, thing in enumerate(self._things)}

    def persistent_id(self, obj: object) -> int | None:
        """The number by which both sides know it, if they do."""
        return self._numbers.get(id(obj))


class _Unpacking(pickle.Unpickler):
    def __init__(self, content: io.BytesIO, shared: Shared) -> None:
        super().__init__(content)
        self._things = _things(shared)

    def persistent_load(self, pid: int) -> Any:
        """What both sides know by the number."""
        return self._things[pid]


def _things(shared: Shared) -> list[object]:
    """What an edition or a finding may hold of all that is shared, in one order."""
    things = [shared.organisations, shared.glossary, shared.synonyms, shared.kinds, *shared.regions.values(), *shared.law.asked.values()]
    return [thing for thing in things if thing is not None]

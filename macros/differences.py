"""Every raw difference between two records, with items of lists matched by their id."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Final, Literal, cast

from .model import Record, When, in_order, prose_fields, unsealed_fields

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]
How = Literal["added", "removed", "changed", "reordered"]
_ITEM: Final = re.compile(r"\s*(?:[-*+]|[0-9]+\.)\s")
_BEGINS: Final = re.compile(rf"{_ITEM.pattern}|\s*[>#|]")


@dataclass(frozen=True)
class Difference:
    """One difference: what happened to what stands at `path`, a way of names and ids.

    `before` and `after` are plain values; None where there is nothing. For `reordered` they are the ids in order.
    `follows` is the id of the item before one that was added or removed, where it stands or stood; None for the first.
    """

    how: How
    path: tuple[str, ...]
    before: Plain
    after: Plain
    follows: str | None = field(default=None, compare=False)


Same = Mapping[tuple[str, ...], Mapping[str, str]]
"""Items that are the same thing under another id: for the way to their list, the older id by the newer one."""


def plain(record: Record) -> dict[str, Plain]:
    """The record as plain values, without what was left out or is never sealed, and with prose free of its line breaks.

    Two records that say the same give the same value, however their files are formatted.
    """
    values = record.__dict__
    found: dict[str, Plain] = {}
    for name, default, is_prose in _fields(type(record)):
        value = values[name]
        if value != default:
            found[name] = unwrapped(value) if is_prose else _plain(value)
    return found


def settled(record: Record) -> dict[str, Plain]:
    """As `plain`, with every list whose order means nothing in one order, so that two records that mean the same are equal."""
    found = plain(record)
    _settle(record, found)
    return found


@lru_cache(maxsize=10_000)
def unwrapped(prose: str) -> str:
    """Markdown with the lines of each paragraph joined; list items, quotes, headings, code and forced breaks keep their lines."""
    lines = [""]
    in_list = closed = False
    for line in prose.splitlines():
        text = line.rstrip()
        if text and lines[-1] and not closed and not _BEGINS.match(text):
            lines[-1] += f" {text.strip()}"
            code = False
        else:
            code = not in_list and text.startswith(("    ", "\t"))
            in_list = bool(_ITEM.match(text)) or (in_list and text[:1] in {"", " "})
            if text or lines[-1]:
                lines.append(text)
        forced = line.endswith("  ") and bool(text)
        lines[-1] += "  " if forced else ""
        closed = code or forced or text.lstrip().startswith("#")
    return "\n".join(lines).strip("\n")


def differences(before: Plain, after: Plain, path: tuple[str, ...] = (), same: Same | None = None) -> Iterator[Difference]:
    """Every difference between two plain values, smallest parts first named by their way.

    An item that is the `same` under another id is found by its older id, which then is a difference of its own.
    """
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _in_mappings(before, after, path, same or {})
    elif _has_ids(before) and _has_ids(after) and (before or after):
        yield from _in_lists(cast(Sequence[Any], before), cast(Sequence[Any], after), path, same or {})
    elif before is None:
        yield Difference("added", path, None, after)
    elif after is None:
        yield Difference("removed", path, before, None)
    else:
        yield Difference("changed", path, before, after)


def _in_mappings(before: Mapping[str, Plain], after: Mapping[str, Plain], path: tuple[str, ...], same: Same) -> Iterator[Difference]:
    for name in [*before, *(name for name in after if name not in before)]:
        old, new = before.get(name), after.get(name)
        if _has_ids(old) or _has_ids(new):
            old, new = old or [], new or []
        yield from differences(old, new, (*path, name), same)


def _in_lists(before: Sequence[Mapping[str, Plain]], after: Sequence[Mapping[str, Plain]], path: tuple[str, ...], same: Same) -> Iterator[Difference]:
    older = same.get(path, {})
    old = {str(item["id"]): item for item in before}
    new = {older.get(str(item["id"]), str(item["id"])): item for item in after}
    before_old, before_new = dict(pairwise(reversed(old))), dict(pairwise(reversed(new)))
    for id, item in old.items():
        if id in new:
            yield from differences(dict(item), dict(new[id]), (*path, id), same)
        else:
            yield Difference("removed", (*path, id), dict(item), None, before_old.get(id))
    for id, item in new.items():
        if id not in old:
            yield Difference("added", (*path, id), None, dict(item), before_new.get(id))
    kept_before, kept_after = [id for id in old if id in new], [id for id in new if id in old]
    if kept_before != kept_after:
        yield Difference("reordered", path, cast(Plain, kept_before), cast(Plain, kept_after))


def _has_ids(value: Plain) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) and "id" in item for item in value)


@cache
def _fields(kind: type[Record]) -> tuple[tuple[str, Any, bool], ...]:
    """The name of each sealed field of a record, what it is if it is left out, and whether it is Markdown."""
    prose, unsealed = prose_fields(kind), unsealed_fields(kind)
    return tuple((name, field.default, name in prose) for name, field in kind.model_fields.items() if name not in unsealed)


def _plain(value: Any) -> Plain:
    if isinstance(value, str):
        return value
    if isinstance(value, Record):
        return plain(value)
    if isinstance(value, When):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return cast(Plain, value)


def _settle(record: Record, found: dict[str, Plain]) -> None:
    for name, said in found.items():
        value = getattr(record, name)
        if isinstance(value, Record) and isinstance(said, dict):
            _settle(value, said)
        elif isinstance(value, tuple) and isinstance(said, list):
            for item, inner in zip(value, said, strict=True):
                if isinstance(item, Record) and isinstance(inner, dict):
                    _settle(item, inner)
            if not in_order(record, name):
                said.sort(key=_settled_place)


def _settled_place(item: Plain) -> str:
    return str(item["id"]) if isinstance(item, dict) and "id" in item else json.dumps(item, sort_keys=True)

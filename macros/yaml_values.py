"""Values written as YAML: texts of one line and of several, lists, and what stands under a name."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

from .yaml_edit import scalar

Value = str | Sequence["Value"] | Mapping[str, "Value"]
_AS_BLOCK: Final = re.compile(r"[^\s][^\r\x85\u2028\u2029\ufeff]*[^\s]")
"""A text that a block holds as it is; what begins or ends with a space is put into quotes."""


def entry(name: str, value: Value, column: int) -> list[str]:
    """The lines of `name: value`, indented by so many spaces, without line ends."""
    start = f"{' ' * column}{name}:"
    if isinstance(value, str):
        if "\n" not in value:
            return [f"{start} {scalar(value)}"]
        if not _AS_BLOCK.fullmatch(value):
            return [f"{start} {json.dumps(value, ensure_ascii=False)}"]
        return [f"{start} |-", *(f"{' ' * (column + 2)}{line}" if line else "" for line in value.split("\n"))]
    if not value:
        return [f"{start} {'{}' if isinstance(value, Mapping) else '[]'}"]
    if isinstance(value, Mapping):
        return [start, *(line for inner, held in value.items() for line in entry(inner, held, column + 2))]
    return [start, *(line for held in value for line in _item(held, column + 2))]


def _item(value: Value, dash: int) -> list[str]:
    """The lines of one item of a list, which begins with a hyphen."""
    if isinstance(value, str):
        return [f"{' ' * dash}- {scalar(value) if chr(10) not in value else json.dumps(value, ensure_ascii=False)}"]
    if not isinstance(value, Mapping) or not value:
        raise KeyError(value)
    lines = [line for name, held in value.items() for line in entry(name, held, dash + 2)]
    return [f"{' ' * dash}- {lines[0][dash + 2 :]}", *lines[1:]]

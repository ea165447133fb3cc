"""Plain values as YAML in the style of `data/`: blocks for longer texts, quotes only where they are needed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

_LONGEST: Final = 88
_QUOTED: Final = re.compile(r"""[-?:,\[\]{}#&*!|>'"%@`]|.*(: | #)|.*:$|[0-9.]+$|(?i:yes|no|true|false|null|~)$""")


def emit(value: dict[str, Any], comment: str) -> str:
    """A whole file: one line that says what it is, then its contents."""
    return "\n".join([f"# {comment}", *_mapping(value, ""), ""])


def _mapping(value: dict[str, Any], indent: str) -> Iterator[str]:
    for key, item in value.items():
        if isinstance(item, dict):
            yield f"{indent}{key}:"
            yield from _mapping(item, f"{indent}  ")
        elif isinstance(item, list):
            if item:
                yield f"{indent}{key}:"
            for part in item:
                yield from _item(part, f"{indent}  ")
        elif isinstance(item, str) and ("\n" in item or len(item) > _LONGEST):
            yield f"{indent}{key}: |-"
            yield from (f"{indent}  {line}" if line else "" for line in item.split("\n"))
        else:
            yield f"{indent}{key}: {_scalar(item)}"


def _item(value: Any, indent: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{indent}- {_scalar(value)}"
        return
    lines = _mapping(value, f"{indent}  ")
    yield f"{indent}- {next(lines).lstrip()}"
    yield from lines


def _scalar(value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    return json.dumps(value, ensure_ascii=False) if _QUOTED.match(value) else value

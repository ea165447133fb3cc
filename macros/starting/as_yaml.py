"""A new data file as text: as people would write it, with longer texts in blocks and items apart from each other."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ..yaml_edit import scalar

Value = str | Sequence["Value"] | Mapping[str, "Value"]

_WIDTH: Final = 100
_NO_TEXT: Final = re.compile(r"[-+.]?[0-9][0-9_.,eExX]*|true|false|yes|no|on|off|null", re.IGNORECASE)
"""What other readers of YAML would take for a number or for something else that is no text."""

_LINES: Final = {"name", "short_name", "post", "title", "heading", "website", "url", "page"}
"""What has to stand on one line, however long it is."""

_ITEM: Final = "- "


def as_yaml(opening: Sequence[str], record: Mapping[str, Value]) -> bytes:
    """The file with its first lines and then the record; what is empty is left out."""
    return "".join(f"{line}\n" for line in (*opening, *_mapping(record, 0))).encode("utf-8")


def _mapping(record: Mapping[str, Value], indent: int) -> Iterator[str]:
    for name, value in record.items():
        if value:
            yield from _entry(name, value, indent)


def _entry(name: str, value: Value, indent: int) -> Iterator[str]:
    start = f"{' ' * indent}{name}:"
    if isinstance(value, str):
        yield from [f"{start} {_scalar(value)}"] if name in _LINES else _text(start, value, indent)
    elif isinstance(value, Mapping):
        yield start
        yield from _mapping(value, indent + 2)
    elif name == "answers":
        yield f"{start} [{', '.join(str(each) for each in value)}]"
    else:
        yield start
        yield from _list(value, indent + 2)


def _text(start: str, text: str, indent: int) -> Iterator[str]:
    """On one line if it fits there, else as a block."""
    line = f"{start} {_scalar(text)}"
    if "\n" not in text and len(line) <= _WIDTH:
        yield line
        return
    yield f"{start} |-"
    for paragraph in text.split("\n"):
        hanging = "  " if paragraph.startswith(_ITEM) else ""
        space = " " * (indent + 2)
        yield from textwrap.wrap(
            paragraph, _WIDTH, initial_indent=space, subsequent_indent=space + hanging, break_long_words=False, break_on_hyphens=False
        ) or [""]


def _list(items: Sequence[Value], indent: int) -> Iterator[str]:
    for index, item in enumerate(items):
        if isinstance(item, str):
            yield f"{' ' * indent}{_ITEM}{_scalar(item)}"
        elif isinstance(item, Mapping):
            if index:
                yield ""
            first, *others = _mapping(item, indent + len(_ITEM))
            yield f"{' ' * indent}{_ITEM}{first.lstrip()}"
            yield from others


def _scalar(text: str) -> str:
    return f'"{text}"' if _NO_TEXT.fullmatch(text) else scalar(text)

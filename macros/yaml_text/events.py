"""Plain values straight from the parser's events: twice as fast as by way of a tree that knows what stands where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import yaml
from yaml.events import DocumentEndEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent, StreamEndEvent

from .broken import MAX_DEPTH


def plain_value(text: str) -> dict[str, Any] | None:
    """The mapping that `text` is, made of dict, list and str; None if anything in it needs a closer look."""
    next_event: Callable[[], Any] = yaml.CBaseLoader(text).get_event
    try:
        next_event()  # the stream begins
        next_event()  # the document begins
        first = next_event()
        if type(first) is not MappingStartEvent or first.anchor is not None or first.tag is not None:
            return None
        value = _mapping(next_event, text)
        return value if type(next_event()) is DocumentEndEvent and type(next_event()) is StreamEndEvent else None
    except (yaml.YAMLError, _Odd):
        return None


def swallowed_line(lines: Sequence[str], scalar: Any) -> int | None:
    """The line, counted from 0, that begins with `-` though it is part of `scalar`, a node or an event without quotes."""
    if scalar.style or scalar.end_mark.line == scalar.start_mark.line:
        return None
    inner = range(scalar.start_mark.line + 1, min(scalar.end_mark.line + 1, len(lines)))
    return next((line for line in inner if lines[line].lstrip().startswith("- ")), None)


class _Odd(Exception):
    """What we do not take, or what is easily mistaken."""


def _mapping(next_event: Callable[[], Any], text: str) -> dict[str, Any]:
    """All that follows the start of a mapping up to its end. It does not call itself, so that depth and speed are no matter."""
    root: dict[str, Any] = {}
    holder: Any = root
    around: list[Any] = []
    key: str | None = None  # the name that waits for its value
    value: Any
    lines: list[str] = []
    while True:
        event = next_event()
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                raise _Odd
            value = event.value
            if key is None and type(holder) is dict:
                if value in holder:
                    raise _Odd
                key = value
                continue
            if not event.style and event.end_mark.line != event.start_mark.line:
                lines = lines or text.split("\n")
                if swallowed_line(lines, event) is not None:
                    raise _Odd
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            if not around:
                return root
            holder = around.pop()
            continue
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor is not None or event.tag is not None or (key is None and type(holder) is dict):
                raise _Odd
            value = {} if kind is MappingStartEvent else []
        else:
            raise _Odd  # an alias
        if key is None:
            holder.append(value)
        else:
            holder[key] = value
            key = None
        if kind is not ScalarEvent:
            around.append(holder)
            holder = value
            if len(around) >= MAX_DEPTH:
                raise _Odd

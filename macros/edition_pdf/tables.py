"""Tables of the PDF: which columns are wide, and which rows may go on overleaf."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

Element = dict[str, Any]
"""An element of a page: its `tag` and what belongs to that."""

Node = str | Element
"""Words, or an element."""

_LONG: Final = 600
"""So many letters in a cell fill so much of a page that its row may go on overleaf."""

_WIDEST: Final = 60


def table(caption: list[Node], columns: list[list[Node]], rows: list[list[Element]]) -> Element:
    """A table, in which a column is as wide as what stands in it is long, and no narrower than its longest word."""
    heads: list[Element] = [{"children": name} for name in columns]
    widths = []
    for head, *cells in zip(heads, *rows, strict=True):
        lengths = [_length(cell) for cell in (head, *cells)]
        longest = max((len(word) for cell in (head, *cells) for word in _words(cell)), default=0)
        widths.append(max(longest + 3, min(_WIDEST, max(lengths[0], sum(lengths) // len(lengths)))))
    told = [{"cells": row, "long": max(map(_length, row)) > _LONG} for row in rows]
    return {"tag": "table", "class": "", "caption": caption, "columns": columns, "rows": told, "widths": widths}


def _length(node: Node) -> int:
    return sum(len(word) + 1 for word in _words(node))


def _words(node: Node) -> Iterator[str]:
    if isinstance(node, str):
        yield from node.split()
    else:
        for below in (*node.get("children", ()), *node.get("items", ())):
            yield from _words(below)

"""Many changes at once to a list of `name: value` items in a YAML file: every comment and every other line stays."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import yaml

from .yaml_edit import Path, as_bytes, document_of, last_line, lines_of, node_at, scalar

_EMPTY: Final = "[]"


@dataclass(frozen=True)
class Edits:
    """What becomes of the items of a list, by their places in it.

    `changed` gives for some items new values by the path inside the item, None for a line that goes. `added` are
    new items, each with the place of the item before which it stands; `order` says in which order their names are written.
    """

    changed: Mapping[int, Mapping[Path, str | None]]
    removed: Collection[int]
    added: Sequence[tuple[int, Mapping[str, str]]]
    order: tuple[str, ...]


def edit_list(path: str, content: bytes, where: Path, edits: Edits) -> bytes:
    """`content` with the list at `where` changed. Raises `ProblemsFound` if the file cannot be read, `KeyError` if the list,
    or an item that changes, is written in a way that cannot be changed line by line."""
    document = document_of(path, content)
    node = node_at(document.root, where)
    if not isinstance(node, yaml.SequenceNode):
        raise KeyError(where)
    lines = lines_of(content)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    if lines and not lines[-1].endswith(("\r", "\n")):
        lines[-1] += end
    editing = _Editing(lines, end, edits)
    if node.value:
        editing.filled(node)
    elif edits.added:
        editing.empty(node)
    return as_bytes(content, lines)


class _Editing:
    """Changes lines from the last item to the first, so that the places of those above still hold."""

    def __init__(self, lines: list[str], end: str, edits: Edits) -> None:
        self._lines, self._end, self._edits = lines, end, edits

    def filled(self, node: Any) -> None:
        if node.flow_style:
            raise KeyError(_EMPTY)
        dash = node.start_mark.column
        apart = len(node.value) == 1 or not self._lines[self._first(node.value[1]) - 1].strip()
        if len(set(self._edits.removed)) == len(node.value) and not self._edits.added:
            self._lines.insert(self._last(node.value[-1]) + 1, f"{' ' * (dash + 2)}{_EMPTY}{self._end}")
        stays = False
        for index in range(len(node.value), -1, -1):
            new = [item for place, item in self._edits.added if place == index]
            if index < len(node.value):
                item = node.value[index]
                at = self._above(item, dash)
                if index in self._edits.removed:
                    self._remove(item, is_last=not stays)
                else:
                    self._change(item, self._edits.changed.get(index, {}))
                    stays = True
                self._lines[at:at] = self._written(new, dash, apart, after=False)
                stays = stays or bool(new)
            else:
                at, stays = self._last(node.value[-1]) + 1, bool(new)
                self._lines[at:at] = self._written(new, dash, apart, after=True)

    def empty(self, node: Any) -> None:
        """A list written as `[]`: what is new stands below its name."""
        mark, stop = node.start_mark, node.end_mark
        line = self._lines[mark.line]
        if not node.flow_style or line[mark.column : stop.column] != _EMPTY:
            raise KeyError(_EMPTY)
        self._lines[mark.line] = (line[: mark.column].rstrip() + line[stop.column :].rstrip("\r\n")).rstrip() + self._end
        items = [item for _, item in self._edits.added]
        self._lines[mark.line + 1 : mark.line + 1] = self._written(items, 2, apart=True, after=False)[:-1]

    def _first(self, item: Any) -> int:
        return int(item.start_mark.line)

    def _last(self, item: Any) -> int:
        return last_line(item, self._lines)

    def _above(self, item: Any, dash: int) -> int:
        """The line of the item, or the first of the comments right above it that belong to it."""
        at = self._first(item)
        while at and self._lines[at - 1].startswith(f"{' ' * dash}#"):
            at -= 1
        return at

    def _remove(self, item: Any, is_last: bool) -> None:
        """Take out the lines of the item; comments above it stay. What parted it from the next goes with it."""
        first, stop = self._first(item), self._last(item) + 1
        while not is_last and stop < len(self._lines) and not self._lines[stop].strip():
            stop += 1
        while is_last and first and not self._lines[first - 1].strip():
            first -= 1
        del self._lines[first:stop]

    def _change(self, item: Any, values: Mapping[Path, str | None]) -> None:
        """Set the values of one item; what stands last in the file is done first."""
        acts = [act for where, value in values.items() for act in self._acts(item, where, value)]
        for at, _, until, new in sorted(acts, reverse=True):
            self._lines[at:until] = new

    def _acts(self, item: Any, where: Path, value: str | None) -> Iterator[tuple[int, int, int, list[str]]]:
        """From which line to which what is written instead; the second number parts what begins at the same line."""
        holder = node_at(item, where[:-1])
        if not isinstance(holder, yaml.MappingNode) or holder.flow_style:
            raise KeyError(where)
        rank = self._edits.order.index(str(where[-1]))
        key, node = next((pair for pair in holder.value if pair[0].value == where[-1]), (None, None))
        if key is None and value is None:
            return
        if key is None:
            held = [one for name, one in holder.value if name.value in self._edits.order[:rank]] or [holder.value[0][1]]
            at = last_line(held[-1], self._lines) + 1
            yield at, rank, at, [f"{' ' * holder.value[0][0].start_mark.column}{where[-1]}: {scalar(value or '')}{self._end}"]
        elif value is None:
            if self._lines[key.start_mark.line][: key.start_mark.column].strip():
                raise KeyError(where)
            yield key.start_mark.line, rank, last_line(node, self._lines) + 1, []
        else:
            if not isinstance(node, yaml.ScalarNode) or node.style in {"|", ">"}:
                raise KeyError(where)
            first, last = self._lines[node.start_mark.line], self._lines[node.end_mark.line]
            line = first[: node.start_mark.column] + scalar(value) + last[node.end_mark.column :]
            yield node.start_mark.line, rank, node.end_mark.line + 1, [line]

    def _written(self, items: Sequence[Mapping[str, str]], dash: int, apart: bool, after: bool) -> list[str]:
        found: list[str] = []
        for item in items:
            names = sorted(item, key=self._edits.order.index)
            text = [f"{' ' * dash}{'  ' if index else '- '}{name}: {scalar(item[name])}{self._end}" for index, name in enumerate(names)]
            gap = [self._end] if apart else []
            found += [*gap, *text] if after else [*text, *gap]
        return found

"""Many changes at once to a YAML file, in a list of `name: value` items or outside of lists: every comment and every other line stays."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import yaml

from .yaml_edit import Path, as_bytes, document_of, last_line, lines_of, node_at, scalar
from .yaml_values import Value, entry

_EMPTY: Final = "[]"
_REMARK: Final = re.compile(r"[ \t]+#[^\r\n]*")


@dataclass(frozen=True)
class Edits:
    """What becomes of the items of a list, by their places in it.

    `changed` gives for some items new values by the path inside the item, None for what goes. `added` are
    new items, each with the place of the item before which it stands; `order` says in which order their names are written.
    """

    changed: Mapping[int, Mapping[Path, Value | None]]
    removed: Collection[int]
    added: Sequence[tuple[int, Mapping[str, Value]]]
    order: tuple[str, ...]


def edit_list(path: str, content: bytes, where: Path, edits: Edits) -> bytes:
    """`content` with the list at `where` changed. Raises `ProblemsFound` if the file cannot be read, `KeyError` if the list,
    or an item that changes, is written in a way that cannot be changed line by line."""
    node = node_at(document_of(path, content).root, where)
    if not isinstance(node, yaml.SequenceNode):
        raise KeyError(where)
    editing = _Editing(lines_of(content), edits)
    if node.value:
        editing.filled(node)
    elif edits.added:
        editing.empty(node)
    return as_bytes(content, editing.lines)


def edit_values(path: str, content: bytes, changed: Mapping[Path, Value | None], order: tuple[str, ...]) -> bytes:
    """`content` with new values where no list has to be gone into; None for what goes. Raises as `edit_list` does."""
    editing = _Editing(lines_of(content), Edits({}, (), (), order))
    editing.change(document_of(path, content).root, changed)
    return as_bytes(content, editing.lines)


class _Editing:
    """Changes lines from the last item to the first, so that the places of those above still hold."""

    def __init__(self, lines: list[str], edits: Edits) -> None:
        self.lines, self._edits = lines, edits
        self._end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
        if lines and not lines[-1].endswith(("\r", "\n")):
            lines[-1] += self._end

    def filled(self, node: Any) -> None:
        if node.flow_style:
            raise KeyError(_EMPTY)
        dash = node.start_mark.column
        apart = len(node.value) == 1 or not self.lines[self._first(node.value[1]) - 1].strip()
        if len(set(self._edits.removed)) == len(node.value) and not self._edits.added:
            self.lines.insert(self._last(node.value[-1]) + 1, f"{' ' * (dash + 2)}{_EMPTY}{self._end}")
        stays = False
        for index in range(len(node.value), -1, -1):
            new = [item for place, item in self._edits.added if place == index]
            if index < len(node.value):
                item = node.value[index]
                at = self._above(item, dash)
                if index in self._edits.removed:
                    self._remove(item, is_last=not stays)
                else:
                    self.change(item, self._edits.changed.get(index, {}))
                    stays = True
                self.lines[at:at] = self._written(new, dash, apart, after=False)
                stays = stays or bool(new)
            else:
                at, stays = self._last(node.value[-1]) + 1, bool(new)
                self.lines[at:at] = self._written(new, dash, apart, after=True)

    def empty(self, node: Any) -> None:
        """A list written as `[]`: what is new stands below its name."""
        mark, stop = node.start_mark, node.end_mark
        line = self.lines[mark.line]
        if not node.flow_style or line[mark.column : stop.column] != _EMPTY:
            raise KeyError(_EMPTY)
        self.lines[mark.line] = (line[: mark.column].rstrip() + line[stop.column :].rstrip("\r\n")).rstrip() + self._end
        items = [item for _, item in self._edits.added]
        self.lines[mark.line + 1 : mark.line + 1] = self._written(items, 2, apart=True, after=False)[:-1]

    def _first(self, item: Any) -> int:
        return int(item.start_mark.line)

    def _last(self, item: Any) -> int:
        return last_line(item, self.lines)

    def _above(self, item: Any, dash: int) -> int:
        """The line of the item, or the first of the comments right above it that belong to it."""
        at = self._first(item)
        while at and self.lines[at - 1].startswith(f"{' ' * dash}#"):
            at -= 1
        return at

    def _remove(self, item: Any, is_last: bool) -> None:
        """Take out the lines of the item; comments above it stay. What parted it from the next goes with it."""
        first, stop = self._first(item), self._last(item) + 1
        while not is_last and stop < len(self.lines) and not self.lines[stop].strip():
            stop += 1
        while is_last and first and not self.lines[first - 1].strip():
            first -= 1
        del self.lines[first:stop]

    def change(self, item: Any, values: Mapping[Path, Value | None]) -> None:
        """Set the values of one item; what stands last in the file is done first."""
        acts = [act for where, value in values.items() for act in self._acts(item, where, value)]
        for at, _, until, new in sorted(acts, reverse=True):
            self.lines[at:until] = new

    def _acts(self, item: Any, where: Path, value: Value | None) -> Iterator[tuple[int, tuple[int, int], int, list[str]]]:
        """From which line to which what is written instead; what is second parts what begins at the same line, the innermost first."""
        holder = node_at(item, where[:-1])
        if not isinstance(holder, yaml.MappingNode) or holder.flow_style:
            raise KeyError(where)
        place = self._edits.order.index(str(where[-1]))
        rank = (-len(where), place)
        key, node = next((pair for pair in holder.value if pair[0].value == where[-1]), (None, None))
        if key is None and value is None:
            return
        if key is None:
            held = [one for name, one in holder.value if name.value in self._edits.order[:place]] or [holder.value[0][1]]
            at = last_line(held[-1], self.lines) + 1
            yield at, rank, at, self._entry(str(where[-1]), value or "", holder.value[0][0].start_mark.column)
        elif value is None:
            if self.lines[key.start_mark.line][: key.start_mark.column].strip():
                raise KeyError(where)
            yield key.start_mark.line, rank, last_line(node, self.lines) + 1, []
        elif isinstance(value, str) and "\n" not in value and isinstance(node, yaml.ScalarNode) and node.style not in {"|", ">"}:
            first, last = self.lines[node.start_mark.line], self.lines[node.end_mark.line]
            line = first[: node.start_mark.column] + scalar(value) + last[node.end_mark.column :]
            yield node.start_mark.line, rank, node.end_mark.line + 1, [line]
        else:
            first, column = self.lines[key.start_mark.line], key.start_mark.column
            new = self._entry(str(where[-1]), value, column)
            new[0] = first[:column] + new[0][column:].rstrip("\r\n") + self._remark(key, node) + self._end
            yield key.start_mark.line, rank, last_line(node, self.lines) + 1, new

    def _remark(self, key: Any, node: Any) -> str:
        """The comment behind a name or its value, to stand there again. Raises `KeyError` for one further inside, which would be lost."""
        first, last, start = key.start_mark.line, last_line(node, self.lines), key.end_mark.column
        if isinstance(node, yaml.ScalarNode):
            rest = self.lines[first][start:] if node.style in {"|", ">"} else self.lines[node.end_mark.line][node.end_mark.column :]
        elif isinstance(node, yaml.SequenceNode) and all(isinstance(one, yaml.ScalarNode) for one in node.value):
            ends = {one.end_mark.line: one.end_mark.column for one in (*node.value, node)}
            if any("#" in self.lines[number][ends.get(number, 0) :] for number in range(first + 1, last + 1)):
                raise KeyError(key.value)
            rest = self.lines[first][ends.get(first, start) :]
        else:
            raise KeyError(key.value)
        found = _REMARK.search(rest)
        return found[0] if found else ""

    def _entry(self, name: str, value: Value, column: int) -> list[str]:
        return [line + self._end for line in entry(name, value, column)]

    def _written(self, items: Sequence[Mapping[str, Value]], dash: int, apart: bool, after: bool) -> list[str]:
        found: list[str] = []
        for item in items:
            names = sorted(item, key=self._edits.order.index)
            text = [line for name in names for line in self._entry(name, item[name], dash + 2)]
            text[0] = f"{' ' * dash}- {text[0][dash + 2 :]}"
            gap = [self._end] if apart else []
            found += [*gap, *text] if after else [*text, *gap]
        return found

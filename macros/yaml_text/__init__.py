"""YAML text to plain values that know their line. Scalars stay text; nothing is guessed.

PyYAML's C parser reads and resolves nothing, so `No`, `12:30`, `0777` and dates stay what was typed, and a key written twice is
found. What is sound is read straight from its events; where something may be wrong, or a place is asked for, it composes the tree.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from ..problems import Place, Problem
from .broken import text_of, too_deep
from .events import plain_value, swallowed_line
from .syntax import syntax_problem


class _Loader(yaml.CSafeLoader):
    """Guesses nothing of a scalar, and so does not look at it."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        """Every node is what it looks like: text, list or mapping."""
        return ""

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Nothing to resolve by path."""

    def ascend_resolver(self) -> None:
        """Nothing to resolve by path."""


@dataclass(frozen=True)
class Document:
    """One YAML file as read: `value` is made of dict, list and str. The tree that knows every place is grown when one is asked for."""

    path: str
    text: str
    value: Any

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the file, without their ends."""
        return tuple(self.text.split("\n"))

    @cached_property
    def root(self) -> Any:
        """The node of the whole file."""
        return yaml.compose(self.text, Loader=_Loader)

    @cached_property
    def _keys(self) -> dict[int, dict[str, tuple[Any, Any]]]:
        return {}

    def place(self, path: tuple[str | int, ...] = (), key: bool = False) -> Place:
        """Where the value at `path` stands, or its key with `key=True`; as near as the file goes.

        A path that leads to something which is not there gives the place of what should hold it.
        """
        node, mark = self.root, self.root.start_mark
        for depth, step in enumerate(path):
            last = depth == len(path) - 1
            if isinstance(node, yaml.MappingNode):
                pair = self._pairs(node).get(str(step))
                if pair is None:
                    break
                node = pair[1]
                mark = pair[0].start_mark if last and key else node.start_mark
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                mark = node.start_mark
            else:
                break
        return self.at(mark.line, mark.column)

    def _pairs(self, node: yaml.MappingNode) -> dict[str, tuple[Any, Any]]:
        if id(node) not in self._keys:
            self._keys[id(node)] = {key.value: (key, item) for key, item in reversed(node.value) if isinstance(key, yaml.ScalarNode)}
        return self._keys[id(node)]

    def text_place(self, path: tuple[str | int, ...], line: int) -> Place:
        """Where line number `line` (from 0) of the text at `path` stands: exact for `|` blocks, else the value's start.

        Blank lines before the text do not count.
        """
        start = self.place(path)
        first = next((number for number, source in enumerate(self.lines[start.line :], start.line) if source.strip()), len(self.lines))
        if start.source[start.column - 1 : start.column] != "|" or first + line >= len(self.lines):
            return start
        source = self.lines[first + line]
        return self.at(first + line, len(source) - len(source.lstrip()))

    def at(self, line: int, column: int) -> Place:
        """The place at `line` and `column` counted from 0."""
        line = min(line, max(len(self.lines) - 1, 0))
        return Place(self.path, line + 1, column + 1, self.lines[line] if self.lines else "")


def read(path: str, content: bytes) -> Document | tuple[Problem, ...]:
    """The document in `content`, or every problem that keeps it from being one. `path` is only named in problems."""
    text = text_of(path, content)
    if not isinstance(text, str):
        return text
    value = plain_value(text)
    return _closely(Document(path, text, None)) if value is None else Document(path, text, value)


def _closely(document: Document) -> Document | tuple[Problem, ...]:
    """What comes of a text in which something may be wrong."""
    deep = too_deep(document.path, document.text)
    if deep:
        return (deep,)
    try:
        root = document.root
    except yaml.YAMLError as error:
        return (syntax_problem(document.path, document.lines, error),)
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value and not root.style):
        return (Problem(Place(document.path), "empty-file", "the file is empty", "write its contents, or delete the file"),)
    reader = _Reader(document)
    value = reader.value(root)
    if not isinstance(root, yaml.MappingNode) and not reader.problems:
        reader.fault(root, "not-a-mapping", "the file is not made of `name: value` lines", "begin it with a name and a colon")
    return tuple(dict.fromkeys(reader.problems)) or Document(document.path, document.text, value)


class _Reader:
    """Turns composed nodes into plain values, and notes what we do not take."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._seen: set[int] = set()
        self.problems: list[Problem] = []

    def fault(self, node: yaml.Node, code: str, says: str, instead: str) -> None:
        place = self._document.at(node.start_mark.line, node.start_mark.column)
        self.problems.append(Problem(place, code, says, instead))

    def value(self, node: yaml.Node) -> Any:
        if id(node) in self._seen:
            return ""
        self._seen.add(id(node))
        self._sign(node)
        if isinstance(node, yaml.ScalarNode):
            self._swallowed(node)
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item) for item in node.value]
        return self._mapping(node)  # type: ignore[arg-type]

    def _sign(self, node: yaml.Node) -> None:
        """No node begins with `&` or `!` but one that has an anchor or a tag."""
        mark = node.start_mark
        sign = self._document.lines[mark.line][mark.column : mark.column + 1] if mark.line < len(self._document.lines) else ""
        if sign == "&":
            says = "put quotes around it, or write it out wherever it is needed; `&` and `*` are not used here"
            self.fault(node, "alias", "this value begins with `&`", says)
        elif sign == "!":
            self.fault(node, "tag", "this value begins with `!`", "put quotes around it; `!` tags are not used here")

    def _swallowed(self, node: yaml.ScalarNode) -> None:
        """A list item that is indented too far becomes part of the text above it."""
        line = swallowed_line(self._document.lines, node)
        if line is not None:
            source = self._document.lines[line]
            place = self._document.at(line, len(source) - len(source.lstrip()))
            instead = "begin it under the `-` of the item above, or write the text as a block after `|-`"
            self.problems.append(Problem(place, "swallowed-item", "this line begins with `-` but is part of the value above it", instead))

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        result: dict[str, Any] = {}
        first: dict[str, int] = {}
        for key, item in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.fault(key, "not-a-name", "this is a list or a group of lines where a name should stand", "write `name: value`")
                continue
            self._sign(key)
            if key.value in first:
                says = f"`{key.value}` stands twice; the first is in line {first[key.value]}"
                item_begins = ", or begin an item with `- ` before it" if key.value == "id" else ""
                self.fault(key, "repeated-key", says, f"keep one of them{item_begins}")
                continue
            first[key.value] = key.start_mark.line + 1
            result[key.value] = self.value(item)
        return result

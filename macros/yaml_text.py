"""YAML text to plain values that know their line. Scalars stay text; nothing is guessed.

PyYAML's C parser composes the tree, so `No`, `12:30`, `0777` and dates stay what was typed, and a key
written twice is found, not lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

import yaml

from .problems import Place, Problem

MAX_BYTES: Final = 2_000_000
MAX_LINES: Final = 20_000
MAX_DEPTH: Final = 60

_DASHES: Final = re.compile(rf"^[ ]*(?:[-?][ ]+){{{MAX_DEPTH},}}", re.MULTILINE)
_INDENT: Final = re.compile(rf"^[ ]{{{MAX_DEPTH * 4},}}\S", re.MULTILINE)

# What the parser says, and what that means for the person who typed it.
_MEANINGS: Final = (
    ("cannot start any token", "has a character that cannot stand at the start of a value",
     "put quotes around the value; if the line begins with a tab, use spaces"),
    ("mapping values are not allowed", "has a colon and a space where none can stand",
     "put quotes around a value that holds `: `, or check the indent of this line"),
    ("could not find expected ':'", "is not a `name: value` pair", "write a colon and a space after the name, or check the indent"),
    ("did not find expected key", "is indented differently from the lines it belongs with",
     "begin it under the first letter of the lines above it; a quote that is not closed does this too"),
    ("did not find expected '-' indicator", "is indented differently from the list it belongs to", "begin it under the `-` of the item above"),
    ("unexpected end of stream", "has a quote that is never closed", "close the quote"),
    ("did not find expected ',' or ']'", "has a `[` that is never closed", "close it with `]`, or put quotes around the value"),
    ("did not find expected ',' or '}'", "has a `{` that is never closed", "put quotes around a value that begins with `{`"),
    ("expected a single document", "begins a second document", "take out the line `---`; a file holds one document"),
    ("did not find expected alphabetic or numeric", "has `*` or `&` at the start of a value", "put quotes around the value"),
    ("undefined alias", "has `*` at the start of a value", "put quotes around the value"),
    ("unknown escape character", "has a backslash inside double quotes", "use single quotes around the value"),
    ("control characters are not allowed", "holds a hidden control character", "delete it and type the letter again"),
)  # fmt: skip


@dataclass(frozen=True)
class Document:
    """One YAML file as read: `value` is made of dict, list and str; the tree behind it knows every place."""

    path: str
    value: Any
    lines: tuple[str, ...]
    root: Any

    def place(self, path: tuple[str | int, ...] = (), key: bool = False) -> Place:
        """Where the value at `path` stands, or its key with `key=True`; as near as the file goes.

        A path that leads to something which is not there gives the place of what should hold it.
        """
        node, mark = self.root, self.root.start_mark
        for depth, step in enumerate(path):
            last = depth == len(path) - 1
            if isinstance(node, yaml.MappingNode):
                pair = next((pair for pair in node.value if pair[0].value == step), None)
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

    def text_place(self, path: tuple[str | int, ...], line: int) -> Place:
        """Where line number `line` (from 0) of the text at `path` stands: exact for `|` blocks, else the value's start."""
        start = self.place(path)
        if start.source[start.column - 1 : start.column] != "|" or not start.line + line < len(self.lines):
            return start
        source = self.lines[start.line + line]
        return Place(self.path, start.line + 1 + line, len(source) - len(source.lstrip()) + 1, source)

    def at(self, line: int, column: int) -> Place:
        """The place at `line` and `column` counted from 0."""
        line = min(line, max(len(self.lines) - 1, 0))
        return Place(self.path, line + 1, column + 1, self.lines[line] if self.lines else "")


def read(path: str, content: bytes) -> Document | tuple[Problem, ...]:
    """The document in `content`, or every problem that keeps it from being one. `path` is only named in problems."""
    too_big = _size_problem(path, content)
    if too_big:
        return (too_big,)
    text = _decode(path, content)
    if isinstance(text, Problem):
        return (text,)
    lines = tuple(text.split("\n"))
    deep = _DASHES.search(text) or _INDENT.search(text)
    if deep or _bracket_depth(text) > MAX_DEPTH:
        line = text.count("\n", 0, deep.start()) if deep else 0
        place = Place(path, line + 1, 1, lines[line][:200] if lines else "")
        return (Problem(place, "too-deep", "holds lists inside lists without end", "check the brackets and dashes"),)
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        return (_broken(path, lines, error),)
    if root is None:
        return (Problem(Place(path), "empty-file", "the file is empty", "write its contents, or delete the file"),)
    reader = _Reader(Document(path, None, lines, root))
    value = reader.value(root)
    if not isinstance(root, yaml.MappingNode) and not reader.problems:
        reader.fault(root, "not-a-mapping", "the file is not made of `name: value` lines", "begin it with a name and a colon")
    return tuple(reader.problems) or Document(path, value, lines, root)


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
            self.fault(node, "alias", "is used again further down by `*`", "write the lines out in both places; `&` and `*` are not used here")
            return ""
        self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            if not node.tag.startswith("tag:yaml.org,2002:") or "!!" in self._source(node):
                self.fault(node, "tag", "begins with `!`", "put quotes around the value; `!` tags are not used here")
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item) for item in node.value]
        return self._mapping(node)

    def _source(self, node: yaml.Node) -> str:
        place = self._document.at(node.start_mark.line, node.start_mark.column)
        return place.source[place.column - 1 : place.column + 1]

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        result: dict[str, Any] = {}
        first: dict[str, int] = {}
        for key, item in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.fault(key, "not-a-name", "is a list or a group of lines where a name should stand", "write `name: value`")
                continue
            if key.value in first:
                says = f"`{key.value}` stands twice; the first is in line {first[key.value]}"
                self.fault(key, "repeated-key", says, "keep one of them")
                continue
            first[key.value] = key.start_mark.line + 1
            result[key.value] = self.value(item)
        return result


def _size_problem(path: str, content: bytes) -> Problem | None:
    lines = content.count(b"\n")
    if len(content) > MAX_BYTES or lines > MAX_LINES:
        says = f"the file has {lines:,} lines and {len(content):,} bytes"
        return Problem(Place(path), "too-long", says, f"a data file has at most {MAX_LINES:,} lines and {MAX_BYTES:,} bytes")
    return None


def _decode(path: str, content: bytes) -> str | Problem:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start)
        start = content.rfind(b"\n", 0, error.start) + 1
        source = content.splitlines()[line].decode("cp1252", "replace")
        column = len(content[start : error.start].decode("utf-8", "replace")) + 1
        return Problem(Place(path, line + 1, column, source), "not-utf-8", "has a letter that is not in UTF-8", "save the file again with the encoding UTF-8")


def _bracket_depth(text: str) -> int:
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return 0
    depth = deepest = 0
    for sign in re.findall(r"[\[\]{}]", text):
        depth = depth + 1 if sign in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def _broken(path: str, lines: tuple[str, ...], error: yaml.YAMLError) -> Problem:
    said = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}"
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    for part, says, instead in _MEANINGS:
        if part in said:
            break
    else:
        says, instead = "cannot be read as YAML", "compare it with the lines around it: indents, colons, quotes"
    if "never closed" in says and getattr(error, "context_mark", None):
        line, column = error.context_mark.line, error.context_mark.column  # type: ignore[attr-defined]
    line = min(line, max(len(lines) - 1, 0))
    return Problem(Place(path, line + 1, column + 1, lines[line] if lines else ""), "broken-yaml", f"this line {says}", instead)

"""YAML text to plain values that know their line. Scalars stay text; nothing is guessed.

PyYAML's C parser composes the tree, so `No`, `12:30`, `0777` and dates stay what was typed, and a key
written twice is found, not lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from .problems import Place, Problem

MAX_BYTES: Final = 2_000_000
MAX_LINES: Final = 20_000
MAX_DEPTH: Final = 60

# What the parser refuses, or would count as the end of a line where an editor does not; and hard spaces, which do not indent.
_HIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|^[ \t]*\xa0", re.MULTILINE)
_DASHES: Final = re.compile(rf"^[ ]*(?:[-?][ ]+){{{MAX_DEPTH},}}", re.MULTILINE)
_INDENT: Final = re.compile(rf"^[ ]{{{MAX_DEPTH * 4},}}\S", re.MULTILINE)

# What the parser says, and what that means for the person who typed it.
_MEANINGS: Final = (
    ("found a tab character", "begins with a tab", "use spaces"),
    ("cannot start any token", "has a character that cannot stand at the start of a value",
     "put quotes around the value"),
    ("mapping values are not allowed", "has a colon and a space where none can stand",
     "put quotes around a value that holds `: `, or check the indent of this line"),
    ("flow node", "has a `[` or `{` that is never closed", "close it, or put quotes around the value"),
    ("could not find expected ':'", "is not a `name: value` pair", "write a colon and a space after the name, or check the indent"),
    ("did not find expected key", "is indented differently from the lines it belongs with",
     "begin it under the first letter of the lines above it; a quote that is not closed does this too"),
    ("did not find expected '-' indicator", "is indented differently from the list it belongs to", "begin it under the `-` of the item above"),
    ("unexpected end of stream", "has a quote that is never closed", "close the quote"),
    ("flow sequence", "has a `[` that is never closed", "close it with `]`, or put quotes around the value"),
    ("flow mapping", "has a `{` that is never closed", "put quotes around a value that begins with `{`"),
    ("expected a single document", "begins a second document", "take out the line `---`; a file holds one document"),
    ("did not find expected alphabetic or numeric", "has `*` or `&` at the start of a value", "put quotes around the value"),
    ("undefined alias", "has `*` at the start of a value", "put quotes around the value"),
    ("unknown escape character", "has a backslash inside double quotes", "use single quotes around the value"),
    ("directive", "begins with `%`", "put quotes around it"),
    ("expected <document start>", "begins a second document", "take out the lines `---` and `...`; a file holds one document"),
)  # fmt: skip


@dataclass(frozen=True)
class Document:
    """One YAML file as read: `value` is made of dict, list and str; the tree behind it knows every place."""

    path: str
    value: Any
    lines: tuple[str, ...]
    root: Any
    _keys: dict[int, dict[str, tuple[Any, Any]]] = field(default_factory=dict, repr=False, compare=False)

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
    hidden = tuple(_hidden(path, lines))
    if hidden:
        return hidden
    deep = _deep_line(text)
    if deep is not None:
        says = "this line begins lists inside lists without end"
        return (Problem(Place(path, deep + 1, 1, lines[deep]), "too-deep", says, "check the brackets and dashes"),)
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        return (_broken(path, lines, error),)
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value and not root.style):
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
        place = self._document.at(node.start_mark.line, node.start_mark.column)
        match place.source[place.column - 1 : place.column]:
            case "&":
                self.fault(node, "alias", "this value begins with `&`", "put quotes around it, or write it out wherever it is needed; `&` and `*` are not used here")
            case "!":
                self.fault(node, "tag", "this value begins with `!`", "put quotes around it; `!` tags are not used here")

    def _swallowed(self, node: yaml.ScalarNode) -> None:
        """A list item that is indented too far is part of the text above it."""
        if node.style is None:
            for line in range(node.start_mark.line + 1, node.end_mark.line + 1):
                place = self._document.at(line, 0)
                if place.source.lstrip().startswith("- "):
                    says = "this line begins with `-` but is part of the value above it"
                    indent = len(place.source) - len(place.source.lstrip())
                    where = self._document.at(line, indent)
                    self.problems.append(Problem(where, "not-a-list", says, "begin it under the `-` of the item above, or write the text as a block after `|-`"))
                    return

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        result: dict[str, Any] = {}
        first: dict[str, int] = {}
        for key, item in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.fault(key, "not-a-name", "is a list or a group of lines where a name should stand", "write `name: value`")
                continue
            self._sign(key)
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
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content.count(0) > len(content) // 4:
        return Problem(Place(path), "not-utf-8", "the file is in UTF-16 or UTF-32, not in UTF-8", "save the file again with the encoding UTF-8")
    content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start)
        start = content.rfind(b"\n", 0, error.start) + 1
        before = content[start : error.start].decode("utf-8-sig")
        after = content[error.start :].split(b"\n", 1)[0].decode("cp1252", "replace")
        place = Place(path, line + 1, len(before) + 1, before + after)
        return Problem(place, "not-utf-8", "this line has a letter that is not in UTF-8", "save the file again with the encoding UTF-8")


def _hidden(path: str, lines: tuple[str, ...]) -> Iterator[Problem]:
    """The first character of each line that nobody can see and that would mislead the parser."""
    for number, source in enumerate(lines):
        found = _HIDDEN.search(source)
        if found:
            says = f"this line holds the hidden character U+{ord(source[found.end() - 1]):04X}"
            yield Problem(Place(path, number + 1, found.end(), source), "hidden-character", says, "delete it and type the letter or space again")


def _deep_line(text: str) -> int | None:
    """The line, counted from 0, in which lists or brackets go deeper than anybody writes."""
    deep = _DASHES.search(text) or _INDENT.search(text)
    at = deep.start() if deep else _deep_bracket(text)
    return None if at is None else text.count("\n", 0, at)


def _deep_bracket(text: str) -> int | None:
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return None
    depth = 0
    for sign in re.finditer(r"[\[\]{}]", text):
        depth = depth + 1 if sign[0] in "[{" else max(depth - 1, 0)
        if depth > MAX_DEPTH:
            return sign.start()
    return None


def _broken(path: str, lines: tuple[str, ...], error: yaml.YAMLError) -> Problem:
    said = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}"
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    says, instead = next(
        (meaning[1:] for meaning in _MEANINGS if meaning[0] in said),
        ("cannot be read as YAML", "compare it with the lines around it: indents, colons, quotes"),
    )
    begun = getattr(error, "context_mark", None)
    if begun and ("never closed" in says or "pair" in says):
        line, column = begun.line, begun.column
    line = min(line, len(lines) - 1)
    before = lines[line][:column].rstrip()
    if "indented" in says and before.endswith(("]", "}", '"', "'")):
        says, instead = "goes on after a closing quote or bracket", "put quotes around the whole value, or close the quote that was opened further up"
    elif before != lines[line][:column] and "\t" in lines[line][: len(lines[line]) - len(lines[line].lstrip())]:
        says, instead = "begins with a tab", "use spaces"
    return Problem(Place(path, line + 1, column + 1, lines[line]), "broken-yaml", f"this line {says}", instead)

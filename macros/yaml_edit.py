"""Small changes to a YAML file that keep every comment and every line that is not changed."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from typing import Any, Final

import yaml

from .problems import ProblemsFound
from .yaml_text import Document, read

Path = tuple[str | int, ...]
_PLAIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._/()':-]*")
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


def set_value(path: str, content: bytes, where: Path, value: str) -> bytes:
    """`content` with the text at `where` replaced by `value`, or added to the mapping that should hold it.

    A new line comes after the first of the mapping; a `seal` comes last. `path` is named in problems.
    Raises `ProblemsFound` if the file cannot be read, `KeyError` if nothing can hold the value.
    """
    document = document_of(path, content)
    lines = lines_of(content)
    holder = node_at(document.root, where[:-1])
    if not isinstance(holder, yaml.MappingNode) or not holder.value:
        raise KeyError(where)
    pair = next((pair for pair in holder.value if pair[0].value == where[-1]), None)
    if pair is None:
        if holder.flow_style:
            raise KeyError(where)
        column = holder.value[0][0].start_mark.column
        after = last_line(holder if where[-1] == "seal" else holder.value[0][1], lines)
        return _with(content, lines, after + 1, [f"{' ' * column}{where[-1]}: {scalar(value)}"])
    node = pair[1]
    at, end = node.start_mark, node.end_mark
    if not isinstance(node, yaml.ScalarNode) or at.line != end.line or at.column == end.column:
        raise KeyError(where)
    line = lines[at.line]
    lines[at.line] = line[: at.column] + scalar(value) + line[end.column :]
    return as_bytes(content, lines)


def add_item(path: str, content: bytes, where: Path, item: dict[str, str]) -> bytes:
    """`content` with a new first item in the list at `where`, written as one `name: value` a line; raises as `set_value` does."""
    document = document_of(path, content)
    lines = lines_of(content)
    node = node_at(document.root, where)
    if not isinstance(node, yaml.SequenceNode) or not node.value or node.flow_style:
        raise KeyError(where)
    at, dash = node.start_mark.line, " " * node.start_mark.column
    while at and lines[at - 1].startswith(f"{dash}#"):
        at -= 1
    text = [f"{name}: {scalar(value)}" for name, value in item.items()]
    return _with(content, lines, at, [f"{dash}- {text[0]}", *(f"{dash}  {line}" for line in text[1:]), ""])


def document_of(path: str, content: bytes) -> Document:
    document = read(path, content)
    if not isinstance(document, Document):
        raise ProblemsFound(document)
    return document


def lines_of(content: bytes) -> list[str]:
    """The lines of the text, each with its own line end; a byte order mark is left out."""
    return [line for line in _LINE.findall(content.decode("utf-8-sig")) if line]


def _with(content: bytes, lines: list[str], at: int, new: list[str]) -> bytes:
    """The text with new lines from number `at` on, which end as the first line does."""
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    if at == len(lines) and not lines[-1].endswith(("\r", "\n")):
        lines[-1] += end
    lines[at:at] = [line + end for line in new]
    return as_bytes(content, lines)


def as_bytes(content: bytes, lines: list[str]) -> bytes:
    mark = BOM_UTF8 if content.startswith(BOM_UTF8) else b""
    return mark + "".join(lines).encode("utf-8")


def node_at(node: Any, where: Path) -> Any:
    for step in where:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        elif isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
        else:
            raise KeyError(where)
    return node


def last_line(node: Any, lines: list[str]) -> int:
    """The last line on which the value has text: the end mark of a block stands below it."""
    if not isinstance(node, yaml.ScalarNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return last_line(last[1] if isinstance(last, tuple) else last, lines)
    line = int(node.end_mark.line)
    if node.end_mark.column == 0 and line > node.start_mark.line:
        line -= 1
        while not lines[line].strip():
            line -= 1
    return line


def scalar(value: str) -> str:
    """The value as YAML on one line; in quotes where it would be read as something else."""
    if _PLAIN.fullmatch(value) and not value.endswith((" ", ":")) and ": " not in value:
        return value
    return "'" + value.replace("'", "''") + "'"

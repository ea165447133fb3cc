"""Small changes to a YAML file that keep every comment and every line that is not changed."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

from .problems import ProblemsFound
from .yaml_text import Document, read

Path = tuple[str | int, ...]
_PLAIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._/()':-]*")


def set_value(path: str, content: bytes, where: Path, value: str) -> bytes:
    """`content` with the text at `where` replaced by `value`, or added to the mapping that should hold it.

    `path` is named in problems. Raises `ProblemsFound` if the file cannot be read, `KeyError` if nothing can hold the value.
    """
    document = _document(path, content)
    lines = _lines(content)
    holder = _node(document.root, where[:-1])
    if not isinstance(holder, yaml.MappingNode) or not holder.value:
        raise KeyError(where)
    pair = next((pair for pair in holder.value if pair[0].value == where[-1]), None)
    if pair is None:
        column = holder.value[0][0].start_mark.column
        after = _last_line(holder.value[0][1]) if where[-1] != "seal" else _last_line(holder)
        lines.insert(after + 1, f"{' ' * column}{where[-1]}: {_scalar(value)}\n")
        return "".join(lines).encode("utf-8")
    node = pair[1]
    if not isinstance(node, yaml.ScalarNode) or node.start_mark.line != node.end_mark.line:
        raise KeyError(where)
    at, end = node.start_mark, node.end_mark
    line = lines[at.line]
    lines[at.line] = line[: at.column] + _scalar(value) + line[end.column :]
    return "".join(lines).encode("utf-8")


def add_item(path: str, content: bytes, where: Path, item: dict[str, str]) -> bytes:
    """`content` with a new first item in the list at `where`, written as one `name: value` a line."""
    document = _document(path, content)
    lines = _lines(content)
    node = _node(document.root, where)
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise KeyError(where)
    dash = lines[node.start_mark.line].index("-")
    text = [f"{name}: {_scalar(value)}\n" for name, value in item.items()]
    new = [f"{' ' * dash}- {text[0]}", *(f"{' ' * (dash + 2)}{line}" for line in text[1:]), "\n"]
    lines[node.start_mark.line : node.start_mark.line] = new
    return "".join(lines).encode("utf-8")


def _document(path: str, content: bytes) -> Document:
    document = read(path, content)
    if not isinstance(document, Document):
        raise ProblemsFound(document)
    return document


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8-sig").replace("\r\n", "\n").splitlines(keepends=True)


def _node(node: Any, where: Path) -> Any:
    for step in where:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
        elif isinstance(node, yaml.MappingNode):
            node = next(value for key, value in node.value if key.value == step)
        else:
            raise KeyError(where)
    return node


def _last_line(node: Any) -> int:
    """The last line on which the value has text: a block's end mark stands on the line after it."""
    if isinstance(node, yaml.ScalarNode):
        return int(node.end_mark.line) - (1 if node.style in {"|", ">"} or node.end_mark.column == 0 else 0)
    last = node.value[-1]
    return _last_line(last[1] if isinstance(last, tuple) else last)


def _scalar(value: str) -> str:
    """The value as YAML on one line; in quotes where it would be read as something else."""
    if _PLAIN.fullmatch(value) and not value.endswith((" ", ":")) and ": " not in value:
        return value
    return "'" + value.replace("'", "''") + "'"

"""Slips of the hand that the parser notices late, or calls something else: an indent, a hyphen, a quote left open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import yaml

_PAIR: Final = re.compile(r"[ ]*(?:-[ ]+)*(\w[\w-]*):(?=[ ]|$)")
_HYPHEN: Final = re.compile(r"[ ]*-(?=[ ])")
_NO_SPACE: Final = re.compile(r"[ ]*-(?=[^\s-])")


@dataclass(frozen=True)
class Slip:
    """What is wrong with a line, and what would be right. Lines and columns count from 0."""

    line: int
    column: int
    says: str
    instead: str


def slip(lines: tuple[str, ...], said: str, line: int, column: int) -> Slip | None:
    """What was most likely done where the parser `said` that, if that can be seen from the lines around."""
    if line >= len(lines) or "\t" in _indent(lines[line]):
        return None
    if "mapping values are not allowed" in said:
        return _pushed_in(lines, line, column)
    if "did not find expected '-' indicator" in said or "did not find expected key" in said:
        return _left_open(lines, line, column) or _hyphen(lines, line)
    if "expected <document start>" in said and not lines[line].startswith(("---", "...", "%")):
        return _top(lines)
    return None


def _indent(source: str) -> str:
    return source[: len(source) - len(source.lstrip())]


def _above(lines: tuple[str, ...], line: int) -> Iterator[tuple[int, str]]:
    """The lines above, the nearest first, without the blank ones and comments."""
    for number in range(line - 1, -1, -1):
        if lines[number].strip() and not lines[number].lstrip().startswith("#"):
            yield number, lines[number]


def _pushed_in(lines: tuple[str, ...], line: int, column: int) -> Slip | None:
    """A pair that cannot stand below the line above it: one of the two begins in the wrong place, or the upper one is no pair."""
    pair = _PAIR.match(lines[line])
    if not pair or column != pair.end() - 1:
        return None
    number, above = next(_above(lines, line), (line, ""))
    upper = _PAIR.match(above)
    if upper and upper.start(1) < pair.start(1):
        instead = f"begin it under the first letter of `{upper[1]}` in line {number + 1}"
        return Slip(line, len(_indent(lines[line])), "is indented further than the line it belongs with", instead)
    if _NO_SPACE.match(above):
        return _no_space(lines, number)
    if _HYPHEN.match(above) and not upper:
        at = len(above) - len(above.lstrip(" -"))
        return Slip(number, at, "is not a `name: value` pair", "write a colon and a space after the name, or check the indent of the line below")
    return None


def _no_space(lines: tuple[str, ...], line: int) -> Slip:
    return Slip(line, len(_indent(lines[line])), "has no space after its `-`", "write one, as in `- id: main-board`")


def _left_open(lines: tuple[str, ...], line: int, column: int) -> Slip | None:
    """A quote that was left open ends where the next one begins, often many lines further down."""
    if not lines[line][:column].rstrip().endswith(('"', "'")):
        return None
    opened = None
    for token in yaml.scan("\n".join(lines[: line + 1]), Loader=yaml.CSafeLoader):
        if (token.start_mark.line, token.start_mark.column) >= (line, column):
            break
        if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
            opened = token.start_mark
    if opened and opened.line < line:
        return Slip(opened.line, opened.column, f"has a quote that is closed only in line {line + 1}", "close it in this line, or take it out")
    if opened and lines[line][opened.column] == "'":
        instead = "write an apostrophe inside single quotes twice, or put double quotes around the whole value"
        return Slip(line, column, "goes on after a closing quote", instead)
    return None


def _hyphen(lines: tuple[str, ...], line: int) -> Slip | None:
    """A hyphen that is missing, has no space after it, or does not stand under those of its list."""
    source = lines[line]
    at = len(_indent(source))
    if _NO_SPACE.match(source):
        return _no_space(lines, line)
    lists = dict(_open_lists(lines, line))
    if _HYPHEN.match(source) and lists:
        nearest = min(lists, key=lambda column: abs(column - at))
        instead = f"begin it under the `-` in line {lists[nearest] + 1}"
        return Slip(line, at, "begins with a `-` that does not stand under those of its list", instead)
    if at in lists and _PAIR.match(source):
        instead = "write `- ` before it if an item begins here, or else begin it under the first letter after the `-` of its item"
        return Slip(line, at, "stands where an item of the list begins, but has no `-`", instead)
    item = max((column for column in lists if column < at), default=None)
    first = None if item is None else _PAIR.match(lines[lists[item]])
    if item is not None and first and at < first.start(1):
        instead = f"begin it under the first letter of `{first[1]}` in line {lists[item] + 1}"
        return Slip(line, at, "is indented less than the lines of its item", instead)
    return None


def _open_lists(lines: tuple[str, ...], line: int) -> Iterator[tuple[int, int]]:
    """The columns of the hyphens of each list that a line can belong to, and the last line that has one there."""
    reach = len(lines[line]) + 1
    for number, source in _above(lines, line):
        at = len(_indent(source))
        if _HYPHEN.match(source) and at < reach:
            yield at, number
        reach = min(reach, at + 1 if _HYPHEN.match(source) is None else at)


def _top(lines: tuple[str, ...]) -> Slip | None:
    """The first name of a file stands in, and a later one at the left edge."""
    first = next((number for number, source in enumerate(lines) if source.strip() and not source.lstrip().startswith("#")), 0)
    indent = _indent(lines[first])
    return Slip(first, len(indent), "is indented, but nothing stands above it", "begin it at the left edge") if indent else None

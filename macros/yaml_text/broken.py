"""What keeps a file from being tried as YAML: its size, its encoding, its signs, its depth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..problems import Place, Problem

MAX_BYTES: Final = 2_000_000
MAX_LINES: Final = 20_000
MAX_DEPTH: Final = 60

# What the parser refuses, or would count as the end of a line where an editor does not; and hard spaces, which do not indent.
_HIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|^[ \t]*\xa0", re.MULTILINE)
_DASHES: Final = re.compile(rf"^[ ]*(?:[-?][ ]+){{{MAX_DEPTH},}}", re.MULTILINE)
_INDENT: Final = re.compile(rf"^[ ]{{{MAX_DEPTH * 4},}}\S", re.MULTILINE)


def text_of(path: str, content: bytes) -> str | tuple[Problem, ...]:
    """The text in `content`, with line ends made alike, or why it is not even tried as YAML."""
    problem = _size_problem(path, content)
    if problem:
        return (problem,)
    text = _decode(path, content)
    if isinstance(text, Problem):
        return (text,)
    hidden = () if text.replace("\n", "").isprintable() else tuple(_hidden(path, text.split("\n")))
    return hidden or text


def too_deep(path: str, text: str) -> Problem | None:
    """Lists or brackets that go so deep that the parser could not compose them."""
    deep = _deep_line(text)
    if deep is None:
        return None
    says = "this line begins lists inside lists without end"
    return Problem(Place(path, deep + 1, 1, text.split("\n")[deep]), "too-deep", says, "check the brackets and dashes")


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


def _hidden(path: str, lines: list[str]) -> Iterator[Problem]:
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

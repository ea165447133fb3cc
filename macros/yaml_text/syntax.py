"""What the parser refuses, for the person who typed the line."""

from __future__ import annotations

from typing import Final

import yaml

from ..problems import Place, Problem
from .slips import Slip, slip

# What the parser says, and what that means for the person who typed it.
_MEANINGS: Final = (
    ("cannot start any token", "has a character that cannot stand at the start of a value",
     "put quotes around the value"),
    ("mapping values are not allowed", "has a colon and a space where none can stand",
     "put quotes around a value that holds `: `, or check the indent of this line"),
    ("flow node", "has a `[` or `{` that is never closed", "close it, or put quotes around the value"),
    ("could not find expected ':'", "is not a `name: value` pair", "write a colon and a space after the name, or check the indent"),
    ("did not find expected key", "is indented differently from the lines it belongs with",
     "begin it under the first letter of the lines above it; a quote that is not closed does this too"),
    ("did not find expected '-' indicator", "is indented less than the lines of its item",
     "begin it under the first letter after the `-` of the item"),
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


def syntax_problem(path: str, lines: tuple[str, ...], error: yaml.YAMLError) -> Problem:
    """What the parser said, in plain words, at the line in which the mistake most likely is."""
    said = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or error}"
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    found = slip(lines, said, line, column) or _as_told(lines, said, line, column, getattr(error, "context_mark", None))
    return Problem(Place(path, found.line + 1, found.column + 1, lines[found.line]), "broken-yaml", f"this line {found.says}", found.instead)


def _as_told(lines: tuple[str, ...], said: str, line: int, column: int, begun: yaml.Mark | None) -> Slip:
    says, instead = next(
        (meaning[1:] for meaning in _MEANINGS if meaning[0] in said),
        ("cannot be read as YAML", "compare it with the lines around it: indents, colons, quotes"),
    )
    if begun and ("never closed" in says or "pair" in says):
        line, column = begun.line, begun.column
    line = min(line, len(lines) - 1)
    if not lines[line].strip():
        line = max((number for number in range(line) if lines[number].strip()), default=0)
        column = len(lines[line])
    source = lines[line]
    if "\t" in source[: len(source) - len(source.lstrip())]:
        says, instead = "begins with a tab", "use spaces"
    elif "indented" in says and source[:column].rstrip().endswith(("]", "}", '"', "'")):
        says, instead = "goes on after a closing quote or bracket", "put quotes around the whole value, or close the quote that was opened further up"
    return Slip(line, column, says, instead)

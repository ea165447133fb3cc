"""Problems in files as text, with the source line and a mark under the column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..problems import Problem, visible
from ..wording import capital, counted

_WIDTH: Final = 100


def problem_text(problems: Sequence[Problem]) -> str:
    """All problems in one text, in the order given."""
    if not problems:
        return "No problems found."
    parts = [_with_source(problem) for problem in problems]
    return "\n\n".join([*parts, f"{capital(counted(len(problems), 'problem'))} found. Nothing was built."])


def _with_source(problem: Problem) -> str:
    place = problem.place
    if not place.line or not place.source:
        return str(problem)
    start = max(0, place.column - _WIDTH // 2) if len(place.source) > _WIDTH else 0
    shown = place.source[start : start + _WIDTH]
    margin = " " * len(str(place.line))
    mark = "".join("\t" if sign == "\t" else " " for sign in shown[: max(place.column - 1 - start, 0)])
    return f"{problem}\n  {place.line} | {visible(shown).rstrip()}\n  {margin} | {mark}^"

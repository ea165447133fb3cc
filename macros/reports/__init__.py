"""Problems, findings and all else that `check` has to say, as text for people and in formats for programs. Nothing here prints.

Each format is loaded when it is asked for: the others, and the commands that only tell problems, would wait for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal, get_args

from ..problems import Problem
from .problems import problem_text

if TYPE_CHECKING:
    from .told import Report

Format = Literal["text", "json", "junit", "sarif", "github"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)

_MODULES: Final[dict[Format, str]] = {"text": "text", "json": "as_json", "junit": "junit", "sarif": "sarif", "github": "github"}

__all__ = ["FORMATS", "Format", "full_report", "report"]


def report(problems: Sequence[Problem], format: Format) -> str:
    """Problems in files, in the order given, and nothing else."""
    if format == "text":
        return problem_text(problems)
    from .told import Report

    return full_report(Report(problems=tuple(problems)), format)


def full_report(found: Report, format: Format) -> str:
    """All that was found. Each format is a module with a function `write`."""
    write: str = import_module(f".{_MODULES[format]}", __name__).write(found)
    return write

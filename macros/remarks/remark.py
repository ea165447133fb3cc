"""A remark: something in an edition that is out of date, or that contradicts something."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from ..model import Path, When
from ..passages import Text

Severity = Literal["error", "warning", "information"]
SEVERITIES: Final[tuple[Severity, ...]] = ("error", "warning", "information")
"""Most grave first."""


@dataclass(frozen=True, order=True)
class Where:
    """A spot in the data: the edition or the report it is of (`southampton/2024-12`), the kind of file, and the way in it.

    `line` counts from 0 within a text of several lines.
    """

    of: str
    file: str
    path: Path
    line: int = 0


@dataclass(frozen=True)
class Remark:
    """One thing that a reader of the edition should know is out of date or does not agree.

    `rule` is a kebab-case name, `says` and `instead` are sentences, `where` begins with the chief place, `since`
    says from when it has been so, and `known` how that was verified, where it rests on anything beyond the data.
    """

    rule: str
    severity: Severity
    edition: str
    says: str
    instead: str
    where: tuple[Where, ...] = field(default=())
    since: When | None = None
    known: str = ""


def at(of: str, file: str, text: Text, offset: int = 0) -> Where:
    """The place of a letter of a text."""
    return Where(of, file, text.path, text.line(offset))

"""Why a list cannot be taken in, and why a row of it is left out, in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..problems import Problem, Refused


class CannotImport(Refused):
    """Why nothing can be taken in: all that is wrong with the lists and the call, in plain words."""

    def __init__(self, reasons: Iterable[Problem | str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("\n".join([*(str(reason) for reason in self.reasons), "Nothing was written."]))


class Unreadable(Exception):
    """Why a file is no list, in words that follow its name; what would be right; and the row, if it is one row that is wrong."""

    def __init__(self, says: str, instead: str, code: str = "not-a-list", row: int = 0) -> None:
        super().__init__(says)
        self.code, self.says, self.instead, self.row = code, says, instead, row


@dataclass(frozen=True)
class Dropped:
    """A row that was left out: where it stands, why, and what it is called; no name where that is personal."""

    file: str
    row: int
    why: str
    name: str = ""
    column: str = ""

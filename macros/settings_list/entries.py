"""Rows of a list as entries, with a closed list of what is kept of them. No person's name and no address is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from ..model import When
from .columns import Columns, Meaning
from .councils import Councils
from .faults import Dropped
from .kinds import UNNAMED, kind_of, outside
from .names import refusal, repaired, withheld
from .tables import Row

State = Literal["open", "closing", "closed", "to open"]

_STATES: Final[dict[str, State]] = {
    "open": "open", "active": "open", "registered": "open", "current": "open", "suspended": "open", "yes": "open",
    "open but proposed to close": "closing", "proposed to close": "closing",
    "closed": "closed", "resigned": "closed", "cancelled": "closed", "removed": "closed", "inactive": "closed", "no": "closed",
    "proposed to open": "to open", "proposed": "to open",
}  # fmt: skip
_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: .*)?")
_LONGEST_NUMBER: Final = 40


@dataclass(frozen=True)
class Entry:
    """What is kept of a row: a school, college or early years setting as a list knows it."""

    file: str
    row: int
    name: str
    urn: str = ""
    ofsted: str = ""
    kind: str = ""
    type: str = ""
    phase: str = ""
    state: State = "open"
    closed: When | None = None
    opened: When | None = None
    authority: str = ""
    postcode: str = ""
    heading: str = ""

    @property
    def number(self) -> str:
        """The number that tells it from all others, for readers; empty if the list gives none."""
        return f"URN {self.urn}" if self.urn else f"Ofsted {self.ofsted}" if self.ofsted else ""

    @property
    def known_as(self) -> str:
        """Name and number, as in `Mere School (URN 999001)`."""
        return f"{self.name} ({self.number})" if self.number else self.name


class Reader:
    """Turns the rows of one table into entries, and says why others are left out."""

    def __init__(self, file: str, columns: Columns, councils: Councils, when: When | None) -> None:
        self._file = file
        self._places = columns.places
        self._headings = {column.meaning: column.heading for column in columns.taken}
        self._councils = councils
        self._when = when

    @property
    def names_councils(self) -> bool:
        """Whether the table says of each row to which council it belongs."""
        return bool({"authority", "authority code", "gss"} & set(self._places))

    def entry(self, row: Row) -> Entry | Dropped:
        """The row as an entry. One of another council is an entry too: its number may be one that the edition holds."""
        type = self._text(row, "type")
        childcare = "ofsted" in self._places
        not_here = outside(type)
        if not_here:
            return Dropped(self._file, row.number, not_here, "" if not_here in UNNAMED else self._safe(row))
        if childcare and not type:
            return Dropped(self._file, row.number, "rows in Ofsted's register that do not say whether the premises are somebody's home")
        name = repaired(self._cell(row, "name"))
        wrong = refusal(name)
        if wrong:
            return Dropped(self._file, row.number, f"rows whose name {wrong}", column=self._headings["name"])
        urn, ofsted = self._number(row, "urn"), self._number(row, "ofsted")
        bad = next((told for told in (self._misnumbered("urn", urn), self._misnumbered("ofsted", ofsted)) if told), None)
        if bad:
            return Dropped(self._file, row.number, bad[0], name, self._headings[bad[1]])
        state, closed, opened = self._state(row)
        if state is None:
            says = f"rows of which `{self._headings['status']}` says `{repaired(self._cell(row, 'status'))[:40]}`, which is not known here"
            return Dropped(self._file, row.number, says, name, self._headings["status"])
        return Entry(
            self._file, row.number, name, urn, ofsted, kind_of(name, type, self._text(row, "phase"), childcare and not urn), type,
            self._text(row, "phase"), state, closed, opened, self._text(row, "authority"), self._text(row, "postcode"), self._heading(row),
        )  # fmt: skip

    def is_ours(self, row: Row) -> bool:
        """Whether the row is of one of the partnership's councils; in a table that names none, every row is."""
        if not self.names_councils:
            return True
        return self._councils.hold(self._text(row, "authority"), self._cell(row, "gss"), self._cell(row, "authority code"))

    def urn(self, row: Row) -> str:
        """The URN of the row, if it has one."""
        return self._number(row, "urn")

    def council(self, row: Row) -> str:
        """The council of the row, as the list names it."""
        return self._text(row, "authority") or self._cell(row, "gss") or self._cell(row, "authority code") or "no council"

    def _cell(self, row: Row, meaning: Meaning) -> str:
        place = self._places.get(meaning)
        return row.cells[place] if place is not None and place < len(row.cells) else ""

    def _text(self, row: Row, meaning: Meaning) -> str:
        text = repaired(self._cell(row, meaning))[:100]
        return "" if withheld(text) else text

    def _heading(self, row: Row) -> str:
        heading = self._text(row, "heading")
        return "" if refusal(heading) else heading

    def _safe(self, row: Row) -> str:
        name = repaired(self._cell(row, "name"))
        return "" if refusal(name) else name

    def _number(self, row: Row, meaning: Meaning) -> str:
        text = "".join(self._cell(row, meaning).split()).upper()
        if text.isdecimal() and text.isascii():
            return text
        return "" if withheld(text) else re.sub(r"^(\d+)\.0+$", r"\1", repaired(text)[:_LONGEST_NUMBER])

    def _misnumbered(self, meaning: Meaning, number: str) -> tuple[str, Meaning] | None:
        """What is wrong with a number that cannot be one; a row without any number may stand."""
        pattern = r"[0-9]{6}" if meaning == "urn" else r"(?:[A-Z]{2})?[0-9]{6,7}"
        if not number or re.fullmatch(pattern, number):
            return None
        return ("rows whose URN has not six digits" if meaning == "urn" else "rows whose Ofsted number is none"), meaning

    def _state(self, row: Row) -> tuple[State | None, When | None, When | None]:
        """Whether it is open on the day of the list, when it closed, and when it opened."""
        opened, closed = read_day(self._cell(row, "opened")), read_day(self._cell(row, "closed"))
        said = " ".join(re.sub(r"[^a-z]+", " ", self._text(row, "status").casefold()).split())
        state = _STATES.get(said) if said else "open"
        if not said and closed and (self._when is None or closed.last_day <= self._when.last_day):
            state = "closed"
        if state == "open" and opened and self._when and opened > self._when.last_day:
            state = "to open"
        return state, closed, opened


def read_day(text: str) -> When | None:
    """A day as lists write it, day first or year first; None for anything else."""
    found = _DAY.fullmatch(text.strip())
    if not found:
        return None
    year, month, day = (int(part) for part in (found[1], found[2], found[3]) if part) if found[1] else (int(found[6]), int(found[5]), int(found[4]))
    try:
        return When.parse(f"{year:04d}-{month:02d}-{day:02d}")
    except ValueError:
        return None


def first_of_each(entries: Iterator[Entry]) -> tuple[tuple[Entry, ...], tuple[Dropped, ...]]:
    """Each number once: what stands again, in one list or in several, is left out. Entries without a number count by name."""
    kept: dict[tuple[str, ...], Entry] = {}
    again = []
    for entry in entries:
        key = ("", entry.urn, entry.ofsted) if entry.number else (entry.name.casefold(), entry.heading)
        first = kept.setdefault(key, entry)
        if first is not entry:
            same = "rows whose number stands above already" if entry.number else "rows whose name stands above already, without a number"
            again.append(Dropped(entry.file, entry.row, same, entry.name))
    return tuple(kept.values()), tuple(again)

"""Two instruments side by side: what is newly asked, no longer asked, stronger, weaker, divided, joined or worded otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pytest

from macros.changes import Weight
from macros.instrument_changes import AskedOtherwise, instrument_changes
from macros.word_runs import Wording


@dataclass(frozen=True)
class Sample:
    """A requirement of an invented instrument."""

    id: str
    force: str = "must"
    asks: str = "Each agency is named."
    continues: tuple[str, ...] = ()
    is_verified: bool = True

    @property
    def title(self) -> str:
        return f"Title {self.id[-1]}"


OLD: Final = Sample("old-a")
ALL: Final = (Wording("Each agency is named.", ""),)
NEW: Final = (Wording("", "Each agency is named."),)
POWER: Final = "Title a (new-a) is now a power, which nobody has to use; before: a must."
CASES: Final[dict[str, tuple[list[Sample], list[Sample], list[AskedOtherwise]]]] = {
    "carried on unchanged": ([OLD], [Sample("new-a", asks="Each agency\nis named.", continues=("old-a",))], []),
    "new": ([], [Sample("new-a")], [AskedOtherwise("new", Weight.STATUTORY, "Newly asked (a must): Title a (new-a).", (), ("new-a",), NEW)]),
    "new, and verified by nobody": (
        [],
        [Sample("new-a", is_verified=False)],
        [AskedOtherwise("new", Weight.PRACTICAL, "Newly asked (a must, as far as is known): Title a (new-a).", (), ("new-a",), NEW)],
    ),
    "dropped": (
        [Sample("old-a", "should")],
        [],
        [AskedOtherwise("dropped", Weight.GOVERNANCE, "No longer asked (it was a should): Title a (old-a).", ("old-a",), (), ALL)],
    ),
    "stronger, and in other words": (
        [Sample("old-a", "should")],
        [Sample("new-a", "law", "Every agency is named.", ("old-a",))],
        [
            AskedOtherwise("stronger", Weight.STATUTORY, "Title a (new-a) is now a duty in law; before: a should.", ("old-a",), ("new-a",)),
            AskedOtherwise(
                "reworded",
                Weight.WORDING,
                "Title a (new-a) is asked in other words.",
                ("old-a",),
                ("new-a",),
                (Wording("Each agency is named.", "Every agency is named."),),
            ),
        ],
    ),
    "weaker": (
        [OLD],
        [Sample("new-a", "power", continues=("old-a",))],
        [AskedOtherwise("weaker", Weight.STATUTORY, POWER, ("old-a",), ("new-a",))],
    ),
    "divided": (
        [OLD],
        [Sample("new-a", asks="A.", continues=("old-a",)), Sample("new-b", asks="B.", continues=("old-a",))],
        [
            AskedOtherwise(
                "divided",
                Weight.GOVERNANCE,
                "Title a (old-a) is now asked in several requirements: Title a (new-a); Title b (new-b).",
                ("old-a",),
                ("new-a", "new-b"),
                (Wording("Each agency is named.", "A.\nB."),),
            )
        ],
    ),
    "joined": (
        [OLD, Sample("old-b", asks="B.")],
        [Sample("new-a", asks="Both.", continues=("old-a", "old-b"))],
        [
            AskedOtherwise(
                "joined",
                Weight.GOVERNANCE,
                "Title a (new-a) carries on what several asked: Title a (old-a); Title b (old-b).",
                ("old-a", "old-b"),
                ("new-a",),
                (Wording("Each agency is named.\nB.", "Both."),),
            )
        ],
    ),
}


@pytest.mark.parametrize(("older", "newer", "changes"), CASES.values(), ids=CASES)
def test_what_two_instruments_ask_is_compared(older: list[Sample], newer: list[Sample], changes: list[AskedOtherwise]) -> None:
    assert list(instrument_changes(older, newer)) == changes

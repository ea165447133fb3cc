"""The macros on what law and guidance ask of the edition."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final, get_args

from markupsafe import Markup

from ..checks import Outcome
from ..judged import Row
from ..model.asking import JudgedElsewhere, Stated
from .start import Start

_OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)

_GAPS: Final[dict[Outcome, tuple[str, dict[str, str]]]] = {
    "not met": (
        "The edition does not show these, or shows the contrary.",
        {
            "error": "The law requires it, or guidance says that it must be done",
            "warning": "Guidance says that it should be done, as far as is known",
            "information": "Not shown as a duty, because nobody has verified how it is worded",
        },
    ),
    "explained": (
        "Guidance says that these should be done. The partnership says why they are not, and until when.",
        {"explained": "With a reason, an owner and an end"},
    ),
    "cannot tell": (
        "These may well be met. The edition does not show it, one way or the other.",
        {
            "stated": "Nobody has said and confirmed yet which passage answers",
            "promised": "Arrangements can only promise it, and no confirmed passage does",
            "elsewhere": "Arrangements cannot show it; one has to look elsewhere",
            "unrecorded": "The edition does not record it",
        },
    ),
}
"""What is not met or cannot be told: what to say of it, and the kinds of it in the order in which they are told."""


@dataclass(frozen=True)
class Gap:
    """The findings of one outcome, by kind."""

    outcome: Outcome
    sentence: str
    kinds: tuple[tuple[str, tuple[Row, ...]], ...]

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(len(rows) for _, rows in self.kinds)


class LawMacros(Start):
    """The edition as law and guidance judge it."""

    def instruments_applied(self) -> Markup:
        """By which instruments the edition is judged, as of when, and which came later."""
        return self._blocks.render("instruments_applied", judged=self._judged, when=self._edition.when, law_url=self._law_url)

    def findings_counted(self) -> Markup:
        """How many requirements are met, not met, explained, cannot be told or do not apply."""
        counts = Counter(row.finding.outcome for row in self._judged.rows)
        return self._blocks.render("findings_counted", judged=self._judged, outcomes=_OUTCOMES, counts=counts)

    def gaps(self) -> Markup:
        """What is not met, explained, or cannot be told, the gravest first, with a way to each finding."""
        gaps = [self._gap(outcome) for outcome in _GAPS]
        return self._blocks.render("gaps", gaps=[gap for gap in gaps if gap.total], folded={"cannot tell"})

    def findings(self) -> Markup:
        """Every finding with its reason and evidence, by instrument and heading."""
        return self._blocks.render("findings", judged=self._judged, told=self._told)

    def later_instruments(self) -> Markup:
        """What came into force after the edition, as far as it asks for something new, and what is to come."""
        return self._blocks.render("later_instruments", judged=self._judged, told=self._told)

    def _gap(self, outcome: Outcome) -> Gap:
        sentence, kinds = _GAPS[outcome]
        found: dict[str, list[Row]] = {kind: [] for kind in kinds}
        for row in self._judged.rows:
            if row.finding.outcome == outcome:
                found[_kind(row)].append(row)
        return Gap(outcome, sentence, tuple((kinds[kind], tuple(rows)) for kind, rows in found.items() if rows))


def _kind(row: Row) -> str:
    """Which kind of gap a finding is: one of the keys in `_GAPS`."""
    finding = row.finding
    if finding.outcome == "not met":
        return finding.severity
    if finding.outcome == "explained":
        return "explained"
    if finding.requirement.is_promised:
        return "promised"
    check = finding.requirement.check
    return "stated" if isinstance(check, Stated) else "elsewhere" if isinstance(check, JudgedElsewhere) else "unrecorded"

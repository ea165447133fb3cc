"""The macros on what law and guidance ask of the edition."""

from __future__ import annotations

from collections import Counter
from typing import Final, get_args

from markupsafe import Markup

from ..checks import Outcome
from ..judged import Row
from ..wording import capital, number
from .start import Start

_OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
_GRAVEST_FIRST: Final = ("error", "warning", "information", "none")


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
        gaps = [self._gap("not met"), self._gap("explained"), self._gap("cannot tell")]
        return self._blocks.render("gaps", gaps=[gap for gap in gaps if gap[2]])

    def findings(self) -> Markup:
        """Every finding with its reason and evidence, by instrument and heading."""
        return self._blocks.render("findings", judged=self._judged, law_url=self._law_url)

    def later_instruments(self) -> Markup:
        """What came into force after the edition, as far as it asks for something new, and what is to come."""
        return self._blocks.render("later_instruments", judged=self._judged, outcomes=_OUTCOMES, law_url=self._law_url)

    def _gap(self, outcome: Outcome) -> tuple[str, str, list[Row], bool]:
        rows = [row for row in self._judged.rows if row.finding.outcome == outcome]
        rows.sort(key=lambda row: _GRAVEST_FIRST.index(row.finding.severity))
        sentence = {
            "not met": "The edition does not show these, or shows the contrary. What the law requires comes first, what is not verified last.",
            "explained": "Guidance says that these should be the case. The partnership says why they are not, and until when.",
            "cannot tell": "These may well be the case. The data of the edition does not show it, one way or the other.",
        }[outcome]
        return f"{capital(outcome)}: {number(len(rows))}", sentence, rows, outcome == "cannot tell"

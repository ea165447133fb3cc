"""An edition with all its findings: by which instruments, as of which day, and which of them count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ..checks import Outcome
from ..model import Edition, EditionHead, Instrument, When
from .asked import Asked, in_force
from .findings import Finding, findings

OUTCOMES: Final[tuple[Outcome, ...]] = ("met", "not met", "explained", "cannot tell", "does not apply")
"""Every outcome, in the order in which they are told."""

_STANDING: Final = {"draft", "published"}


@dataclass(frozen=True)
class Judged:
    """What a set of requirements says of an edition as of the day `on`.

    `against` is the id of the instrument, if somebody asked for one; otherwise the edition was judged by those in force when it
    was published.
    """

    edition: EditionHead
    on: When
    findings: tuple[Finding, ...]
    against: str = ""

    def counts(self, finding: Finding) -> bool:
        """Whether the finding is held against the edition: it can still be mended, and was asked when it was published."""
        return is_standing(self.edition) and finding.requirement.holds_on(self.edition.when)

    @property
    def has_errors(self) -> bool:
        """Whether a finding that counts is an error."""
        return any(each.severity == "error" and self.counts(each) for each in self.findings)

    def by_instrument(self) -> Iterator[tuple[Instrument, Counter[Outcome]]]:
        """Each instrument with how often there was each outcome, in the order of the findings."""
        found: dict[str, tuple[Instrument, Counter[Outcome]]] = {}
        for each in self.findings:
            asked = each.requirement
            found.setdefault(asked.instrument_id, (asked.instrument, Counter()))[1][each.outcome] += 1
        yield from found.values()

    def totals(self) -> Counter[Outcome]:
        """How often there was each outcome."""
        return Counter(each.outcome for each in self.findings)


def is_standing(edition: EditionHead) -> bool:
    """Whether the edition is in force or a draft; one that is superseded or withdrawn cannot be mended any more."""
    return edition.entry.status in _STANDING


def by_its_time(edition: Edition, instruments: Mapping[str, Instrument], requirements: Iterable[Asked], today: When) -> Judged:
    """The edition, judged by the instruments in force when it was published.

    Dates are looked at as of `today` if the edition stands, as of its publication if it does not.
    """
    theirs = in_force(instruments, edition.when)
    wanted = [each for each in requirements if each.instrument_id in theirs]
    day = today if is_standing(edition) else edition.when.last_day
    return Judged(edition, day, findings(edition, wanted, day, edition.when))


def by_instrument(edition: Edition, instrument: str, requirements: Iterable[Asked], today: When) -> Judged:
    """The edition, judged as of `today` by one instrument, whenever that was in force: the list of work for the next edition."""
    wanted = [each for each in requirements if each.instrument_id == instrument]
    return Judged(edition, today, findings(edition, wanted, today), instrument)

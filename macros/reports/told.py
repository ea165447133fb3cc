"""All that `check` has to say, as values that every format tells in its own way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from ..checks import Spot
from ..drift import Drift
from ..model import EditionHead
from ..model.law import Owner
from ..problems import Place, Problem
from ..requirements import Asked, Finding, Judged, Severity, Unverified, is_standing
from ..wording import capital

TO_WRITE: Final = "to-write"
"""By what name programs know a text that is still to be written."""


class Finder(Protocol):
    """Knows where in the files something stands; `dataset.Places` is one."""

    def of(self, edition: EditionHead, spot: Spot) -> Place:
        """Where the spot of the edition stands."""

    def of_requirement(self, asked: Asked) -> Place:
        """Where the requirement stands."""


@dataclass(frozen=True)
class Remarked:
    """Something in an edition that is out of date or does not agree, and that no requirement asks: what is said of it, and where.

    `rule` is a kebab-case name of what it is, `instead` says what to do, `known` how it was verified and `since` from when it has
    been so; the last two may be empty.
    """

    edition: str
    severity: Literal["error", "warning", "information"]
    rule: str
    says: str
    instead: str
    known: str = ""
    since: str = ""
    places: tuple[Place, ...] = ()

    @property
    def level(self) -> Severity:
        """How grave it is for programs: nothing is stopped by a remark."""
        return "warning" if self.severity == "error" else self.severity

    @property
    def in_full(self) -> str:
        """What it is about, what was found and what to do, in sentences."""
        return f"{self.edition}: {self.says} {sentence(self.instead)}"


@dataclass(frozen=True)
class ToWrite:
    """A text of a draft that is still to be written: who has to write it, what belongs there, what is to be answered with it,
    and where it stands."""

    edition: str
    owner: Owner
    says: str
    requirements: tuple[str, ...]
    place: Place

    @property
    def in_full(self) -> str:
        """What it is about and what belongs there, on one line."""
        return f"{self.edition}: still to be written. {' '.join(self.says.split())}"


@dataclass(frozen=True)
class Report:
    """What was found: problems in files or, where there are none, all the rest.

    `read` are the keys of all editions that there are. `named` says that somebody asked for one of them, and wants to hear
    everything about it. `unverified` is None unless that list was asked for.
    """

    problems: tuple[Problem, ...] = ()
    to_write: tuple[ToWrite, ...] = ()
    judged: tuple[Judged, ...] = ()
    remarks: tuple[Remarked, ...] = ()
    drifts: tuple[Drift, ...] = ()
    unverified: tuple[Unverified, ...] | None = None
    read: tuple[str, ...] = ()
    named: bool = False
    places: Finder | None = None

    @property
    def has_errors(self) -> bool:
        """Whether anything that counts is an error."""
        return any(each.has_errors for each in self.judged)

    def told(self, everything: bool = False) -> Iterator[Told]:
        """Each finding with its edition; those of editions that are not in force only if such a one is named, or if asked for."""
        for judged in self.judged:
            if everything or self.named or is_standing(judged.edition):
                yield from self.told_of(judged)

    def told_of(self, judged: Judged) -> Iterator[Told]:
        """Each finding of one edition."""
        for finding in judged.findings:
            yield Told(judged, finding, self.places)


@dataclass(frozen=True)
class Told:
    """A finding with the edition that it is about."""

    judged: Judged
    finding: Finding
    finder: Finder | None

    @property
    def counts(self) -> bool:
        """Whether it is held against the edition."""
        return self.judged.counts(self.finding)

    @property
    def level(self) -> Severity:
        """How grave it is for those who have to act: what does not count is told, and no more."""
        severity = self.finding.severity
        return severity if self.counts or severity == "none" else "information"

    def places(self) -> tuple[Place, ...]:
        """Where the evidence stands; for what is missing, the file in which it would stand."""
        if self.finder is None:
            return ()
        spots = self.finding.evidence
        if not spots and self.finding.outcome == "not met":
            check = self.finding.requirement.check
            spots = (Spot("sections" if hasattr(check, "topics") or hasattr(check, "topic") else "edition"),)
        return tuple(dict.fromkeys(self.finder.of(self.judged.edition, spot) for spot in spots))


def sentence(text: str) -> str:
    """The words as a sentence."""
    return f"{capital(text).rstrip('.')}."


def why_not_counted(judged: Judged) -> str:
    """Why nothing, or not everything, is held against the edition, in a sentence; empty if all is."""
    edition = judged.edition
    if not is_standing(edition):
        return f"It is {edition.entry.status} and cannot be changed any more, so nothing here is held against it."
    if any(not judged.counts(each) for each in judged.findings if each.outcome == "not met"):
        return "What was not asked yet when the edition was published is not held against it."
    return ""

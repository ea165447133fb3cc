"""What a requirement says of an edition: a finding, with how grave it is and what explains it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from ..checks import Case, Outcome, Spot, Verdict, still_to_write, verdict
from ..model import Edition, Explanation, When
from ..model.law import About
from ..wording import day, listed
from .asked import Asked

_KEPT: Final = 2_000
"""How many findings are kept: an edition is judged for its own pages and for what changed in the next one."""

Severity = Literal["error", "warning", "information", "none"]
_KEPT_ELSEWHERE: Final[dict[About, str]] = {
    "yearly-report": "Whether the report does it all the same, the arrangements do not show.",
    "case-review": "Whether it is done in each review all the same, the arrangements do not show.",
    "website": "Whether the website does it all the same, the arrangements do not show.",
}


@dataclass(frozen=True)
class Finding:
    """What a requirement says of an edition.

    `says` gives the reason in a sentence or two, `looked_at` what was looked at, as words that follow "Looked at:".
    `evidence` is where it stands. `stated` says that it rests on the word of the partnership. `explanation` is what the
    edition gives for what is not met; it is there too if its time is over.
    """

    requirement: Asked
    outcome: Outcome
    severity: Severity
    says: str
    looked_at: str
    evidence: tuple[Spot, ...] = ()
    stated: bool = False
    explanation: Explanation | None = None


def findings(edition: Edition, requirements: Iterable[Asked], on: When | None = None, holding: When | None = None) -> tuple[Finding, ...]:
    """What each of the requirements says of the edition as of a day, in their order; see `judge`."""
    return tuple(judge(edition, requirement, on, holding) for requirement in requirements)


def judge(edition: Edition, asked: Asked, on: When | None = None, holding: When | None = None) -> Finding:
    """What the requirement says of the edition as of the day `on`; without one, as of when the edition was published.

    On the day `holding`, or else `on`, the requirement has to hold: what an edition is asked does not change with the day on which
    somebody looks whether its dates have passed.
    """
    return _judge(edition, asked, on or edition.when, holding or on or edition.when)


@lru_cache(maxsize=_KEPT)
def _judge(edition: Edition, asked: Asked, on: When, holding: When) -> Finding:
    when = on.last_day
    found = _set_apart(edition, asked, holding.last_day) or _judged(edition, asked, when)
    explanation = next((each for each in edition.about.explanations if each.requirement == asked.id), None)
    outcome, says = found.outcome, found.says
    if outcome == "not met" and explanation and asked.force == "should":
        if when <= explanation.until.last_day:
            outcome = "explained"
        else:
            says = f"{says} The explanation that is given counted until {day(explanation.until)}."
    severity = severity_of(asked) if outcome == "not met" else "none"
    return Finding(asked, outcome, severity, says, found.looked_at, found.evidence, found.stated, explanation if found.outcome == "not met" else None)


def severity_of(asked: Asked) -> Severity:
    """How grave it is if the requirement is not met: what nobody has verified is never more than information."""
    if asked.seen not in {"text", "secondary"} or asked.force == "power":
        return "information"
    return "error" if asked.is_duty and not asked.force_from_memory else "warning"


def _set_apart(edition: Edition, asked: Asked, when: When) -> Verdict | None:
    """Why the requirement has nothing to do with the edition; None if it has."""
    if not set(asked.covers) & set(edition.covers):
        return Verdict(
            "does not apply", f"It is about {listed(asked.covers)}; the partnership safeguards {listed(edition.covers)}.", "whom it covers"
        )
    instrument = asked.instrument
    # By an instrument of another time, the edition is judged as if it were of its time.
    then = max(when, instrument.since) if instrument.since else when
    then = min(then, instrument.until.last_day) if instrument.until else then
    if asked.since and then < asked.since:
        return Verdict("does not apply", f"It holds from {day(asked.since)} on.", "the dates between which it holds")
    if asked.until and then > asked.until.last_day:
        return Verdict("does not apply", f"It held until {day(asked.until)}.", "the dates between which it holds")
    return None


def _judged(edition: Edition, asked: Asked, when: When) -> Verdict:
    found = verdict(asked.check, Case(edition, when, asked.line, asked.asks, asked.instrument.categories, asked.about))
    found = still_to_write(edition, found) or found
    if found.outcome == "not met" and asked.force == "power":
        return replace(found, outcome="does not apply", says=f"This is a power, which nobody has to use. {found.says}")
    if found.outcome == "not met" and found.missing and edition.about.reconstructed:
        says = f"{found.says} The edition was put together from another document, which may not record it."
        return replace(found, outcome="cannot tell", says=says)
    if found.outcome == "not met" and asked.is_promised:
        # Silent arrangements break no duty that is about something else.
        return replace(found, outcome="cannot tell", says=f"{found.says} {_KEPT_ELSEWHERE[asked.about]}")
    return found

"""What one instrument asks of an edition, as the list of work for the next one: grouped by who has to act, gaps first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..left_to_write import OWNERS
from ..requirements import Judged, severity_of
from ..wording import counted, listed
from .entries import asked_by, by_reason, heading, how_to_answer, labelled, reasons, where
from .summary import outcomes_in_words, state
from .told import Told, why_not_counted

_OUTCOMES: Final = ("not met", "explained", "cannot tell")
_SEVERITIES: Final = ("error", "warning", "information", "none")
_FORCES: Final = ("law", "must", "should", "power")
_STANDS: Final = {"not met": "Not met", "explained": "Explained", "cannot tell": "To find out"}


def work(judged: Judged, told: Sequence[Told]) -> str:
    """Each thing to do, with what is asked, what stands there now, and what to do; what is met comes last, by its id, and what does not apply."""
    instrument = told[0].finding.requirement.instrument if told else None
    title = f"What {instrument.title if instrument else judged.against} asks, and what has to be done for the next edition."
    reason = why_not_counted(judged)
    how = how_to_answer(told)
    parts = ["\n".join([title, f"{state(judged)}.", outcomes_in_words(judged), *([reason] if reason else [])]), *([how] if how else [])]
    for owner in OWNERS:
        own = sorted((each for each in told if each.finding.requirement.owner == owner and each.finding.outcome in _OUTCOMES), key=_order)
        if own:
            parts.append(f"FOR THE {owner.replace('-', ' ').upper()}: {_how_much(own)}")
            parts.extend("\n".join(_item(each)) for each in own)
    done = [each.finding.requirement.id for each in told if each.finding.outcome == "met"]
    if done:
        parts.append("\n".join(labelled("Met", listed(done))))
    apart = by_reason([each for each in told if each.finding.outcome == "does not apply"])
    if apart:
        parts.extend(["DOES NOT APPLY", *(reasons(says, found) for says, found in apart.items())])
    return "\n\n".join(parts)


def _item(told: Told) -> Iterator[str]:
    finding, requirement = told.finding, told.finding.requirement
    yield from heading(requirement)
    yield from labelled("Asked", f"{requirement.asks} {asked_by(told)}.")
    yield from labelled("Now", f"{_STANDS[finding.outcome]}: {finding.says}")
    if places := told.places():
        yield from labelled("Where", where(places), wrap=False)
    yield from labelled("To do", requirement.remedy)


def _how_much(own: Sequence[Told]) -> str:
    counts = {outcome: sum(each.finding.outcome == outcome for each in own) for outcome in _OUTCOMES}
    words = {"not met": ("gap", "gaps"), "explained": ("explained gap", "explained gaps"), "cannot tell": ("point", "points")}
    told = [counted(count, *words[outcome]) + (" to find out" if outcome == "cannot tell" else "") for outcome, count in counts.items() if count]
    return listed(told)


def _order(told: Told) -> tuple[int, int, int]:
    requirement = told.finding.requirement
    return _OUTCOMES.index(told.finding.outcome), _SEVERITIES.index(severity_of(requirement)), _FORCES.index(requirement.force)

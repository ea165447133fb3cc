"""How binding a requirement is and how far its wording is known, in words; and what is left to verify, most important first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ..wording import day, lowered
from .asked import Asked
from .findings import Severity, severity_of
from .judged import Judged

_FORCE: Final = {"law": "law", "must": "must", "should": "should", "power": "may"}
_TEXT: Final = {"act": "the Act", "regulations": "the regulations", "guidance": "the guidance"}
_RANKS: Final = ("law", "must", "should", "power")
_FROM_MEMORY: Final = {"law": "that it is law", "must": "that it is a must", "should": "that it is a should", "power": "that it is a power"}


@dataclass(frozen=True)
class Unverified:
    """A requirement whose wording nobody has compared with the text.

    `now` and `then` are how grave it is if it is not met, before and after somebody has; `unmet_by` are the editions in force
    that do not meet it.
    """

    requirement: Asked
    now: Severity
    then: Severity
    unmet_by: tuple[str, ...]

    @property
    def becomes_an_error(self) -> bool:
        """Whether an edition would have one error more."""
        return bool(self.unmet_by) and self.then == "error" != self.now


def left_to_verify(requirements: Iterable[Asked], judged: Sequence[Judged]) -> tuple[Unverified, ...]:
    """The requirements left to verify: what would be an error first, then law before must before should.

    Within those, what is known least comes first, then what an edition does not meet.
    """
    unmet: dict[str, list[str]] = {}
    for each in judged:
        for finding in each.findings:
            if finding.outcome == "not met" and each.counts(finding):
                unmet.setdefault(finding.requirement.id, []).append(each.edition.key)
    found = [
        Unverified(asked, severity_of(asked), severity_of(replace(asked, seen="text", force_from_memory=False)), tuple(unmet.get(asked.id, ())))
        for asked in requirements
        if not is_compared(asked)
    ]  # fmt: skip
    return tuple(sorted(found, key=_importance))


def is_compared(asked: Asked) -> bool:
    """Whether somebody has read the text itself, for all that is said of it."""
    return asked.seen == "text" and not asked.force_from_memory and not asked.detail_from_memory


def force_in_words(asked: Asked) -> str:
    """`law`, `must`, `should` or `may`; nothing that is not verified, or not in force yet, is called a duty."""
    force = _FORCE[asked.force] if asked.is_verified else f"possibly {_FORCE[asked.force]}"
    return force if asked.since else f"{force}, not in force yet"


def knowledge_in_words(asked: Asked) -> str:
    """How far the wording has been seen, as words that can follow a colon."""
    if asked.verified_by:
        on = f" on {day(asked.verified_on)}" if asked.verified_on else ""
        return f"compared with the text by the {lowered(asked.verified_by)}{on}"
    seen = {
        "text": f"wording seen in {_TEXT[asked.instrument.kind]}", "secondary": "wording known from a secondary source",
        "memory": "from memory, not verified", "inferred": "inferred, not verified",
    }[asked.seen]  # fmt: skip
    if asked.seen in {"memory", "inferred"}:
        return seen
    remembered = [*([_FROM_MEMORY[asked.force]] if asked.force_from_memory else []), *(["the detail"] if asked.detail_from_memory else [])]
    return f"{seen}; {' and '.join(remembered)} {'are' if len(remembered) > 1 else 'is'} from memory" if remembered else seen


def citation(asked: Asked) -> str:
    """Where it stands, as in `Working Together 2023, Chapter 2, Relevant agencies`."""
    parts = [asked.instrument.short, asked.chapter, asked.heading, f"paragraph {asked.paragraph}" if asked.paragraph else None]
    # A schedule's heading repeats the schedule that is its chapter.
    told = [part for index, part in enumerate(parts) if part and not (index == 1 and asked.heading and asked.heading.startswith(part))]
    return ", ".join(told)


def _importance(unverified: Unverified) -> tuple[bool, int, int, bool]:
    asked = unverified.requirement
    known = ("memory", "inferred", "secondary", "text").index(asked.seen)
    known = min(known, 1) if asked.force_from_memory else known
    return not unverified.becomes_an_error, _RANKS.index(asked.force), known, not unverified.unmet_by

"""Law and guidance in words for readers: how binding something is, how far its wording was seen, where it stands, who has to act."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .checks import Outcome
from .model import Instrument
from .requirements import Asked
from .wording import day, listed, lowered, number

_OUTCOMES: Final[dict[Outcome, tuple[str, str]]] = {
    "met": ("is met", "are met"), "not met": ("is not met", "are not met"), "explained": ("is explained", "are explained"),
    "cannot tell": ("cannot be told", "cannot be told"), "does not apply": ("does not apply", "do not apply"),
}  # fmt: skip
_KINDS: Final = {"act": "Act of Parliament", "regulations": "Regulations", "guidance": "Statutory guidance"}
_TEXTS: Final = {"act": "the Act", "regulations": "the regulations", "guidance": "the guidance"}
_FORCES: Final = {
    "law": "The law requires it",
    "must": "The guidance says that it must be done",
    "should": "The guidance says that it should be done",
    "power": "It may be done; nobody has to do it",
}  # fmt: skip
_SEEN: Final = {
    "secondary": "Wording known from a secondary source",
    "memory": "From memory, not verified",
    "inferred": "Inferred from other text, not verified",
}  # fmt: skip
_OWNERS: Final = {
    "lead-safeguarding-partners": "the lead safeguarding partners", "delegated-safeguarding-partners": "the delegated safeguarding partners",
    "partnership-chair": "the partnership chair", "independent-scrutineer": "the independent scrutineer",
    "partnership-team": "the partnership's team",
}  # fmt: skip
_ABOUT: Final = {
    "arrangements": "the published arrangements", "yearly-report": "the yearly report", "case-review": "the reviews of serious cases",
    "website": "the website",
}  # fmt: skip


def outcome_counts(counts: Mapping[Outcome, int]) -> str:
    """How many there are of each outcome, as words that follow `of five requirements,`."""
    return listed([f"{number(count)} {_OUTCOMES[outcome][count > 1]}" for outcome in _OUTCOMES if (count := counts.get(outcome, 0))])


def kind_of_instrument(kind: str) -> str:
    """An Act, regulations or guidance, in words."""
    return _KINDS[kind]


def force_words(asked: Asked) -> str:
    """How binding it is. What nobody has verified is never called a duty."""
    if asked.is_verified or asked.force == "power":
        return _FORCES[asked.force]
    if asked.seen in {"text", "secondary"}:
        return "Not shown as a duty: whether it must or should be done is from memory"
    return "Not shown as a duty: nobody has compared it with the text"


def seen_words(asked: Asked) -> str:
    """How far its wording is verified."""
    text = _TEXTS[asked.instrument.kind]
    if asked.verified_by and asked.verified_on:
        return f"Wording compared with {text} on {day(asked.verified_on)}, by {asked.verified_by}"
    words = f"Wording seen in {text}" if asked.seen == "text" else _SEEN[asked.seen]
    return f"{words}, details from memory" if asked.detail_from_memory and asked.seen in {"text", "secondary"} else words


def owner_name(owner: str) -> str:
    """Who has to act, in words that stand within a sentence."""
    return _OWNERS[owner]


def about_name(about: str) -> str:
    """What has to show it, in words that stand within a sentence."""
    return _ABOUT[about]


def heading_of(asked: Asked) -> str:
    """The heading under which it is listed: chapter and heading of guidance, the part of an Act or of regulations."""
    if asked.instrument.kind != "guidance":
        return asked.chapter or "Provisions"
    return ", ".join(part for part in (asked.chapter, asked.heading) if part) or "Chapter not known"


def provision(asked: Asked) -> str:
    """The section or regulation, and the paragraph once it is verified; empty where the heading says it all."""
    found = asked.heading if asked.instrument.kind != "guidance" else None
    return ", ".join(part for part in (found, f"paragraph {asked.paragraph}" if asked.paragraph else None) if part)


def cited_as(asked: Asked, before: Asked | None = None) -> str:
    """How one refers to it: `Working Together 2023, relevant agencies (W23-AGY)`; after `before`, without what they have in common."""
    heading = asked.heading or asked.chapter
    if before is None or before.instrument_id != asked.instrument_id:
        return f"{asked.instrument.short}{f', {lowered(heading)}' if heading else ''} ({asked.id})"
    return f"{lowered(heading)} ({asked.id})" if heading and heading != (before.heading or before.chapter) else asked.id


def term_of(instrument: Instrument) -> str:
    """Between which days it is in force, as words that follow its title."""
    if instrument.since is None:
        return "not in force yet"
    until = f" until {day(instrument.until)}" if instrument.until else ""
    return f"in force from {day(instrument.since)}{until}"


LAW_FILTERS: Final = (outcome_counts, kind_of_instrument, force_words, seen_words, owner_name, about_name, heading_of, provision, cited_as, term_of)

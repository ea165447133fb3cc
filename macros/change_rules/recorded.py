"""Rules about an edition that was put together from another document: what that one does not hold is not known to be new."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..changes import Claim, Weight, Where
from ..differences import Difference, How
from ..model import Edition
from ..pair import Pair
from ..wording import counted, listed, number
from .naming import DELEGATES, GROUPS, LEADS, OFFICE, SECTIONS, WHO, subject
from .rule import change_rule

_OF_THEM: Final = "of them"
_FIELDS: Final = {
    "also_called": "other names", "abbreviation": "a short form", "reports_to": "whom it answers to", "shared_with": "who shares it",
    "purpose": "its purpose", "responsibilities": "its responsibilities", "members": "its members", "membership": "anything of its membership",
    "chair": "its chair", "meets": "how often it meets", "quorum": "a quorum", "rules": "rules of its own",
}  # fmt: skip
_PLACES: Final = {
    ("edition", "cites"): ("the Acts and guidance that the arrangements rest on", "names", "document"),
    ("edition", "regional", "departures"): ("where its own text differs from the regional arrangements", "names", "point"),
    ("edition", "review"): ("when the arrangements are reviewed", "does", ""),
    ("partners", "introduction"): ("an introduction", "does", ""),
    ("partners", "lead_partners"): ("the lead safeguarding partners", "names", _OF_THEM),
    ("partners", "duties_of_leads"): ("what the lead safeguarding partners must do", "does", ""),
    ("partners", "delegated_partners"): ("the delegated safeguarding partners", "names", _OF_THEM),
    ("partners", "duties_of_delegates"): ("what the delegated safeguarding partners do", "gives", "point"),
    ("partners", "chair", "functions"): ("what the partnership chair does", "gives", "point"),
    ("partners", "scrutineer", "functions"): ("what the independent scrutineer does", "gives", "point"),
    ("partners", "chair"): ("the partnership chair", "does", ""),
    ("partners", "scrutineer"): ("an independent scrutineer", "does", ""),
    ("agencies", "introduction"): ("an introduction", "does", ""),
    ("agencies", "commitments"): ("what is asked of each relevant agency", "gives", "point"),
    ("agencies", "agencies"): ("the relevant agencies", "names", _OF_THEM),
    ("groups", "introduction"): ("an introduction to the structure", "does", ""),
    ("groups", "rules"): ("rules for all subgroups", "gives", _OF_THEM),
    ("groups", "wider_partnership"): ("bodies of the wider partnership", "names", _OF_THEM),
    ("groups", "links"): ("links with other boards", "names", _OF_THEM),
    ("sections", "sections"): ("any running text", "holds", "passage"),
    ("settings",): ("schools and other settings", "lists", _OF_THEM),
    ("region", "sections"): ("the whole regional text", "holds", "passage"),
    ("region", "agreed"): ("when the regional arrangements were agreed", "does", ""),
}  # fmt: skip
"""What an edition may not record: as readers call it, what an edition does that has it, and what is counted."""


@change_rule(Weight.PRACTICAL, mirror="recorded-no-longer")
def not_recorded_before(pair: Pair) -> Iterator[Claim]:
    """The document that the older edition was put together from does not say this, so that nobody can tell what is new."""
    if pair.before.about.reconstructed:
        yield from _unrecorded(pair, "added", pair.months)


@change_rule(Weight.PRACTICAL, mirror="not-recorded-before")
def recorded_no_longer(pair: Pair) -> Iterator[Claim]:
    """The document that the newer edition was put together from does not say this, so that nobody can tell what was given up."""
    if pair.after.about.reconstructed:
        yield from _unrecorded(pair, "removed", pair.months[::-1])


def _unrecorded(pair: Pair, how: How, months: tuple[str, str]) -> Iterator[Claim]:
    here, there = (pair.now, pair.was) if how == "added" else (pair.was, pair.now)
    found: dict[Where, list[Difference]] = {}
    for one in pair.open():
        place = _place(one.path)
        # The passages of a text that was put together are its own: none of them was taken out, and none is new.
        if place in SECTIONS:
            unknown = bool(here(place)) and one.how in {"added", "removed"} and len(one.path) == 3
        else:
            unknown = place is not None and one.how == how and not _is_person(one) and not there(place)
        if place and unknown:
            found.setdefault(place, []).append(one)
    of_groups: dict[Where, list[Difference]] = {}
    for place, differences in found.items():
        if place[:2] in GROUPS:
            of_groups.setdefault(place[:3], []).extend(differences)
            continue
        what, does, noun = _PLACES[place]
        value = here(place)
        count = len(value) if isinstance(value, list) else len(value.get("settings", ())) if place == ("settings",) else 0
        says = f"The edition of {months[0]} does not record {what}; the edition of {months[1]} {_counted(does, count, noun)}."
        yield Claim(subject(pair, place), says, tuple(differences))
    for group, differences in of_groups.items():
        names = [_FIELDS[name] for name in _FIELDS if any(one.path[3] == name for one in differences)]
        says = f"The edition of {months[0]} does not record {listed(names, 'or')}; the edition of {months[1]} does."
        yield Claim(pair.name(group), says, tuple(differences), was=group, now=group)


def _place(path: Where) -> Where | None:
    """The place of which an edition that says nothing there may simply know nothing; none for what is new in a place that it knows."""
    if path[:2] in GROUPS:
        return path[:4] if len(path) > 3 and path[3] in _FIELDS else None
    for depth in (3, 2, 1):
        if path[:depth] in _PLACES:
            return path[:depth]
    return None


def _is_person(one: Difference) -> bool:
    """Whether it says who holds an office: that is told as a change of person even where nobody was recorded before."""
    in_list = one.path[:2] in {LEADS, DELEGATES} and len(one.path) == 4 and one.path[3] in WHO
    return in_list or (one.path[0] == "partners" and len(one.path) == 3 and one.path[2] in OFFICE)


def _counted(does: str, count: int, noun: str) -> str:
    if does == "does" or not count:
        return "does"
    return f"{does} {number(count)}" if noun == _OF_THEM else f"{does} {counted(count, noun)}"


def caveat(before: Edition, after: Edition) -> str:
    """What a reader of the whole comparison has to know first; empty if there is nothing."""
    for edition, months in ((before, "older"), (after, "newer")):
        if edition.about.reconstructed:
            source = edition.about.reconstructed.source
            return (
                f"The {months} edition was put together from another document ({source}). What that one does not hold may have been so all the same."
            )
    return ""

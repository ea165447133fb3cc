"""How rules name what they speak of: groups, lists, kinds of text."""

from __future__ import annotations

from typing import Final

from ..changes import Where
from ..pair import Pair

GROUPS: Final = (("groups", "groups"), ("region", "groups"))
SECTIONS: Final = (("sections", "sections"), ("region", "sections"))

LEADS: Final = ("partners", "lead_partners")
DELEGATES: Final = ("partners", "delegated_partners")
WHO: Final = frozenset({"name", "post", "organisation", "sector", "same_as", "also_for"})
OFFICE: Final = frozenset({"name", "post", "organisation", "same_as", "id"})
"""What says who leads or acts for a partner, and who holds an office."""

SUBJECTS: Final = {
    "edition": "The arrangements as a whole",
    "partnership": "The partnership and its area",
    "partners": "Those who lead",
    "agencies": "Relevant agencies",
    "groups": "Structure",
    "region": "Regional arrangements",
    "sections": "Passages",
    "settings": "Schools and other settings",
    "names": "Names of organisations",
    "findings": "What the law and the guidance ask",
}
"""What a change is listed under that is about no one item, by the kind of file."""

_LISTS: Final[dict[Where, str]] = {
    ("partners", "lead_partners"): "Lead safeguarding partners",
    ("partners", "delegated_partners"): "Delegated safeguarding partners",
    ("partners", "duties_of_leads"): "Lead safeguarding partners",
    ("partners", "duties_of_delegates"): "Delegated safeguarding partners",
    ("partners", "chair"): "Partnership chair",
    ("partners", "scrutineer"): "Independent scrutineer",
    ("agencies", "commitments"): "What is asked of each relevant agency",
    ("groups", "rules"): "All subgroups",
    ("groups", "wider_partnership"): "The wider partnership",
    ("groups", "links"): "Links with other boards",
    ("edition", "cites"): "Law and guidance",
    ("edition", "events"): "Events that the arrangements date",
    ("edition", "regional"): "Regional arrangements",
    ("edition", "review"): "Review of the arrangements",
    ("edition", "reconstructed"): "Where this edition comes from",
}


def subject(pair: Pair, path: Where) -> str:
    """What a change at that way is listed under: a group or passage by its name, else the list or the kind of file."""
    if path[:2] in {*GROUPS, *SECTIONS} and len(path) > 2:
        return pair.name(path[:3])
    return _LISTS.get(path[:2], SUBJECTS.get(path[0], path[0]))


def the(name: str) -> str:
    """The name after `the`, unless it has one."""
    return name if name.lower().startswith("the ") else f"the {name}"


def The(name: str) -> str:
    """The same at the beginning of a sentence."""
    return f"T{the(name)[1:]}"


def quoted(text: str) -> str:
    """A title within a sentence."""
    return f"‘{text}’"

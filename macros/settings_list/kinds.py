"""What kinds of setting there are: how lists speak of them, and which heading of an edition is meant for which."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from .names import alike


@dataclass(frozen=True)
class Kind:
    """A kind of setting: its id, its plural for readers, the heading a new edition gets for it, and the words that headings have for it."""

    id: str
    plural: str
    heading: str
    words: str
    instead: tuple[str, ...] = ()


KINDS: Final = {
    kind.id: kind
    for kind in (
        Kind("nursery-school", "nursery schools", "Nursery schools", r"nursery schools?"),
        Kind("infant", "infant schools", "Infant schools", r"infants?", ("primary",)),
        Kind("junior", "junior schools", "Junior schools", r"juniors?", ("primary",)),
        Kind("first", "first schools", "First schools", r"first schools?", ("primary",)),
        Kind("primary", "primary schools", "Primary schools", r"primary|primaries"),
        Kind("middle", "middle schools", "Middle schools", r"middle schools?"),
        Kind("secondary", "secondary schools", "Secondary schools", r"secondary|secondaries|high schools?"),
        Kind("all-through", "all-through schools", "All-through schools", r"all through"),
        Kind("special", "special schools", "Special schools", r"special"),
        Kind("alternative", "pupil referral units and alternative provision", "Alternative provision", r"pupil referral|alternative provision|prus?"),
        Kind("independent", "independent schools", "Independent schools", r"independent|private"),
        Kind("independent-special", "independent special schools", "Independent special schools", r"independent special", ("independent", "special")),
        Kind("college", "colleges and sixth forms", "Colleges and sixth forms", r"colleges?|sixth forms?|further education|post 16|fe"),
        Kind("childcare", "early years settings", "Early years settings", r"early years|childcare|preschools?|playgroups?|day nursery|nurseries"),
    )
}  # fmt: skip

OUTSIDE: Final = (
    (r"children s centre|sure start", "children's centres, which are no schools or early years settings of their own"),
    (r"higher education|universit(?:y|ies)", "universities"),
    (r"miscellaneous|offshore|online provider|overseas|service children s education|welsh establishment", "of a type that is not listed here"),
    (r"childminder|home childcarer|domestic|nann(?:y|ies)", "childminders and others in somebody's home, whose names and addresses are personal"),
    (r"children s homes?|refuges?|residential family centres?|secure units?", "homes and secure units, whose whereabouts are not published here"),
)
"""Types of which a list of settings holds none, as patterns over the plain words of the type, each with what they are.

`childcare on non-domestic premises` is taken out before: it is no domestic premises."""

UNNAMED: Final = frozenset(said for _, said in OUTSIDE[-2:])
"""Those of which not even the name is told."""

_TYPES: Final = (
    (r"non domestic|childcare|day care|preschool|playgroup|day nursery|early years", "childcare"),
    (r"pupil referral|alternative provision", "alternative"),
    (r"independent special", "independent-special"),
    (r"special post 16|further education|sixth form|16 19|16 to 19", "college"),
    (r"special", "special"),
    (r"independent", "independent"),
    (r"nursery", "nursery-school"),
)
_PHASES: Final = (
    (r"nursery", "nursery-school"), (r"infants?", "infant"), (r"juniors?", "junior"), (r"first", "first"), (r"middle", "middle"),
    (r"primary", "primary"), (r"secondary", "secondary"), (r"all through", "all-through"), (r"16 plus|post 16|sixth form", "college"),
    (r"early years|preschool", "childcare"), (r"special", "special"),
)  # fmt: skip
_STAGES: Final = ("infant", "junior", "first", "middle")


def kind_of(name: str, type: str, phase: str, childcare: bool) -> str:
    """The kind of a setting by what a list says of it; empty if that is not enough. `childcare` says that it is in Ofsted's register only."""
    for words, kind in _TYPES:
        if re.search(rf"\b(?:{words})\b", plain(type)):
            return kind
    found = next((kind for words, kind in _PHASES if re.search(rf"\b(?:{words})\b", plain(phase))), "childcare" if childcare else "")
    if found == "primary":
        stages = [stage for stage in _STAGES if re.search(rf"\b{stage}s?\b", plain(name))]
        return stages[0] if len(stages) == 1 else found
    return found


@cache
def outside(type: str) -> str:
    """What settings of that type are, if they do not belong on the list; else nothing."""
    words = re.sub(r"\bnon domestic\b", "", plain(type))
    return next((said for pattern, said in OUTSIDE if re.search(rf"\b(?:{pattern})\b", words)), "")


def is_academy(type: str) -> bool:
    """Whether the type is an academy or a free school."""
    return bool(re.search(r"\b(academy|academies|free schools?|utc|university technical college|studio schools?)\b", plain(type)))


def meant_by(heading: str) -> frozenset[str]:
    """The kinds that a heading is meant for, by its words: `Infant and Primary Schools` takes both."""
    words = plain(heading)
    found = {kind.id for kind in KINDS.values() if re.search(rf"\b(?:{kind.words})\b", words)}
    if "independent-special" in found:
        found -= {"independent", "special"}
    return frozenset(found - {"childcare"} if "nursery-school" in found and "early years" not in words else found)


@cache
def plain(text: str) -> str:
    """The words of a type, a phase or a heading without capitals and marks; an apostrophe parts words."""
    return alike(re.sub("['’‘]", " ", text))

"""What a change is: differences between two editions, explained in a sentence, with a weight and a fingerprint."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol, TypeVar

from .differences import Difference
from .word_runs import Wording

Where = tuple[str, ...]
"""Where something stands in an edition: the kind of file, then names and ids, as in `groups`, `groups`, `mash`."""

NOT_YET_EXPLAINED: Final = "not-yet-explained"

UNRECORDED: Final = ("not-recorded-before", "recorded-no-longer")
"""The rules that tell of no change: one of the two editions does not record how it was."""


class Weight(StrEnum):
    """How much a change matters, heaviest first."""

    STATUTORY = "statutory"
    GOVERNANCE = "governance"
    PRACTICAL = "practical"
    WORDING = "wording"

    def reaches(self, other: Weight) -> bool:
        """Whether it is at least as heavy as the other."""
        order = list(Weight)
        return order.index(self) <= order.index(other)


@dataclass(frozen=True)
class Claim:
    """Some differences, explained: what or who it is about, a sentence for readers, and texts to be shown word by word.

    `was` and `now` say where it stands in the older and in the newer edition, if the first difference does not.
    """

    subject: str
    says: str
    differences: tuple[Difference, ...]
    texts: tuple[Wording, ...] = ()
    was: Where | None = None
    now: Where | None = None


@dataclass(frozen=True)
class Change:
    """One change between two editions, for readers.

    `rule` is the id of the rule that explained it, `subject` what it is listed under, `says` one sentence. `was` and
    `now` are the nearest items with an id in the older and in the newer edition; None where there is none.
    """

    rule: str
    weight: Weight
    subject: str
    says: str
    texts: tuple[Wording, ...]
    was: Where | None
    now: Where | None
    differences: tuple[Difference, ...]
    fingerprint: str


def change(rule: str, weight: Weight, claim: Claim, was: Where | None, now: Where | None) -> Change:
    """The claim of a rule as a change that stands at `was` and `now`."""
    found = fingerprint(rule, claim.differences)
    return Change(rule, weight, claim.subject, claim.says, claim.texts, was, now, claim.differences, found)


def fingerprint(rule: str, differences: Iterable[Difference]) -> str:
    """Twelve hexadecimal digits over the rule, the ids and the texts before and after; the same however often and in
    whatever order it is computed."""
    parts = sorted(json.dumps([one.how, one.path, one.before, one.after], sort_keys=True, ensure_ascii=False) for one in differences)
    return hashlib.sha256(json.dumps([rule, *parts], ensure_ascii=False).encode("utf-8")).hexdigest()[:12]


class Weighty(Protocol):
    """What has a weight: a change, or a point on which two texts differ."""

    @property
    def weight(self) -> Weight: ...


_Of = TypeVar("_Of", bound=Weighty)


def at_least(changes: Iterable[_Of], weight: Weight) -> tuple[_Of, ...]:
    """Those that are at least so heavy."""
    return tuple(change for change in changes if change.weight.reaches(weight))


def by_subject(changes: Sequence[Change]) -> dict[str, list[Change]]:
    """The changes under what they are about, in the order in which they come."""
    found: dict[str, list[Change]] = {}
    for one in changes:
        found.setdefault(one.subject, []).append(one)
    return found

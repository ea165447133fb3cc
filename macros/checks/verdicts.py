"""What a check says of an edition, and what it is given to judge."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeVar

from ..model import Category, Edition, Path, Record, When
from ..model.law import About
from ..wording import listed

Outcome = Literal["met", "not met", "explained", "cannot tell", "does not apply"]

_C = TypeVar("_C", bound=Record)
_NAMED: Final = 6


@dataclass(frozen=True, order=True)
class Spot:
    """A place in an edition: the kind of its file, and the way to it in the record; an empty way is the file as a whole."""

    file: str
    path: Path = ()

    def at(self, *steps: str | int) -> Spot:
        """A place inside this one."""
        return Spot(self.file, (*self.path, *steps))


@dataclass(frozen=True)
class Verdict:
    """An outcome with the sentence that gives the reason, what was looked at, and where the evidence stands.

    `stated` says that it rests on the word of the partnership, `missing` that it is not met because something is not there
    rather than because of what is there.
    """

    outcome: Outcome
    says: str
    looked_at: str
    evidence: tuple[Spot, ...] = ()
    stated: bool = False
    missing: bool = False


@dataclass(frozen=True)
class Case:
    """What is judged: an edition, as of a day, by a requirement.

    `ids` are the requirement's own id and those of all that carry it or that it carries, `asks` is its wording, and
    `categories` those of the Schedule, if its instrument has one; `about` is what has to show it.
    """

    edition: Edition
    on: When
    ids: frozenset[str]
    asks: str
    categories: tuple[Category, ...] = ()
    about: About = "arrangements"


Judge = Callable[[Any, Case], Verdict]

JUDGES: Final[dict[type[Record], Judge]] = {}
"""How each check judges, by the record that holds what it is told."""


def judges(kind: type[_C]) -> Callable[[Callable[[_C, Case], Verdict]], Callable[[_C, Case], Verdict]]:
    """Marks the function that judges by checks of this kind."""

    def keep(judge: Callable[[_C, Case], Verdict]) -> Callable[[_C, Case], Verdict]:
        assert kind not in JUDGES, f"{kind.__name__} is judged twice"
        JUDGES[kind] = judge
        return judge

    return keep


def met(says: str, looked_at: str, evidence: Iterable[Spot], stated: bool = False) -> Verdict:
    """What is asked for is there."""
    return Verdict("met", says, looked_at, tuple(evidence), stated)


def missing(says: str, looked_at: str, evidence: Iterable[Spot]) -> Verdict:
    """What is asked for is not there."""
    return Verdict("not met", says, looked_at, tuple(evidence), missing=True)


def contrary(says: str, looked_at: str, evidence: Iterable[Spot]) -> Verdict:
    """What is there goes against what is asked for."""
    return Verdict("not met", says, looked_at, tuple(evidence))


def unknown(says: str, looked_at: str, evidence: Iterable[Spot] = ()) -> Verdict:
    """The data does not show it, one way or the other."""
    return Verdict("cannot tell", says, looked_at, tuple(evidence))


def apart(says: str, looked_at: str = "nothing") -> Verdict:
    """The requirement has nothing to do with this edition."""
    return Verdict("does not apply", says, looked_at)


def some(names: Sequence[str]) -> str:
    """The names for a sentence; of many, the first few and how many more there are."""
    told = list(names) if len(names) <= _NAMED + 1 else [*names[:_NAMED], f"{len(names) - _NAMED} more"]
    if len(told) > 2 and any("," in name for name in told):
        return f"{'; '.join(told[:-1])}; and {told[-1]}"
    return listed(told)

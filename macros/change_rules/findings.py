"""Rules about what the law and the guidance ask, and whether each edition meets it, where both have been judged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..changes import Claim, Weight
from ..pair import FINDINGS, Pair
from .naming import SUBJECTS
from .rule import change_rule

_SUBJECT: Final = SUBJECTS["findings"]
_MET: Final = "met"
_NOT_MET: Final = "not met"
_DOES_NOT_APPLY: Final = "does not apply"


@change_rule(Weight.STATUTORY, mirror="requirement-no-longer-met")
def requirement_newly_met(pair: Pair) -> Iterator[Claim]:
    """The newer edition meets a requirement that the older did not meet."""
    for one in pair.at(FINDINGS, "*", how="changed"):
        if one.after == _MET and one.before == _NOT_MET:
            yield Claim(_SUBJECT, f"Now met: {_title(pair, one.path[1])}.", (one,))


@change_rule(Weight.STATUTORY, mirror="requirement-newly-met")
def requirement_no_longer_met(pair: Pair) -> Iterator[Claim]:
    """The newer edition does not meet a requirement that the older met."""
    for one in pair.at(FINDINGS, "*", how="changed"):
        if one.before == _MET and one.after == _NOT_MET:
            yield Claim(_SUBJECT, f"No longer met: {_title(pair, one.path[1])}.", (one,))


@change_rule(Weight.STATUTORY, mirror="requirement-no-longer-asked")
def requirement_newly_asked(pair: Pair) -> Iterator[Claim]:
    """A requirement holds for the newer edition that did not hold for the older, because another instrument came into force."""
    for one in pair.at(FINDINGS, "*"):
        if one.after is not None and one.after != _DOES_NOT_APPLY and one.before in {None, _DOES_NOT_APPLY}:
            yield Claim(_SUBJECT, f"Newly asked (judged: {one.after}): {_title(pair, one.path[1])}.", (one,))


@change_rule(Weight.STATUTORY, mirror="requirement-newly-asked")
def requirement_no_longer_asked(pair: Pair) -> Iterator[Claim]:
    """A requirement that held for the older edition does not hold for the newer."""
    for one in pair.at(FINDINGS, "*"):
        if one.before is not None and one.before != _DOES_NOT_APPLY and one.after in {None, _DOES_NOT_APPLY}:
            yield Claim(_SUBJECT, f"No longer asked (judged before: {one.before}): {_title(pair, one.path[1])}.", (one,))


@change_rule(Weight.GOVERNANCE)
def requirement_judged_otherwise(pair: Pair) -> Iterator[Claim]:
    """What can be said of a requirement has changed, as from met to cannot tell."""
    for one in pair.at(FINDINGS, "*"):
        was, now = one.before or "not asked", one.after or "not asked"
        yield Claim(_SUBJECT, f"{_title(pair, one.path[1])}: {now}; before: {was}.", (one,))


def _title(pair: Pair, id: str) -> str:
    title = pair.beside.titles.get(id)
    return f"{title} ({id})" if title else id

"""Rules about what the law and the guidance ask, and whether each edition meets it, where both have been judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, Literal

from ..changes import Claim, Weight
from ..differences import Difference
from ..model import Edition, When
from ..pair import FINDINGS, Pair
from ..word_runs import Wording
from ..wording import day
from .naming import SUBJECTS
from .rule import change_rule

_SUBJECT: Final = SUBJECTS["findings"]
_MET: Final = "met"
_NOT_MET: Final = "not met"
_NOT_ASKED: Final = (None, "does not apply")
_CANNOT_TELL: Final = "cannot tell"
_EXPLANATIONS: Final = ("edition", "explanations")
_SIGN_OFFS: Final = ("edition", "sign_offs")
_SIGNED: Final = "Sign-off"


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


@change_rule(Weight.STATUTORY, mirror="requirements-no-longer-asked")
def requirements_newly_asked(pair: Pair) -> Iterator[Claim]:
    """Requirements hold for the newer edition that did not hold for the older, because another instrument came into force."""
    yield from _together(pair, _is_newly_asked, "after", "Newly asked, and judged of this edition: {}.")


@change_rule(Weight.STATUTORY, mirror="requirements-newly-asked")
def requirements_no_longer_asked(pair: Pair) -> Iterator[Claim]:
    """Requirements that held for the older edition do not hold for the newer."""
    yield from _together(pair, _is_no_longer_asked, "before", "No longer asked, and judged of the edition before: {}.")


@change_rule(Weight.GOVERNANCE, mirror="requirements-cannot-be-told")
def requirements_can_be_told(pair: Pair) -> Iterator[Claim]:
    """Of requirements of which nobody could say whether the older edition met them, it can be said of the newer."""
    yield from _together(pair, _can_be_told, "after", "Nobody could tell of the edition before; of this one it is judged: {}.")


@change_rule(Weight.GOVERNANCE, mirror="requirements-can-be-told")
def requirements_cannot_be_told(pair: Pair) -> Iterator[Claim]:
    """Of requirements of which it could be said whether the older edition met them, nobody can say it of the newer."""
    yield from _together(pair, _cannot_be_told, "before", "Nobody can tell of this edition; of the one before it was judged: {}.")


@change_rule(Weight.GOVERNANCE)
def requirement_judged_otherwise(pair: Pair) -> Iterator[Claim]:
    """What can be said of a requirement has changed, as from explained to met."""
    for one in pair.at(FINDINGS, "*"):
        was, now = one.before or "not asked", one.after or "not asked"
        yield Claim(_SUBJECT, f"{_title(pair, one.path[1])}: {now}; before: {was}.", (one,))


@change_rule(Weight.GOVERNANCE, mirror="explanation-withdrawn")
def explanation_given(pair: Pair) -> Iterator[Claim]:
    """The arrangements now explain why they do not do what the guidance says they should."""
    for one in pair.at(*_EXPLANATIONS, "*", how="added"):
        value: Any = one.after
        says = f"It is now explained why this is not done: {_title(pair, value['requirement'])}."
        yield Claim(_SUBJECT, says, (one,), (Wording("", value["reason"]),))


@change_rule(Weight.GOVERNANCE, mirror="explanation-given")
def explanation_withdrawn(pair: Pair) -> Iterator[Claim]:
    """The arrangements no longer explain why they do not do what the guidance says they should."""
    for one in pair.at(*_EXPLANATIONS, "*", how="removed"):
        value: Any = one.before
        says = f"It is no longer explained why this is not done: {_title(pair, value['requirement'])}."
        yield Claim(_SUBJECT, says, (one,), (Wording(value["reason"], ""),))


@change_rule(Weight.GOVERNANCE)
def explanation_changed(pair: Pair) -> Iterator[Claim]:
    """The reason, the owner or the last day of an explanation is another one."""
    for path, found in pair.below(*_EXPLANATIONS, "*").items():
        was, now = (f"{value['owner']}, until {day(When.parse(value['until']))}" for value in (pair.was(path), pair.now(path)))
        says = f"The explanation why this is not done has changed: {_title(pair, pair.now(path)['requirement'])}."
        says += f" It is now with: {now}; before: {was}." if was != now else ""
        yield Claim(_SUBJECT, says, tuple(found), (Wording(pair.was(path)["reason"], pair.now(path)["reason"]),))


@change_rule(Weight.GOVERNANCE, mirror="sign-off-gone")
def signed_off(pair: Pair) -> Iterator[Claim]:
    """A lead safeguarding partner signed something off."""
    for one in pair.at(*_SIGN_OFFS, "*", how="added"):
        yield Claim(_SIGNED, f"Signed off: {_sign_off(pair.after, one.after)}.", (one,))


@change_rule(Weight.GOVERNANCE, mirror="signed-off")
def sign_off_gone(pair: Pair) -> Iterator[Claim]:
    """What a lead safeguarding partner had signed off is not signed off in the newer edition."""
    for one in pair.at(*_SIGN_OFFS, "*", how="removed"):
        yield Claim(_SIGNED, f"No longer signed off: {_sign_off(pair.before, one.before)}.", (one,))


@change_rule(Weight.GOVERNANCE)
def signed_off_anew(pair: Pair) -> Iterator[Claim]:
    """What was signed off, by whom or when, is not the same."""
    for path, found in pair.below(*_SIGN_OFFS, "*").items():
        now, was = _sign_off(pair.after, pair.now(path)), _sign_off(pair.before, pair.was(path))
        yield Claim(_SIGNED, f"Signed off: {now}; before: {was}.", tuple(found))


def _together(pair: Pair, is_one: Callable[[Difference], bool], side: Literal["before", "after"], says: str) -> Iterator[Claim]:
    """All such requirements in one change for each outcome: one by one, those of a new instrument would drown the rest."""
    found: dict[str, list[Difference]] = {}
    for one in pair.at(FINDINGS, "*"):
        if is_one(one):
            found.setdefault(str(getattr(one, side)), []).append(one)
    for outcome, differences in found.items():
        titles = "\n".join(f"- {_title(pair, one.path[1])}" for one in differences)
        text = Wording("", titles) if side == "after" else Wording(titles, "")
        yield Claim(_SUBJECT, says.format(outcome), tuple(differences), (text,))


def _is_newly_asked(one: Difference) -> bool:
    return one.before in _NOT_ASKED and one.after not in _NOT_ASKED


def _is_no_longer_asked(one: Difference) -> bool:
    return one.after in _NOT_ASKED and one.before not in _NOT_ASKED


def _can_be_told(one: Difference) -> bool:
    return one.before == _CANNOT_TELL


def _cannot_be_told(one: Difference) -> bool:
    return one.after == _CANNOT_TELL


def _sign_off(edition: Edition, value: Any) -> str:
    lead = next((lead for lead in edition.partners.lead_partners if lead.id == value["by"]), None)
    who = ", ".join(part for part in (lead.name, lead.post) if part) if lead else value["by"]
    return f"{value['document'].replace('-', ' ')}, by {who} on {day(When.parse(value['on']))}"


def _title(pair: Pair, id: str) -> str:
    title = pair.beside.titles.get(id)
    return f"{title} ({id})" if title else id

"""Rules about the relevant agencies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..alignment import AGENCIES
from ..changes import Claim, Weight
from ..differences import Difference
from ..model import Agency, Edition
from ..pair import Pair
from ..word_runs import Wording
from ..wording import day, folded, kind_name, listed, lowered
from .rule import change_rule

SUBJECT: Final = "Relevant agencies"
_TIME: Final = "Organisations follow each other in time: swapped, nobody took over from anybody, and agencies have left and joined."
_PLACED: Final = frozenset({"kind", "organisation", "part_of", "same_as", "category", "phases"})


@change_rule(Weight.STATUTORY, no_mirror=_TIME)
def agencies_merged(pair: Pair) -> Iterator[Claim]:
    """Several relevant agencies became one."""
    for added, removed in _joined(pair).items():
        if len(removed) > 1:
            names = listed([_name(one, "before") for one in removed])
            yield _claim(
                pair, added, removed, f"{names} became one{_since(pair, removed[0])}: {pair.name((*AGENCIES, added))} is listed in their place."
            )


@change_rule(Weight.STATUTORY, no_mirror=_TIME)
def agency_split(pair: Pair) -> Iterator[Claim]:
    """Several relevant agencies took the place of one."""
    for one in pair.at(*AGENCIES, "*", how="removed"):
        heirs = _heirs(pair, one)
        if len(heirs) > 1:
            added = tuple(other for other in pair.at(*AGENCIES, "*", how="added") if other.path[2] in heirs)
            names = listed([pair.name((*AGENCIES, id)) for id in heirs])
            says = f"{_name(one, 'before')} is no longer listed; {names} took its place{_since(pair, one)}."
            yield Claim(SUBJECT, says, (one, *added), was=one.path, now=(*AGENCIES, heirs[0]))


@change_rule(Weight.STATUTORY, no_mirror=_TIME)
def agency_succeeded(pair: Pair) -> Iterator[Claim]:
    """Another organisation took the place of a relevant agency."""
    for added, removed in _joined(pair).items():
        one = removed[0]
        says = f"{pair.name((*AGENCIES, added))} took the place of {_name(one, 'before')}{_since(pair, one)}."
        yield _claim(pair, added, removed, says)


@change_rule(Weight.STATUTORY, mirror="agency-left")
def agency_joined(pair: Pair) -> Iterator[Claim]:
    """The agency is now bound by the arrangements."""
    for one in pair.at(*AGENCIES, "*", how="added"):
        under = _under(pair.after, one.path[2])
        yield Claim(SUBJECT, f"The relevant agencies now include {_name(one, 'after')}{under}.", (one,), _reason(one.after))


@change_rule(Weight.STATUTORY, mirror="agency-joined")
def agency_left(pair: Pair) -> Iterator[Claim]:
    """The agency is no longer bound by the arrangements."""
    for one in pair.at(*AGENCIES, "*", how="removed"):
        body = pair.after.organisations.get(str(_item(one.before).get("organisation")))
        closed = f" ({body.name} closed: {day(body.closed)})" if body and body.closed and body.closed.last_day <= pair.after.when.last_day else ""
        yield Claim(SUBJECT, f"The relevant agencies no longer include {_name(one, 'before')}{_under(pair.before, one.path[2])}{closed}.", (one,))


@change_rule(Weight.WORDING)
def agency_spelled_otherwise(pair: Pair) -> Iterator[Claim]:
    """The name of the agency is the same in other signs: capitals, an apostrophe, `and` written out."""
    for one in pair.at(*AGENCIES, "*", "name", how="changed"):
        if folded(str(one.before)) == folded(str(one.after)):
            yield Claim(SUBJECT, f"{one.before} is now written {one.after}.", (one,))


@change_rule(Weight.PRACTICAL)
def agency_renamed(pair: Pair) -> Iterator[Claim]:
    """The agency is listed under another name."""
    for one in pair.at(*AGENCIES, "*", "name", how="changed"):
        yield Claim(SUBJECT, f"{one.before} is now listed as {one.after}.", (one,))


@change_rule(Weight.GOVERNANCE, mirror="agency-reason-taken-out")
def agency_reason_given(pair: Pair) -> Iterator[Claim]:
    """The arrangements now say why the agency was chosen."""
    for one in pair.at(*AGENCIES, "*", "why", how="added"):
        says = f"A reason is now given for choosing {pair.name(one.path[:3])}."
        yield Claim(SUBJECT, says, (one,), (Wording("", str(one.after)),))


@change_rule(Weight.GOVERNANCE, mirror="agency-reason-given")
def agency_reason_taken_out(pair: Pair) -> Iterator[Claim]:
    """The arrangements no longer say why the agency was chosen."""
    for one in pair.at(*AGENCIES, "*", "why", how="removed"):
        says = f"The reason for choosing {pair.name(one.path[:3])} is no longer given."
        yield Claim(SUBJECT, says, (one,), (Wording(str(one.before), ""),))


@change_rule(Weight.GOVERNANCE)
def agency_reason_reworded(pair: Pair) -> Iterator[Claim]:
    """The reason for choosing the agency is told in other words."""
    for one in pair.at(*AGENCIES, "*", "why", how="changed"):
        says = f"The reason for choosing {pair.name(one.path[:3])} is told in other words."
        yield Claim(SUBJECT, says, (one,), (Wording(str(one.before), str(one.after)),))


@change_rule(Weight.PRACTICAL)
def agency_described_otherwise(pair: Pair) -> Iterator[Claim]:
    """What kind of body the agency is, or under which other one it stands, is said otherwise."""
    for path, found in pair.below(*AGENCIES, "*", fields=_PLACED).items():
        was, now = _described(pair, pair.before, pair.was(path)), _described(pair, pair.after, pair.now(path))
        yield Claim(SUBJECT, f"{pair.name(path)} is now listed as {now}; before: as {was}.", tuple(found))


def _joined(pair: Pair) -> dict[str, list[Difference]]:
    """For each agency of the newer edition, those of the older that are gone and whose organisation it took over, directly or through others."""
    found: dict[str, list[Difference]] = {}
    for one in pair.at(*AGENCIES, "*", how="removed"):
        heirs = _heirs(pair, one)
        if len(heirs) == 1:
            found.setdefault(heirs[0], []).append(one)
    return found


def _heirs(pair: Pair, one: Difference) -> list[str]:
    """The newer agencies, by the ids of their differences, whose organisations took over from the one that is gone."""
    older = pair.same[AGENCIES]
    bodies = set(successors(pair.after, str(_item(one.before).get("organisation"))))
    return [older.get(agency.id, agency.id) for agency in pair.after.agencies.agencies if agency.organisation in bodies and not agency.same_as]


def successors(edition: Edition, organisation: str) -> Iterator[str]:
    """Every organisation that took over from this one by the time of the edition, directly or through others."""
    seen = {organisation}
    waiting = [organisation]
    while waiting:
        body = edition.organisations.get(waiting.pop())
        for heir in body.successors if body else ():
            if heir.id not in seen and (heir.since is None or heir.since <= edition.when.last_day):
                seen.add(heir.id)
                waiting.append(heir.id)
                yield heir.id


def _since(pair: Pair, one: Difference) -> str:
    body = pair.after.organisations.get(str(_item(one.before).get("organisation")))
    days = {heir.since for heir in body.successors if heir.since} if body else set()
    return f" ({day(days.pop())})" if len(days) == 1 else ""


def _claim(pair: Pair, added: str, removed: list[Difference], says: str) -> Claim:
    joined = [one for one in pair.at(*AGENCIES, "*", how="added") if one.path[2] == added]
    return Claim(SUBJECT, says, (*removed, *joined), was=removed[0].path, now=(*AGENCIES, added))


def _item(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _name(one: Difference, side: str) -> str:
    return str(_item(getattr(one, side)).get("name"))


def _reason(value: object) -> tuple[Wording, ...]:
    why = _item(value).get("why")
    return (Wording("", str(why), "Reason"),) if why else ()


def _agency(edition: Edition, id: str) -> Agency | None:
    return next((agency for agency in edition.agencies.agencies if agency.id == id), None)


def _under(edition: Edition, id: str) -> str:
    agency = _agency(edition, id)
    above = _agency(edition, agency.part_of) if agency and agency.part_of else None
    return f", under {above.name}" if above else ""


def _described(pair: Pair, edition: Edition, item: dict[str, str]) -> str:
    parts = [lowered(kind_name(item["kind"]))] if "kind" in item else []
    if "organisation" in item:
        parts.append(f"the organisation {edition.organisation_name(item['organisation'])}")
    for text, id in (("part of", item.get("part_of")), ("the same body as", item.get("same_as"))):
        parts += [f"{text} {pair.name((*AGENCIES, id))}"] if id else []
    return ", ".join(parts) or "a body of no kind that is named"

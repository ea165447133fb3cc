"""Rules about the people who lead, act for them, chair and scrutinise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..changes import Claim, Weight, Where
from ..model import Edition, Office, Representative
from ..offices import Holder, holder
from ..pair import Pair
from ..wording import listed
from .naming import DELEGATES, LEADS, OFFICE, WHO
from .rule import change_rule

_LEAD, _DELEGATE = "lead safeguarding partner", "delegated safeguarding partner"
_CHAIR, _SCRUTINEER = "partnership chair", "independent scrutineer"


@change_rule(Weight.STATUTORY)
def lead_partner_changed(pair: Pair) -> Iterator[Claim]:
    """Somebody else is the lead safeguarding partner."""
    yield from _person(pair, LEADS, _LEAD, another=True)


@change_rule(Weight.STATUTORY)
def lead_partner_post_changed(pair: Pair) -> Iterator[Claim]:
    """A lead safeguarding partner holds another post, or leads for another body."""
    yield from _person(pair, LEADS, _LEAD, another=False)


@change_rule(Weight.STATUTORY, mirror="lead-partner-removed")
def lead_partner_added(pair: Pair) -> Iterator[Claim]:
    """There is a further lead safeguarding partner."""
    yield from _entered(pair, LEADS, _LEAD, pair.after, "{who} is now a {noun}, for {body}.")


@change_rule(Weight.STATUTORY, mirror="lead-partner-added")
def lead_partner_removed(pair: Pair) -> Iterator[Claim]:
    """A lead safeguarding partner is no longer listed."""
    yield from _entered(pair, LEADS, _LEAD, pair.before, "{who} is no longer listed as {noun} for {body}.")


@change_rule(Weight.STATUTORY)
def delegated_partner_changed(pair: Pair) -> Iterator[Claim]:
    """Somebody else is the delegated safeguarding partner."""
    yield from _person(pair, DELEGATES, _DELEGATE, another=True)


@change_rule(Weight.STATUTORY)
def delegated_partner_post_changed(pair: Pair) -> Iterator[Claim]:
    """A delegated safeguarding partner holds another post, or acts for another body."""
    yield from _person(pair, DELEGATES, _DELEGATE, another=False)


@change_rule(Weight.STATUTORY, mirror="delegated-partner-removed")
def delegated_partner_added(pair: Pair) -> Iterator[Claim]:
    """There is a further delegated safeguarding partner."""
    yield from _entered(pair, DELEGATES, _DELEGATE, pair.after, "{who} is now a {noun}, for {body}.")


@change_rule(Weight.STATUTORY, mirror="delegated-partner-added")
def delegated_partner_removed(pair: Pair) -> Iterator[Claim]:
    """A delegated safeguarding partner is no longer listed."""
    yield from _entered(pair, DELEGATES, _DELEGATE, pair.before, "{who} is no longer listed as {noun} for {body}.")


@change_rule(Weight.STATUTORY)
def delegation_changed(pair: Pair) -> Iterator[Claim]:
    """A delegated safeguarding partner acts for other lead safeguarding partners."""
    for path, found in pair.below(*DELEGATES, "*", fields=frozenset({"delegated_by"})).items():
        now, was = (_leads(pair, edition, value) for edition, value in ((pair.after, found[0].after), (pair.before, found[0].before)))
        who = _holder_of(pair.after, path[2]) or _holder_of(pair.before, path[2])
        yield Claim("Delegated safeguarding partners", f"{_who(who)} now acts for {now}; before: for {was}.", tuple(found))


@change_rule(Weight.STATUTORY)
def chair_changed(pair: Pair) -> Iterator[Claim]:
    """Somebody else chairs the partnership, or the chair holds another post."""
    yield from _office(pair, "chair", _CHAIR)


@change_rule(Weight.STATUTORY, mirror="chair-gone")
def chair_appointed(pair: Pair) -> Iterator[Claim]:
    """The arrangements now name a partnership chair."""
    yield from _office_there(pair, "chair", _CHAIR, there=True)


@change_rule(Weight.STATUTORY, mirror="chair-appointed")
def chair_gone(pair: Pair) -> Iterator[Claim]:
    """The arrangements no longer name a partnership chair."""
    yield from _office_there(pair, "chair", _CHAIR, there=False)


@change_rule(Weight.STATUTORY)
def scrutineer_changed(pair: Pair) -> Iterator[Claim]:
    """Somebody else is the independent scrutineer, or the scrutineer holds another post."""
    yield from _office(pair, "scrutineer", _SCRUTINEER)


@change_rule(Weight.STATUTORY, mirror="scrutineer-gone")
def scrutineer_appointed(pair: Pair) -> Iterator[Claim]:
    """The arrangements now name an independent scrutineer."""
    yield from _office_there(pair, "scrutineer", _SCRUTINEER, there=True)


@change_rule(Weight.STATUTORY, mirror="scrutineer-appointed")
def scrutineer_gone(pair: Pair) -> Iterator[Claim]:
    """The arrangements no longer name an independent scrutineer."""
    yield from _office_there(pair, "scrutineer", _SCRUTINEER, there=False)


@change_rule(Weight.WORDING)
def entry_written_otherwise(pair: Pair) -> Iterator[Claim]:
    """Who leads, acts for a partner or holds an office is the same, and is entered in another way."""
    for place, noun in ((LEADS, _LEAD), (DELEGATES, _DELEGATE)):
        for path, found in pair.below(*place, "*", fields=WHO).items():
            yield Claim(f"{noun.capitalize()}s", f"The entry of {_who(_holder_of(pair.after, path[2]))} is written in another way.", tuple(found))
    for field, noun in (("chair", _CHAIR), ("scrutineer", _SCRUTINEER)):
        for found in pair.below("partners", field, fields=OFFICE).values():
            yield Claim(_heading(noun), f"The entry of the {noun} is written in another way.", tuple(found))


def _person(pair: Pair, place: Where, noun: str, another: bool) -> Iterator[Claim]:
    for path, found in pair.below(*place, "*", fields=WHO).items():
        was, now = _holder_of(pair.before, path[2]), _holder_of(pair.after, path[2])
        if was is None or now is None or (was.name != now.name) != another:
            continue
        was = _under_new_name(pair, was, now)
        body = now.organisation or was.organisation or "the partnership"
        if another:
            says = f"The {noun} for {body} is now {_told(now, was)}; before: {_told(was, now)}."
        elif (was.post, was.organisation) != (now.post, now.organisation):
            says = f"{now.name or noun.capitalize()}, {noun}, is now {_role(now, was)}; before: {_role(was, now)}."
        else:
            bodies = _bodies(pair.after, pair.now(path)), _bodies(pair.after, pair.was(path))
            says = f"{now.name or noun.capitalize()}, {noun}, now stands for {bodies[0]}; before: for {bodies[1]}."
            if bodies[0] == bodies[1]:
                continue
        yield Claim(f"{noun.capitalize()}s", says + _follows(pair, path[2]), tuple(found))


def _follows(pair: Pair, id: str) -> str:
    """The offices that somebody holds as the same person, which change with the entry and have no difference of their own."""
    partners = pair.after.partners
    offices = [noun for noun, office in ((_CHAIR, partners.chair), (_SCRUTINEER, partners.scrutineer)) if office and office.same_as == id]
    groups = [f"chair of the {group.name}" for group in pair.after.groups.groups if group.chair and group.chair.same_as == id]
    held = [f"the {office}" for office in (*offices, *groups)]
    return f" With that, {listed(held)} {'changes' if len(held) == 1 else 'change'} too." if held else ""


def _entered(pair: Pair, place: Where, noun: str, edition: Edition, says: str) -> Iterator[Claim]:
    for one in pair.at(*place, "*", how="added" if edition is pair.after else "removed"):
        found = _holder_of(edition, one.path[2])
        body = (found and found.organisation) or "the partnership"
        yield Claim(f"{noun.capitalize()}s", says.format(who=_who(found), noun=noun, body=body), (one,))


def _office(pair: Pair, field: str, noun: str) -> Iterator[Claim]:
    before, after = getattr(pair.before.partners, field), getattr(pair.after.partners, field)
    found = pair.below("partners", field, fields=OFFICE).get(("partners", field))
    if not found or before is None or after is None:
        return
    now = holder(pair.after, after)
    was = _under_new_name(pair, holder(pair.before, before), now)
    if was == now:
        return
    if was.name == now.name and was.name:
        says = f"{was.name}, {noun}, is now {_role(now, was)}; before: {_role(was, now)}."
    else:
        says = f"The {noun} is now {_told(now, was)}; before: {_told(was, now)}."
    yield Claim(_heading(noun), says, tuple(found))


def _office_there(pair: Pair, field: str, noun: str, there: bool) -> Iterator[Claim]:
    for one in pair.at("partners", field, how="added" if there else "removed"):
        edition = pair.after if there else pair.before
        office: Office = getattr(edition.partners, field)
        who = _told(holder(edition, office))
        says = f"The arrangements now name a {noun}: {who}." if there else f"The arrangements no longer name a {noun}; it was {who}."
        yield Claim(_heading(noun), says.replace(" a independent", " an independent"), (one,))


def _heading(noun: str) -> str:
    return noun[:1].upper() + noun[1:]


def _holder_of(edition: Edition, id: str) -> Holder | None:
    people: tuple[Representative, ...] = (*edition.partners.lead_partners, *edition.partners.delegated_partners)
    return next((holder(edition, person) for person in people if person.id == id), None)


def _who(found: Holder | None) -> str:
    """Name and post, without the body."""
    if found is None:
        return "Somebody"
    return f"{found.name} ({found.post})" if found.name and found.post else found.name or found.post or "Somebody"


def _told(found: Holder, other: Holder | None = None) -> str:
    """Name, post and body as far as they are known; a body that the other has too goes without saying."""
    same = other is not None and found.organisation == other.organisation
    parts = [_who(found) if found.name or found.post else None, None if same and (found.name or found.post) else found.organisation]
    told = ", ".join(part for part in parts if part) or "not named"
    return told if found.name or not found.post else f"{told} (no name given)"


def _role(found: Holder, other: Holder) -> str:
    parts = [found.post, found.organisation if found.organisation != other.organisation else None]
    return ", ".join(part for part in parts if part) or "without a post"


def _under_new_name(pair: Pair, was: Holder, now: Holder) -> Holder:
    """The older holder with the body's name of today, if it is the same body: that it was renamed is a change of its own."""
    names = {(pair.before.organisation_name(id), pair.after.organisation_name(id)) for id in pair.same_bodies}
    same = was.organisation and now.organisation and (was.organisation, now.organisation) in names
    return replace(was, organisation=now.organisation) if same else was


def _bodies(edition: Edition, person: dict[str, Any]) -> str:
    return listed([edition.organisation_name(id) for id in (person["organisation"], *person.get("also_for", ()))])


def _leads(pair: Pair, edition: Edition, ids: object) -> str:
    if not isinstance(ids, list) or not ids:
        return "nobody that is named"
    return listed([_who(_holder_of(edition, str(id))) for id in ids])

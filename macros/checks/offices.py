"""Whether the partnership chair and the independent scrutineer are named, and are not the same person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..model import Office, Partners, Representative
from ..model.asking import ChairIsADelegate, ChairIsNotTheScrutineer, ChairNamed, PeopleNamed, ScrutineerNamed
from ..placeholders import is_placeholder
from ..wording import listed
from .people import DELEGATES, LEADS
from .verdicts import Case, Spot, Verdict, contrary, judges, met, missing, some, unknown

_CHAIR: Final = Spot("partners", ("chair",))
_SCRUTINEER: Final = Spot("partners", ("scrutineer",))
_ROLES: Final = {
    "leads": "the lead safeguarding partners", "delegates": "the delegated safeguarding partners", "chair": "the partnership chair",
    "scrutineer": "the independent scrutineer",
}  # fmt: skip


@judges(ChairNamed)
def chair_named(check: ChairNamed, case: Case) -> Verdict:
    """A person, or the post of one."""
    return _named(case.edition.partners, case.edition.partners.chair, "partnership chair", _CHAIR)


@judges(ScrutineerNamed)
def scrutineer_named(check: ScrutineerNamed, case: Case) -> Verdict:
    """A person, or the post of one."""
    return _named(case.edition.partners, case.edition.partners.scrutineer, "independent scrutineer", _SCRUTINEER)


@judges(PeopleNamed)
def people_named(check: PeopleNamed, case: Case) -> Verdict:
    """A name is needed, or a link to the entry of the same person that has one."""
    partners = case.edition.partners
    holders: dict[str, list[tuple[Spot, Office | Representative]]] = {
        "leads": [(LEADS.at(index), each) for index, each in enumerate(partners.lead_partners)],
        "delegates": [(DELEGATES.at(index), each) for index, each in enumerate(partners.delegated_partners)],
        "chair": [(_CHAIR, partners.chair)] if partners.chair else [],
        "scrutineer": [(_SCRUTINEER, partners.scrutineer)] if partners.scrutineer else [],
    }
    looked_at = f"the names of {listed([_ROLES[role] for role in check.roles])}"
    empty = [_ROLES[role] for role in check.roles if not holders[role]]
    everybody = [each for role in check.roles for each in holders[role]]
    nameless = [(spot, each) for spot, each in everybody if not _is_named(_people(partners, each))]
    if empty or nameless:
        told = [f"There is no entry for {listed(empty)}."] if empty else []
        told += [f"No name is given for {some([each.post or 'an entry without a post' for _, each in nameless])}."] if nameless else []
        return missing(" ".join(told), looked_at, [spot for spot, _ in nameless] or [Spot("partners")])
    rests_on = [spot for _, each in everybody for spot, _ in _entries(partners, each)]
    return met("All of them are given by name.", looked_at, dict.fromkeys(rests_on))


@judges(ChairIsADelegate)
def chair_is_a_delegate(check: ChairIsADelegate, case: Case) -> Verdict:
    """The chair is compared with the delegates by id, and by name."""
    partners, looked_at = case.edition.partners, "the partnership chair and the delegated safeguarding partners"
    if partners.chair is None:
        return missing("No partnership chair is named.", looked_at, [_CHAIR])
    who = _people(partners, partners.chair)
    for index, each in enumerate(partners.delegated_partners):
        if who & _people(partners, each):
            return met("The partnership chair is one of the delegated safeguarding partners.", looked_at, [_CHAIR, DELEGATES.at(index)])
    if not _is_named(who):
        return unknown("The partnership chair is not given by name, so that nobody can say who it is.", looked_at, [_CHAIR])
    return contrary("The partnership chair is none of the delegated safeguarding partners.", looked_at, [_CHAIR])


@judges(ChairIsNotTheScrutineer)
def chair_is_not_the_scrutineer(check: ChairIsNotTheScrutineer, case: Case) -> Verdict:
    """The two are compared by id, and by name."""
    partners, looked_at = case.edition.partners, "the partnership chair and the independent scrutineer"
    there = [spot for office, spot in ((partners.chair, _CHAIR), (partners.scrutineer, _SCRUTINEER)) if office]
    if partners.chair is None or partners.scrutineer is None:
        lost = listed([what for office, what in ((partners.chair, "chair"), (partners.scrutineer, "scrutineer")) if office is None], "or")
        return unknown(f"No {lost} is named, so that the two cannot be compared.", looked_at, there)
    chair, scrutineer = _people(partners, partners.chair), _people(partners, partners.scrutineer)
    if chair & scrutineer:
        return contrary("The partnership chair is the independent scrutineer too.", looked_at, there)
    if not _is_named(chair) or not _is_named(scrutineer):
        return unknown("One of the two is not given by name, so that they cannot be compared.", looked_at, there)
    rests_on = [spot for office in (partners.chair, partners.scrutineer) for spot, _ in _entries(partners, office)]
    return met("The partnership chair and the independent scrutineer are two people.", looked_at, dict.fromkeys(rests_on))


def _named(partners: Partners, office: Office | None, what: str, spot: Spot) -> Verdict:
    if office is None or not (office.name or office.post or office.same_as) or _is_unwritten(partners, office):
        return missing(f"It is not said who the {what} is.", f"the entry of the {what}", [spot])
    by = "by name" if _is_named(_people(partners, office)) else "by post"
    return met(f"The {what} is given {by}.", f"the entry of the {what}", [spot])


def _is_unwritten(partners: Partners, office: Office) -> bool:
    """Whether all that tells who it is, here and where it says that it is the same person, is still to be written."""
    given = [text for _, each in _entries(partners, office) for text in (each.name, each.post) if text]
    return bool(given) and all(is_placeholder(text) for text in given)


def _people(partners: Partners, office: Office | Representative) -> frozenset[str]:
    """What tells who somebody is: the ids of the entries for the same person, and the names given there."""
    entries = [entry for _, entry in _entries(partners, office)]
    return frozenset({f"id:{each.id}" for each in entries} | {f"name:{each.name.casefold()}" for each in entries if each.name})


def _entries(partners: Partners, office: Office | Representative) -> Iterator[tuple[Spot, Office | Representative]]:
    """The entry, the one that it says is the same person, and so on."""
    everybody: list[tuple[Spot, Office | Representative]] = [(LEADS.at(index), each) for index, each in enumerate(partners.lead_partners)]
    everybody += [(DELEGATES.at(index), each) for index, each in enumerate(partners.delegated_partners)]
    everybody += [(spot, each) for spot, each in ((_CHAIR, partners.chair), (_SCRUTINEER, partners.scrutineer)) if each]
    by_id = {each.id: (spot, each) for spot, each in everybody}
    seen: set[str] = set()
    id: str | None = office.id
    while id is not None and id in by_id and id not in seen:
        seen.add(id)
        yield by_id[id]
        id = by_id[id][1].same_as


def _is_named(people: frozenset[str]) -> bool:
    return any(each.startswith("name:") for each in people)

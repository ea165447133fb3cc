"""What an edition and the law ask of each kind of organisation that a reader may come from, and who speaks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from .model import Agency, Area, Category, Edition, Group, Member, OrganisationKind
from .model.edition import Sector
from .requirements import Asked
from .wording import folded

Standing = Literal["partner", "named", "invited", "not named", "not recorded"]
"""A safeguarding partner; named as a relevant agency; named, although the Schedule leaves its kind out; neither."""

_BODIES: Final[dict[Sector, tuple[str, ...]]] = {
    "local-authority": ("local_authorities",), "health": ("health_bodies",), "police": ("police_forces",), "other": (),
}  # fmt: skip

_Categories = dict[str, tuple[Category, str]]
_Seated = list[tuple[Group, list[tuple[Member, str]]]]
"""The groups with their members, each with its name as it is compared."""


@dataclass(frozen=True)
class Falls:
    """A category under which the kind falls, and what has to be true for that, if anything has to."""

    category: Category
    instrument: str
    only_if: str | None


@dataclass(frozen=True)
class Seat:
    """A group with the members that speak there for the kind."""

    group: Group
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Answer:
    """What a reader from an organisation of one kind has to know of an edition.

    `agencies` are the relevant agencies that are of the kind, `unbound` those of them that take part without being bound;
    `bodies` are the names of the safeguarding partners of the area that are of it, and `asked` is what guidance asks of the arrangements for it.
    """

    kind: OrganisationKind
    standing: Standing
    bodies: tuple[str, ...]
    agencies: tuple[Agency, ...]
    unbound: tuple[Agency, ...]
    falls: tuple[Falls, ...]
    seats: tuple[Seat, ...]
    asked: tuple[Asked, ...]

    @property
    def conditions(self) -> tuple[str, ...]:
        """What has to be true for the Schedule to list it: one of these; none if it is listed anyway, or not at all."""
        conditions = tuple(dict.fromkeys(each.only_if for each in self.kind.categories if each.only_if))
        return conditions if all(each.only_if for each in self.kind.categories) else ()


@dataclass(frozen=True)
class Duties:
    """What was a duty at the time of everybody, of relevant agencies and of safeguarding partners; only what was verified is one."""

    anyone: tuple[Asked, ...]
    agencies: tuple[Asked, ...]
    partners: tuple[Asked, ...]


def duties(edition: Edition, in_force: Iterable[Asked]) -> Duties:
    """The duties at the time of the edition, found among what was `in_force`."""
    law = tuple(asked for asked in in_force if asked.is_duty and asked.is_verified)
    kinds = edition.kinds
    return Duties(_among(law, kinds.anyone), _among(law, kinds.agencies), _among(law, kinds.partners))


@lru_cache(maxsize=4)
def answers(edition: Edition, in_force: tuple[Asked, ...]) -> tuple[Answer, ...]:
    """The answer for each kind of organisation; `in_force` is what was asked at the time. Several pages need them."""
    schedules = {asked.instrument_id: asked.instrument for asked in in_force}
    categories = {each.id: (each, id) for id, instrument in schedules.items() for each in instrument.categories}
    seated = [(group, [(member, folded(member.name)) for member in group.members]) for group in edition.groups.groups]
    return tuple(_answer(kind, edition, in_force, categories, seated) for kind in edition.kinds.kinds)


def of_agencies(found: Iterable[Answer]) -> dict[str, list[OrganisationKind]]:
    """The kinds that each relevant agency is of, by the id of the agency."""
    kinds: dict[str, list[OrganisationKind]] = {}
    for answer in found:
        for agency in answer.agencies:
            kinds.setdefault(agency.id, []).append(answer.kind)
    return kinds


def _answer(kind: OrganisationKind, edition: Edition, in_force: tuple[Asked, ...], categories: _Categories, seated: _Seated) -> Answer:
    agencies = tuple(agency for agency in edition.agencies.agencies if _is_of(kind, agency, edition))
    falls = tuple(Falls(*categories[each.category], each.only_if) for each in kind.categories if each.category in categories)
    outside = not kind.categories
    unbound = tuple(agency for agency in agencies if agency.bound is False or (outside and not (agency.category or agency.bound)))
    bodies = _bodies(kind, edition.area)
    return Answer(
        kind=kind,
        standing=_standing(edition, bool(bodies), agencies, unbound),
        bodies=tuple(edition.organisation_name(id) for id in bodies),
        agencies=agencies,
        unbound=unbound,
        falls=falls,
        seats=_seats(kind, seated, agencies, bodies),
        asked=_among(tuple(asked for asked in in_force if asked.is_verified), kind.asked),
    )


def _standing(edition: Edition, is_partner: bool, agencies: tuple[Agency, ...], unbound: tuple[Agency, ...]) -> Standing:
    if is_partner:
        return "partner"
    if not agencies:
        return "not recorded" if edition.about.reconstructed and not edition.agencies.agencies else "not named"
    return "invited" if agencies == unbound else "named"


def _is_of(kind: OrganisationKind, agency: Agency, edition: Edition) -> bool:
    """Whether the relevant agency is of that kind: by its phases, its category, its organisation, and last by what kind of body it is."""
    if agency.phases and kind.phases:
        return not set(agency.phases).isdisjoint(kind.phases)
    body = edition.organisations[agency.organisation] if agency.organisation else None
    sort = agency.kind or (body.kind if body else None)
    if agency.category and kind.categories:
        return any(each.category == agency.category and (each.only_if is None or sort in kind.kinds) for each in kind.categories)
    area = edition.area
    if agency.organisation in (*area.local_authorities, *area.health_bodies, *area.police_forces):
        return agency.organisation in _bodies(kind, area)
    return sort in kind.kinds


def _bodies(kind: OrganisationKind, area: Area) -> tuple[str, ...]:
    """The safeguarding partners of the area that are of the kind."""
    return tuple(id for name in (_BODIES[kind.partner] if kind.partner else ()) for id in getattr(area, name))


def _seats(kind: OrganisationKind, seated: _Seated, agencies: tuple[Agency, ...], bodies: tuple[str, ...]) -> tuple[Seat, ...]:
    ids = {agency.id for agency in agencies}
    names = {folded(agency.name) for agency in agencies}
    organisations = {*bodies, *(agency.organisation for agency in agencies if agency.organisation)}

    def speaks(member: Member, name: str) -> bool:
        if member.phases and kind.phases:
            return not set(member.phases).isdisjoint(kind.phases)
        return member.agency in ids or member.organisation in organisations or name in names

    found = ((group, tuple(member for member, name in members if speaks(member, name))) for group, members in seated)
    return tuple(Seat(group, members) for group, members in found if members)


def _among(in_force: tuple[Asked, ...], wanted: tuple[str, ...]) -> tuple[Asked, ...]:
    """What is wanted by its id, or what carries that forward, if it was in force."""
    return tuple(asked for asked in in_force if not asked.line.isdisjoint(wanted))

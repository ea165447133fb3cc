"""One body that stands twice in a list."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Edition
from ..wording import folded
from .bodies import folded_names
from .remark import Remark, Where


def agencies_twice(edition: Edition) -> Iterator[Remark]:
    """One body that stands twice in the list of relevant agencies."""
    first: dict[str, int] = {}
    for index, agency in enumerate(edition.agencies.agencies):
        key = folded(agency.name)
        other = (
            next((at for at, each in enumerate(edition.agencies.agencies) if each.id == agency.same_as), None) if agency.same_as else first.get(key)
        )
        if other is not None:
            says = f"{agency.name} stands twice in the list of relevant agencies."
            places = tuple(Where(edition.key, "agencies", ("agencies", each, "name")) for each in sorted((other, index)))
            yield Remark("listed-twice", "warning", edition.key, says, "take one of the two entries out", places)
        first.setdefault(key, index)


def settings_twice(edition: Edition) -> Iterator[Remark]:
    """One school or early years setting that stands twice in the list, by its number."""
    first: dict[str, int] = {}
    for index, setting in enumerate(edition.settings.settings if edition.settings else ()):
        if setting.urn is None:
            continue
        if setting.urn in first:
            other = edition.settings.settings[first[setting.urn]] if edition.settings else setting
            says = f"{other.name} and {setting.name} have the same number, {setting.urn}, so one setting stands twice in the list."
            instead = "take one of the two out, or put its number right; a setting under two headings has `also_listed`"
            places = tuple(Where(edition.key, "settings", ("settings", each, "urn")) for each in (first[setting.urn], index))
            yield Remark("listed-twice", "warning", edition.key, says, instead, places)
        first.setdefault(setting.urn, index)


def members_twice(edition: Edition) -> Iterator[Remark]:
    """One body that stands twice among the members of a group; of a post there may be several."""
    agencies, organisations = {folded(agency.name) for agency in edition.agencies.agencies}, folded_names(edition)
    for at_group, group in enumerate(edition.groups.groups):
        first: dict[tuple[object, ...], int] = {}
        for index, member in enumerate(group.members):
            name = folded(member.name)
            key = (name, folded(member.post or ""), member.organisation, member.agency, member.role)
            if key in first and (name in agencies or name in organisations):
                says = f"{member.name} stands twice among the members of {group.name}."
                places = tuple(Where(edition.key, "groups", ("groups", at_group, "members", each, "name")) for each in (first[key], index))
                yield Remark("listed-twice", "warning", edition.key, says, "take one of the two entries out, or give the post of each", places)
            first.setdefault(key, index)

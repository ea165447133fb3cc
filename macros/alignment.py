"""Items of two editions that are the same thing under another id: by number, organisation or name, never by likeness."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from .differences import Same
from .model import Agency, Edition, Setting, When
from .wording import folded

AGENCIES: Final = ("agencies", "agencies")
SETTINGS: Final = ("settings", "settings")

_Item = TypeVar("_Item", Agency, Setting)


@dataclass(frozen=True)
class Successor:
    """The number (URN) of the school that took the place of another; since when, if known; and whether it took in more than that one."""

    urn: str
    since: When | None = None
    merged: bool = False


def same_things(before: Edition, after: Edition, successors: Mapping[str, Successor]) -> Same:
    """For the lists of agencies and settings, the older id of each item that the newer edition has under another id."""
    agencies = _matched(before.agencies.agencies, after.agencies.agencies, _agency_keys(before, after))
    settings: dict[str, str] = {}
    if before.settings and after.settings:
        settings = _matched(before.settings.settings, after.settings.settings, _setting_keys(successors))
    return {AGENCIES: agencies, SETTINGS: settings}


def last_successor(urn: str | None, successors: Mapping[str, Successor]) -> Successor | None:
    """The one at the end of the chain; none where a school closed for good, or was merged into another on the way."""
    found = None
    seen = {urn}
    while urn and urn in successors and not successors[urn].merged and successors[urn].urn not in seen:
        found = successors[urn]
        urn = found.urn
        seen.add(urn)
    return found


Keys = tuple[Callable[[_Item], Hashable], Callable[[_Item], Hashable]]
"""How an item of the older and one of the newer edition are known for the same; None where nothing is to go by."""


def _matched(before: Iterable[_Item], after: Iterable[_Item], ways: Iterable[Keys[_Item]]) -> dict[str, str]:
    """The older ids by the newer ones, way by way; what several items share tells none of them apart."""
    found: dict[str, str] = {}
    older, newer = {item.id: item for item in before}, {item.id: item for item in after}
    left, fresh = {id: older[id] for id in older if id not in newer}, {id: newer[id] for id in newer if id not in older}
    for old_key, new_key in ways:
        there = _unique((old_key(item), item) for item in left.values())
        for key, item in _unique((new_key(item), item) for item in fresh.values()).items():
            if key in there:
                found[item.id] = there[key].id
        for new, old in found.items():
            left.pop(old, None)
            fresh.pop(new, None)
    return found


def _unique(pairs: Iterable[tuple[Hashable, _Item]]) -> dict[Hashable, _Item]:
    found: dict[Hashable, _Item] = {}
    twice: set[Hashable] = set()
    for key, item in pairs:
        if key is not None and key in found:
            twice.add(key)
        if key is not None:
            found[key] = item
    return {key: item for key, item in found.items() if key not in twice}


def _agency_keys(before: Edition, after: Edition) -> list[Keys[Agency]]:
    formers = {
        (side, id): {folded(former.name) for former in body.former_names}
        for side, edition in enumerate((before, after))
        for id, body in edition.organisations.items()
    }
    old_names = {folded(agency.name) for agency in before.agencies.agencies if not agency.organisation}
    new_names = {folded(agency.name) for agency in after.agencies.agencies if not agency.organisation}

    def former(side: int, names: set[str]) -> Callable[[Agency], Hashable]:
        """The one former name of its organisation that the other edition lists."""
        return lambda agency: next(iter(formers.get((side, agency.organisation or ""), set()) & names), None)

    def name(agency: Agency) -> Hashable:
        return folded(agency.name)

    return [(_organisation, _organisation), (name, former(1, old_names)), (former(0, new_names), name), (name, name)]


def _organisation(agency: Agency) -> Hashable:
    return agency.organisation if not agency.same_as else None


def _setting_keys(successors: Mapping[str, Successor]) -> list[Keys[Setting]]:
    def urn(setting: Setting) -> Hashable:
        return setting.urn

    def ofsted(setting: Setting) -> Hashable:
        return setting.ofsted_urn

    def successor(setting: Setting) -> Hashable:
        found = last_successor(setting.urn, successors)
        return found.urn if found else None

    def unnumbered(setting: Setting) -> Hashable:
        """Its name and heading, for a list that gives no number."""
        return folded(setting.name)

    return [(urn, urn), (successor, urn), (ofsted, ofsted), (unnumbered, unnumbered)]

"""Rules about schools, colleges and early years settings. A column that was filled in later opens or closes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ..alignment import SETTINGS, last_successor
from ..changes import Claim, Weight
from ..differences import How
from ..model import When
from ..pair import Pair
from ..wording import counted, day, folded, listed
from .naming import SUBJECTS, quoted
from .rule import change_rule

_SUBJECT: Final = SUBJECTS["settings"]
_TIME: Final = "A school takes the place of another in time: swapped, its number has changed and nobody took over."


@change_rule(Weight.PRACTICAL, mirror="settings-list-removed")
def settings_list_added(pair: Pair) -> Iterator[Claim]:
    """The arrangements now list schools and other settings."""
    for one in pair.at("settings", how="added"):
        yield Claim(_SUBJECT, f"The arrangements now list their settings: {_counts(one.after)}.", (one,))


@change_rule(Weight.PRACTICAL, mirror="settings-list-added")
def settings_list_removed(pair: Pair) -> Iterator[Claim]:
    """The arrangements no longer list schools and other settings."""
    for one in pair.at("settings", how="removed"):
        yield Claim(_SUBJECT, f"The arrangements no longer list their settings; the list had {_counts(one.before)}.", (one,))


@change_rule(Weight.PRACTICAL, no_mirror=_TIME)
def setting_became_academy(pair: Pair) -> Iterator[Claim]:
    """A school closed and reopened in the same place under a new number, as one does that becomes an academy."""
    for path, found in pair.below(*SETTINGS, "*", fields=frozenset({"urn"})).items():
        was, now = pair.was(path), pair.now(path)
        heir = last_successor(was.get("urn"), pair.beside.successors)
        if heir and heir.urn == now.get("urn"):
            renamed = pair.at(*path, "name")
            as_ = f" as {now['name']}" if renamed else ""
            since = f" ({day(heir.since)})" if heir.since else ""
            says = f"{was['name']} closed and reopened{as_} under a new number{since}: URN {was['urn']} became {now['urn']}."
            yield Claim(_under(pair, now), says, (*found, *renamed))


@change_rule(Weight.PRACTICAL, no_mirror=_TIME)
def setting_merged(pair: Pair) -> Iterator[Claim]:
    """A school closed and became part of another one that is listed."""
    listed_now = {item.get("urn"): item for item in pair.now(SETTINGS) or []}
    for one in pair.at(*SETTINGS, "*", how="removed"):
        was: Any = one.before
        heir = pair.beside.successors.get(was.get("urn", ""))
        if heir and heir.urn in listed_now:
            into = listed_now[heir.urn]
            older = pair.same[SETTINGS]
            since = f" ({day(heir.since)})" if heir.since else ""
            says = f"{was['name']} closed and became part of {into['name']}{since}."
            yield Claim(_under(pair, was), says, (one,), was=one.path, now=(*SETTINGS, older.get(into["id"], into["id"])))


@change_rule(Weight.PRACTICAL, mirror="setting-closed")
def setting_opened(pair: Pair) -> Iterator[Claim]:
    """A setting is new on the list."""
    for one in pair.at(*SETTINGS, "*", how="added"):
        value: Any = one.after
        yield Claim(_under(pair, value), f"{value['name']} is new on the list{_number(value)}.", (one,))


@change_rule(Weight.PRACTICAL, mirror="setting-opened")
def setting_closed(pair: Pair) -> Iterator[Claim]:
    """A setting is no longer on the list."""
    for one in pair.at(*SETTINGS, "*", how="removed"):
        value: Any = one.before
        yield Claim(_under(pair, value), f"{value['name']} is no longer on the list{_number(value)}.", (one,))


@change_rule(Weight.WORDING)
def setting_spelled_otherwise(pair: Pair) -> Iterator[Claim]:
    """The name of a setting is the same in other signs: capitals, an apostrophe, `and` or `St` written out."""
    for one in pair.at(*SETTINGS, "*", "name"):
        if folded(str(one.before)) == folded(str(one.after)):
            yield Claim(_under(pair, pair.now(one.path[:3])), f"{one.before} is now written {one.after}.", (one,))


@change_rule(Weight.PRACTICAL)
def setting_renamed(pair: Pair) -> Iterator[Claim]:
    """A setting has another name."""
    for one in pair.at(*SETTINGS, "*", "name"):
        yield Claim(_under(pair, pair.now(one.path[:3])), f"{one.before} is now listed as {one.after}.", (one,))


@change_rule(Weight.PRACTICAL)
def setting_moved(pair: Pair) -> Iterator[Claim]:
    """A setting stands under another heading."""
    for one in pair.at(*SETTINGS, "*", "heading"):
        was, now = (pair.name(("settings", "headings", str(id))) for id in (one.before, one.after))
        says = f"{pair.name(one.path[:3])} now stands under {quoted(now)}; before: under {quoted(was)}."
        yield Claim(_under(pair, pair.now(one.path[:3])), says, (one,))


@change_rule(Weight.PRACTICAL)
def setting_renumbered(pair: Pair) -> Iterator[Claim]:
    """A setting of the same name has another number, and nothing at hand says how the two belong together."""
    for one in pair.at(*SETTINGS, "*", "ofsted_urn", how="changed"):
        says = f"{pair.name(one.path[:3])} has another number with Ofsted: {one.before} became {one.after}."
        yield Claim(_under(pair, pair.now(one.path[:3])), says, (one,))
    for one in pair.at(*SETTINGS, "*", "urn", how="changed"):
        says = f"{pair.name(one.path[:3])} has another number, as a school has that reopened: URN {one.before} became {one.after}."
        yield Claim(_under(pair, pair.now(one.path[:3])), says, (one,))


@change_rule(Weight.PRACTICAL)
def setting_listed_elsewhere(pair: Pair) -> Iterator[Claim]:
    """A setting stands under other further headings, or elsewhere under one of them."""
    for one in pair.at(*SETTINGS, "*", "also_listed"):
        was, now = _further(pair, one.before), _further(pair, one.after)
        says = f"{pair.name(one.path[:3])} is now also listed under {_headings(now)}; before: under {_headings(was)}."
        if not now:
            says = f"{pair.name(one.path[:3])} is now listed under one heading alone; before: also under {_headings(was)}."
        elif was == now:
            says = f"{pair.name(one.path[:3])} stands elsewhere under {_headings(now)}."
        yield Claim(_under(pair, pair.now(one.path[:3])), says, (one,))


@change_rule(Weight.WORDING, mirror="numbers-of-settings-left-out")
def numbers_of_settings_filled_in(pair: Pair) -> Iterator[Claim]:
    """The number (of the school register, or with Ofsted) of settings that were listed before was added."""
    yield from _filled(pair, "added", "was added for")


@change_rule(Weight.WORDING, mirror="numbers-of-settings-filled-in")
def numbers_of_settings_left_out(pair: Pair) -> Iterator[Claim]:
    """The number (of the school register, or with Ofsted) of settings that are still listed was left out."""
    yield from _filled(pair, "removed", "was left out for")


@change_rule(Weight.WORDING)
def settings_dated_otherwise(pair: Pair) -> Iterator[Claim]:
    """The list of settings speaks of another date."""
    for one in pair.at("settings", "as_of"):
        was, now = (day(When.parse(str(date))) if date else "no date" for date in (one.before, one.after))
        yield Claim(_SUBJECT, f"The list is now of {now}; before: of {was}.", (one,))


@change_rule(Weight.PRACTICAL, mirror="heading-removed")
def heading_added(pair: Pair) -> Iterator[Claim]:
    """The list of settings has a further heading."""
    for one in pair.at("settings", "headings", "*", how="added"):
        yield Claim(_SUBJECT, f"{quoted(pair.name(one.path))} is a new heading of the list.", (one,))


@change_rule(Weight.PRACTICAL, mirror="heading-added")
def heading_removed(pair: Pair) -> Iterator[Claim]:
    """A heading of the list of settings is no longer there."""
    for one in pair.at("settings", "headings", "*", how="removed"):
        yield Claim(_SUBJECT, f"{quoted(pair.name(one.path))} is no longer a heading of the list.", (one,))


@change_rule(Weight.WORDING)
def heading_renamed(pair: Pair) -> Iterator[Claim]:
    """A heading of the list of settings reads otherwise."""
    for one in pair.at("settings", "headings", "*", "name"):
        yield Claim(_SUBJECT, f"The heading {quoted(str(one.before))} is now {quoted(str(one.after))}.", (one,))


def _under(pair: Pair, setting: Any) -> str:
    """The heading under which a setting stands, as what its change is listed under."""
    return f"{_SUBJECT}: {pair.name(('settings', 'headings', setting['heading']))}"


def _number(setting: Any) -> str:
    return f" (URN {setting['urn']})" if "urn" in setting else ""


def _counts(value: Any) -> str:
    headings = [heading["name"] for heading in value.get("headings", ())]
    count = counted(len(value.get("settings", ())), "setting")
    return f"{count} under {counted(len(headings), 'heading')}"


def _further(pair: Pair, listings: Any) -> list[str]:
    return sorted(pair.name(("settings", "headings", listing["heading"])) for listing in listings or ())


def _headings(names: list[str]) -> str:
    return listed([quoted(name) for name in names]) or "no other heading"


def _filled(pair: Pair, how: How, says: str) -> Iterator[Claim]:
    for field, noun in (("urn", "The number (URN)"), ("ofsted_urn", "The number with Ofsted")):
        found = pair.at(*SETTINGS, "*", field, how=how)
        if found:
            names = [pair.name(one.path[:3]) for one in found]
            told = listed(names) if len(names) <= 3 else counted(len(names), "setting")
            yield Claim(_SUBJECT, f"{noun} {says} {told}.", tuple(found))

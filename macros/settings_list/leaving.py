"""Which settings of an edition are not on the lists, and what that means: closed, unsure, or not spoken of."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from ..model import Setting, Settings
from ..wording import counted, day
from .headings import early_years
from .matching import Matches, Pair
from .reading import Lists

_REGISTERS: Final = (("schools", "urn", "on the list of schools"), ("childcare", "ofsted_urn", "in Ofsted's register"))


@dataclass(frozen=True)
class Absent:
    """By id what closed and how that is known, what is unsure, and what the lists do not speak of."""

    closed: dict[str, str]
    unsure: tuple[str, ...]
    notes: tuple[str, ...]


def absent(settings: Settings | None, matches: Matches, lists: Lists, there: Mapping[str, Setting]) -> Absent:
    """Judge every setting that no open entry is. What has no number is never taken for closed.

    `there` are all settings by id as they would be, those that are new among them.
    A list that names no councils is somebody's own: it may be a part, so that what it does not hold is not gone.
    """
    judging = _Judging(settings, matches, lists, there)
    closed: dict[str, str] = {}
    unsure: list[str] = []
    silent: dict[str, int] = {}
    for pair in matches.pairs:
        setting = pair.setting
        if setting is None or setting.id in matches.doubted:
            continue
        why = judging.closed(setting, pair)
        if why:
            closed[setting.id] = why
        elif doubt := judging.doubt(setting, pair):
            unsure.append(doubt)
        elif judging.is_silent(setting, pair):
            silent[setting.heading] = silent.get(setting.heading, 0) + 1
    names = {heading.id: heading.name for heading in settings.headings} if settings else {}
    kept = "The lists hold nothing of the kind, so what stands under"
    notes = tuple(f"{kept} {names[id]} stays as it is: {counted(count, 'setting')}." for id, count in silent.items())
    return Absent(closed, tuple(unsure), notes)


class _Judging:
    def __init__(self, settings: Settings | None, matches: Matches, lists: Lists, there: Mapping[str, Setting]) -> None:
        self._merged = matches.merged
        self._given = {source.is_of for source in lists.sources if source.names_councils}
        closed = [entry for entry in (*lists.elsewhere.values(), *lists.entries) if entry.state == "closed"]
        self._ended = {("urn", entry.urn): entry for entry in closed} | {("ofsted_urn", entry.ofsted): entry for entry in closed}
        headings = settings.headings if settings else ()
        self._early = early_years(headings)
        ended = {pair.setting.id for pair in matches.pairs if pair.setting and not pair.entry and self._told_closed(pair.setting)}
        staying = [setting for id, setting in there.items() if id not in ended]
        open_now = [entry for pair in matches.pairs for entry in (pair.school, pair.childcare) if entry]
        listed = {"urn": {entry.urn for entry in open_now}, "ofsted_urn": {entry.ofsted for entry in open_now}}
        self._spoken = {
            (register, heading.id)
            for register, field, _ in _REGISTERS
            for heading in headings
            if register in self._given and _spoken([getattr(one, field) for one in staying if one.heading == heading.id], listed[field])
        }

    def closed(self, setting: Setting, pair: Pair) -> str:
        """Why the setting is closed, in words that follow its name; empty if it is not, or not surely."""
        if pair.entry:
            return ""
        if said := self._told_closed(setting):
            return said
        held = [(register, said) for register, field, said in _REGISTERS if getattr(setting, field)]
        if len(held) == 1 and (held[0][0], setting.heading) in self._spoken:
            return f"is no longer {held[0][1]}"
        return ""

    def _told_closed(self, setting: Setting) -> str:
        """What the lists themselves say of its end."""
        if setting.id in self._merged:
            return f"became part of {self._merged[setting.id].known_as}"
        ended = next((self._ended[field, number] for field, number in _numbers(setting) if (field, number) in self._ended), None)
        if ended is None:
            return ""
        return f"closed on {day(ended.closed)}" if ended.closed and ended.closed.day else "is closed, says the list"

    def doubt(self, setting: Setting, pair: Pair) -> str:
        """What is unsure about a setting of which something should be on the lists; empty if nothing is."""
        for register, field, said in _REGISTERS:
            number = getattr(setting, field)
            found = pair.school if register == "schools" else pair.childcare
            if number and not found and pair.entry and (register, setting.heading) in self._spoken:
                return f"{setting.name} (`{setting.id}`) is open, but its number {number} is no longer {said}."
        if pair.entry or setting.urn or setting.ofsted_urn or not self._should_be_there(setting):
            return ""
        return f"{setting.name} (`{setting.id}`) has no number and is on no list by that name."

    def is_silent(self, setting: Setting, pair: Pair) -> bool:
        """Whether the lists that were given should speak of it but hold nothing of its heading."""
        held = [register for register, field, _ in _REGISTERS if getattr(setting, field)]
        return not pair.entry and bool(set(held) & self._given)

    def _should_be_there(self, setting: Setting) -> bool:
        if setting.heading in self._early:
            return "childcare" in self._given
        return any((register, setting.heading) in self._spoken for register, _, _ in _REGISTERS)


def _numbers(setting: Setting) -> tuple[tuple[str, str], ...]:
    """Its numbers, each with its field: the same digits may be one setting in one register and another in the other."""
    return tuple((field, number) for _, field, _ in _REGISTERS if (number := getattr(setting, field)))


def _spoken(numbers: list[str | None], listed: Collection[str]) -> bool:
    """Whether the lists hold two thirds of the numbers under a heading, so that what they do not hold is gone."""
    held = [number for number in numbers if number]
    found = sum(1 for number in held if number in listed)
    return found > 0 and found * 3 >= len(held) * 2

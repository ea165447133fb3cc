"""Which settings of an edition are not on the lists, and what that means: closed, unsure, or not spoken of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..model import Setting, Settings
from ..wording import counted, day
from .entries import Entry
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


def absent(settings: Settings | None, matches: Matches, lists: Lists, added: tuple[Setting, ...]) -> Absent:
    """Judge every setting that no open entry is. What has no number is never taken for closed.

    A list that names no councils is somebody's own: it may be a part, so that what it does not hold is not gone.
    """
    judging = _Judging(settings, matches, lists, added)
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
    def __init__(self, settings: Settings | None, matches: Matches, lists: Lists, added: tuple[Setting, ...]) -> None:
        self._merged = matches.merged
        self._given = {source.is_of for source in lists.sources if source.names_councils}
        self._ended: dict[str, Entry] = {entry.urn: entry for entry in lists.elsewhere.values() if entry.state == "closed"}
        self._ended |= {number: entry for entry in lists.entries if entry.state == "closed" for number in (entry.urn, entry.ofsted) if number}
        headings = settings.headings if settings else ()
        self._early = early_years(headings)
        staying = [pair for pair in matches.pairs if pair.setting and (pair.entry or not self._told_closed(pair.setting))]
        self._spoken = {
            (register, heading.id)
            for register, field, _ in _REGISTERS
            for heading in headings
            if register in self._given and _spoken(heading.id, field, staying, added)
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
        ended = next((self._ended[number] for number in (setting.urn, setting.ofsted_urn) if number in self._ended), None)
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


def _spoken(heading: str, field: str, staying: list[Pair], added: tuple[Setting, ...]) -> bool:
    """Whether the lists hold two thirds of what stands under a heading with a number, so that what they do not hold is gone."""
    there = [pair for pair in staying if pair.setting and pair.setting.heading == heading and getattr(pair.setting, field)]
    found = sum(1 for pair in there if (pair.school if field == "urn" else pair.childcare))
    new = sum(1 for setting in added if setting.heading == heading and getattr(setting, field))
    return found + new > 0 and (found + new) * 3 >= (len(there) + new) * 2

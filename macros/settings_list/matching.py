"""Which entry of a list is which setting of an edition: by number, by links between numbers, then by equal name. Similar is unsure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from ..model import Setting, Settings
from .entries import Entry
from .headings import early_years
from .names import alike, similarity
from .reading import Lists

_NEAR: Final = 88


@dataclass
class Pair:
    """A setting of the edition with what the lists hold of it; no setting means that it is new."""

    setting: Setting | None
    school: Entry | None = None
    childcare: Entry | None = None
    by_name: bool = False

    @property
    def entry(self) -> Entry | None:
        """The entry that names it: a school's own before its entry in Ofsted's register."""
        return self.school or self.childcare

    @property
    def name(self) -> str:
        """What it is called, once it is named as the lists name it."""
        names_it = self.school or (self.childcare if self.setting is None or not self.setting.urn else None)
        return names_it.name if names_it else self.setting.name if self.setting else ""

    def take(self, entry: Entry, by_name: bool) -> None:
        """Note the entry on the side of its register."""
        self.by_name = self.by_name or by_name
        if entry.ofsted and not entry.urn:
            self.childcare = entry
        else:
            self.school = entry


@dataclass(frozen=True)
class Doubt:
    """An entry that may be one of these settings, or a new one; `why` says what keeps it from being decided."""

    entry: Entry
    settings: tuple[Setting, ...]
    why: str


@dataclass
class Matches:
    """What was found: pairs in the order of the edition and then of the lists, doubts, and settings that others took over."""

    pairs: list[Pair]
    doubts: list[Doubt] = field(default_factory=list)
    merged: dict[str, Entry] = field(default_factory=dict)
    """By the id of a setting that is gone, what it became part of."""

    @property
    def doubted(self) -> frozenset[str]:
        """The ids of settings of which something is unsure."""
        return frozenset(setting.id for doubt in self.doubts for setting in doubt.settings)


def matched(settings: Settings | None, lists: Lists) -> Matches:
    """Pair settings and open entries, one register after the other."""
    matches = Matches([Pair(setting) for setting in (settings.settings if settings else ())])
    known = {setting.urn for setting in (settings.settings if settings else ()) if setting.urn}
    beyond = [entry for urn, entry in lists.elsewhere.items() if urn in known]
    here = [entry for entry in (*lists.entries, *beyond) if entry.state in {"open", "closing"}]
    early = early_years(settings.headings if settings else ())
    waiting = _by_number(matches, here)
    waiting = _by_links(matches, waiting, lists)
    for of_ofsted in (False, True):
        _by_name(matches, [entry for entry in waiting if bool(entry.ofsted and not entry.urn) is of_ofsted], early)
    return matches


def _by_number(matches: Matches, entries: Iterable[Entry]) -> list[Entry]:
    urns = {pair.setting.urn: pair for pair in matches.pairs if pair.setting and pair.setting.urn}
    ofsted = {pair.setting.ofsted_urn: pair for pair in matches.pairs if pair.setting and pair.setting.ofsted_urn}
    waiting = []
    for entry in entries:
        pair = urns.get(entry.urn) if entry.urn else None
        pair = pair or (ofsted.get(entry.ofsted) if entry.ofsted else None)
        if pair:
            pair.take(entry, by_name=False)
        else:
            waiting.append(entry)
    return waiting


def _by_links(matches: Matches, waiting: list[Entry], lists: Lists) -> list[Entry]:
    """A setting whose number is gone is its successor, if it has one and is the only one to become it."""
    open_now = {entry.urn: entry for entry in lists.entries if entry.urn and entry.state in {"open", "closing"}}
    gone = {pair.setting.urn: pair for pair in matches.pairs if pair.setting and pair.setting.urn and not pair.school}
    becoming: dict[str, list[Pair]] = defaultdict(list)
    held = {entry.urn for entry in waiting}
    for urn, pair in gone.items():
        ends = lists.links.ends(urn or "", open_now)
        new = [end for end in ends if end in held]
        if len(ends) == 1 or (ends and not new):
            becoming[ends[0]].append(pair)
        elif pair.setting:
            for end in new:
                matches.doubts.append(Doubt(open_now[end], (pair.setting,), "it is one of several that followed"))
    taken = {doubt.entry.urn for doubt in matches.doubts}
    for urn, pairs in becoming.items():
        if len(pairs) == 1 and urn in held and urn not in taken:
            pairs[0].take(open_now[urn], by_name=False)
            taken.add(urn)
        else:
            matches.merged |= {pair.setting.id: open_now[urn] for pair in pairs if pair.setting}
    return [entry for entry in waiting if entry.urn not in taken or not entry.urn]


def _by_name(matches: Matches, entries: list[Entry], early: frozenset[str]) -> None:
    """The entries of one register that have no number in the edition: equal names, if there is one on either side; else new or unsure."""
    free = [pair for pair in matches.pairs if entries and _free(pair, entries[0])]
    by_name, formerly = _grouped(free)
    counted: dict[str, int] = defaultdict(int)
    for entry in entries:
        counted[alike(entry.name)] += 1
    unsure = {alike(doubt.entry.name): doubt.settings for doubt in matches.doubts}
    fresh = []
    for entry in entries:
        named = by_name.get(alike(entry.name)) or _alone(formerly, alike(entry.name), counted)
        equal = [pair for pair in named if _agree(pair, entry)]
        if alike(entry.name) in unsure:
            matches.doubts.append(Doubt(entry, unsure[alike(entry.name)], "another of that name is unsure too"))
        elif len(equal) == 1 and counted[alike(entry.name)] == 1:
            equal[0].take(entry, by_name=True)
        elif equal:
            settings = tuple(pair.setting for pair in equal if pair.setting)
            matches.doubts.append(Doubt(entry, settings, "the name is the same, but not on one setting and one entry alone"))
        else:
            fresh.append(entry)
    left = [pair for pair in free if pair.setting and _free(pair, entries[0]) and pair.setting.id not in matches.merged]
    for entry in fresh:
        near = _near(entry, left, early)
        if near:
            matches.doubts.append(Doubt(entry, near, "the names are only similar"))
        else:
            matches.pairs.append(pair := Pair(None))
            pair.take(entry, by_name=False)


def _free(pair: Pair, entry: Entry) -> bool:
    """Whether an entry of this register may be the setting: its own number there is not on the list, or it has none."""
    return (pair.childcare if entry.ofsted and not entry.urn else pair.school) is None


def _agree(pair: Pair, entry: Entry) -> bool:
    """Two entries of the same name are one setting only where their postcodes do not speak against it."""
    other = pair.entry
    codes = {"".join(code.split()).upper() for code in (entry.postcode, other.postcode if other else "") if code}
    return len(codes) < 2


def _near(entry: Entry, pairs: Iterable[Pair], early: frozenset[str]) -> tuple[Setting, ...]:
    """The settings whose names are similar, the nearest first. A school is not looked for among early years settings, nor the reverse."""
    childcare = entry.kind in {"childcare", "nursery-school"}
    found = []
    for setting, name in ((pair.setting, pair.name) for pair in pairs if pair.setting):
        headings = {setting.heading, *(listing.heading for listing in setting.also_listed)}
        if early and bool(headings & early) is not childcare:
            continue
        score = similarity(entry.name, name)
        if score >= _NEAR:
            found.append((-score, setting.id, setting))
    return tuple(setting for _, _, setting in sorted(found, key=lambda one: one[:2]))


def _grouped(pairs: Iterable[Pair]) -> tuple[dict[str, list[Pair]], dict[str, list[Pair]]]:
    """Pairs by the name that they have or get, and by a name that the edition has for them and that goes."""
    found: dict[str, list[Pair]] = defaultdict(list)
    formerly: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        found[alike(pair.name)].append(pair)
        if pair.setting and alike(pair.setting.name) != alike(pair.name):
            formerly[alike(pair.setting.name)].append(pair)
    return found, formerly


def _alone(formerly: Mapping[str, list[Pair]], name: str, counted: Mapping[str, int]) -> list[Pair]:
    """The one pair that had the name, if one entry alone has it and none has its new one: a name that goes leaves no doubt behind."""
    held = formerly.get(name, [])
    return held if len(held) == 1 and counted.get(name) == 1 and not counted.get(alike(held[0].name)) else []

"""What lists would change in an edition's settings, told before anything is written. Nothing here reads or writes a file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ..model import Setting, Settings, When
from ..wording import day, listed, number
from .entries import Entry
from .headings import Headings, Rule, standard, without_heading
from .kinds import KINDS, is_academy
from .leaving import Absent, absent
from .matching import Matches, Pair, matched
from .names import alike, id_for
from .ordering import in_order
from .reading import Lists

RULES: Final = {
    "setting-opened": ("Opened", "opened"), "setting-closed": ("Closed", "closed"), "setting-renamed": ("Renamed", "renamed"),
    "setting-moved": ("Moved to another heading", "moved"), "setting-became-academy": ("Became an academy", "academies"),
    "setting-renumbered": ("New number", "renumbered"), "numbers-of-settings-filled-in": ("Number filled in", "numbers"),
    "settings-dated-otherwise": ("Date of the list", "date"),
}  # fmt: skip
"""What an import may change, as comparisons of editions name it, in the order in which it is shown: its title, and its word for `--leave`."""

_SHOWN: Final = 3


@dataclass(frozen=True)
class Change:
    """One change of the list: by which rule, of which setting, and a sentence that says it."""

    rule: str
    id: str
    says: str


@dataclass(frozen=True)
class Wishes:
    """What somebody asked for: kinds of setting with the heading they belong under, and what is to stay as it is (ids, numbers, rules)."""

    headings: Mapping[str, str]
    leave: frozenset[str]

    def leaves(self, rule: str, *names: str | None) -> bool:
        """Whether this is to stay as it is."""
        return bool({RULES[rule][1], *names} & self.leave)


@dataclass(frozen=True)
class Plan:
    """What would change, what is unsure and stays as it is, what else to know, and the list as it would be."""

    lists: Lists
    changes: tuple[Change, ...]
    unsure: tuple[str, ...]
    notes: tuple[str, ...]
    rules: tuple[Rule, ...]
    before: Settings | None
    after: Settings


def planned(settings: Settings | None, lists: Lists, wishes: Wishes, taken: Collection[str] = frozenset()) -> Plan:
    """Compare the edition's settings with the lists. `taken` are ids that no new setting may have."""
    return _Planning(settings, lists, wishes, frozenset(taken)).plan()


class _Planning:
    def __init__(self, settings: Settings | None, lists: Lists, wishes: Wishes, taken: frozenset[str]) -> None:
        self._before, self._lists, self._wishes = settings, lists, wishes
        self._matches: Matches = matched(settings, lists)
        self._headings = settings.headings if settings and settings.headings else standard(self._new_entries())
        self._names = {heading.id: heading.name for heading in self._headings}
        self._taken = {*taken, *self._names, *(setting.id for setting in (settings.settings if settings else ()))}
        self._changes: list[Change] = []
        self._unsure: list[str] = []

    def plan(self) -> Plan:
        added = tuple(self._added())
        placed = [*self._placed(), *((setting, pair.entry) for setting, pair in added if pair.entry)]
        headings = Headings(self._headings, placed, self._wishes.headings)
        kept = {pair.setting.id: self._kept(pair.setting, pair, headings) for pair in self._matches.pairs if pair.setting}
        gone = absent(self._before, self._matches, self._lists, kept | {setting.id: setting for setting, _ in added})
        kept = {id: setting for id, setting in kept.items() if not self._closed(setting, gone)}
        self._doubts(gone)
        after = in_order(self._before, self._headings, kept, tuple(setting for setting, _ in added), self._dated())
        order = list(RULES)
        changes = tuple(sorted(self._changes, key=lambda change: order.index(change.rule)))
        kinds = dict.fromkeys(entry.kind for _, entry in placed if entry.kind)
        known = Headings(self._headings, self._placed(), self._wishes.headings)
        rules = tuple(rule for kind in kinds if (rule := known.rule(kind)))
        return Plan(self._lists, changes, tuple(self._unsure), tuple(self._notes(gone)), rules, self._before, after)

    def _new_entries(self) -> Iterator[Entry]:
        return (pair.entry for pair in self._matches.pairs if not pair.setting and pair.entry)

    def _placed(self) -> Iterator[tuple[Setting, Entry]]:
        return ((pair.setting, pair.entry) for pair in self._matches.pairs if pair.setting and pair.entry)

    def _added(self) -> Iterator[tuple[Setting, Pair]]:
        headings = Headings(self._headings, self._placed(), self._wishes.headings)
        for pair in self._matches.pairs:
            entry = pair.entry
            if pair.setting or entry is None or self._wishes.leaves("setting-opened", entry.urn, entry.ofsted):
                continue
            heading = headings.place(entry)
            if heading is None:
                self._unsure.append(without_heading(entry))
                continue
            id = id_for(entry.name, entry.urn or entry.ofsted, self._taken)
            self._taken.add(id)
            ofsted = entry.ofsted or (pair.childcare.ofsted if pair.childcare else "")
            yield Setting(id=id, name=entry.name, urn=entry.urn or None, ofsted_urn=ofsted or None, heading=heading), pair
            from_ = [setting.name for setting, into in self._merged() if into is entry]
            formed = f", formed from {listed(from_)}" if from_ else ""
            self._say("setting-opened", id, f"{entry.known_as} is new on the list, under {self._names[heading]}{formed}.")

    def _merged(self) -> Iterator[tuple[Setting, Entry]]:
        for pair in self._matches.pairs:
            if pair.setting and pair.setting.id in self._matches.merged and not pair.entry:
                yield pair.setting, self._matches.merged[pair.setting.id]

    def _kept(self, setting: Setting, pair: Pair, headings: Headings) -> Setting:
        """The setting with what the lists say of it."""
        told: dict[str, str] = {}
        entry = pair.entry
        if entry is None:
            return setting
        names_it = (pair.school or not setting.urn) and alike(entry.name) != alike(setting.name)
        if names_it and not self._wishes.leaves("setting-renamed", setting.id, setting.urn):
            told["name"] = entry.name
            self._say("setting-renamed", setting.id, f"{setting.name} is now listed as {entry.name}.")
        told |= self._numbers(setting, pair)
        rule = headings.better(setting, entry)
        if rule and not self._wishes.leaves("setting-moved", setting.id, setting.urn):
            told["heading"] = rule.heading
            why = f", as the other {KINDS[rule.kind].plural} do" if rule.how == "learned" else ""
            here, there = self._names.get(setting.heading, setting.heading), self._names[rule.heading]
            self._say("setting-moved", setting.id, f"{entry.name} now stands under {there}{why}; before: under {here}.")
        return setting.model_copy(update=told)

    def _numbers(self, setting: Setting, pair: Pair) -> dict[str, str]:
        told: dict[str, str] = {}
        urn = pair.school.urn if pair.school else ""
        ofsted = (pair.childcare.ofsted if pair.childcare else "") or (pair.school.ofsted if pair.school else "")
        name = pair.entry.name if pair.entry else setting.name
        for field, new, old, called in (("urn", urn, setting.urn, "URN"), ("ofsted_urn", ofsted, setting.ofsted_urn, "number in Ofsted's register")):
            if not new or new == old:
                continue
            if not old:
                rule, says = "numbers-of-settings-filled-in", f"{setting.name} gets its {called}, {new}."
            elif field == "urn" and pair.school and is_academy(pair.school.type):
                since = f" on {day(pair.school.opened)}" if pair.school.opened else ""
                rule, says = "setting-became-academy", f"{name} became an academy{since}; its URN is now {new} instead of {old}."
            else:
                rule, says = "setting-renumbered", f"{name} has a new {called}: {new} instead of {old}."
            if not self._wishes.leaves(rule, setting.id, old, new):
                told[field] = new
                self._say(rule, setting.id, says)
        return told

    def _closed(self, setting: Setting, gone: Absent) -> bool:
        why = gone.closed.get(setting.id)
        if why is None or self._wishes.leaves("setting-closed", setting.id, setting.urn, setting.ofsted_urn):
            return False
        self._say("setting-closed", setting.id, f"{setting.name} {why}.")
        return True

    def _doubts(self, gone: Absent) -> None:
        for doubt in self._matches.doubts:
            where = f", {doubt.entry.postcode}" if doubt.entry.postcode else ""
            named = [f"{setting.name} (`{setting.id}`)" for setting in doubt.settings[:_SHOWN]]
            more = len(doubt.settings) - len(named)
            names = listed([*named, f"{number(more)} more"] if more else named, "or")
            entry = f"{doubt.entry.name} ({doubt.entry.number or 'no number'}{where})"
            self._unsure.append(f"{entry} may be {names or 'one of several that are new'}: {doubt.why}.")
        self._unsure.extend(gone.unsure)

    def _dated(self) -> When | None:
        was, when = self._before.as_of if self._before else None, self._lists.when
        if when is None or (was and when.last_day <= was.last_day) or self._wishes.leaves("settings-dated-otherwise"):
            return was
        self._say("settings-dated-otherwise", "", f"The list speaks of {day(when)}{f' instead of {day(was)}' if was else ''}.")
        return when

    def _notes(self, gone: Absent) -> Iterator[str]:
        yield from gone.notes
        if not (self._before and self._before.headings) and self._headings:
            yield f"The edition has no headings yet. It would get these: {listed([heading.name for heading in self._headings])}."
        was, when = self._before.as_of if self._before else None, self._lists.when
        if when is None:
            yield "The lists do not say of which day they are. Say it with --as-of, as in --as-of 2026-07-01."
        elif was and when.last_day < was.last_day:
            yield f"The lists are of {day(when)} and the edition's own is of {day(was)}: look whether there are newer ones."
        closing = [entry.name for entry in self._lists.entries if entry.state == "closing"]
        if closing:
            yield f"Open, but proposed to close: {listed(closing)}."
        if self._before and self._before.introduction and self._changes:
            yield "Read `introduction` in settings.yml again: it may speak of the older list."

    def _say(self, rule: str, id: str, says: str) -> None:
        self._changes.append(Change(rule, id, says))

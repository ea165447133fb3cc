"""What changed in an edition since the one before it, put together for the page that tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from .both_judged import both_judged
from .change_reports.report import WEIGHTS
from .change_summary import summary
from .changed_places import Places
from .changes import UNRECORDED, Change, Weight, by_subject
from .compare import compare
from .evidence import Evidence
from .model import ChangeSentence, Edition
from .pair import FINDINGS
from .requirements import Asked

_OF_A_SETTING: Final = {
    "setting-opened": "New on the list",
    "setting-closed": "No longer on the list",
    "setting-became-academy": "Closed and reopened under a new number, as a school does that becomes an academy",
    "setting-merged": "Closed and became part of another",
    "setting-renamed": "Another name",
    "setting-spelled-otherwise": "The name is written otherwise",
    "setting-moved": "Under another heading",
    "setting-renumbered": "Another number",
    "setting-listed-elsewhere": "Listed under other further headings",
}
"""The rules about one setting, each with what its changes are called in a table."""


@dataclass(frozen=True)
class Item:
    """A change with where it stands in the older and in the newer edition, and what the partnership says of it.

    `asked` are the requirements that it is about, each with its title and its row on the page of the newer edition.
    """

    change: Change
    older: Evidence | None
    newer: Evidence | None
    note: ChangeSentence | None
    asked: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class SettingRow:
    """A change of one setting as a row of a table: its name, what happened, and what was and is said of it."""

    item: Item
    name: str
    happened: str
    before: str
    now: str


@dataclass(frozen=True)
class Part:
    """Changes under a heading: by what they are about, and those of settings in a table for each heading of their list."""

    id: str
    title: str
    count: int
    subjects: tuple[tuple[str, tuple[Item, ...]], ...]
    tables: tuple[tuple[str, tuple[SettingRow, ...]], ...] = ()


@dataclass(frozen=True)
class Changed:
    """Everything that the page says. `parts` are the changes by weight; `unknown` is what one of the editions does not record.

    `loose` are notes whose change is no longer found: what was sealed is still told.
    """

    before: Edition
    after: Edition
    caveat: str
    summary: str
    parts: tuple[Part, ...]
    unknown: tuple[Part, ...]
    loose: tuple[ChangeSentence, ...]


def changed(before: Edition, after: Edition, law: Mapping[str, Asked], rows: Iterable[str] = ()) -> Changed:
    """The changes from the older edition to the newer; `law` is everything that instruments ask, and `rows` are the
    requirements that the newer edition has a row for."""
    beside = both_judged(before, after, law)
    found = compare(before, after, beside)
    notes = {note.change: note for note in (after.notes.notes if after.notes else ())}
    places, shown = Places(before, after), frozenset(rows)

    def item(change: Change) -> Item:
        older, newer = places.of(change, together=change.rule in UNRECORDED)
        asked = [one.path[1] for one in change.differences if one.path[0] == FINDINGS]
        told = tuple((f"{beside.titles.get(id, id)} ({id})", id if id in shown else "") for id in asked)
        return Item(change, older, newer, notes.get(change.fingerprint), told)

    items = [item(change) for change in found.changes]
    known = [one for one in items if one.change.rule not in UNRECORDED]
    parts = tuple(_part(weight, mine, places) for weight in Weight if (mine := [one for one in known if one.change.weight is weight]))
    fingerprints = {change.fingerprint for change in found.changes}
    return Changed(
        before, after, found.caveat, summary(found), parts, tuple(_unknown(items)),
        tuple(note for fingerprint, note in notes.items() if fingerprint not in fingerprints),
    )  # fmt: skip


def _part(weight: Weight, items: list[Item], places: Places) -> Part:
    rows: dict[str, list[SettingRow]] = {}
    for item in items:
        if item.change.rule in _OF_A_SETTING:
            rows.setdefault(item.change.subject.partition(": ")[2], []).append(_row(item, places))
    others = [item for item in items if item.change.rule not in _OF_A_SETTING]
    tables = tuple((heading, tuple(sorted(of, key=lambda row: row.name.casefold()))) for heading, of in rows.items())
    return Part(f"part-{weight}", WEIGHTS[weight], len(items), _by_subject(others), tables)


def _unknown(items: list[Item]) -> Iterator[Part]:
    for rule in UNRECORDED:
        mine = [item for item in items if item.change.rule == rule]
        if mine:
            yield Part(f"part-{rule}", rule, len(mine), _by_subject(mine))


def _by_subject(items: list[Item]) -> tuple[tuple[str, tuple[Item, ...]], ...]:
    by_change = {id(item.change): item for item in items}
    found = by_subject([item.change for item in items])
    return tuple((subject, tuple(by_change[id(change)] for change in changes)) for subject, changes in found.items())


def _row(item: Item, places: Places) -> SettingRow:
    change = item.change
    before = [text for one in change.differences if (text := _said(one.path, one.before, places))]
    now = [text for one in change.differences if (text := _said(one.path, one.after, places))]
    if change.rule == "setting-merged" and item.newer:
        now = [item.newer.text]
    either = item.older if change.rule == "setting-merged" else item.newer or item.older
    return SettingRow(item, either.text if either else change.subject, _OF_A_SETTING[change.rule], ", ".join(before), ", ".join(now))


def _said(path: tuple[str, ...], value: Any, places: Places) -> str:
    """What a table says of a value of a setting: of a setting as a whole its number."""
    if not value:
        return ""
    if len(path) == 3:
        return f"URN {value['urn']}" if "urn" in value else f"Ofsted {value['ofsted_urn']}" if "ofsted_urn" in value else "Listed"
    match path[3]:
        case "urn":
            return f"URN {value}"
        case "heading":
            return places.heading(value)
        case "also_listed":
            return ", ".join(places.heading(listing["heading"]) for listing in value)
    return str(value)

"""Each role, group and agency of a partnership over all its editions: who or what it was, from which edition to which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import Final

from .addresses import LinkTarget
from .alignment import AGENCIES, same_things
from .model import Edition, Group, When
from .offices import holder
from .versions import Outline
from .wording import sector_name

PUBLIC: Final = frozenset({"published", "superseded"})
"""The status of what was in force at some time: neither drafts nor what was withdrawn."""


@dataclass(frozen=True)
class Period:
    """An edition with the time for which it was in force; `until` is None if none has replaced it."""

    edition: str
    since: When
    until: When | None


@dataclass(frozen=True)
class Spell:
    """Who or what it was from the edition `since` to the edition `until`, which says otherwise; None if none does.

    `at` is where it stands in the edition `since`.
    """

    says: str
    since: str
    until: str | None
    at: LinkTarget


@dataclass(frozen=True)
class Thread:
    """One role, group or agency through the editions, newest first."""

    name: str
    spells: tuple[Spell, ...]


@dataclass(frozen=True)
class Chapter:
    """All of one kind, with the headings of its columns; `unrecorded` are editions that were put together from a document
    which records none of them."""

    id: str
    title: str
    columns: tuple[str, str]
    threads: tuple[Thread, ...]
    unrecorded: tuple[str, ...]


@dataclass(frozen=True)
class _Entry:
    """What one edition says of one role, group or agency."""

    key: str
    name: str
    says: str
    at: LinkTarget


def public(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """Those that were in force at some time, oldest first."""
    return tuple(sorted((edition for edition in editions if edition.entry.status in PUBLIC), key=lambda edition: edition.entry.id))


def periods(editions: Iterable[Outline]) -> tuple[Period, ...]:
    """Which edition of one partnership was in force when, newest first.

    One that was replaced by an edition that was withdrawn later was in force until then, and not after it, unless it is published again.
    """
    editions = tuple(editions)
    replaced = {edition.entry.replaces: edition.when for edition in editions if edition.entry.status == "withdrawn"}
    own = sorted((edition for edition in editions if edition.entry.status in PUBLIC), key=lambda edition: edition.entry.id)
    found = []
    for edition, later in zip_longest(own, own[1:]):
        end = replaced.get(edition.entry.id) if edition.entry.status == "superseded" else None
        found.append(Period(edition.entry.id, edition.when, end or (later.when if later else None)))
    return tuple(found[::-1])


def history(editions: Sequence[Edition]) -> tuple[Chapter, ...]:
    """The history that these editions tell, which are all of one partnership, public, and oldest first."""
    found = []
    first_ids = _first_ids(editions)
    for id, (title, columns) in _KINDS.items():
        told = [list(_entries(id, edition, first_ids)) for edition in editions]
        unrecorded = [edition.entry.id for edition, entries in zip(editions, told, strict=True) if edition.about.reconstructed and not entries]
        threads = _threads([edition.entry.id for edition in editions], told)
        if threads:
            found.append(Chapter(f"part-{id}", title, columns, threads, tuple(unrecorded)))
    return tuple(found)


_KINDS: Final = {
    "leads": ("Lead safeguarding partners", ("For", "Who it was")),
    "delegates": ("Delegated safeguarding partners", ("For", "Who it was")),
    "chair": ("Partnership chair", ("Role", "Who held it")),
    "scrutineer": ("Independent scrutineer", ("Role", "Who held it")),
    "groups": ("Groups", ("Group", "Name and chair then")),
    "regional": ("Groups shared in the region", ("Group", "Name and chair then")),
    "agencies": ("Relevant agencies", ("Agency", "Name then")),
}
"""Each kind with its title and the headings of its columns."""


def _entries(id: str, edition: Edition, first_ids: dict[tuple[str, str], str]) -> Iterator[_Entry]:
    partners = edition.partners
    match id:
        case "leads" | "delegates":
            for person in partners.lead_partners if id == "leads" else partners.delegated_partners:
                yield _Entry(person.id, sector_name(person.sector), str(holder(edition, person)), LinkTarget("partners", person.id))
        case "chair" | "scrutineer":
            office = partners.chair if id == "chair" else partners.scrutineer
            if office:
                yield _Entry(id, _KINDS[id][0], str(holder(edition, office)), LinkTarget("partners", office.id))
        case "groups":
            for group in edition.groups.groups:
                yield _Entry(group.id, group.name, _said_of(edition, group), LinkTarget(f"groups/{group.id}"))
        case "regional":
            for group in edition.region.groups if edition.region else ():
                yield _Entry(group.id, group.name, _said_of(edition, group), LinkTarget("regional", group.id))
        case "agencies":
            for agency in edition.agencies.agencies:
                key = first_ids.get((edition.entry.id, agency.id), agency.id)
                yield _Entry(key, agency.name, agency.name, LinkTarget("agencies", agency.id))


def _said_of(edition: Edition, group: Group) -> str:
    chair = str(holder(edition, group.chair)) if group.chair else ""
    return f"{group.name}; chair: {chair}" if chair else group.name


def _first_ids(editions: Sequence[Edition]) -> dict[tuple[str, str], str]:
    """For an agency of an edition that an older one has under another id, the id that it first had."""
    found: dict[tuple[str, str], str] = {}
    for before, after in pairwise(editions):
        same = same_things(before, after, {})[AGENCIES]
        for agency in after.agencies.agencies:
            older = same.get(agency.id, agency.id)
            found[after.entry.id, agency.id] = found.get((before.entry.id, older), older)
    return found


def _threads(ids: list[str], told: list[list[_Entry]]) -> tuple[Thread, ...]:
    """Threads in the order of the newest edition, then what only older ones have."""
    by_edition = [{entry.key: entry for entry in entries} for entries in told]
    keys = dict.fromkeys(key for entries in reversed(by_edition) for key in entries)
    return tuple(_thread([entries.get(key) for entries in by_edition], ids) for key in keys)


def _thread(entries: list[_Entry | None], ids: list[str]) -> Thread:
    spells: list[Spell] = []
    name, open_ = "", False
    for id, entry in zip(ids, entries, strict=True):
        if open_ and (entry is None or entry.says != spells[-1].says):
            spells[-1] = Spell(spells[-1].says, spells[-1].since, id, spells[-1].at)
            open_ = False
        if entry is not None:
            name = entry.name
            if not open_:
                spells.append(Spell(entry.says, id, None, entry.at))
                open_ = True
    return Thread(name, tuple(spells[::-1]))

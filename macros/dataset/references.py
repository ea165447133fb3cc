"""What must agree between files: ids that are named and must exist, ids that must differ, links in prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..addresses import RESERVED, Addresses, addresses_of, anchors
from ..model import (
    Agencies,
    Edition,
    EditionFile,
    Groups,
    Partners,
    Path,
    Record,
    Region,
    Settings,
    contents,
    references,
)
from ..placeholders import placeholders
from ..problems import Problem, did_you_mean
from ..prose import faults
from ..yaml_text.later import Later

Documents = Mapping[str, Later]
Ids = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Known:
    """The ids that exist, by what they are the id of (the word of `Refers.to`)."""

    ids: Ids

    def problems(self, record: Record, document: Later) -> Iterator[Problem]:
        """Every id that `record` names and that is not there."""
        for path, mark, id in references(record):
            known = self.ids.get(mark.to)
            if known is None or id in known:
                continue
            instead = did_you_mean(id, known) or f"use the id of {_article(mark.to)} that exists, or add it"
            yield Problem(document.place(path), "unknown-id", f"there is no {mark.to} with the id `{id}`", instead)


def known_of(records: Mapping[str, Record], organisations: Iterable[str] | None, law: Ids) -> Known:
    """What may be named inside an edition, as far as its files could be read; `records` are they, by kind, `law` the ids of the law."""
    ids = dict(law)
    if organisations is not None:
        ids["organisation"] = frozenset(organisations)
    partners, agencies, settings = records.get("partners"), records.get("agencies"), records.get("settings")
    groups, about, region = records.get("groups"), records.get("edition"), records.get("region")
    if isinstance(partners, Partners):
        people = [person.id for person in (*partners.lead_partners, *partners.delegated_partners)]
        offices = [office.id for office in (partners.chair, partners.scrutineer) if office]
        ids["lead safeguarding partner"] = frozenset(person.id for person in partners.lead_partners)
        ids["person"] = frozenset([*people, *offices])
    if isinstance(agencies, Agencies):
        ids["agency"] = frozenset(agency.id for agency in agencies.agencies)
    if isinstance(settings, Settings):
        ids["heading"] = frozenset(heading.id for heading in settings.headings)
        ids["setting"] = frozenset(setting.id for setting in settings.settings)
    if isinstance(groups, Groups) and isinstance(about, EditionFile) and (region or not about.regional):
        shared = region.groups if isinstance(region, Region) else ()
        ids["group"] = frozenset(group.id for group in (*groups.groups, *shared))
    return Known(ids)


def unfinished_problems(records: Mapping[str, Record], organisations: Iterable[str] | None, documents: Documents, law: Ids) -> Iterator[Problem]:
    """What can be said of the files of an edition that is not whole, because another of its files cannot be read."""
    known = known_of(records, organisations, law)
    for kind, record in records.items():
        yield from known.problems(record, documents[kind])


def edition_problems(edition: Edition, documents: Documents, law: Ids) -> Iterator[Problem]:
    """Everything that does not agree inside one edition. `documents` are its own files, by kind, `law` the ids of the law."""
    known = known_of(edition.files, edition.organisations, law)
    addresses = addresses_of(edition)
    for kind, document in documents.items():
        record = edition.files[kind]
        yield from known.problems(record, document)
        yield from _prose_problems(record, document, addresses)
    yield from _repeated_ids(edition, documents)
    yield from _departures(edition, documents["edition"])


def unwritten_problems(edition: Edition, documents: Documents) -> Iterator[Problem]:
    """What is still to be written in an edition that is no draft."""
    if edition.entry.status == "draft":
        return
    for each in placeholders(edition):
        says = f"this is still to be written, and {edition.key} is {edition.entry.status}"
        instead = "write it, or take it out; only a draft may hold placeholders (`TO WRITE:`)"
        yield Problem(documents[each.file].place(each.path), "to-write", says, instead)


def repeated(document: Later, name: str, ids: list[str]) -> Iterator[Problem]:
    """Ids that stand twice in the list `name` of a file that has no pages of its own."""
    first: dict[str, int] = {}
    for index, id in enumerate(ids):
        if id in first:
            yield _repeated(document, (name, index, "id"), id, document.place((name, first[id], "id")).line, document.path)
        first.setdefault(id, index)


def _repeated_ids(edition: Edition, documents: Documents) -> Iterator[Problem]:
    first: dict[tuple[str, str], tuple[str, Path]] = {}
    for anchor in anchors(edition):
        if (anchor.id in RESERVED or anchor.id.startswith("part-")) and anchor.file in documents:
            place = documents[anchor.file].place((*anchor.path, "id"))
            yield Problem(place, "reserved-id", f"the id `{anchor.id}` is used by the pages themselves", "give this item another id")
    for anchor in anchors(edition):
        where = (anchor.page, anchor.id)
        if where in first and anchor.file in documents:
            file, path = first[where]
            other = documents.get(file)
            line = other.place((*path, "id")).line if other else 0
            yield _repeated(documents[anchor.file], (*anchor.path, "id"), anchor.id, line, other.path if other else file)
        first.setdefault(where, (anchor.file, anchor.path))


def _repeated(document: Later, path: Path, id: str, line: int, other: str) -> Problem:
    where = f"in line {line}" if other == document.path else f"in {other}, line {line}"
    return Problem(document.place(path), "repeated-id", f"the id `{id}` is taken {where}", "give this item another id")


def _prose_problems(record: Record, document: Later, addresses: Addresses) -> Iterator[Problem]:
    for path, name, text in contents(record).prose:
        for fault in faults(text, addresses):
            yield Problem(document.text_place((*path, name), fault.line), fault.code, fault.says, fault.instead)


def _departures(edition: Edition, document: Later) -> Iterator[Problem]:
    regional = edition.about.regional
    if not regional or not edition.region:
        return
    ids = {section.id for section in edition.region.sections} | {group.id for group in edition.region.groups}
    ids |= {point.id for section in edition.region.sections for point in section.points}
    for index, departure in enumerate(regional.departures):
        path: Path = ("regional", "departures", index)
        if departure.about is None and departure.title is None:
            says = f"`{departure.id}` says neither what it is about nor what its title is"
            yield Problem(
                document.place((*path, "id")), "missing", says, "add a line `about: …` with an id of the regional arrangements, or a `title: …`"
            )
        if departure.about is not None and departure.about not in ids:
            says = f"the regional arrangements hold no passage or group with the id `{departure.about}`"
            instead = did_you_mean(departure.about, ids) or f"use an id of `{regional.arrangements}`"
            yield Problem(document.place((*path, "about")), "unknown-id", says, instead)


def _article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"

"""The ids that exist, for editors to offer where one is named.

What belongs to one edition is taken from the editions that somebody may be working on: drafts, and the newest of each partnership.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..dataset import Dataset
from ..model import Edition, Instrument
from ..requirements import asked

Choices = Mapping[str, Mapping[str, str]]
"""Ids with what readers know each by, by what they are the id of (the word of `Refers.to`)."""

_MANY: Final = 300
"""Of so many ids of one edition no list would help."""


def choices(dataset: Dataset) -> Choices:
    """The ids that exist."""
    editions = tuple(dataset.editions.values())
    found: dict[str, dict[str, str]] = {
        "organisation": {id: each.name for id, each in editions[0].organisations.items()} if editions else {},  # all editions share them
        "regional arrangements": {id: region.name for id, region in dataset.regions.items()},
        **_law(dataset.instruments),
    }
    for edition in _in_work(dataset):
        for to, id, name in _of_edition(edition):
            found.setdefault(to, {}).setdefault(id, name)
    lasting = {"organisation", "regional arrangements", "instrument", "requirement", "category"}
    return {to: dict(sorted(ids.items())) for to, ids in sorted(found.items()) if ids and (to in lasting or len(ids) <= _MANY)}


def _law(instruments: Mapping[str, Instrument]) -> dict[str, dict[str, str]]:
    return {
        "instrument": {id: each.title for id, each in instruments.items()},
        "requirement": {id: each.title for id, each in asked(instruments).items()},
        "category": {each.id: each.name for instrument in instruments.values() for each in instrument.categories},
    }


def _in_work(dataset: Dataset) -> Iterator[Edition]:
    for partnership in sorted(dataset.partnerships):
        for index, edition in enumerate(dataset.editions_of(partnership)):
            if index == 0 or edition.entry.status == "draft":
                yield edition


def _of_edition(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Each id that may be named inside the edition: of what it is, the id, and what readers know it by."""
    partners, settings = edition.partners, edition.settings
    for lead in partners.lead_partners:
        yield "lead safeguarding partner", lead.id, lead.post
    for person in (*partners.lead_partners, *partners.delegated_partners):
        yield "person", person.id, person.post
    for office, name in ((partners.chair, "the partnership chair"), (partners.scrutineer, "the independent scrutineer")):
        if office:
            yield "person", office.id, office.post or name
    for agency in edition.agencies.agencies:
        yield "agency", agency.id, agency.name
    for group in (*edition.groups.groups, *(edition.region.groups if edition.region else ())):
        yield "group", group.id, group.name
    for heading in settings.headings if settings else ():
        yield "heading", heading.id, heading.name
    for setting in settings.settings if settings else ():
        yield "setting", setting.id, setting.name

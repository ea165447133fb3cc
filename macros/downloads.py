"""The lists of an edition as CSV. No cell can be read as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .listings import listings
from .model import Edition
from .offices import holder
from .prose import plain
from .wording import cell

Rows = Iterator[tuple[str, ...]]


@dataclass(frozen=True)
class Download:
    """A file that a reader can take away: its name, what it is, its heading row and its rows."""

    name: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def content(self) -> bytes:
        """The file: CSV in UTF-8 with the mark by which Excel knows it, lines ended as RFC 4180 asks."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        for row in (self.headings, *self.rows):
            writer.writerow([cell(text) for text in row])
        return out.getvalue().encode("utf-8-sig")


@lru_cache(maxsize=1)
def downloads(edition: Edition) -> tuple[Download, ...]:
    """The files of the edition; a list that it does not have gives none."""
    found = []
    for name, title, headings, rows in _LISTS:
        told = tuple(rows(edition))
        if told:
            found.append(Download(f"{name}.csv", title, headings, told))
    return tuple(found)


def _partners(edition: Edition) -> Rows:
    people = [("Lead safeguarding partner", person) for person in edition.partners.lead_partners]
    people += [("Delegated safeguarding partner", person) for person in edition.partners.delegated_partners]
    for role, person in people:
        yield person.id, role, person.name or "", person.post, edition.organisation_name(person.organisation)


def _agencies(edition: Edition) -> Rows:
    for agency in edition.agencies.agencies:
        body = edition.organisations[agency.organisation] if agency.organisation else None
        codes = body.codes if body else None
        yield (
            agency.id, agency.name, agency.kind or (body.kind if body else ""), edition.organisation_name(body.id) if body else "",
            (codes.ods or "") if codes else "", (codes.gss or "") if codes else "", plain(agency.why or ""),
        )  # fmt: skip


def _groups(edition: Edition) -> Rows:
    names = {group.id: group.name for group in (*edition.groups.groups, *(edition.region.groups if edition.region else ()))}
    for group in edition.groups.groups:
        meets = group.meets
        chair = str(holder(edition, group.chair)) if group.chair else ""
        reports = "; ".join(names[id] for id in group.reports_to)
        yield group.id, group.name, reports, meets.text if meets else "", str(meets.times_a_year or "") if meets else "", chair


def _members(edition: Edition) -> Rows:
    for group in edition.groups.groups:
        for member in group.members:
            yield group.id, group.name, member.id, member.name, member.post or "", member.role


def _settings(edition: Edition) -> Rows:
    if edition.settings is None:
        return
    for heading, rows in listings(edition.settings):
        for row in rows:
            yield row.setting.id, row.setting.name, row.setting.urn or "", row.setting.ofsted_urn or "", heading.name


_LISTS: Final[tuple[tuple[str, str, tuple[str, ...], Callable[[Edition], Rows]], ...]] = (
    ("partners", "Lead and delegated safeguarding partners", ("id", "role", "name", "post", "organisation"), _partners),
    ("agencies", "Relevant agencies", ("id", "name", "kind", "organisation", "ods_code", "gss_code", "why"), _agencies),
    ("groups", "Groups", ("id", "name", "reports_to", "meets", "times_a_year", "chair"), _groups),
    ("members", "Members of groups", ("group_id", "group", "id", "member", "post", "role"), _members),
    ("settings", "Schools, colleges and early years settings", ("id", "name", "urn", "ofsted_urn", "heading"), _settings),
)

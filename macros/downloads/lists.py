"""The lists of who and what an edition names: people, agencies, groups and their members, settings, organisations, links, terms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from ..listings import listings
from ..model import Codes, Delegate, Group, Kind, Point, Representative
from ..offices import ROLES, holder, leading
from ..prose import plain
from ..seal import named_organisations
from ..vocabulary import terms_a_to_z
from .tables import BETWEEN, Column, EditionTable, Rows, Source

_KINDS: Final[tuple[str, ...]] = get_args(Kind)
_MEMBERS: Final = ("member", "chair", "deputy-chair", "observer", "adviser", "attends")

_ID: Final = Column("id", "Names the row for good, and is its anchor on the page.")
_ODS: Final = Column("ods_code", "The code of the organisation in the NHS Organisation Data Service.", pattern="[A-Z0-9]{3,6}")
_GSS: Final = Column("gss_code", "The code of the organisation or its area from the Government Statistical Service.", pattern="[A-Z][0-9]{8}")
_ORGANISATION: Final = Column("organisation", "The name of the organisation at the time of the edition.")
_ORGANISATION_ID: Final = Column("organisation_id", "The id of the organisation.", leads_to="organisations")


def _partners(source: Source) -> Rows:
    for role, person in leading(source.edition):
        who = holder(source.edition, person)
        name, told = who.name, ("", "", "", person.same_as or "", "")
        if isinstance(person, Representative):
            name = person.name  # as its page has it
            acts_for = person.delegated_by if isinstance(person, Delegate) else ()
            told = (person.sector, BETWEEN.join(acts_for), BETWEEN.join(person.also_for), person.same_as or "", plain(person.note or ""))
        yield person.id, role, name or "", who.post or "", who.organisation or "", who.organisation_id or "", *told


def _agencies(source: Source) -> Rows:
    edition = source.edition
    for agency in edition.agencies.agencies:
        body = edition.organisations[agency.organisation] if agency.organisation else None
        yield (
            agency.id, agency.name, agency.kind or (body.kind if body else ""), edition.organisation_name(body.id) if body else "",
            *_codes(body.codes if body else Codes())[:2], plain(agency.why or ""), body.id if body else "", agency.part_of or "",
            agency.same_as or "", plain(agency.note or ""),
        )  # fmt: skip


def _groups(source: Source) -> Rows:
    edition = source.edition
    names = {group.id: group.name for group in (*edition.groups.groups, *(edition.region.groups if edition.region else ()))}
    for group in edition.groups.groups:
        meets = group.meets
        yield (
            group.id, group.name, BETWEEN.join(names[id] for id in group.reports_to), meets.text if meets else "",
            str(meets.times_a_year or "") if meets else "", str(holder(edition, group.chair)) if group.chair else "",
            BETWEEN.join(group.reports_to), group.abbreviation or "", plain(group.purpose or ""), plain(group.quorum or ""),
        )  # fmt: skip


def _members(source: Source) -> Rows:
    edition = source.edition
    for group in edition.groups.groups:
        for member in group.members:
            body = member.organisation
            yield (
                group.id, group.name, member.id, member.name, member.post or "", member.role,
                edition.organisation_name(body) if body else "", body or "", member.agency or "", plain(member.note or ""),
            )  # fmt: skip


def _responsibilities(source: Source) -> Rows:
    def told(group: Group, points: tuple[Point, ...], above: str = "") -> Iterator[tuple[str, ...]]:
        for point in points:
            yield group.id, group.name, point.id, plain(point.text), above
            yield from told(group, point.parts, point.id)

    for group in source.edition.groups.groups:
        yield from told(group, group.responsibilities)


def _settings(source: Source) -> Rows:
    if source.edition.settings is None:
        return
    for heading, rows in listings(source.edition.settings):
        for row in rows:
            setting = row.setting
            yield setting.id, setting.name, setting.urn or "", setting.ofsted_urn or "", heading.name, heading.id, plain(setting.note or "")


def _organisations(source: Source) -> Rows:
    for id in named_organisations(source.edition):
        body = source.edition.organisations[id]
        yield id, source.edition.organisation_name(id), body.kind, *_codes(body.codes), body.website or "", body.name


def _links(source: Source) -> Rows:
    groups = source.edition.groups
    for kind, links in (("Wider partnership", groups.wider_partnership), ("Linked board", groups.links)):
        for link in links:
            yield link.id, kind, link.name, plain(link.text or ""), link.url or ""


def _glossary(source: Source) -> Rows:
    for term in terms_a_to_z(source.edition):
        yield term.id, term.abbreviation or "", term.term, plain(term.meaning or "")


def _codes(codes: Codes) -> tuple[str, str, str]:
    return codes.ods or "", codes.gss or "", codes.dfe or ""


LISTS: Final = (
    EditionTable(
        "partners", "Who leads", "Lead and delegated safeguarding partners, the partnership chair and the independent scrutineer.", "partners",
        ("id",),
        (
            _ID, Column("role", "What the person does in the partnership.", choices=ROLES),
            Column("name", "The person; empty if the arrangements name nobody."), Column("post", "The post that the person holds."),
            _ORGANISATION, _ORGANISATION_ID,
            Column("sector", "Which kind of safeguarding partner the organisation is.", choices=("local-authority", "health", "police", "other")),
            Column("acts_for_ids", f"The ids of the rows of the lead partners who delegated, with “{BETWEEN.strip()}” between them."),
            Column("also_for_ids", "The ids of other organisations that the person acts for."),
            Column("same_as", "The id of another row that is the same person.", leads_to="partners"), Column("note", "What else is said."),
        ), _partners,
    ),
    EditionTable(
        "agencies", "Relevant agencies", "The organisations, and kinds of organisation, that the partners name as bound.", "agencies", ("id",),
        (
            _ID, Column("name", "The name as the arrangements give it."), Column("kind", "What kind of body it is.", choices=_KINDS), _ORGANISATION,
            _ODS, _GSS, Column("why", "Why the partners chose it."), _ORGANISATION_ID,
            Column("part_of", "The id of the row that it is listed under.", leads_to="agencies"),
            Column("same_as", "The id of another row, if one body is listed twice.", leads_to="agencies"), Column("note", "What else is said."),
        ), _agencies,
    ),
    EditionTable(
        "groups", "Groups", "Boards, executives and subgroups, and how they are run.", "structure", ("id",),
        (
            Column("id", "Names the row for good, and is the address of the group's page."), Column("name", "The name of the group."),
            Column("reports_to", f"The names of the groups that it answers to, with “{BETWEEN.strip()}” between them."),
            Column("meets", "How often it meets, in words."), Column("times_a_year", "How many times a year that is, if it can be said.", "integer"),
            Column("chair", "Who chairs it: name, post and organisation, as far as they are stated."),
            Column("reports_to_ids", "The ids of the groups that it answers to; a regional group is not in this list."),
            Column("abbreviation", "The letters people use for it."), Column("purpose", "What it is for."),
            Column("quorum", "Who must be there for it to decide."),
        ), _groups,
    ),
    EditionTable(
        "members", "Members of groups", "Who sits on each group, in the order of its terms of reference.", "structure", ("group_id", "id"),
        (
            Column("group_id", "The id of the group.", leads_to="groups"), Column("group", "The name of the group."),
            Column("id", "Names the member of this group for good."), Column("member", "The member as the terms of reference list it."),
            Column("post", "The post that sits there, if it is listed apart."), Column("role", "How the member takes part.", choices=_MEMBERS),
            _ORGANISATION, _ORGANISATION_ID, Column("agency_id", "The id of the relevant agency that it speaks for.", leads_to="agencies"),
            Column("note", "What else is said."),
        ), _members,
    ),
    EditionTable(
        "responsibilities", "Responsibilities of groups", "What each group has to do, point by point.", "structure", ("group_id", "id"),
        (
            Column("group_id", "The id of the group.", leads_to="groups"), Column("group", "The name of the group."),
            Column("id", "Names the point of this group for good."), Column("text", "The point."),
            Column("part_of", "The id of the point that this one is a part of."),
        ), _responsibilities,
    ),
    EditionTable(
        "settings", "Schools, colleges and early years settings",
        "Every setting that the arrangements list, once for each heading it stands under.", "settings", ("id", "heading_id"),
        (
            Column("id", "Names the setting for good, and is its anchor on the page."), Column("name", "The name as the arrangements list it."),
            Column("urn", "Its number in Get Information about Schools; empty if no match is certain.", pattern="[0-9]{6}"),
            Column("ofsted_urn", "Its number in the register of childcare.", pattern="([A-Z]{2})?[0-9]{6,7}"),
            Column("heading", "The heading that it stands under."), Column("heading_id", "The id of the heading."),
            Column("note", "What else is said."),
        ), _settings,
    ),
    EditionTable(
        "organisations", "Organisations", "Every organisation that the edition names by its id, with the codes by which registers know it.", "index",
        ("id",),
        (
            Column("id", "Names the organisation for good; the same in every edition of every partnership."),
            Column("name", "Its name at the time of the edition."), Column("kind", "What kind of body it is.", choices=_KINDS), _ODS, _GSS,
            Column("dfe_code", "The code of a council in lists of schools.", pattern="[0-9]{3}"), Column("website", "Its own website."),
            Column("name_now", "Its name today, or its last name if it has closed."),
        ), _organisations,
    ),
    EditionTable(
        "links", "Links to other boards and bodies", "Bodies of the wider partnership, and boards that the arrangements link to.", "structure",
        ("kind", "id"),
        (
            _ID, Column("kind", "How it belongs to the structure.", choices=("Wider partnership", "Linked board")), Column("name", "Its name."),
            Column("text", "What it is, or how the partnership works with it."), Column("url", "Its own web page."),
        ), _links,
    ),
    EditionTable(
        "glossary", "Glossary", "The abbreviations and terms that the edition uses, A to Z.", "glossary", ("id",),
        (
            _ID, Column("abbreviation", "The short form."), Column("term", "The words in full."), Column("meaning", "What it means."),
        ), _glossary,
    ),
)  # fmt: skip
"""Lists that rest on the edition alone."""

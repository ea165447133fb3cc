"""Everything in an edition that has a name: pages, headings, groups, people and posts, agencies, settings, the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from ..listings import listings
from ..model import Agency, Edition, Group, GroupChair, Member, Office, Representative
from ..offices import holder
from ..vocabulary import used_terms
from ..wording import lowered, sector_name
from .names import Names

Headings = Mapping[str, tuple[tuple[str, str], ...]]
"""The headings of each page, as id and text."""

_AS: Final = {
    "member": "Member of {}", "chair": "Chair of {}", "deputy-chair": "Deputy chair of {}", "observer": "Observer at {}",
    "adviser": "Adviser to {}", "attends": "Attends {}",
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """Something that can be found: its name, what it is, and the page and item where it stands.

    `detail` is shown beside the name. By `also`, such as old names, it is found as well. Of two that answer equally well, the one with more
    `weight` comes first.
    """

    title: str
    kind: str
    page: str
    id: str = ""
    detail: str = ""
    also: tuple[str, ...] = ()
    weight: int = 2


def entries(edition: Edition, titles: Mapping[str, str], headings: Headings, before: Edition | None = None) -> tuple[Entry, ...]:
    """Every entry of the edition, those that stand for themselves first. `titles` are those of its pages but groups.

    A body or setting that had another name in the edition `before` is found by that too.
    """
    names = Names(edition)
    earlier = {(entry.page, entry.id): entry.title for entry in _bodies(before, Names(before))} if before else {}
    return (
        *_pages(edition, titles),
        *_people(edition, names),
        *(_renamed(entry, earlier.get((entry.page, entry.id), entry.title)) for entry in _bodies(edition, names)),
        *_terms(edition),
        *_headings(titles, headings),
        *_members(edition, names),
    )


def _renamed(entry: Entry, earlier: str) -> Entry:
    return entry if earlier in (entry.title, *entry.also) else replace(entry, also=(*entry.also, earlier))


def _pages(edition: Edition, titles: Mapping[str, str]) -> Iterator[Entry]:
    partnership = edition.partnership
    own = (edition.name, edition.abbreviation or "", *(former.name for former in partnership.former_names))
    for page, title in titles.items():
        yield Entry(title, "Page", page, also=tuple(filter(None, own)) if page == "index" else (), weight=3)
    for concern in partnership.concerns:
        yield Entry(concern.heading, "What to do if worried", "index", concern.id, weight=3)


def _group(group: Group, kind: str, page: str) -> Entry:
    short = group.abbreviation or ""
    return Entry(group.name, kind, page, "" if page.endswith(f"/{group.id}") else group.id, short, group.also_called, weight=3)


def _people(edition: Edition, names: Names) -> Iterator[Entry]:
    partners = edition.partners
    for role, office in (("Partnership chair", partners.chair), ("Independent scrutineer", partners.scrutineer)):
        if office:
            yield _person(edition, names, office, role, "partners", office.id)
    for role, people in (("Lead", partners.lead_partners), ("Delegated", partners.delegated_partners)):
        for person in people:
            kind = f"{role} safeguarding partner ({lowered(sector_name(person.sector))})"
            yield _person(edition, names, person, kind, "partners", person.id)
    for page, group in _groups(edition):
        if group.chair:
            yield _person(edition, names, group.chair, _AS["chair"].format(group.name), page, "" if page.startswith("groups/") else group.id)


def _person(edition: Edition, names: Names, office: Representative | Office | GroupChair, role: str, page: str, id: str) -> Entry:
    who = holder(edition, office)
    title = who.name or who.post or who.organisation or role
    detail = ", ".join(part for part in (who.post, who.organisation) if part and part != title)
    return Entry(title, role, page, id, detail, names.others(office.organisation, f"{title} {detail}"), weight=3)


def _bodies(edition: Edition, names: Names) -> Iterator[Entry]:
    """Groups, agencies, other bodies and settings, which keep their id when they are renamed."""
    for group in edition.groups.groups:
        yield _group(group, "Group", f"groups/{group.id}")
    for agency in edition.agencies.agencies:
        yield _body(edition, names, agency, "Relevant agency", "agencies", 2)
    for group in edition.region.groups if edition.region else ():
        yield _group(group, "Regional group", "regional")
    for body in edition.groups.wider_partnership:
        yield Entry(body.name, "Body of the wider partnership", "structure", body.id)
    for board in edition.groups.links:
        yield Entry(board.name, "Linked board", "working-together", board.id)
    for heading, rows in listings(edition.settings) if edition.settings else ():
        for setting in [row.setting for row in rows if not row.again]:
            numbers = [f"URN {setting.urn}" if setting.urn else "", f"Ofsted {setting.ofsted_urn}" if setting.ofsted_urn else ""]
            yield Entry(setting.name, heading.name, "settings", setting.id, ", ".join(filter(None, numbers)))


def _body(edition: Edition, names: Names, body: Agency | Member, kind: str, page: str, weight: int) -> Entry:
    """An agency or a member, with the organisation that it is or speaks for."""
    organisation = edition.organisation_name(body.organisation) if body.organisation else ""
    post = body.post if isinstance(body, Member) else None
    detail = ", ".join(part for part in (post, organisation) if part and part.casefold() not in body.name.casefold())
    return Entry(body.name, kind, page, body.id, detail, names.others(body.organisation, f"{body.name} {detail}"), weight)


def _terms(edition: Edition) -> Iterator[Entry]:
    for term in used_terms(edition):
        yield Entry(term.abbreviation or term.term, "In the glossary", "glossary", term.id, term.term if term.abbreviation else "", weight=1)


def _headings(titles: Mapping[str, str], headings: Headings) -> Iterator[Entry]:
    for page, title in titles.items():
        for id, text in headings.get(page, ()):
            if text != title:
                yield Entry(text, f"Part of the page “{title}”", page, id, weight=1)


def _members(edition: Edition, names: Names) -> Iterator[Entry]:
    for page, group in _groups(edition):
        for member in group.members:
            yield _body(edition, names, member, _AS[member.role].format(group.name), page, 0)


def _groups(edition: Edition) -> Iterator[tuple[str, Group]]:
    """Every group with the page on which it stands."""
    yield from ((f"groups/{group.id}", group) for group in edition.groups.groups)
    yield from (("regional", group) for group in (edition.region.groups if edition.region else ()))

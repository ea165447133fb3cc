"""What a page may call: every public method is one macro, and its docstring is its manual."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from .addresses import TOPIC_PAGES
from .blocks import PageBlocks
from .downloads import downloads
from .listings import listings
from .model import Edition, Group, GroupChair, Kind, Office, Representative
from .structure import shape, tree
from .wording import kind_name, listed


@dataclass(frozen=True)
class Holder:
    """Who holds an office: a name, a post and a body, as far as they are known."""

    name: str | None
    post: str | None
    organisation: str | None

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.post, self.organisation) if part)


class PageMacros:
    """The macros of one page of one edition."""

    def __init__(self, edition: Edition, blocks: PageBlocks) -> None:
        self._edition = edition
        self._blocks = blocks

    def partnership_name(self) -> Markup:
        """The partnership's name at the time of the edition."""
        return Markup.escape(self._edition.name)

    def partnership_link(self) -> Markup:
        """The partnership's own website, as a link."""
        return self._blocks.render("partnership_link", partnership=self._edition.partnership, name=self._edition.name)

    def summary(self) -> Markup:
        """What the edition is, in a few sentences."""
        return self._blocks.prose(self._edition.about.summary)

    def at_a_glance(self) -> Markup:
        """How many partners, agencies, groups and settings there are, each with a link."""
        edition = self._edition
        listings = sum(1 + len(setting.also_listed) for setting in edition.settings.settings) if edition.settings else 0
        facts = [
            (len(edition.partners.lead_partners), "lead safeguarding partner", "partners"),
            (len(edition.partners.delegated_partners), "delegated safeguarding partner", "partners"),
            (len(edition.agencies.agencies), "relevant agency", "agencies"),
            (len(edition.groups.groups), "group", "structure"),
            (listings, "listing of a school, college or early years setting", "settings"),
        ]
        plurals = {"relevant agency": "relevant agencies", facts[4][1]: "listings of schools, colleges and early years settings"}
        told = [(count, noun if count == 1 else plurals.get(noun, f"{noun}s"), page) for count, noun, page in facts if count]
        return self._blocks.render("at_a_glance", facts=told)

    def concerns(self) -> Markup:
        """What to do if worried about a child or an adult."""
        return self._blocks.render("concerns", concerns=self._edition.partnership.concerns)

    def edition_facts(self) -> Markup:
        """Status, dates, area and publisher of the edition."""
        edition = self._edition
        area = edition.area
        health = {edition.organisations[id].kind for id in area.health_bodies}
        return self._blocks.render(
            "edition_facts", edition=edition, entry=edition.entry, review=edition.about.review, covers=listed(list(edition.covers)),
            councils=self._names(area.local_authorities), districts=self._names(area.districts), forces=self._names(area.police_forces),
            boards=self._names(area.health_bodies), board_kind=kind_name(health.pop()) if len(health) == 1 else "Health body",
        )  # fmt: skip

    def lead_partners(self) -> Markup:
        """The lead safeguarding partners, with the body and post of each."""
        partners = self._edition.partners
        return self._blocks.render(
            "lead_partners", introduction=partners.introduction, duties=partners.duties_of_leads, people=self._people(partners.lead_partners)
        )  # fmt: skip

    def leaders(self) -> Markup:
        """The lead safeguarding partners, in short, for the home page."""
        return self._blocks.render("leaders", people=self._people(self._edition.partners.lead_partners))

    def delegated_partners(self) -> Markup:
        """The delegated safeguarding partners, whom they act for, and what they do."""
        partners = self._edition.partners
        leads = {lead.id: lead.name or lead.post for lead in partners.lead_partners}
        delegated = {person.id: listed([leads[id] for id in person.delegated_by]) or self._unstated for person in partners.delegated_partners}
        return self._blocks.render(
            "delegated_partners", people=self._people(partners.delegated_partners), delegated=delegated, duties=partners.duties_of_delegates
        )  # fmt: skip

    def chair(self) -> Markup:
        """The partnership chair and the functions of the role."""
        return self._office(self._edition.partners.chair, "partnership chair")

    def scrutineer(self) -> Markup:
        """The independent scrutineer and the functions of the role."""
        return self._office(self._edition.partners.scrutineer, "independent scrutineer")

    def structure_chart(self) -> Markup:
        """The groups as a chart, after a sentence that says its shape."""
        branches = tree(self._edition.groups.groups)
        return self._blocks.render("structure_chart", sentence=shape(branches), branches=branches)

    def groups_introduction(self) -> Markup:
        """What the edition says of its structure as a whole."""
        text = self._edition.groups.introduction
        return self._blocks.prose(text) if text else Markup("")

    def groups_table(self) -> Markup:
        """Every group with how often it meets, who chairs it and whom it reports to."""
        groups = self._edition.groups.groups
        names = {group.id: group.name for group in groups} | self._region_groups()
        chairs = {group.id: self._chair(group) for group in groups}
        return self._blocks.render("groups_table", groups=groups, names=names, chairs=chairs, unstated=self._unstated)

    def group_rules(self) -> Markup:
        """The rules that hold for every subgroup."""
        return self._blocks.render("group_rules", rules=self._edition.groups.rules)

    def wider_partnership(self) -> Markup:
        """The bodies of the wider partnership."""
        return self._blocks.render("wider_partnership", bodies=self._edition.groups.wider_partnership)

    def linked_boards(self) -> Markup:
        """Other boards that the arrangements name a link to."""
        return self._blocks.render("linked_boards", links=self._edition.groups.links)

    def group(self, id: str) -> Markup:
        """The terms of reference of one group."""
        group = self._edition.group(id)
        groups = self._edition.groups.groups
        names = {other.id: other.name for other in groups} | self._region_groups()
        below = [other for other in groups if id in other.reports_to]
        organisations = {id: self._edition.organisation_name(id) for id in self._edition.organisations}
        agencies = {agency.id: agency.name for agency in self._edition.agencies.agencies}
        return self._blocks.render(
            "group", group=group, names=names, below=below, organisations=organisations, agencies=agencies,
            rules=self._edition.groups.rules if group.reports_to else (), chair=self._chair(group), unstated=self._unstated,
        )  # fmt: skip

    def commitments(self) -> Markup:
        """What is asked of each relevant agency."""
        return self._blocks.render("commitments", commitments=self._edition.agencies.commitments)

    def agencies(self) -> Markup:
        """The relevant agencies, each with its kind and what is said of it."""
        agencies = self._edition.agencies
        kinds = {agency.id: kind_name(self._kind(agency.organisation, agency.kind)) for agency in agencies.agencies}
        counts = sorted(Counter(kinds.values()).items(), key=lambda pair: (-pair[1], pair[0]))
        names = {agency.id: agency.name for agency in agencies.agencies}
        bodies = {agency.id: self._edition.organisation_name(agency.organisation) for agency in agencies.agencies if agency.organisation}
        return self._blocks.render(
            "agencies", introduction=agencies.introduction, agencies=agencies.agencies, kinds=kinds, counts=counts, names=names, bodies=bodies, unstated=self._unstated
        )  # fmt: skip

    def settings(self) -> Markup:
        """The schools, colleges and early years settings, by heading, with a filter where scripts run."""
        settings = self._edition.settings
        assert settings is not None, "the page exists only where there are settings"
        lists = listings(settings)
        total = sum(len(rows) for _, rows in lists)
        return self._blocks.render("settings", introduction=settings.introduction, lists=lists, total=total, as_of=settings.as_of)

    def sections(self, page: str) -> Markup:
        """The passages of running text that belong to a page, such as `assurance`."""
        topics = TOPIC_PAGES[page]
        found = [section for section in self._edition.sections.sections if section.topic in topics]
        found.sort(key=lambda section: topics.index(section.topic))
        return self._blocks.render("sections", sections=found)

    def regional(self) -> Markup:
        """The regional arrangements as all who share them agreed them, and where this edition's own text differs."""
        region, regional = self._edition.region, self._edition.about.regional
        if region is None or regional is None:
            return Markup("")
        names = {group.id: group.name for group in region.groups}
        titles = {section.id: section.title for section in region.sections} | names
        for section in region.sections:
            titles |= {point.id: section.title for point in section.points}
        return self._blocks.render(
            "regional", region=region, areas=self._names(region.local_authorities), names=names, titles=titles,
            departures=regional.departures, partnership=self._edition.partnership,
        )  # fmt: skip

    def glossary(self) -> Markup:
        """Abbreviations and terms, A to Z."""
        terms = sorted(self._edition.glossary.terms, key=lambda term: (term.abbreviation or term.term).casefold())
        return self._blocks.render("glossary", terms=terms)

    def cited(self) -> Markup:
        """The Acts and guidance that the edition names as its ground."""
        return self._blocks.render("cited", cites=self._edition.about.cites)

    def downloads(self) -> Markup:
        """The files of the edition that can be downloaded."""
        return self._blocks.render("downloads", files=downloads(self._edition))

    def contact(self) -> Markup:
        """How to reach the partnership's team."""
        return self._blocks.render("contact", contact=self._edition.partnership.contact, name=self._edition.name)

    def reconstruction(self) -> Markup:
        """For an edition put together from another document: from which, and what that does not hold."""
        found = self._edition.about.reconstructed
        return self._blocks.render("reconstruction", reconstructed=found) if found else Markup("")

    def _office(self, office: Office | None, role: str) -> Markup:
        holder = self._holder(office) if office else None
        return self._blocks.render("_office", office=office, role=role, holder=holder, unstated=self._unstated)

    @property
    def _unstated(self) -> str:
        """What stands where the edition says nothing: an edition put together from another document may have said it."""
        return "Not recorded" if self._edition.about.reconstructed else "Not stated in this edition"

    def _chair(self, group: Group) -> Holder | None:
        return self._holder(group.chair) if group.chair else None

    def _holder(self, office: Office | GroupChair) -> Holder:
        """Who holds an office, followed to the person whom it names as the same."""
        body = self._edition.organisation_name(office.organisation) if office.organisation else None
        partners = self._edition.partners
        people = (*partners.lead_partners, *partners.delegated_partners, *(other for other in (partners.chair, partners.scrutineer) if other))
        person = next((person for person in people if person.id == office.same_as and person is not office), None)
        if person is None:
            return Holder(office.name, office.post, body)
        theirs = self._edition.organisation_name(person.organisation) if person.organisation else None
        return Holder(office.name or person.name, office.post or person.post, body or theirs)

    def _people(self, people: tuple[Representative, ...]) -> list[tuple[Representative, str, list[str]]]:
        return [(person, self._edition.organisation_name(person.organisation), self._names(person.also_for)) for person in people]

    def _names(self, organisations: tuple[str, ...]) -> list[str]:
        return [self._edition.organisation_name(id) for id in organisations]

    def _region_groups(self) -> dict[str, str]:
        return {group.id: group.name for group in self._edition.region.groups} if self._edition.region else {}

    def _kind(self, organisation: str | None, kind: Kind | None) -> str:
        if kind:
            return kind
        return self._edition.organisations[organisation].kind if organisation else "other"

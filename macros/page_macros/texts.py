"""The macros on what the edition is, and on its running text."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

from ..addresses import TOPIC_PAGES
from ..carried import MARK
from ..downloads import ABOVE, FOLDER, SCHEMA_PATH
from ..footers import whom
from ..one_page import ONE_PAGE
from ..vocabulary import terms_a_to_z
from ..wording import kind_name, listed
from .start import Start

PDF_SIZE: Final = "\ue002"
"""Stands on pages for the size of the PDF, which is made when all pages are."""


class TextMacros(Start):
    """What the edition is, what to do if worried, passages of running text, and files to take away."""

    def partnership_name(self) -> Markup:
        """The partnership's name at the time of the edition."""
        return Markup.escape(self._edition.name)

    def origin(self) -> Markup:
        """Whose text this is, with a link to the partnership's own website."""
        return self._blocks.render("origin", partnership=self._edition.partnership, name=self._edition.name)

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
        partnership = self._edition.partnership
        return self._blocks.render("concerns", concerns=partnership.concerns, subject=whom(partnership))

    def edition_facts(self) -> Markup:
        """Status, dates, area and publisher of the edition."""
        edition = self._edition
        area = edition.area
        health = {edition.organisations[id].kind for id in area.health_bodies}
        return self._blocks.render(
            "edition_facts", edition=edition, entry=edition.entry, review=edition.about.review, covers=listed(list(edition.covers)),
            former_names=() if edition.about.as_it_was else edition.partnership.former_names,
            councils=self._names(area.local_authorities), districts=self._names(area.districts), forces=self._names(area.police_forces),
            boards=self._names(area.health_bodies), board_kind=kind_name(health.pop()) if len(health) == 1 else "Health body",
        )  # fmt: skip

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
            departures=regional.departures, organisations=self._organisations,
            unstated=self._unstated,
        )  # fmt: skip

    def glossary(self) -> Markup:
        """The abbreviations and terms that the edition uses, A to Z."""
        return self._blocks.render("glossary", terms=terms_a_to_z(self._edition))

    def cited(self) -> Markup:
        """The Acts and guidance that the edition names as its ground."""
        return self._blocks.render("cited", cites=self._edition.about.cites)

    def take_away(self) -> Markup:
        """Ways to take the whole edition away, on one page, as one document or in one file; nothing where there are the pages alone."""
        return self._blocks.render("take_away", page=ONE_PAGE, mark=Markup(MARK), pdf=self._pdf, size=PDF_SIZE) if self._pdf else Markup("")

    def downloads(self) -> Markup:
        """The files of the edition that can be downloaded."""
        return self._blocks.render("downloads", files=self._files, folder=FOLDER)

    def files_described(self) -> Markup:
        """The files of the edition, the addresses at which they stay, and the terms on which they may be used."""
        return self._blocks.render(
            "files_described", edition=self._edition, files=self._files, folder=FOLDER, licence=self._edition.partnership.licence,
            schema_path=SCHEMA_PATH, top_url=self._top_url,
        )  # fmt: skip

    def columns_described(self) -> Markup:
        """What each column of each list holds, and of the lists above the editions."""
        above = [(table, f"{table.page.format(partnership=self._edition.partnership_id)}{table.name}.csv") for table in ABOVE]
        return self._blocks.render("columns_described", tables=[file.table for file in self._files if file.table], above=above)

    def data_sources(self) -> Markup:
        """Where the numbers of schools and the codes of organisations come from, and under which licence."""
        edition = self._edition
        settings = edition.settings.settings if edition.settings else ()
        urns, ofsted = any(setting.urn for setting in settings), any(setting.ofsted_urn for setting in settings)
        bodies = [edition.organisations[agency.organisation] for agency in edition.agencies.agencies if agency.organisation]
        codes = any(body.codes.ods or body.codes.gss for body in bodies)
        return self._blocks.render("data_sources", urns=urns, ofsted=ofsted, codes=codes)

    def contact(self) -> Markup:
        """How to reach the partnership's team."""
        return self._blocks.render("contact", contact=self._edition.partnership.contact, name=self._edition.name)

    def accessibility(self) -> Markup:
        """When and how the pages were tested for accessibility, and what does not work yet."""
        return self._blocks.render("accessibility", test=self._edition.partnership.accessibility)

    def reconstruction(self) -> Markup:
        """For an edition put together from another document: from which, and what that does not hold."""
        found = self._edition.about.reconstructed
        return self._blocks.render("reconstruction", reconstructed=found) if found else Markup("")

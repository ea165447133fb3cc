"""The macros on who leads."""

from __future__ import annotations

from markupsafe import Markup

from ..model import Office, Representative
from ..offices import holder
from ..wording import listed
from .start import Start


class PeopleMacros(Start):
    """Lead and delegated safeguarding partners, the chair and the scrutineer."""

    def lead_partners(self) -> Markup:
        """The lead safeguarding partners, with the body and post of each."""
        partners = self._edition.partners
        return self._blocks.render(
            "lead_partners", introduction=partners.introduction, duties=partners.duties_of_leads,
            people=self._people(partners.lead_partners), unstated=self._unstated,
        )  # fmt: skip

    def leaders(self) -> Markup:
        """The lead safeguarding partners, in short, for the home page."""
        return self._blocks.render("leaders", people=self._people(self._edition.partners.lead_partners), unstated=self._unstated)

    def delegated_partners(self) -> Markup:
        """The delegated safeguarding partners, whom they act for, and what they do."""
        partners = self._edition.partners
        leads = {lead.id: lead.name or lead.post for lead in partners.lead_partners}
        delegated = {person.id: listed([leads[id] for id in person.delegated_by]) or self._unstated for person in partners.delegated_partners}
        return self._blocks.render(
            "delegated_partners", people=self._people(partners.delegated_partners), delegated=delegated, duties=partners.duties_of_delegates,
            unstated=self._unstated,
        )  # fmt: skip

    def chair(self) -> Markup:
        """The partnership chair and the functions of the role."""
        return self._office(self._edition.partners.chair, "partnership chair")

    def scrutineer(self) -> Markup:
        """The independent scrutineer and the functions of the role."""
        return self._office(self._edition.partners.scrutineer, "independent scrutineer")

    def _office(self, office: Office | None, role: str) -> Markup:
        who = holder(self._edition, office) if office else None
        return self._blocks.render("_office", office=office, role=role, holder=who, unstated=self._unstated)

    def _people(self, people: tuple[Representative, ...]) -> list[tuple[Representative, str, list[str]]]:
        return [(person, self._edition.organisation_name(person.organisation), self._names(person.also_for)) for person in people]

"""What every macro starts from: the edition, the blocks, and who holds which post."""

from __future__ import annotations

from dataclasses import dataclass

from ..blocks import PageBlocks
from ..model import Edition, GroupChair, Kind, Office, Representative


@dataclass(frozen=True)
class Holder:
    """Who holds an office: a name, a post and a body, as far as they are known."""

    name: str | None
    post: str | None
    organisation: str | None

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.post, self.organisation) if part)


class Holders:
    """One edition seen from one page."""

    def __init__(self, edition: Edition, blocks: PageBlocks) -> None:
        self._edition = edition
        self._blocks = blocks

    @property
    def _unstated(self) -> str:
        """What stands where the edition says nothing: an edition put together from another document may have said it."""
        return "Not recorded" if self._edition.about.reconstructed else "Not stated in this edition"

    def _holder(self, office: Office | GroupChair) -> Holder:
        """Who holds an office, followed to the person whom it names as the same."""
        body = self._edition.organisation_name(office.organisation) if office.organisation else None
        partners = self._edition.partners
        offices = [other for other in (partners.chair, partners.scrutineer) if other]
        people: list[Representative | Office] = [*partners.lead_partners, *partners.delegated_partners, *offices]
        person = next((person for person in people if person.id == office.same_as and person is not office), None)
        if person is None:
            return Holder(office.name, office.post, body)
        theirs = self._edition.organisation_name(person.organisation) if person.organisation else None
        return Holder(office.name or person.name, office.post or person.post, body or theirs)

    def _names(self, organisations: tuple[str, ...]) -> list[str]:
        return [self._edition.organisation_name(id) for id in organisations]

    def _region_groups(self) -> dict[str, str]:
        return {group.id: group.name for group in self._edition.region.groups} if self._edition.region else {}

    def _kind(self, organisation: str | None, kind: Kind | None) -> str:
        if kind:
            return kind
        return self._edition.organisations[organisation].kind if organisation else "other"

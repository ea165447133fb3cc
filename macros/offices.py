"""Who holds an office of an edition, followed to the person whom it names as the same."""

from __future__ import annotations

from dataclasses import dataclass

from .model import Edition, GroupChair, Office, Representative


@dataclass(frozen=True)
class Holder:
    """A name, a post and a body, as far as they are known."""

    name: str | None
    post: str | None
    organisation: str | None

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.post, self.organisation) if part)


def holder(edition: Edition, office: Office | GroupChair | Representative) -> Holder:
    """Who holds the office: what it says itself, and for the rest what it says of the person named by `same_as`."""
    body = edition.organisation_name(office.organisation) if office.organisation else None
    partners = edition.partners
    offices = [other for other in (partners.chair, partners.scrutineer) if other]
    people: list[Representative | Office] = [*partners.lead_partners, *partners.delegated_partners, *offices]
    found = Holder(office.name, office.post, body)
    seen: list[object] = [office]
    while person := next((person for person in people if person.id == office.same_as and person not in seen), None):
        seen.append(person)
        theirs = edition.organisation_name(person.organisation) if person.organisation else None
        found = Holder(found.name or person.name, found.post or person.post, found.organisation or theirs)
        office = person
    return found

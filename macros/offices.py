"""Who leads, and who holds an office of an edition, followed to the person whom it names as the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .model import Edition, GroupChair, Office, Representative

ROLES: Final = ("Lead safeguarding partner", "Delegated safeguarding partner", "Partnership chair", "Independent scrutineer")
"""What those who lead do in a partnership."""


@dataclass(frozen=True)
class Holder:
    """A name, a post and a body with its id, as far as they are known."""

    name: str | None
    post: str | None
    organisation: str | None
    organisation_id: str | None = None

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.post, self.organisation) if part)


def leading(edition: Edition) -> Iterator[tuple[str, Representative | Office]]:
    """Everybody who leads, with the role of each."""
    partners = edition.partners
    of_each = (partners.lead_partners, partners.delegated_partners, (partners.chair,), (partners.scrutineer,))
    for role, people in zip(ROLES, of_each, strict=True):
        yield from ((role, person) for person in people if person)


def holder(edition: Edition, office: Office | GroupChair | Representative) -> Holder:
    """Who holds the office: what it says itself, and for the rest what it says of the person named by `same_as`."""
    partners = edition.partners
    offices = [other for other in (partners.chair, partners.scrutineer) if other]
    people: list[Representative | Office] = [*partners.lead_partners, *partners.delegated_partners, *offices]
    name, post, body = office.name, office.post, office.organisation
    seen: list[object] = [office]
    while person := next((person for person in people if person.id == office.same_as and person not in seen), None):
        seen.append(person)
        name, post, body = name or person.name, post or person.post, body or person.organisation
        office = person
    return Holder(name, post, edition.organisation_name(body) if body else None, body)

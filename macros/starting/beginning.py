"""What somebody answered about a new partnership, as far as it was found to be right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from ..model import Organisation, Region
from ..model.bodies import Kind
from ..model.partnership import Covered
from ..wording import folded

_NO_ID: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Known:
    """What there is already: organisations and regional arrangements by their ids, and the folders of partnerships."""

    organisations: Mapping[str, Organisation]
    regions: Mapping[str, Region]
    partnerships: frozenset[str]

    def around(self, councils: Iterable[str]) -> Known:
        """The same, with only those regional arrangements that one of these councils shares."""
        near = set(councils)
        return replace(self, regions={id: region for id, region in self.regions.items() if near.intersection(region.local_authorities)})


@dataclass(frozen=True)
class Body:
    """A council, an integrated care board or a police force; `is_new` if it has to be added to organisations.yml."""

    id: str
    name: str
    kind: Kind
    is_new: bool = False


@dataclass(frozen=True)
class Beginning:
    """Everything that a draft is made from. `concern_pages` are the pages of the council for a worry about a child, and about an adult."""

    name: str
    short_name: str
    covers: tuple[Covered, ...]
    councils: tuple[Body, ...]
    police_forces: tuple[Body, ...]
    health_bodies: tuple[Body, ...]
    website: str
    month: str
    concern_pages: Mapping[Covered, str]
    regional: str = ""

    @property
    def id(self) -> str:
        """The name of the partnership's folder."""
        return id_of(self.short_name)

    @property
    def bodies(self) -> tuple[Body, ...]:
        """The safeguarding partners."""
        return (*self.councils, *self.health_bodies, *self.police_forces)


def id_of(name: str) -> str:
    """An id that is made from a name."""
    return _NO_ID.sub("-", folded(name)).strip("-")

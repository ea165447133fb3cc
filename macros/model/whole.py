"""One edition with all that belongs to it, as pages, checks and comparisons receive it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .bodies import Agencies, Group, Groups, Settings
from .edition import EditionFile, Partners, Sections
from .law import Confirmations
from .notes import Changes
from .partnership import Area, Covered, Partnership, Register, RegisterEntry
from .readers import OrganisationKinds
from .records import Record
from .shared import Glossary, Organisation, Region, Synonyms
from .text import When


@dataclass(frozen=True, eq=False)
class Registered:
    """As much of an edition as it takes to name it and to know of when it speaks."""

    partnership_id: str
    entry: RegisterEntry

    @property
    def key(self) -> str:
        """Partnership and edition, as in `southampton/2024-12`."""
        return f"{self.partnership_id}/{self.entry.id}"

    @property
    def when(self) -> When:
        """The month or day that the edition speaks of."""
        return self.entry.published or When.parse(self.entry.id)


@dataclass(frozen=True, eq=False)
class EditionHead(Registered):
    """As much of an edition as it takes to judge when it was in force, and on what it rests."""

    about: EditionFile


@dataclass(frozen=True, eq=False)
class Edition(EditionHead):
    """An edition: its own files, its partnership's, and what it shares with others."""

    partnership: Partnership
    register: Register
    partners: Partners
    agencies: Agencies
    groups: Groups
    sections: Sections
    settings: Settings | None
    region: Region | None
    organisations: Mapping[str, Organisation]
    glossary: Glossary
    confirmations: Confirmations = field(default_factory=Confirmations)
    notes: Changes | None = None
    synonyms: Synonyms = field(default_factory=Synonyms)
    kinds: OrganisationKinds = field(default_factory=OrganisationKinds)

    @property
    def head(self) -> EditionHead:
        """The edition without what it says."""
        return EditionHead(self.partnership_id, self.entry, self.about)

    @property
    def name(self) -> str:
        """The partnership's name at the time of the edition."""
        then = self.about.as_it_was
        return (then and then.name) or self.partnership.name

    @property
    def title(self) -> str:
        """The title of the arrangements, with the partnership's name before it where the title does not hold it."""
        return self.about.title if self.name in self.about.title else f"{self.name}: {self.about.title}"

    @property
    def abbreviation(self) -> str | None:
        """The partnership's short form at the time; none if it is not known under that name."""
        then = self.about.as_it_was
        return then.abbreviation if then and then.name else self.partnership.abbreviation

    @property
    def covers(self) -> tuple[Covered, ...]:
        """Whom the partnership safeguarded at the time."""
        then = self.about.as_it_was
        return (then and then.covers) or self.partnership.covers

    @property
    def area(self) -> Area:
        """The area at the time, with the bodies that made the safeguarding partners."""
        then = self.about.as_it_was
        return (then and then.area) or self.partnership.area

    @property
    def older(self) -> RegisterEntry | None:
        """The edition with which this one is compared, as the register has it; None if this is the first."""
        return self.register.before(self.entry)

    def organisation_name(self, id: str) -> str:
        """The name that an organisation had at the time of the edition."""
        return self.organisations[id].name_in(self.when)

    @property
    def files(self) -> dict[str, Record]:
        """The records by the kind of their file."""
        found = {
            "partnership": self.partnership, "edition": self.about, "partners": self.partners, "agencies": self.agencies,
            "groups": self.groups, "settings": self.settings, "sections": self.sections, "region": self.region, "glossary": self.glossary,
            "confirmations": self.confirmations, "changes": self.notes,
        }  # fmt: skip
        return {kind: record for kind, record in found.items() if record is not None}

    def group(self, id: str) -> Group:
        """The group with that id; `KeyError` if there is none."""
        for group in self.groups.groups:
            if group.id == id:
                return group
        raise KeyError(id)

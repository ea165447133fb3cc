"""One edition with all that belongs to it, as pages, checks and comparisons receive it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .bodies import Agencies, Group, Groups, Settings
from .edition import EditionFile, Partners, Sections
from .partnership import Partnership, Register, RegisterEntry
from .records import Record
from .shared import Glossary, Organisation, Region


@dataclass(frozen=True)
class Edition:
    """An edition: its own files, its partnership's, and what it shares with others."""

    partnership_id: str
    partnership: Partnership
    register: Register
    entry: RegisterEntry
    about: EditionFile
    partners: Partners
    agencies: Agencies
    groups: Groups
    sections: Sections
    settings: Settings | None
    region: Region | None
    organisations: Mapping[str, Organisation]
    glossary: Glossary

    @property
    def key(self) -> str:
        """Partnership and edition, as in `southampton/2024-12`."""
        return f"{self.partnership_id}/{self.entry.id}"

    @property
    def name(self) -> str:
        """The partnership's name at the time of the edition."""
        return self.about.partnership_name or self.partnership.name

    @property
    def files(self) -> dict[str, Record]:
        """The records by the kind of their file."""
        found = {
            "partnership": self.partnership, "edition": self.about, "partners": self.partners, "agencies": self.agencies,
            "groups": self.groups, "settings": self.settings, "sections": self.sections, "region": self.region, "glossary": self.glossary,
        }  # fmt: skip
        return {kind: record for kind, record in found.items() if record is not None}

    def group(self, id: str) -> Group:
        """The group with that id; `KeyError` if there is none."""
        for group in self.groups.groups:
            if group.id == id:
                return group
        raise KeyError(id)

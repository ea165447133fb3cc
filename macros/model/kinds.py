"""Which files there are in `data/`, and which record each one holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from .bodies import Agencies, Groups, Settings
from .edition import EditionFile, Partners, Sections
from .law import Confirmations, Instrument
from .notes import Changes
from .partnership import Partnership, Register
from .readers import OrganisationKinds
from .records import Record
from .reports import YearlyReport
from .shared import Glossary, Organisations, Region, Synonyms
from .terms import Terms

SCHEMAS: Final = ".schemas"
"""The folder below `data/` that holds what editors read, to help with each kind of file."""

_ID: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"


@dataclass(frozen=True)
class FileKind:
    """A kind of data file.

    `pattern` is its path below `data/`, with `{partnership}`, `{edition}`, `{region}`, `{year}`,
    `{years}` and `{instrument}` for the parts that vary. `required` says whether its folder is incomplete without it.
    """

    name: str
    pattern: str
    record: type[Record]
    required: bool = True

    def match(self, path: str) -> dict[str, str] | None:
        """The varying parts of `path` (relative to `data/`, forward slashes), or None if it is another kind."""
        found = _expression(self.pattern).fullmatch(path)
        return found.groupdict() if found else None

    @property
    def schema(self) -> str:
        """The path below `data/` of the file by which editors know this kind."""
        return f"{SCHEMAS}/{self.name}.schema.json"

    @property
    def first_line(self) -> str:
        """The first line of a file of this kind, by which editors find out what it may hold."""
        return f"# yaml-language-server: $schema={'../' * self.pattern.count('/')}{self.schema}"


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    parts = {"partnership": _ID, "edition": r"[0-9]{4}-(?:0[1-9]|1[0-2])", "region": _ID, "year": r"[0-9]{4}", "years": r"[0-9]{4}-[0-9]{2}"}
    parts["instrument"] = _ID
    return re.compile(re.sub(r"\\\{(\w+)\\\}", lambda m: f"(?P<{m[1]}>{parts[m[1]]})", re.escape(pattern)))


_PARTNERSHIP: Final = "partnerships/{partnership}"
_EDITION: Final = f"{_PARTNERSHIP}/editions/{{edition}}"

FILE_KINDS: Final[tuple[FileKind, ...]] = (
    FileKind("organisations", "organisations.yml", Organisations),
    FileKind("glossary", "glossary.yml", Glossary),
    FileKind("kinds", "kinds.yml", OrganisationKinds, required=False),
    FileKind("synonyms", "synonyms.yml", Synonyms, required=False),
    FileKind("terms", "terms.yml", Terms, required=False),
    FileKind("instrument", "instruments/{instrument}.yml", Instrument, required=False),
    FileKind("region", "regions/{region}/{year}.yml", Region),
    FileKind("partnership", f"{_PARTNERSHIP}/partnership.yml", Partnership),
    FileKind("register", f"{_PARTNERSHIP}/register.yml", Register),
    FileKind("report", f"{_PARTNERSHIP}/reports/{{years}}.yml", YearlyReport, required=False),
    FileKind("edition", f"{_EDITION}/edition.yml", EditionFile),
    FileKind("partners", f"{_EDITION}/partners.yml", Partners),
    FileKind("agencies", f"{_EDITION}/agencies.yml", Agencies),
    FileKind("groups", f"{_EDITION}/groups.yml", Groups),
    FileKind("settings", f"{_EDITION}/settings.yml", Settings, required=False),
    FileKind("sections", f"{_EDITION}/sections.yml", Sections),
    FileKind("changes", f"{_EDITION}/changes.yml", Changes, required=False),
    FileKind("confirmations", f"{_EDITION}/confirmations.yml", Confirmations, required=False),
)

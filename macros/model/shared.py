"""What partnerships have in common: regional arrangements, organisations, the glossary."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .bodies import Group, Kind
from .edition import Section
from .partnership import FormerName, OrganisationId
from .records import Record, Refers
from .text import Id, Line, Prose, Url, When


class Region(Record):
    """`regions/NAME/YEAR.yml`: what several partnerships agreed together, written once."""

    name: Line
    abbreviation: Line | None = None
    agreed: Annotated[When | None, Field(description="When it was agreed or published.")] = None
    local_authorities: Annotated[tuple[OrganisationId, ...], Field(min_length=2, description="The areas that share it.")]
    sections: tuple[Section, ...] = ()
    groups: tuple[Group, ...] = ()


class Codes(Record):
    """The codes by which registers know an organisation."""

    ods: Annotated[Line | None, Field(pattern=r"^[A-Z0-9]{3,6}$", description="NHS Organisation Data Service code.")] = None
    gss: Annotated[Line | None, Field(pattern=r"^[A-Z]\d{8}$", description="Government Statistical Service code.")] = None


class Succession(Record):
    """What became of an organisation."""

    id: Annotated[Id, Refers("organisation"), Field(description="The organisation that took over.")]
    since: When | None = None
    text: Prose | None = None


class Organisation(Record):
    """A body that has a name, and perhaps codes, of its own."""

    id: Id
    name: Annotated[Line, Field(description="Its name today, or its last name if it has closed.")]
    kind: Kind
    codes: Codes = Codes()
    website: Url | None = None
    part_of: OrganisationId | None = None
    former_names: tuple[FormerName, ...] = ()
    closed: When | None = None
    successors: tuple[Succession, ...] = ()

    def name_in(self, when: When) -> str:
        """The name that the body had at that time."""
        then = [(former.until.last_day, former.name) for former in self.former_names if former.until and former.until.last_day >= when]
        return min(then)[1] if then else self.name


class Organisations(Record):
    """`organisations.yml`: every organisation that an edition names by id."""

    organisations: tuple[Organisation, ...]


class Term(Record):
    """One entry of the glossary."""

    id: Id
    abbreviation: Annotated[Line | None, Field(description="The short form, as in `MASH`.")] = None
    term: Annotated[Line, Field(description="The words in full.")]
    meaning: Annotated[Prose | None, Field(description="What it is, in a sentence a parent understands.")] = None


class Glossary(Record):
    """`glossary.yml`: every abbreviation and term of art that an edition uses."""

    terms: tuple[Term, ...]

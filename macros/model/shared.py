"""What partnerships have in common: regional arrangements, organisations, the glossary, synonyms."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .bodies import Group, Kind
from .edition import Section
from .partnership import FormerName, OrganisationId, Verified
from .records import InOrder, Record, Refers
from .text import Id, Line, Prose, Url, When


class Region(Record):
    """`regions/NAME/YEAR.yml`: what several partnerships agreed together, written once."""

    name: Annotated[Line, Field(description="The name of the regional arrangements, in full.")]
    abbreviation: Annotated[Line | None, Field(description="The letters people use for them, as in `HIPS`.")] = None
    agreed: Annotated[When | None, Field(description="When it was agreed or published.")] = None
    local_authorities: Annotated[tuple[OrganisationId, ...], Field(min_length=2, description="The ids of the councils whose areas share it.")]
    sections: Annotated[tuple[Section, ...], InOrder(), Field(description="The passages of running text that the areas share.")] = ()
    groups: Annotated[tuple[Group, ...], Field(description="The groups that the areas share, with their terms of reference.")] = ()


class Codes(Record):
    """The codes by which registers know an organisation."""

    ods: Annotated[Line | None, Field(pattern=r"^[A-Z0-9]{3,6}$", description="NHS Organisation Data Service code.")] = None
    gss: Annotated[Line | None, Field(pattern=r"^[A-Z]\d{8}$", description="Government Statistical Service code.")] = None
    dfe: Annotated[Line | None, Field(pattern=r"^\d{3}$", description="Code of a council in lists of schools, as in `852`.")] = None


class Succession(Record):
    """What became of an organisation."""

    id: Annotated[Id, Refers("organisation"), Field(description="The organisation that took over.")]
    since: Annotated[When | None, Field(description="The day, month or year from which it took over, as in `2022-07-01`.")] = None
    text: Annotated[
        Prose | None, Field(description="What happened, in a sentence, as in `Integrated care boards replaced clinical commissioning groups`.")
    ] = None
    seen: Annotated[Verified, Field(description="How far that was verified: in a legal `text`, in a `secondary` source, or from `memory` only.")] = (
        "memory"
    )
    source: Annotated[Line | None, Field(description="Where it was seen, in words, with the address where there is one.")] = None


class Organisation(Record):
    """A body that has a name, and perhaps codes, of its own."""

    id: Annotated[Id, Field(description="Names the organisation for good, as in `southampton-city-council`; every other file names it by this id.")]
    name: Annotated[Line, Field(description="Its name today, or its last name if it has closed.")]
    kind: Annotated[Kind, Field(description="What kind of body it is, as in `nhs-trust`.")]
    also_called: Annotated[tuple[Line, ...], Field(description="Other ways in which its name is written, as in `CGL`.")] = ()
    codes: Annotated[Codes, Field(description="The codes by which registers know it.")] = Codes()
    website: Annotated[Url | None, Field(description="The organisation's own website.")] = None
    part_of: Annotated[
        OrganisationId | None, Field(description="The id of the larger organisation that it belongs to, such as the county of a district council.")
    ] = None
    former_names: Annotated[tuple[FormerName, ...], Field(description="Names it had before, each with the last day, month or year of its use.")] = ()
    closed: Annotated[When | None, Field(description="The last day, month or year of the organisation, if it has closed, as in `2022-06-30`.")] = None
    successors: Annotated[tuple[Succession, ...], Field(description="The organisations that took over from it.")] = ()

    def name_in(self, when: When) -> str:
        """The name that the body had at that time."""
        then = [(former.until.last_day, former.name) for former in self.former_names if former.until and former.until.last_day >= when]
        return min(then)[1] if then else self.name


class Organisations(Record):
    """`organisations.yml`: every organisation that an edition names by id."""

    organisations: Annotated[tuple[Organisation, ...], Field(description="Every organisation that an edition names; each has an id of its own.")]


class Term(Record):
    """One entry of the glossary."""

    id: Annotated[Id, Field(description="Names the term for good, as in `mash`; links rest on it.")]
    abbreviation: Annotated[Line | None, Field(description="The short form, as in `MASH`.")] = None
    term: Annotated[Line, Field(description="The words in full.")]
    meaning: Annotated[Prose | None, Field(description="What it is, in a sentence a parent understands.")] = None


class Glossary(Record):
    """`glossary.yml`: every abbreviation and term of art that an edition uses."""

    terms: Annotated[tuple[Term, ...], Field(description="Every abbreviation and term of art, in order from A to Z.")]


class Synonym(Record):
    """Words that mean the same to somebody who searches."""

    id: Annotated[Id, Field(description="Names the entry for good, as in `sixth-form`.")]
    words: Annotated[
        tuple[Line, ...],
        Field(min_length=2, description="Each word or phrase; a search for one of them finds the others too, as in `sixth form` and `6th form`."),
    ]


class Synonyms(Record):
    """`synonyms.yml`: what people type into the search, beside what the arrangements call it."""

    synonyms: Annotated[tuple[Synonym, ...], Field(description="Every set of words that mean the same; abbreviations belong into the glossary.")] = ()

"""The shape of the JSON that holds a whole edition; the JSON Schema that stands beside the editions is made from it.

Within a format, names may be added; when one is taken away or changes its meaning, the format goes up by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal

from pydantic import Field, TypeAdapter

from ..addresses import SCHEMA_FOLDER
from ..checks import Outcome
from ..json_shapes import CLOSED, schema_of
from ..model import Agencies, Codes, EditionFile, Groups, Kind, Partners, Partnership, Region, RegisterEntry, Sections, Settings, Term
from ..model.law import About, Force, Owner, Seen
from ..requirements import Severity

FORMAT: Final = 1
SCHEMA_PATH: Final = f"{SCHEMA_FOLDER}/edition-{FORMAT}.schema.json"
"""Where the JSON Schema stands in the site; that of an earlier format keeps its address."""


@dataclass(frozen=True)
class OrganisationShape:
    """An organisation that the edition names by its id."""

    __pydantic_config__ = CLOSED
    id: Annotated[str, Field(description="Names the organisation for good; the same in every edition of every partnership.")]
    name: Annotated[str, Field(description="Its name at the time of the edition.")]
    name_now: Annotated[str, Field(description="Its name today, or its last name if it has closed.")]
    kind: Annotated[Kind, Field(description="What kind of body it is.")]
    codes: Annotated[Codes, Field(description="The codes by which registers know it.")]
    website: Annotated[str | None, Field(description="Its own website.")] = None


@dataclass(frozen=True)
class PlaceShape:
    """A place on the pages of the edition."""

    __pydantic_config__ = CLOSED
    text: Annotated[str, Field(description="What readers call it.")]
    page: Annotated[str, Field(description="The page, as in `partners`; its address is that of the edition, the name and a slash.")]
    id: Annotated[str, Field(description="The anchor on that page; empty for the page as a whole.")]


@dataclass(frozen=True)
class FindingShape:
    """What a requirement says of the edition."""

    __pydantic_config__ = CLOSED
    requirement: Annotated[str, Field(description="Names the requirement for good.")]
    instrument: Annotated[str, Field(description="The id of the Act, regulations or guidance that ask it.")]
    instrument_title: Annotated[str, Field(description="The title of the same.")]
    heading: Annotated[str, Field(description="The part of the instrument that it stands in.")]
    title: Annotated[str, Field(description="What is the case when it is met.")]
    asks: Annotated[str, Field(description="What it asks, in the project's own words.")]
    about: Annotated[About, Field(description="What has to show it.")]
    owner: Annotated[Owner, Field(description="Who has to act if it is not met.")]
    force: Annotated[Force, Field(description="How binding it is; read it together with `verified`.")]
    seen: Annotated[Seen, Field(description="How far its wording has been seen.")]
    verified: Annotated[bool, Field(description="Whether its wording and its force are known; if not, it must not be called a duty.")]
    outcome: Annotated[Outcome, Field(description="What came of it.")]
    severity: Annotated[Severity, Field(description="How grave it is that it is not met.")]
    says: Annotated[str, Field(description="The reason, in a sentence or two.")]
    looked_at: Annotated[str, Field(description="What was looked at.")]
    stated: Annotated[bool, Field(description="Whether it rests on the word of the partnership.")]
    evidence: Annotated[tuple[PlaceShape, ...], Field(description="Where it stands.")]
    explanation: Annotated[str | None, Field(description="The id of the explanation that the edition gives; see `edition`.")] = None


@dataclass(frozen=True)
class ChangeShape:
    """One change from the edition before."""

    __pydantic_config__ = CLOSED
    fingerprint: Annotated[str, Field(description="Names the change for good.")]
    weight: Annotated[str, Field(description="How much it matters; `not recorded` if one of the two editions does not record it.")]
    subject: Annotated[str, Field(description="What or whom it is about.")]
    says: Annotated[str, Field(description="The change, in a sentence.")]
    rule: Annotated[str, Field(description="Which kind of change it is.")]
    texts: Annotated[tuple[tuple[str, str, str], ...], Field(description="Texts that changed: what each is, how it was, how it is.")] = ()
    families: Annotated[str | None, Field(description="What the partnership says that it means for families.")] = None
    practitioners: Annotated[str | None, Field(description="What it says that it means for people who work with children.")] = None
    why: Annotated[str | None, Field(description="Why it says that it was made.")] = None


@dataclass(frozen=True)
class EditionShape:
    """One edition of a partnership's safeguarding arrangements, with all that belongs to it. What is not stated is left out."""

    __pydantic_config__ = CLOSED
    schema: Annotated[str, Field(serialization_alias="$schema", description="Where this description stands, seen from the file.")]
    format: Annotated[Literal[1], Field(description="Goes up by one when a name is taken away or changes its meaning.")]
    key: Annotated[str, Field(description="Partnership and edition, as in `southampton/2024-12`; also its address below that of the site.")]
    partnership: Annotated[Partnership, Field(description="The partnership, with its name and area at the time of the edition.")]
    register: Annotated[RegisterEntry, Field(description="The edition in the list of editions: dates, status, what it replaces, seal.")]
    edition: Annotated[EditionFile, Field(description="What the edition is.")]
    partners: Annotated[Partners, Field(description="Who leads.")]
    agencies: Annotated[Agencies, Field(description="Who is bound, and to what.")]
    groups: Annotated[Groups, Field(description="The groups, the rules common to them, and the bodies around them.")]
    sections: Annotated[Sections, Field(description="Every passage of running text, in Markdown.")]
    glossary: Annotated[tuple[Term, ...], Field(description="The abbreviations and terms that the edition uses.")]
    organisations: Annotated[tuple[OrganisationShape, ...], Field(description="Every organisation that is named by its id.")]
    findings: Annotated[tuple[FindingShape, ...], Field(description="What law and guidance in force at the time say of the edition.")]
    settings: Annotated[Settings | None, Field(description="The schools, colleges and early years settings, if it lists any.")] = None
    region: Annotated[Region | None, Field(description="The regional arrangements that it shares, if there are any.")] = None
    compared_with: Annotated[str | None, Field(description="The edition before, with which it is compared.")] = None
    changes: Annotated[tuple[ChangeShape, ...], Field(description="Every change from the edition before, the heaviest first.")] = ()


ADAPTER: Final[TypeAdapter[EditionShape]] = TypeAdapter(EditionShape)


def schema() -> dict[str, Any]:
    """The JSON Schema of such a file."""
    return schema_of(ADAPTER)

"""The kinds of organisation that readers come from, and what of the law reaches each."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .bodies import Kind, Phase
from .edition import Sector
from .records import CategoryId, Record, RequirementId
from .text import Id, Line, YesNo


class PossibleCategory(Record):
    """A category of the Schedule of relevant agencies under which a kind of organisation may fall."""

    category: Annotated[CategoryId, Field(description="The category, as in `RA36`.")]
    only_if: Annotated[
        Line | None,
        Field(description="What has to be true for that, in words that follow “if”, as in `it is a charity`; left out if it is always so."),
    ] = None


class OrganisationKind(Record):
    """A kind of organisation, as the people who work there would call it."""

    id: Annotated[Id, Field(description="Names the kind for good, as in `gp-practice`; links rest on it.")]
    name: Annotated[Line, Field(description="The kind in plain words with its article, as in `A GP practice`.")]
    group: Annotated[Line, Field(description="The heading that it stands under on the page, as in `Health`.")]
    also: Annotated[tuple[Line, ...], Field(description="Other words by which people look for it, as in `doctor's surgery`.")] = ()
    partner: Annotated[
        Sector | None, Field(description="The kind of safeguarding partner that it is, as in `police`; left out for all that is none.")
    ] = None
    categories: Annotated[
        tuple[PossibleCategory, ...], Field(description="The categories of the Schedule under which it may fall; none if the Schedule leaves it out.")
    ] = ()
    kinds: Annotated[tuple[Kind, ...], Field(description="The kinds of body by which `agencies.yml` or `organisations.yml` know it.")] = ()
    phases: Annotated[tuple[Phase, ...], Field(description="The phases of education that it belongs to, as in `primary`.")] = ()
    setting: Annotated[YesNo, Field(description="`yes` if lists of schools, colleges and early years settings hold it.")] = False
    asked: Annotated[
        tuple[RequirementId, ...],
        Field(description="What guidance asks of arrangements with regard to it, as in `W23-EDU`; each counts while it is in force."),
    ] = ()

    @property
    def in_a_sentence(self) -> str:
        """Its name as it stands within a sentence: only an article loses its capital."""
        return self.name[:1].lower() + self.name[1:] if self.name.startswith(("A ", "An ", "The ")) else self.name


class OrganisationKinds(Record):
    """`kinds.yml`: the kinds of organisation that readers come from, and what of the law reaches each."""

    anyone: Annotated[tuple[RequirementId, ...], Field(description="What the law asks of everybody, as in `CA-16H`.")] = ()
    agencies: Annotated[tuple[RequirementId, ...], Field(description="What the law asks of each relevant agency, as in `CA-16G4`.")] = ()
    partners: Annotated[tuple[RequirementId, ...], Field(description="What the law asks of the safeguarding partners, as in `CA-16G2`.")] = ()
    kinds: Annotated[tuple[OrganisationKind, ...], Field(description="Each kind, in the order of the page.")] = ()

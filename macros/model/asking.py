"""The ways in which a requirement can be judged, each with what it has to be told; how each one judges is in `checks`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .bodies import Kind, Phase
from .edition import Document, Sector, Topic
from .records import Record, Refers
from .text import Line, Prose, When

Part = Literal["partners", "agencies", "groups", "settings", "review"]

_KIND = Field(description="The name of this way of judging.")


class EachKindOfPartner(Record):
    """Each of the three kinds of safeguarding partner is there, and each body of the area is named among them."""

    kind: Annotated[Literal["each kind of partner"], _KIND]


class LeadsOfTheRightRank(Record):
    """Each lead safeguarding partner holds a post of the rank that is asked for."""

    kind: Annotated[Literal["leads of the right rank"], _KIND]
    posts: Annotated[
        dict[Sector, tuple[Line, ...]], Field(description="The posts that are right for each kind of safeguarding partner, in lower case.")
    ]


class EachLeadHasADelegate(Record):
    """Somebody acts for each lead safeguarding partner."""

    kind: Annotated[Literal["each lead has a delegate"], _KIND]


class EachDelegateBelongsToALead(Record):
    """Each delegated safeguarding partner acts for a lead safeguarding partner who is named."""

    kind: Annotated[Literal["each delegate belongs to a lead"], _KIND]


class SeveralDelegatesAreExplained(Record):
    """Where several people act for one lead safeguarding partner, a note says who does what."""

    kind: Annotated[Literal["several delegates are explained"], _KIND]


class ChairNamed(Record):
    """The arrangements say who the partnership chair is."""

    kind: Annotated[Literal["chair named"], _KIND]


class ChairIsADelegate(Record):
    """The partnership chair is one of the delegated safeguarding partners."""

    kind: Annotated[Literal["chair is a delegate"], _KIND]


class ChairIsNotTheScrutineer(Record):
    """The partnership chair and the independent scrutineer are two people."""

    kind: Annotated[Literal["chair is not the scrutineer"], _KIND]


class ScrutineerNamed(Record):
    """The arrangements say who the independent scrutineer is."""

    kind: Annotated[Literal["scrutineer named"], _KIND]


class AgenciesNamed(Record):
    """At least one relevant agency is named."""

    kind: Annotated[Literal["agencies named"], _KIND]


class EachAgencySaysWhy(Record):
    """Every relevant agency comes with the reason why it was chosen."""

    kind: Annotated[Literal["each agency says why"], _KIND]


class EachAgencyHasACategory(Record):
    """Every relevant agency is of a category of the Schedule, or is said to take part without being bound."""

    kind: Annotated[Literal["each agency has a category"], _KIND]


class NoPartnerIsItsOwnAgency(Record):
    """No safeguarding partner is listed as a relevant agency."""

    kind: Annotated[Literal["no partner is its own agency"], _KIND]


class AgenciesOfKinds(Record):
    """At least one relevant agency of each of these sorts is named."""

    kind: Annotated[Literal["agencies of kinds"], _KIND]
    kinds: Annotated[
        dict[Line, tuple[Kind, ...]],
        Field(min_length=1, description="What readers call them, each with the kinds of body of which one will do, as in `sports bodies: [sport]`."),
    ]


class EveryPhaseHasARoute(Record):
    """For each phase of education, a relevant agency or a member of a group speaks."""

    kind: Annotated[Literal["every phase has a route"], _KIND]
    phases: Annotated[tuple[Phase, ...], Field(min_length=1, description="The phases of education.")]


class AnsweredOrNoneHere(Record):
    """A passage on the topic answers, or says that there is none of this in the area."""

    kind: Annotated[Literal["answered or none here"], _KIND]
    topic: Annotated[Topic, Field(description="The topic of the passage.")]


class GroupsReportWithoutCircles(Record):
    """Each group but the highest reports to another one, and no group reports to itself by a round way."""

    kind: Annotated[Literal["groups report without circles"], _KIND]


class ReviewDateNotPassed(Record):
    """The date of the next review is there and has not passed."""

    kind: Annotated[Literal["review date not passed"], _KIND]


class Published(Record):
    """The register says when the arrangements were published."""

    kind: Annotated[Literal["published"], _KIND]
    since: Annotated[When | None, Field(description="The first day on which they could be published, if there was one.")] = None
    by: Annotated[When | None, Field(description="The last day on which they had to be published, if there was one.")] = None


class PeopleNamed(Record):
    """Everybody who holds one of these roles is given by name."""

    kind: Annotated[Literal["people named"], _KIND]
    roles: Annotated[tuple[Literal["leads", "delegates", "chair", "scrutineer"], ...], Field(min_length=1, description="The roles.")]


class Cites(Record):
    """The arrangements name this instrument as their ground."""

    kind: Annotated[Literal["cites"], _KIND]
    instrument: Annotated[Line, Refers("instrument"), Field(description="The id of the instrument, as in `working-together-2023`.")]


class AreaSaid(Record):
    """The area is named, with the councils whose areas make it up."""

    kind: Annotated[Literal["area said"], _KIND]


class SettingsListed(Record):
    """The schools, colleges and early years settings are listed one by one."""

    kind: Annotated[Literal["settings listed"], _KIND]


class FundingHasFigures(Record):
    """A passage on funding gives sums of money."""

    kind: Annotated[Literal["funding has figures"], _KIND]


class LinksToADocument(Record):
    """A passage on one of the topics links to a document."""

    kind: Annotated[Literal["links to a document"], _KIND]
    topics: Annotated[tuple[Topic, ...], Field(min_length=1, description="The topics under which the link may stand.")]


class SignedOffByEveryLead(Record):
    """Every lead safeguarding partner signed off each of these documents."""

    kind: Annotated[Literal["signed off by every lead"], _KIND]
    documents: Annotated[tuple[Document, ...], Field(min_length=1, description="What has to be signed off.")]


class RegionalArrangementsNamed(Record):
    """The arrangements that are shared with the areas around are named."""

    kind: Annotated[Literal["regional arrangements named"], _KIND]


class ContactGiven(Record):
    """A shared mailbox, a telephone number or a contact page of the partnership is given."""

    kind: Annotated[Literal["contact given"], _KIND]


class Stated(Record):
    """The partnership names the passage that answers, and a person has confirmed it."""

    kind: Annotated[Literal["stated"], _KIND]
    topics: Annotated[
        tuple[Literal[Topic, Part], ...],
        Field(min_length=1, description="The topics, or parts of the arrangements, under which the passage may stand."),
    ]
    subject: Annotated[
        tuple[Line, ...],
        Field(min_length=1, description="Beginnings of words in lower case, at least one of which the passage has to contain, as in `scrutin`."),
    ]
    words: Annotated[int, Field(gt=0, le=1000, description="How many words the passage needs to be more than a heading.")] = 25
    alike: Annotated[int, Field(gt=0, le=50, description="How many passages that answer there have to be.")] = 1


class JudgedElsewhere(Record):
    """Published arrangements cannot show it; it is judged somewhere else."""

    kind: Annotated[Literal["judged elsewhere"], _KIND]
    where: Annotated[Prose, Field(description="Where to look, in a sentence.")]


class NothingToShow(Record):
    """There is nothing that arrangements could show."""

    kind: Annotated[Literal["nothing to show"], _KIND]
    why: Annotated[Prose, Field(description="The reason, in a sentence, as in `This is a power, which nobody has to use`.")]


Check = Annotated[
    EachKindOfPartner | LeadsOfTheRightRank | EachLeadHasADelegate | EachDelegateBelongsToALead | SeveralDelegatesAreExplained | ChairNamed
    | ChairIsADelegate | ChairIsNotTheScrutineer | ScrutineerNamed | AgenciesNamed | EachAgencySaysWhy | EachAgencyHasACategory
    | NoPartnerIsItsOwnAgency | AgenciesOfKinds | EveryPhaseHasARoute | AnsweredOrNoneHere | GroupsReportWithoutCircles | ReviewDateNotPassed
    | Published | PeopleNamed | Cites | AreaSaid | SettingsListed | FundingHasFigures | LinksToADocument | SignedOffByEveryLead
    | RegionalArrangementsNamed | ContactGiven | Stated | JudgedElsewhere | NothingToShow,
    Field(discriminator="kind"),
]  # fmt: skip

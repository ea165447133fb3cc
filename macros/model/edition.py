"""One edition: what it is, its partners, and the running text of its sections."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .partnership import Area, Covered, OrganisationId
from .records import Ageing, Answers, InOrder, InstrumentId, Point, Record, Refers, RequirementId, Unsealed
from .text import Id, Line, Prose, Url, When, YesNo

Sector = Literal["local-authority", "health", "police", "other"]
Topic = Literal[
    "foreword", "legal-basis", "purpose", "principles", "voice", "geography", "thresholds",
    "education", "relevant-agencies", "youth-custody", "childrens-homes",
    "structure", "decisions", "partnership-team",
    "scrutiny", "audit", "data", "yearly-report", "review-of-arrangements",
    "case-reviews", "learning", "procedures", "information-sharing", "disagreements", "links", "funding",
    "regional", "for-children", "easier-words",
]  # fmt: skip

Document = Literal["arrangements", "scrutiny-plan", "budget", "yearly-report", "threshold-document"]


class Cited(Record):
    """An Act or a guidance document that the edition names as its ground."""

    id: Annotated[Id, Field(description="Names the document for good, as in `children-act-2004`; links and comparisons rest on it.")]
    title: Annotated[Line, Field(description="The title of the Act or guidance, as in `Children Act 2004`.")]
    url: Annotated[Url | None, Field(description="Where the document can be read, as in `https://www.legislation.gov.uk/ukpga/2004/31`.")] = None
    instrument: Annotated[
        InstrumentId | None, Unsealed(), Field(description="The id of the same document in `instruments`, as in `working-together-2023`.")
    ] = None


class Departure(Record):
    """Where this partnership's own text differs from the regional arrangements that it shares."""

    id: Annotated[Id, Field(description="Names the difference for good, as in `our-own-hub`; links and comparisons rest on it.")]
    about: Annotated[
        Id | None, Field(description="The id of the passage, group or point of the regional arrangements; left out for an addition.")
    ] = None
    title: Annotated[Line | None, Field(description="A heading, for an addition that is about none of them.")] = None
    shared: Annotated[Prose | None, Field(description="What the shared text says; left out where it says nothing.")] = None
    here: Annotated[Prose, Field(description="What this partnership's text says instead or besides.")]


class Regional(Record):
    """The regional arrangements that the edition takes part in."""

    arrangements: Annotated[Line, Refers("regional arrangements"), Field(description="Folder and year, as in `hips/2024`.")]
    departures: Annotated[tuple[Departure, ...], Field(description="Where this partnership's own text differs from the shared text.")] = ()


class Review(Record):
    """When the arrangements are to be looked at again."""

    next: Annotated[When | None, Field(description="The next review.")] = None
    then: Annotated[When | None, Field(description="The review after that.")] = None
    every_years: Annotated[int | None, Field(gt=0, le=10, description="How many years lie between reviews from then on.")] = None
    text: Annotated[Prose, Field(description="What was agreed about reviewing the arrangements.")]
    answers: Answers = ()


class Explanation(Record):
    """Why the arrangements do not do what guidance says they should, for the time being."""

    id: Annotated[Id, Field(description="Names the explanation for good, as in `no-figures-yet`; links rest on it.")]
    requirement: Annotated[
        RequirementId,
        Field(description="The id of the requirement, as in `W23-FUND`; only a `should` can be explained."),
    ]
    reason: Annotated[Prose, Field(description="The reason, in a sentence or two for the public.")]
    owner: Annotated[Line, Field(description="The post of the person who sees to it, never a person's name, as in `Partnership manager`.")]
    until: Annotated[When, Field(description="The last day on which the explanation counts.")]


class SignOff(Record):
    """A lead safeguarding partner signed something off."""

    id: Annotated[Id, Field(description="Names the entry for good, as in `arrangements-police`; comparisons rest on it.")]
    document: Annotated[Document, Field(description="What was signed off.")]
    by: Annotated[Id, Refers("lead safeguarding partner"), Field(description="The id of the lead safeguarding partner, as in `lead-police`.")]
    on: Annotated[When, Field(description="The day or month on which that was done.")]


class Reconstructed(Record):
    """Says that an edition was put together from another document, because the original is not at hand."""

    source: Annotated[Line, Field(description="The document it was taken from.")]
    text: Annotated[Prose, Field(description="What a reader should know about that.")]
    not_recorded: Annotated[tuple[Point, ...], Field(description="What that document does not hold.")] = ()


class AsItWas(Record):
    """What the partnership was at the time of the edition, where that differs from `partnership.yml`."""

    name: Annotated[Line | None, Field(description="Its name at the time.")] = None
    abbreviation: Annotated[Line | None, Field(description="The letters people used for it.")] = None
    covers: Annotated[tuple[Covered, ...], Field(description="Whom it safeguarded.")] = ()
    area: Annotated[Area | None, Field(description="Its area and the bodies that made its safeguarding partners.")] = None


class Event(Record):
    """Something that happened on a day or in a month that a document states."""

    id: Annotated[Id, Field(description="Names the event for good, as in `amalgamation`; two documents that mean the same event use the same id.")]
    date: Annotated[When, Field(description="When it happened, as far as the document says: `2024-12-31`, `2024-12` or `2024`.")]
    text: Annotated[Prose, Field(description="What happened, in a sentence.")]


class EditionFile(Record):
    """`edition.yml`: what this edition is."""

    title: Annotated[Line, Field(description="The title of the published arrangements.")]
    as_it_was: Annotated[AsItWas | None, Field(description="The partnership at the time, where it was different.")] = None
    summary: Annotated[Prose, Field(description="What this edition is, in two or three sentences for the home page.")]
    cites: Annotated[tuple[Cited, ...], Field(description="The Acts and guidance that the edition names.")] = ()
    regional: Annotated[Regional | None, Field(description="The regional arrangements that the edition takes part in, if there are any.")] = None
    review: Annotated[Review | None, Field(description="When the arrangements are to be reviewed.")] = None
    events: Annotated[tuple[Event, ...], Field(description="Events that the arrangements date, such as when two boards became one.")] = ()
    sign_offs: Annotated[tuple[SignOff, ...], Field(description="What the lead safeguarding partners signed off, one entry for each of them.")] = ()
    explanations: Annotated[
        tuple[Explanation, ...], Field(description="Where the arrangements do not do what guidance says they should, and why, for the time being.")
    ] = ()
    reconstructed: Annotated[
        Reconstructed | None,
        Field(description="What a reader should know if the original is not at hand and the edition was put together from another document."),
    ] = None


class Representative(Ageing):
    """Somebody who leads or acts for a safeguarding partner."""

    id: Annotated[Id, Field(description="Names the entry for good, as in `lead-police` or `delegate-police`; links and comparisons rest on it.")]
    name: Annotated[Line | None, Field(description="The person, if the arrangements name one.")] = None
    post: Annotated[Line, Field(description="The post held, as in `Chief Constable`.")]
    organisation: Annotated[
        OrganisationId, Field(description="The id of the safeguarding partner that the person leads or acts for, as in `southampton-city-council`.")
    ]
    sector: Annotated[Sector, Field(description="Which kind of safeguarding partner the body is.")]
    same_as: Annotated[Id | None, Refers("person"), Field(description="The id of another entry that is the same person.")] = None
    also_for: Annotated[tuple[OrganisationId, ...], Field(description="Other bodies that this person acts for.")] = ()
    note: Annotated[Prose | None, Field(description="What else a reader should know, as in `The post was vacant in May 2030`.")] = None
    answers: Answers = ()


class Delegate(Representative):
    """A delegated safeguarding partner."""

    delegated_by: Annotated[
        tuple[Annotated[Id, Refers("lead safeguarding partner")], ...],
        Field(description="The ids of the lead safeguarding partners who delegated, as in `lead-health`."),
    ] = ()


class Office(Ageing):
    """The partnership chair or the independent scrutineer, with what the role does."""

    id: Annotated[Id, Field(description="Names the role for good, as in `independent-scrutineer`; links and comparisons rest on it.")]
    same_as: Annotated[
        Id | None,
        Refers("person"),
        Field(description="The id of the lead or delegated safeguarding partner, or of the other office-holder, who holds this too."),
    ] = None
    name: Annotated[Line | None, Field(description="The person, if the arrangements name one.")] = None
    post: Annotated[Line | None, Field(description="The post held, as in `Independent Chair`.")] = None
    organisation: Annotated[OrganisationId | None, Field(description="The id of the organisation the person comes from, if any.")] = None
    text: Annotated[Prose | None, Field(description="How the role is filled and what it is for.")] = None
    functions: Annotated[tuple[Point, ...], Field(description="What the partnership chair or independent scrutineer does, point by point.")] = ()
    answers: Answers = ()


class Partners(Record):
    """`partners.yml`: who leads."""

    introduction: Annotated[Prose | None, Field(description="What stands before the lists of safeguarding partners.")] = None
    lead_partners: Annotated[tuple[Representative, ...], Field(description="The lead safeguarding partners.")] = ()
    duties_of_leads: Annotated[Prose | None, Field(description="What the lead safeguarding partners must do.")] = None
    delegated_partners: Annotated[tuple[Delegate, ...], Field(description="The delegated safeguarding partners.")] = ()
    duties_of_delegates: Annotated[tuple[Point, ...], Field(description="What the delegated safeguarding partners do, point by point.")] = ()
    chair: Annotated[Office | None, Field(description="The partnership chair.")] = None
    scrutineer: Annotated[Office | None, Field(description="The independent scrutineer.")] = None
    answers: Answers = ()


class Section(Ageing):
    """A passage of running text on one topic."""

    id: Annotated[Id, Field(description="Names the passage for good, as in `how-we-listen`; links and comparisons rest on it.")]
    topic: Annotated[Topic, Field(description="What it is about; the topic decides on which page it stands.")]
    title: Annotated[Line, Field(description="The heading of the passage, as in `How we listen to children`.")]
    text: Annotated[Prose | None, Field(description="The passage itself, in Markdown; headings inside it begin with `###`.")] = None
    points: Annotated[tuple[Point, ...], InOrder(where="numbered"), Field(description="A list that belongs to the passage, after its text.")] = ()
    numbered: Annotated[YesNo, Field(description="`yes` if the list was published with numbers.")] = False
    none_here: Annotated[YesNo, Unsealed(), Field(description="`yes` if the passage says that there is none of this in the area.")] = False
    answers: Answers = ()


class Sections(Record):
    """`sections.yml`: every passage of running text."""

    sections: Annotated[tuple[Section, ...], InOrder(), Field(description="Every passage, in the order of the published arrangements.")]

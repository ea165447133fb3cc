"""The bodies of an edition: relevant agencies, groups, and the settings that it lists."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .partnership import OrganisationId
from .records import Ageing, Answers, CategoryId, Point, Record, Refers, Unsealed
from .text import Id, Line, OfstedUrn, Prose, Url, Urn, When, YesNo

Kind = Literal[
    "local-authority", "district-council", "integrated-care-board", "clinical-commissioning-group", "nhs-trust", "nhs-body", "primary-care",
    "health-provider", "police-force", "police-and-crime-commissioner", "fire-and-rescue", "probation", "youth-justice", "court-service", "prison",
    "public-health", "adult-social-care", "childrens-social-care", "school", "college", "university", "early-years", "education",
    "voluntary", "community", "faith", "sport", "housing", "coroner", "armed-forces", "partnership-body", "other",
]  # fmt: skip

Phase = Literal["early-years", "primary", "secondary", "special", "alternative-provision", "further", "higher", "independent"]

Phases = Annotated[
    tuple[Phase, ...], Unsealed(), Field(description="The phases of education that it speaks for, as in `primary`; none if it is no such body.")
]


class Agency(Ageing):
    """A relevant agency: an organisation, or a kind of organisation, that the partners name as bound."""

    id: Annotated[Id, Field(description="Names the relevant agency for good, as in `no-limits`; links and comparisons rest on it.")]
    name: Annotated[Line, Field(description="The name as the arrangements give it.")]
    organisation: Annotated[OrganisationId | None, Field(description="The organisation, if it is one and it is in organisations.yml.")] = None
    kind: Annotated[Kind | None, Field(description="What kind of body it is; needed if no organisation is given.")] = None
    part_of: Annotated[Id | None, Refers("agency"), Field(description="The entry of this list that it stands under.")] = None
    same_as: Annotated[Id | None, Refers("agency"), Field(description="The other entry of this list, where one body is listed twice.")] = None
    why: Annotated[Prose | None, Field(description="Why the partners chose it.")] = None
    note: Annotated[Prose | None, Field(description="What the arrangements add about it.")] = None
    category: Annotated[
        CategoryId | None,
        Unsealed(),
        Field(description="The category of the Schedule that it falls under, as in `RA16`; left out if none clearly fits."),
    ] = None
    bound: Annotated[
        YesNo | None,
        Unsealed(),
        Field(description="`no` if it takes part without being bound by law, because it falls under no category of the Schedule."),
    ] = None
    phases: Phases = ()
    answers: Answers = ()


class Agencies(Record):
    """`agencies.yml`: who is bound, and to what."""

    introduction: Annotated[Prose | None, Field(description="What stands before the list, such as how the relevant agencies were chosen.")] = None
    commitments: Annotated[tuple[Point, ...], Field(description="What is asked of each relevant agency.")] = ()
    agencies: Annotated[tuple[Agency, ...], Field(description="The relevant agencies, in the order of the published arrangements.")]
    answers: Answers = ()


class Member(Record):
    """Somebody, or some body, that sits on a group."""

    id: Annotated[Id, Field(description="Names the member for good, as in `director-of-housing`; links and comparisons rest on it.")]
    name: Annotated[Line, Field(description="The member as the terms of reference list it.")]
    role: Annotated[Literal["member", "chair", "deputy-chair", "observer", "adviser", "attends"], Field(description="How it takes part.")] = "member"
    post: Annotated[Line | None, Field(description="The post that sits there, where the list gives posts.")] = None
    organisation: Annotated[
        OrganisationId | None, Field(description="The id of the organisation that the member speaks for, if it is in organisations.yml.")
    ] = None
    agency: Annotated[
        Id | None, Refers("agency"), Field(description="The id of the relevant agency that the member speaks for, if it is in agencies.yml.")
    ] = None
    note: Annotated[Prose | None, Field(description="What the terms of reference add about the member, such as when it attends.")] = None
    phases: Phases = ()
    answers: Answers = ()


class Meets(Record):
    """How often a group meets."""

    text: Annotated[Line, Field(description="In words, as in `Quarterly`.")]
    times_a_year: Annotated[int | None, Field(gt=0, le=366, description="How many times a year that is, if it can be said.")] = None
    note: Annotated[Prose | None, Field(description="What else is said about meetings, as in `More often if the chair asks`.")] = None


class GroupChair(Record):
    """Who chairs a group, as far as the terms of reference say."""

    same_as: Annotated[
        Id | None,
        Refers("person"),
        Field(description="The id of the lead or delegated safeguarding partner, partnership chair or independent scrutineer who chairs it."),
    ] = None
    name: Annotated[Line | None, Field(description="The person who chairs it, if the terms of reference name one.")] = None
    post: Annotated[Line | None, Field(description="The post whose holder chairs it, as in `Director of Children's Services`.")] = None
    organisation: Annotated[OrganisationId | None, Field(description="The id of the organisation that the chair comes from.")] = None
    note: Annotated[Prose | None, Field(description="What else is said about the chair, as in `Elected for a year`.")] = None


class Group(Ageing):
    """A board, executive or subgroup with its terms of reference."""

    own_page: ClassVar[bool] = True

    id: Annotated[Id, Field(description="Also the address of its page, as in `groups/mash/`.")]
    name: Annotated[Line, Field(description="The name of the group, as in `Executive Board`.")]
    also_called: Annotated[tuple[Line, ...], Field(description="Other names that the documents use for it.")] = ()
    abbreviation: Annotated[Line | None, Field(description="The letters people use for it, as in `PRG`.")] = None
    reports_to: Annotated[
        tuple[Annotated[Id, Refers("group")], ...], Field(description="The groups that this one answers to; none for the highest.")
    ] = ()
    shared_with: Annotated[tuple[Line, ...], Field(description="Other partnerships or boards that share this group, as in `Adults Board`.")] = ()
    purpose: Annotated[Prose | None, Field(description="What the group is for.")] = None
    responsibilities: Annotated[tuple[Point, ...], Field(description="What the group has to do, point by point.")] = ()
    members: Annotated[tuple[Member, ...], Field(description="Who sits on the group, in the order of its terms of reference.")] = ()
    membership: Annotated[Prose | None, Field(description="What is said about membership beside the list.")] = None
    chair: Annotated[GroupChair | None, Field(description="Who chairs the group.")] = None
    meets: Annotated[Meets | None, Field(description="How often the group meets.")] = None
    quorum: Annotated[Prose | None, Field(description="Who must be there for the group to decide, as in `All three partners`.")] = None
    rules: Annotated[tuple[Point, ...], Field(description="Further rules of the group.")] = ()
    answers: Answers = ()


class Link(Ageing):
    """Another body that the arrangements join up with."""

    id: Annotated[Id, Field(description="Names the body for good, as in `safe-city-partnership`; links and comparisons rest on it.")]
    name: Annotated[Line, Field(description="The name of the body, as in `Health and Wellbeing Board`.")]
    text: Annotated[Prose | None, Field(description="What the body is, or how the partnership works with it.")] = None
    url: Annotated[Url | None, Field(description="The body's own web page.")] = None
    answers: Answers = ()


class Groups(Record):
    """`groups.yml`: the groups, the rules common to them, and the bodies around them."""

    introduction: Annotated[Prose | None, Field(description="What is said of the structure as a whole, before the groups.")] = None
    rules: Annotated[tuple[Point, ...], Field(description="Rules that hold for every subgroup.")] = ()
    groups: Annotated[tuple[Group, ...], Field(description="Each board, executive and subgroup, in the order of the published arrangements.")]
    wider_partnership: Annotated[tuple[Link, ...], Field(description="Bodies of the wider partnership in the structure.")] = ()
    links: Annotated[tuple[Link, ...], Field(description="Other boards that the arrangements name a link to.")] = ()
    answers: Answers = ()


class Heading(Record):
    """A heading of the settings list."""

    id: Annotated[Id, Field(description="Names the heading for good, as in `secondary-schools`; settings are put under it by this id.")]
    name: Annotated[Line, Field(description="The heading as people read it, as in `Secondary schools`.")]


class Listing(Record):
    """A further heading under which a setting stands."""

    heading: Annotated[Id, Refers("heading"), Field(description="The id of the further heading.")]
    after: Annotated[Id | None, Refers("setting"), Field(description="The setting it follows there; left out, it comes last.")] = None


class Setting(Record):
    """A school, college or early years setting."""

    id: Annotated[Id, Field(description="Names the setting for good, as in `mere-school`; links and comparisons rest on it.")]
    name: Annotated[Line, Field(description="The name as the arrangements list it.")]
    urn: Annotated[Urn | None, Field(description="Its number in Get Information about Schools, if the match is certain.")] = None
    ofsted_urn: Annotated[
        OfstedUrn | None, Field(description="Its number in Ofsted's register of childcare, as in `EY492794`, if the match is certain.")
    ] = None
    heading: Annotated[Id, Refers("heading"), Field(description="The heading it stands under.")]
    also_listed: Annotated[tuple[Listing, ...], Field(description="Further headings it stands under.")] = ()
    note: Annotated[Prose | None, Field(description="What a reader should know about the setting, as in `Moves to Mill Lane in 2031`.")] = None


class Settings(Ageing):
    """`settings.yml`: the education and early years settings that the edition lists, in its order."""

    introduction: Annotated[
        Prose | None, Field(description="What stands before the list, such as how the settings are bound by the arrangements.")
    ] = None
    as_of: Annotated[When | None, Field(description="The date that the list speaks of.")] = None
    headings: Annotated[tuple[Heading, ...], Field(description="The headings of the list, in its order.")]
    settings: Annotated[tuple[Setting, ...], Field(description="Every school, college and early years setting on the list, in its order.")]
    answers: Answers = ()

"""The bodies of an edition: relevant agencies, groups, and the settings that it lists."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .partnership import OrganisationId
from .records import Point, Record, Refers
from .text import Id, Line, Prose, Url, Urn, When

Kind = Literal[
    "local-authority", "district-council", "integrated-care-board", "clinical-commissioning-group", "nhs-trust", "nhs-body", "primary-care", "health-provider",
    "police-force", "police-and-crime-commissioner", "fire-and-rescue", "probation", "youth-justice", "court-service", "prison",
    "public-health", "adult-social-care", "childrens-social-care", "school", "college", "university", "early-years", "education",
    "voluntary", "community", "faith", "sport", "housing", "coroner", "armed-forces", "partnership-body", "other",
]  # fmt: skip


class Agency(Record):
    """A relevant agency: an organisation, or a kind of organisation, that the partners name as bound."""

    id: Id
    name: Annotated[Line, Field(description="The name as the arrangements give it.")]
    organisation: Annotated[OrganisationId | None, Field(description="The organisation, if it is one and it is in organisations.yml.")] = None
    kind: Annotated[Kind | None, Field(description="What kind of body it is; needed if no organisation is given.")] = None
    part_of: Annotated[Id | None, Refers("agency"), Field(description="The entry of this list that it stands under.")] = None
    same_as: Annotated[Id | None, Refers("agency"), Field(description="The other entry of this list, where one body is listed twice.")] = None
    why: Annotated[Prose | None, Field(description="Why the partners chose it.")] = None
    note: Annotated[Prose | None, Field(description="What the arrangements add about it.")] = None


class Agencies(Record):
    """`agencies.yml`: who is bound, and to what."""

    introduction: Prose | None = None
    commitments: Annotated[tuple[Point, ...], Field(description="What is asked of each relevant agency.")] = ()
    agencies: tuple[Agency, ...]


class Member(Record):
    """Somebody, or some body, that sits on a group."""

    id: Id
    name: Annotated[Line, Field(description="The member as the terms of reference list it.")]
    role: Annotated[Literal["member", "chair", "deputy-chair", "observer", "adviser", "attends"], Field(description="How it takes part.")] = "member"
    post: Annotated[Line | None, Field(description="The post that sits there, where the list gives posts.")] = None
    organisation: OrganisationId | None = None
    agency: Annotated[Id | None, Refers("agency")] = None
    note: Prose | None = None


class Meets(Record):
    """How often a group meets."""

    text: Annotated[Line, Field(description="In words, as in `Quarterly`.")]
    times_a_year: Annotated[int | None, Field(gt=0, le=366, description="How many times a year that is, if it can be said.")] = None
    note: Prose | None = None


class GroupChair(Record):
    """Who chairs a group, as far as the terms of reference say."""

    same_as: Annotated[Id | None, Refers("person"), Field(description="The id of a lead, delegate or office-holder who chairs it.")] = None
    name: Line | None = None
    post: Line | None = None
    organisation: OrganisationId | None = None
    note: Prose | None = None


class Group(Record):
    """A board, executive or subgroup with its terms of reference."""

    own_page: ClassVar[bool] = True

    id: Annotated[Id, Field(description="Also the address of its page, as in `groups/mash/`.")]
    name: Line
    also_called: Annotated[tuple[Line, ...], Field(description="Other names that the documents use for it.")] = ()
    abbreviation: Line | None = None
    reports_to: Annotated[
        tuple[Annotated[Id, Refers("group")], ...], Field(description="The groups that this one answers to; none for the highest.")
    ] = ()
    shared_with: Annotated[tuple[Line, ...], Field(description="Other partnerships that share this group.")] = ()
    purpose: Prose | None = None
    responsibilities: tuple[Point, ...] = ()
    members: tuple[Member, ...] = ()
    membership: Annotated[Prose | None, Field(description="What is said about membership beside the list.")] = None
    chair: GroupChair | None = None
    meets: Meets | None = None
    quorum: Prose | None = None
    rules: Annotated[tuple[Point, ...], Field(description="Further rules of the group.")] = ()


class Link(Record):
    """Another body that the arrangements join up with."""

    id: Id
    name: Line
    text: Prose | None = None
    url: Url | None = None


class Groups(Record):
    """`groups.yml`: the groups, the rules common to them, and the bodies around them."""

    introduction: Prose | None = None
    rules: Annotated[tuple[Point, ...], Field(description="Rules that hold for every subgroup.")] = ()
    groups: tuple[Group, ...]
    wider_partnership: Annotated[tuple[Link, ...], Field(description="Bodies of the wider partnership in the structure.")] = ()
    links: Annotated[tuple[Link, ...], Field(description="Other boards that the arrangements name a link to.")] = ()


class Heading(Record):
    """A heading of the settings list."""

    id: Id
    name: Line


class Listing(Record):
    """A further heading under which a setting stands."""

    heading: Annotated[Id, Refers("heading")]
    after: Annotated[Id | None, Refers("setting"), Field(description="The setting it follows there; left out, it comes last.")] = None


class Setting(Record):
    """A school, college or early years setting."""

    id: Id
    name: Annotated[Line, Field(description="The name as the arrangements list it.")]
    urn: Annotated[Urn | None, Field(description="Its number in Get Information about Schools, if the match is certain.")] = None
    heading: Annotated[Id, Refers("heading"), Field(description="The heading it stands under.")]
    also_listed: Annotated[tuple[Listing, ...], Field(description="Further headings it stands under.")] = ()
    note: Prose | None = None


class Settings(Record):
    """`settings.yml`: the education and early years settings that the edition lists, in its order."""

    introduction: Prose | None = None
    as_of: Annotated[When | None, Field(description="The date that the list speaks of.")] = None
    headings: tuple[Heading, ...]
    settings: tuple[Setting, ...]

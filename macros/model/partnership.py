"""A partnership and its register of editions."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from .records import Ageing, Point, Record, Refers
from .text import Email, Id, Line, Phone, Prose, Url, When, YesNo

OrganisationId = Annotated[Id, Refers("organisation")]
_MONTH: Final = r"^[0-9]{4}-(0[1-9]|1[0-2])$"
EditionId = Annotated[
    Line, Field(pattern=_MONTH, json_schema_extra={"pattern": _MONTH, "patternErrorMessage": "write year and month, as in `2024-12`"})
]
Covered = Literal["children", "adults"]
Verified = Literal["text", "secondary", "memory"]
Status = Literal["draft", "published", "superseded", "withdrawn"]


class Area(Record):
    """The area that a partnership covers, and the bodies that make its safeguarding partners."""

    name: Annotated[Line, Field(description="The area as people call it, as in `Southampton`.")]
    local_authorities: Annotated[tuple[OrganisationId, ...], Field(min_length=1, description="The councils with duties for children.")]
    districts: Annotated[tuple[OrganisationId, ...], Field(description="District councils inside a county.")] = ()
    health_bodies: Annotated[
        tuple[OrganisationId, ...],
        Field(description="Each integrated care board (before July 2022: clinical commissioning group) any part of whose area falls in this one."),
    ]
    police_forces: Annotated[tuple[OrganisationId, ...], Field(description="Each force any part of whose area falls in this one.")]


class Contact(Ageing):
    """How to reach the partnership's team. Never a person's own mailbox or mobile."""

    email: Annotated[Email | None, Field(description="The team's shared mailbox.")] = None
    phone: Annotated[Phone | None, Field(description="The team's number.")] = None
    page: Annotated[Url | None, Field(description="The web page that says how to reach the team.")] = None


class Licence(Record):
    """The terms on which others may use a text."""

    name: Annotated[Line, Field(description="The name of the licence, as in `Open Government Licence v3.0`.")]
    url: Annotated[Url, Field(description="Where the licence can be read.")]


class Concern(Ageing):
    """Something to do for a reader who is worried about a child or an adult."""

    id: Annotated[Id, Field(description="Names the advice for good, as in `worried-about-a-child`; links rest on it.")]
    about: Annotated[Literal["child", "adult", "anyone"], Field(description="Whom the worry is about.")]
    heading: Annotated[Line, Field(description="When to do this, as in `In an emergency`.")]
    text: Annotated[Prose, Field(description="What to do, in a sentence or two.")]
    phone: Annotated[Phone | None, Field(description="The number to ring.")] = None
    page: Annotated[Url | None, Field(description="The page to open.")] = None


class AccessibilityTest(Record):
    """When and how the pages were tested for accessibility, and what does not work yet."""

    on: Annotated[When, Field(description="The day or month of the test.")]
    how: Annotated[Prose, Field(description="What was tested, with what, in a sentence or two.")]
    gaps: Annotated[tuple[Point, ...], Field(description="What does not work yet, or was not tested, and what a reader can do instead.")] = ()


class FormerName(Record):
    """A name that a body used to have."""

    id: Annotated[Id, Field(description="Names the entry for good, as in `southampton-safeguarding-adults-board`.")]
    name: Annotated[Line, Field(description="The name as it was then, in full.")]
    until: Annotated[When | None, Field(description="The last day, month or year of that name.")] = None
    seen: Annotated[Verified, Field(description="How far that was verified: in a legal `text`, in a `secondary` source, or from `memory` only.")] = (
        "memory"
    )
    source: Annotated[Line | None, Field(description="Where it was seen, in words, with the address where there is one.")] = None


class Partnership(Record):
    """`partnership.yml`: what stays the same from edition to edition."""

    name: Annotated[Line, Field(description="The partnership's full name.")]
    short_name: Annotated[Line, Field(description="A short name for headings and menus, as in `Southampton`.")]
    abbreviation: Annotated[Line | None, Field(description="The letters people use for it, as in `SCASP`.")] = None
    covers: Annotated[tuple[Covered, ...], Field(min_length=1, description="Whom it safeguards.")]
    area: Annotated[Area, Field(description="The area that it covers, with the bodies that make its safeguarding partners.")]
    website: Annotated[Url, Field(description="The partnership's own website.")]
    demonstration: Annotated[
        YesNo,
        Field(
            description="`yes` if this only restates what the partnership publishes elsewhere, to show what the software can do; every page says so."
        ),
    ] = False
    authoritative_text: Annotated[Url | None, Field(description="Where the partnership itself publishes its arrangements.")] = None
    contact: Annotated[Contact, Field(description="How to reach the partnership's team.")] = Contact()
    concerns: Annotated[tuple[Concern, ...], Field(min_length=1, description="What to do if worried, most urgent first.")]
    former_names: Annotated[tuple[FormerName, ...], Field(description="Names it had before, with the bodies it grew from.")] = ()
    accessibility: Annotated[
        AccessibilityTest | None, Field(description="The last test of how accessible the pages are, for the accessibility statement.")
    ] = None
    licence: Annotated[
        Licence | None,
        Field(description="The licence under which the partnership lets others use its arrangements; left out if it states none."),
    ] = None


class ChangeNote(Record):
    """What the public is told about an edition when it appears."""

    weight: Annotated[Literal["major", "minor"], Field(description="`major` if somebody's duties or rights change, otherwise `minor`.")]
    text: Annotated[Prose, Field(description="What is new, in a sentence or two for the public.")]


class RegisterEntry(Record):
    """One edition in the register."""

    id: Annotated[EditionId, Field(description="The month of publication, as in `2024-12`; also the name of its folder.")]
    published: Annotated[When | None, Field(description="The day or month of publication, as far as it is known.")] = None
    reviewed: Annotated[When | None, Field(description="The day or month of the last review of this edition since it was published.")] = None
    status: Annotated[
        Status,
        Field(description="`draft`, then `published`; `superseded` once a newer edition replaces it, `withdrawn` if it is taken back."),
    ]
    kind: Annotated[Literal["new", "amendment"], Field(description="`new` arrangements, or an `amendment` of the edition before.")] = "new"
    replaces: Annotated[EditionId | None, Refers("edition"), Field(description="The edition that this one replaces.")] = None
    change_note: Annotated[ChangeNote | None, Field(description="What the public is told about the edition when it appears.")] = None
    seal: Annotated[
        Line | None,
        Field(pattern=r"^sha256:[0-9a-f]{64}$", description="Written by `publish`, never by hand: the digest of what was published."),
    ] = None


class Register(Record):
    """`register.yml`: every edition of a partnership, oldest first or newest first as you like."""

    editions: Annotated[tuple[RegisterEntry, ...], Field(min_length=1, description="Every edition of the partnership, drafts included.")]

    def before(self, entry: RegisterEntry) -> RegisterEntry | None:
        """The edition whose changes lead to this one: the one that it replaces, or else the newest that is older and was not withdrawn.

        What is public is never compared with a draft, which the public cannot see.
        """
        others = [other for other in self.editions if other.id != entry.id and (other.status != "draft" or entry.status == "draft")]
        replaced = [other for other in others if other.id == entry.replaces]
        older = [other for other in others if other.id < entry.id and other.status not in {"draft", "withdrawn"}]
        return max(replaced or older, key=lambda other: other.id, default=None)

"""What law and guidance ask: instruments with their requirements, and what an edition says back to them."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import Field

from .asking import Check
from .bodies import Kind
from .partnership import Covered
from .records import CategoryId, InstrumentId, Record, RequirementId
from .text import Id, Line, Prose, Url, When, YesNo

Force = Literal["law", "must", "should", "power"]
Seen = Literal["text", "secondary", "memory", "inferred"]
About = Literal["arrangements", "yearly-report", "case-review", "website"]
Owner = Literal[
    "lead-safeguarding-partners", "delegated-safeguarding-partners", "partnership-chair", "independent-scrutineer", "partnership-team"
]  # fmt: skip
Fragment = dict[str, Any]
_DIGEST: Final = r"^sha256:[0-9a-f]{64}$"


class Category(Record):
    """A category of the Schedule of relevant agencies."""

    id: Annotated[Line, Field(pattern=r"^RA[0-9]{2}$", description="The key of the category, as in `RA16`; agencies name it.")]
    group: Annotated[Line, Field(description="The part of the Schedule that it stands in, as in `Health and social care`.")]
    name: Annotated[Line, Field(description="What kind of body it is, in a few words, as in `NHS trust`.")]
    kinds: Annotated[tuple[Kind, ...], Field(description="The kinds of organisation that may fall under it.")] = ()


class Example(Record):
    """Parts of an invented edition, by file; whatever is not given is empty there."""

    partnership: Annotated[Fragment, Field(description="Lines of `partnership.yml`.")] = {}  # noqa: RUF012  pydantic copies it
    entry: Annotated[Fragment, Field(description="Lines of the edition's entry in `register.yml`.")] = {}  # noqa: RUF012
    edition: Annotated[Fragment, Field(description="Lines of `edition.yml`.")] = {}  # noqa: RUF012
    partners: Annotated[Fragment, Field(description="Lines of `partners.yml`.")] = {}  # noqa: RUF012
    agencies: Annotated[Fragment, Field(description="Lines of `agencies.yml`.")] = {}  # noqa: RUF012
    groups: Annotated[Fragment, Field(description="Lines of `groups.yml`.")] = {}  # noqa: RUF012
    sections: Annotated[Fragment, Field(description="Lines of `sections.yml`.")] = {}  # noqa: RUF012
    settings: Annotated[Fragment, Field(description="Lines of `settings.yml`.")] = {}  # noqa: RUF012


class Examples(Record):
    """Two small editions on which the requirement is tried in the tests."""

    met: Annotated[Example | None, Field(description="One that meets the requirement.")] = None
    not_met: Annotated[Example | None, Field(description="One that does not meet it.")] = None


class Requirement(Record):
    """One thing that an instrument asks of a partnership."""

    id: Annotated[RequirementId, Field(description="Names the requirement for good, as in `W23-AGY`; links and confirmations rest on it.")]
    carries: Annotated[
        RequirementId | None,
        Field(description="An earlier requirement that is carried forward; whatever is not said here is taken from it."),
    ] = None
    title: Annotated[Line | None, Field(description="What is the case when it is met, in one plain sentence.")] = None
    chapter: Annotated[Line | None, Field(description="The chapter of the guidance, or the part of the Act, as in `Chapter 2`.")] = None
    heading: Annotated[Line | None, Field(description="The heading it stands under, or the section of an Act, as in `Section 16G(3)`.")] = None
    paragraph: Annotated[Line | None, Field(description="The number of the paragraph; only once somebody has looked it up in the text.")] = None
    force: Annotated[
        Force | None,
        Field(description="`law` for a duty in an Act or regulations, `must` and `should` as guidance says, `power` for what may be done."),
    ] = None
    force_from_memory: Annotated[YesNo | None, Field(description="`yes` if nobody has looked up whether it says must or should.")] = None
    seen: Annotated[
        Seen | None,
        Field(description="Whether it was read in the `text` itself or in a `secondary` source, is from `memory`, or was `inferred`."),
    ] = None
    detail_from_memory: Annotated[YesNo, Field(description="`yes` if a source was seen for the core and the detail is from memory.")] = False
    source: Annotated[Prose | None, Field(description="Where it was seen, with the address if there is one.")] = None
    verified_by: Annotated[Line | None, Field(description="The post of the person who compared it with the text, never a person's name.")] = None
    verified_on: Annotated[When | None, Field(description="The day on which that was done.")] = None
    asks: Annotated[Prose | None, Field(description="What it asks, in our own words.")] = None
    about: Annotated[About | None, Field(description="What has to show it, as in `arrangements`.")] = None
    since: Annotated[When | None, Field(description="The day from which it holds, if not that of its instrument.")] = None
    until: Annotated[When | None, Field(description="The last day on which it holds, if not that of its instrument.")] = None
    covers: Annotated[tuple[Covered, ...], Field(description="Whose safeguarding it is about, if not all that its instrument is about.")] = ()
    continues: Annotated[tuple[RequirementId, ...], Field(description="Earlier requirements that this one carries forward or sharpens.")] = ()
    evidence: Annotated[Prose | None, Field(description="What meets it, in a sentence.")] = None
    owner: Annotated[Owner | None, Field(description="Who has to act if it is not met.")] = None
    remedy: Annotated[Prose | None, Field(description="What to do if it is not met, in a sentence or two for the partnership's team.")] = None
    check: Annotated[Check | None, Field(description="How it is judged.")] = None
    examples: Annotated[Examples | None, Field(description="An example that meets it and one that does not, on which the check is tried.")] = None


class Instrument(Record):
    """`instruments/NAME.yml`: an Act, a set of regulations or an edition of guidance, with what it requires."""

    title: Annotated[Line, Field(description="The title in full, as in `Working Together to Safeguard Children 2023`.")]
    short: Annotated[Line, Field(description="A short title for tables, as in `Working Together 2023`.")]
    kind: Annotated[Literal["act", "regulations", "guidance"], Field(description="What it is.")]
    since: Annotated[When | None, Field(description="The first day on which it was in force; left out if it is not in force yet.")] = None
    until: Annotated[When | None, Field(description="The last day on which it was in force, if it has ended.")] = None
    coming: Annotated[Prose | None, Field(description="What is known of when it comes into force, if it is not in force yet.")] = None
    replaces: Annotated[InstrumentId | None, Field(description="The id of the instrument that it replaced, as in `working-together-2018`.")] = None
    covers: Annotated[tuple[Covered, ...], Field(min_length=1, description="Whose safeguarding it is about.")]
    url: Annotated[Url | None, Field(description="Where it can be read.")] = None
    note: Annotated[Prose | None, Field(description="What a reader should know, such as how much of its text has been seen.")] = None
    categories: Annotated[tuple[Category, ...], Field(description="The categories of the Schedule of relevant agencies, if it has one.")] = ()
    requirements: Annotated[tuple[Requirement, ...], Field(description="What it requires, in the order of its text.")]


class Confirmation(Record):
    """Somebody has read a passage and confirmed that it answers a requirement, or has found that no passage does."""

    id: Annotated[Id, Field(description="Names the confirmation for good; `confirm` writes it.")]
    requirement: Annotated[RequirementId, Field(description="The id of the requirement, as in `W23-VOICE`.")]
    item: Annotated[
        Line | None,
        Field(
            description="The passage: its id, with `GROUP/` or `regional/` before it where it stands inside a group or there; "
            "left out if none of the passages that might answer does."
        ),
    ] = None
    asked: Annotated[Line, Field(pattern=_DIGEST, description="Written by `confirm`, never by hand: the digest of what the requirement asks.")]
    answered: Annotated[
        Line,
        Field(
            pattern=_DIGEST, description="Written by `confirm`, never by hand: the digest of the passage, or of all that were read and do not answer."
        ),
    ]
    by: Annotated[Line, Field(description="The post of the person who read it, never a person's name.")]
    on: Annotated[When, Field(description="The day on which that was done.")]


class Confirmations(Record):
    """`confirmations.yml`: which passages somebody has confirmed as answers, and what was found to have none; it is never sealed."""

    confirmations: Annotated[tuple[Confirmation, ...], Field(description="Every confirmation, the newest first; `confirm` writes them.")] = ()


__all__ = [
    "About",
    "Category",
    "CategoryId",
    "Confirmation",
    "Confirmations",
    "Example",
    "Examples",
    "Force",
    "Instrument",
    "Owner",
    "Requirement",
    "Seen",
]

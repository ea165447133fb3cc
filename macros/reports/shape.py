"""The shape of the JSON that `check` prints; the JSON Schema beside this file, `check.schema.json`, is made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal

from pydantic import Field, TypeAdapter

from ..checks import Outcome
from ..json_shapes import CLOSED, PlaceShape, schema_of
from ..model.law import About, Force, Owner, Seen
from ..model.partnership import Status
from ..requirements import Severity


@dataclass(frozen=True)
class ProblemShape:
    """A fault in a file."""

    __pydantic_config__ = CLOSED
    path: Annotated[str, Field(description="The file, seen from the project's folder, with forward slashes.")]
    line: Annotated[int, Field(ge=0, description="The line, from 1; 0 for the file as a whole.")]
    column: Annotated[int, Field(ge=0, description="The column, from 1; 0 for the file as a whole.")]
    source: Annotated[str, Field(description="The text of that line.")]
    code: Annotated[str, Field(description="The kind of fault, as in `unknown-key`.")]
    says: Annotated[str, Field(description="What is wrong.")]
    instead: Annotated[str, Field(description="What would be right; may be empty.")]


@dataclass(frozen=True)
class RequirementShape:
    """One thing that an instrument asks."""

    __pydantic_config__ = CLOSED
    id: Annotated[str, Field(description="Names the requirement for good.")]
    instrument: Annotated[str, Field(description="The id of its instrument.")]
    title: Annotated[str, Field(description="What is the case when it is met.")]
    asks: Annotated[str, Field(description="What it asks, in the project's own words.")]
    chapter: Annotated[str | None, Field(description="The chapter of the guidance, or the part of the Act.")]
    heading: Annotated[str | None, Field(description="The heading that it stands under.")]
    paragraph: Annotated[str | None, Field(description="The number of its paragraph, if somebody has looked it up.")]
    force: Annotated[Force, Field(description="How binding it is; read it together with `verified`.")]
    seen: Annotated[Seen, Field(description="How far its wording has been seen.")]
    verified: Annotated[bool, Field(description="Whether its wording and its force are known; if not, it must not be called a duty.")]
    known: Annotated[str, Field(description="The same in words.")]
    verified_by: Annotated[str | None, Field(description="The post of the person who compared it with the text.")]
    verified_on: Annotated[str | None, Field(description="The day on which that was done.")]
    about: Annotated[About, Field(description="What has to show it.")]
    owner: Annotated[Owner, Field(description="Who has to act if it is not met.")]
    remedy: Annotated[str, Field(description="What to do if it is not met.")]
    severity: Annotated[Severity, Field(description="How grave it is if it is not met.")]
    place: Annotated[PlaceShape | None, Field(description="Where it stands in the project's files.")]


@dataclass(frozen=True)
class ExplanationShape:
    """Why an edition does not do what guidance says it should."""

    __pydantic_config__ = CLOSED
    reason: Annotated[str, Field(description="The reason that the edition gives.")]
    owner: Annotated[str, Field(description="The post of the person who sees to it.")]
    until: Annotated[str, Field(description="The last day on which the explanation counts.")]


@dataclass(frozen=True)
class FindingShape:
    """What a requirement says of an edition."""

    __pydantic_config__ = CLOSED
    requirement: Annotated[str, Field(description="The id of the requirement; see `requirements`.")]
    outcome: Annotated[Outcome, Field(description="What came of it.")]
    severity: Annotated[Severity, Field(description="How grave it is.")]
    counts: Annotated[bool, Field(description="Whether it is held against the edition. Only errors that count set the exit code 1.")]
    says: Annotated[str, Field(description="The reason, in a sentence or two.")]
    looked_at: Annotated[str, Field(description="What was looked at.")]
    stated: Annotated[bool, Field(description="Whether it rests on the word of the partnership.")]
    evidence: Annotated[tuple[PlaceShape, ...], Field(description="Where it stands; for what is missing, the file where it would stand.")]
    explanation: Annotated[ExplanationShape | None, Field(description="What the edition gives as the reason, also if its time is over.")]


@dataclass(frozen=True)
class EditionShape:
    """An edition with its findings."""

    __pydantic_config__ = CLOSED
    key: Annotated[str, Field(description="Partnership and edition, as in `southampton/2024-12`.")]
    status: Annotated[Status, Field(description="Its status in the register.")]
    published: Annotated[str | None, Field(description="The day or month of publication, as far as it is known.")]
    judged_on: Annotated[str, Field(description="The day as of which dates were looked at.")]
    against: Annotated[str | None, Field(description="The instrument that was asked for; none for those in force when it was published.")]
    outcomes: Annotated[dict[str, dict[Outcome, int]], Field(description="By instrument, how often there was each outcome.")]
    findings: Annotated[tuple[FindingShape, ...], Field(description="What each requirement says of it.")]


@dataclass(frozen=True)
class RemarkShape:
    """Something in an edition that is out of date or does not agree; no requirement asks it."""

    __pydantic_config__ = CLOSED
    edition: Annotated[str, Field(description="Partnership and edition.")]
    severity: Annotated[Severity, Field(description="How grave it is; it never sets the exit code.")]
    rule: Annotated[str, Field(description="What it is, as in `out-of-date`.")]
    says: Annotated[str, Field(description="What was found.")]
    instead: Annotated[str, Field(description="What to do.")]
    known: Annotated[str, Field(description="How it was verified; may be empty.")]
    since: Annotated[str | None, Field(description="From when it has been so.")]
    evidence: Annotated[tuple[PlaceShape, ...], Field(description="Where it stands, the chief place first.")]


@dataclass(frozen=True)
class ToWriteShape:
    """A text of a draft that is still to be written; the draft cannot be published until then."""

    __pydantic_config__ = CLOSED
    edition: Annotated[str, Field(description="Partnership and edition.")]
    owner: Annotated[Owner, Field(description="Who has to write it.")]
    says: Annotated[str, Field(description="What belongs there.")]
    requirements: Annotated[tuple[str, ...], Field(description="The requirements that are to be answered with it.")]
    place: Annotated[PlaceShape, Field(description="Where it stands.")]


@dataclass(frozen=True)
class DriftShape:
    """Two partnerships that share regional arrangements say different things about them."""

    __pydantic_config__ = CLOSED
    region: Annotated[str, Field(description="The folder of the regional arrangements.")]
    editions: Annotated[tuple[str, str], Field(description="The two editions.")]
    says: Annotated[str, Field(description="On what they differ.")]


@dataclass(frozen=True)
class UnverifiedShape:
    """A requirement that nobody has compared with the text."""

    __pydantic_config__ = CLOSED
    requirement: Annotated[str, Field(description="The id of the requirement; see `requirements`.")]
    severity_now: Annotated[Severity, Field(description="How grave it is if it is not met.")]
    severity_then: Annotated[Severity, Field(description="How grave it would be once somebody has compared it.")]
    unmet_by: Annotated[tuple[str, ...], Field(description="The editions that do not meet it.")]


@dataclass(frozen=True)
class ReportShape:
    """What `check --format json` prints. If there are problems in the files, nothing else was looked at."""

    __pydantic_config__ = CLOSED
    format: Annotated[Literal[1], Field(description="Goes up by one when something is taken away or changes its meaning.")]
    problems: Annotated[tuple[ProblemShape, ...], Field(description="Every fault in the files.")]
    to_write: Annotated[tuple[ToWriteShape, ...], Field(description="What is still to be written in drafts, by who has to write it.")]
    requirements: Annotated[tuple[RequirementShape, ...], Field(description="Every requirement that is named below.")]
    editions: Annotated[tuple[EditionShape, ...], Field(description="Every edition that was judged.")]
    remarks: Annotated[tuple[RemarkShape, ...], Field(description="What is out of date, or does not agree with something.")]
    drifts: Annotated[tuple[DriftShape, ...], Field(description="Where partnerships that share regional arrangements have drifted apart.")]
    unverified: Annotated[
        tuple[UnverifiedShape, ...] | None, Field(description="What is left to verify, most important first; none if it was not asked for.")
    ]


ADAPTER: Final[TypeAdapter[ReportShape]] = TypeAdapter(ReportShape)


def schema() -> dict[str, Any]:
    """The JSON Schema of what is printed."""
    return schema_of(ADAPTER)

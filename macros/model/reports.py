"""A yearly report: what it says of offices, groups, dates and money, to be held against the arrangements."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .edition import Event
from .partnership import Covered, OrganisationId
from .records import Record, Refers
from .text import Id, Line, Prose, Url, When


class ReportedOffice(Record):
    """Somebody whom a yearly report names, with the office it gives them."""

    id: Annotated[Id, Field(description="Names the entry for good, as in `independent-scrutineer`.")]
    name: Annotated[Line | None, Field(description="The person, if the report names one.")] = None
    title: Annotated[Line, Field(description="The office as the report writes it, as in `Independent Chair`.")]
    office: Annotated[
        Literal["chair", "scrutineer", "lead", "delegate", "other"],
        Field(
            description="Which office of the arrangements that is: the partnership chair, the scrutineer, a lead or delegated partner, or another."
        ),
    ]
    chairs: Annotated[
        tuple[Annotated[Id, Refers("group")], ...], Field(description="The groups that the report says this person chairs, by their ids.")
    ] = ()


class ReportedGroup(Record):
    """A group by the name that a yearly report gives it."""

    id: Annotated[Id, Refers("group"), Field(description="The id of the group in the arrangements, or in the regional arrangements.")]
    name: Annotated[Line, Field(description="The name as the report writes it.")]


class Contribution(Record):
    """What one body paid."""

    id: Annotated[Id, Field(description="Names the line for good, as in `police`.")]
    name: Annotated[Line, Field(description="The body as the report writes it.")]
    organisation: Annotated[OrganisationId | None, Field(description="The id of the organisation, if it is in organisations.yml.")] = None
    amount: Annotated[int, Field(gt=-1, description="Whole pounds, in digits without a comma, as in `25000`.")]


class Budget(Record):
    """The money of one regime: the lines of a table, and the total that stands below them."""

    id: Annotated[Id, Field(description="Names the budget for good, as in `children`.")]
    name: Annotated[Line, Field(description="The heading of the table, as in `SSCP contributions`.")]
    covers: Annotated[tuple[Covered, ...], Field(min_length=1, description="Whom the money is to safeguard.")]
    contributions: Annotated[tuple[Contribution, ...], Field(min_length=1, description="What each body paid, in the order of the report.")]
    total: Annotated[int | None, Field(gt=-1, description="The total as the report states it, in whole pounds, whether or not it adds up.")] = None


class YearlyReport(Record):
    """`reports/YEARS.yml`: what a yearly report states, as far as it can be held against the arrangements."""

    title: Annotated[Line, Field(description="The title of the report.")]
    begins: Annotated[When, Field(description="The first day or month of the period that it covers.")]
    ends: Annotated[When, Field(description="The last day or month of the period that it covers.")]
    published: Annotated[When | None, Field(description="When it was published, as far as that is known.")] = None
    url: Annotated[Url | None, Field(description="Where the report can be read.")] = None
    note: Annotated[Prose | None, Field(description="What a reader should know about this record of the report.")] = None
    offices: Annotated[tuple[ReportedOffice, ...], Field(description="Who held which office, as the report says.")] = ()
    groups: Annotated[tuple[ReportedGroup, ...], Field(description="The groups that the report names, in its own words for them.")] = ()
    events: Annotated[tuple[Event, ...], Field(description="Dated events that the report states and the arrangements speak of too.")] = ()
    funding: Annotated[tuple[Budget, ...], Field(description="The tables of contributions.")] = ()

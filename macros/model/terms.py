"""Expressions that have gone out of date, and how far what we know of them has been seen."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .bodies import Kind
from .partnership import Verified
from .records import Record
from .text import Id, Line, Prose, When

Weight = Literal["error", "warning", "information"]


class Expression(Record):
    """Words that are no longer right, or may soon not be."""

    id: Annotated[Id, Field(description="Names the entry for good, as in `clinical-commissioning-group`.")]
    says: Annotated[
        tuple[Line, ...],
        Field(description="Each way of writing the words that are out of date. The plural is found too; words all in capitals count only so."),
    ] = ()
    years: Annotated[
        tuple[Annotated[int, Field(gt=1988, le=2100)], ...],
        Field(description="For a document that comes out again and again: it counts only where the same sentence gives one of these years."),
    ] = ()
    kinds: Annotated[tuple[Kind, ...], Field(description="Every organisation of these kinds that an edition names by its id counts as well.")] = ()
    now: Annotated[
        tuple[Line, ...], Field(description="What is right today, best first. A sentence that names one of these beside the old words explains them.")
    ] = ()
    since: Annotated[
        When | None, Field(description="The first day on which the words were out of date; left out while a change is only expected.")
    ] = None
    watched: Annotated[When | None, Field(description="For a change that is only expected: the day from which it is worth watching.")] = None
    seen: Annotated[
        Verified,
        Field(description="How far this was verified: in the `text` of the law or guidance, in a `secondary` source, or from `memory` only."),
    ]
    source: Annotated[Line, Field(description="Where it was seen, in words, with the address where there is one.")]
    weight: Annotated[Weight, Field(description="How grave it is to use the words as if they were right; what is from memory counts as information.")]
    note: Annotated[Prose | None, Field(description="What else a reader should know about the change, in a sentence or two.")] = None


class Terms(Record):
    """`terms.yml`: expressions that have gone out of date, since when, and what replaced them."""

    expressions: Annotated[
        tuple[Expression, ...], Field(description="Every such expression; organisations that were renamed are not among them.")
    ] = ()

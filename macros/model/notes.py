"""What the partners add to the changes that matter most: who is told what about them, and why they were made."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .records import Record
from .text import Id, Line, Prose


class ChangeSentence(Record):
    """What the partners say of one change from the edition before."""

    id: Annotated[Id, Field(description="Names the note for good, as in `why-the-board-meets-less`; links rest on it.")]
    change: Annotated[
        Line,
        Field(
            pattern=r"^[0-9a-f]{12}$",
            description="The fingerprint of the change, twelve signs as in `3f9a1c22b0de`; `./site-build.sh compare` prints it beside each change.",
        ),
    ]
    families: Annotated[Prose | None, Field(description="What the change means for children and families, in a sentence.")] = None
    practitioners: Annotated[Prose | None, Field(description="What it means for people who work with children, in a sentence.")] = None
    why: Annotated[Prose | None, Field(description="Why it was made, in a sentence.")] = None


class Changes(Record):
    """`changes.yml`: what the partners say of the few changes that matter most."""

    notes: Annotated[tuple[ChangeSentence, ...], Field(description="A note for each change that needs more than the change itself says.")]

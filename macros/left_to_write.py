"""The placeholders of an edition as work to do: each with who has to write it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, get_args

from .model import Edition
from .model.law import Owner
from .placeholders import Placeholder, placeholders
from .requirements import Asked

OWNERS: Final[tuple[Owner, ...]] = get_args(Owner)
"""Everybody who may have to act, in the order in which work is told."""

_OF_FILE: Final[dict[str, Owner]] = {"partners": "lead-safeguarding-partners"}
"""Who fills in a file, where no requirement says who has to act; otherwise it is the team."""


@dataclass(frozen=True)
class Left:
    """A text that is still to be written, and who sees to it."""

    owner: Owner
    placeholder: Placeholder


def left_to_write(edition: Edition, requirements: Mapping[str, Asked]) -> tuple[Left, ...]:
    """What is still to be written in the edition: by owner, and for each in the order of the files."""
    return tuple(sorted(_owned(edition, requirements), key=lambda left: OWNERS.index(left.owner)))


def _owned(edition: Edition, requirements: Mapping[str, Asked]) -> Iterator[Left]:
    """Each with the owner of the first requirement that it is to answer."""
    for each in placeholders(edition):
        asked = [requirements[id].owner for id in each.answers if id in requirements]
        yield Left(asked[0] if asked else _OF_FILE.get(each.file, "partnership-team"), each)

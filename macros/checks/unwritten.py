"""What is not there yet although an entry for it is: what was judged is itself still to be written."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from ..model import Edition, Path
from ..placeholders import MARK, placeholders
from ..wording import capital, counted
from .verdicts import Spot, Verdict, missing

_WHAT: Final = {"name", "post", "title"}
"""What says of an entry who or what it is; without it there is nothing yet."""


def still_to_write(edition: Edition, found: Verdict) -> Verdict | None:
    """The verdict instead, if what was judged is still to be written; None if it is not."""
    unwritten = placeholders(edition) if found.outcome != "does not apply" else ()
    if not unwritten:
        return None
    ways = {(each.file, each.path) for each in unwritten}
    spots = [spot for spot in found.evidence if _is_unwritten(spot, ways)]
    if not spots:
        return None
    says = f"{capital(counted(len(spots), 'entry', 'entries'))} {'holds' if len(spots) == 1 else 'hold'} only a placeholder (`{MARK}`)."
    return missing(says, found.looked_at, spots)


def _is_unwritten(spot: Spot, ways: Collection[tuple[str, Path]]) -> bool:
    """Whether it is a placeholder itself, or stands in an entry of which nobody has said what it is."""
    around = (spot.path[:end] for end in range(1, len(spot.path) + 1))
    return (spot.file, spot.path) in ways or any((spot.file, (*path, name)) in ways for path in around for name in _WHAT)

"""What is still to be written in drafts, as the first of the work to do: by edition, and by who has to write it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..passages import sentences
from ..placeholders import MARK
from ..wording import counted
from .entries import wrapped
from .told import ToWrite


def to_write(left: Sequence[ToWrite]) -> Iterator[str]:
    """A paragraph for each edition, and one for each owner; nothing if all is written."""
    for key, of_edition in groupby(left, lambda each: each.edition):
        own = list(of_edition)
        count = counted(len(own), "text")
        says = f"{key}: {count} {'is' if len(own) == 1 else 'are'} still to be written. Put your own words in the place of each that begins with"
        yield "\n".join(wrapped(f"TO WRITE: {says} “{MARK}”. Until then it cannot be published.", "", ""))
        for owner, theirs in groupby(own, lambda each: each.owner):
            held = list(theirs)
            lines = [line for each in held for line in (f"  {each.place}", *wrapped(_in_short(each), "    ", "    "))]
            yield "\n".join([f"FOR THE {owner.replace('-', ' ').upper()}: {counted(len(held), 'text')}", *lines])


def _in_short(left: ToWrite) -> str:
    """The first sentence of what belongs there, which tells one place from another, and the requirements; the file has it all."""
    told = sentences(left.says)[0].text.rstrip(":")
    return f"{told} ({', '.join(left.requirements)})" if left.requirements else told

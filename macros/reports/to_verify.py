"""Which requirements are left to verify, as text, and how somebody who has the law or guidance open does it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..requirements import Severity, Unverified, citation, force_in_words, knowledge_in_words
from ..wording import capital, counted, listed
from .entries import heading, labelled
from .told import Finder

HOW: Final = """\
To verify one takes a few minutes. Open the text, find the place, and compare it with
what stands under “Says”. Then open the file at the line given, put right what is
different (asks, force, heading), and fill in:

    paragraph: the number of the paragraph
    seen: text
    source: the title and edition of the text that you had open
    verified_by: your post, as in Partnership manager; never a name
    verified_on: the day, as in 2026-12-01

and take out `force_from_memory` and `detail_from_memory`. What the entry does not say
is carried forward from the one that it names; add what is different. From then on the
finding is as grave as its force: an error for law and must, a warning for should."""

_GRAVE: Final[dict[Severity, str]] = {"error": "an error", "warning": "a warning", "information": "information", "none": "nothing"}


def to_verify(unverified: Sequence[Unverified], places: Finder | None) -> str:
    """How to verify, and then each requirement, the most important first."""
    if not unverified:
        return "Every requirement has been compared with the text."
    told = f"{capital(counted(len(unverified), 'requirement'))} {'has' if len(unverified) == 1 else 'have'} not been compared with the text."
    urgent = sum(each.becomes_an_error for each in unverified)
    first = f" {capital(counted(urgent, 'of them', 'of them'))} would be an error as soon as somebody has." if urgent else ""
    listing = ["\n".join(_item(number, each, places)) for number, each in enumerate(unverified, 1)]
    return "\n\n".join([f"{told}{first} The most important come first.", HOW, *listing])


def _item(number: int, each: Unverified, places: Finder | None) -> Iterator[str]:
    asked = each.requirement
    yield from heading(asked, f"{number}. ")
    yield from labelled("Says", f"{asked.asks} ({force_in_words(asked)}: {knowledge_in_words(asked)})")
    address = f", {asked.instrument.url}" if asked.instrument.url else ""
    yield from labelled("Text", f"{citation(asked)}{address}")
    if asked.source:
        yield from labelled("Source", asked.source)
    if places:
        yield from labelled("File", str(places.of_requirement(asked)), wrap=False)
    if each.unmet_by:
        change = f"{_GRAVE[each.then]} instead of {_GRAVE[each.now]}" if each.then != each.now else f"still {_GRAVE[each.now]}"
        yield from labelled("Matters", f"Not met by {listed(each.unmet_by)}; once verified, that is {change}.")

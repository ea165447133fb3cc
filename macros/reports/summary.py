"""How often there was each outcome, as a table by edition and instrument."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..checks import Outcome
from ..requirements import OUTCOMES, Judged
from ..wording import counted, day, edition_month, listed, number

_NOTE: Final = "“Cannot tell” means that the files do not show it; mostly nobody has named and confirmed the passage that answers."
_LESS: Final[tuple[Outcome, ...]] = ("met", "not met", "explained", "cannot tell")


def summary(judged: Sequence[Judged]) -> str:
    """A line for each instrument that has anything to ask of the edition; the others are named below."""
    width = max(len(instrument.short) for each in judged for instrument, _ in each.by_instrument())
    head = f"  {'':{width}}" + "".join(f"  {outcome}" for outcome in OUTCOMES)
    lines = [line for each in judged for line in _lines(each, width)]
    return "\n".join([head, *lines, "", _NOTE])


def superseded(judged: Judged) -> str:
    """An edition that is not in force, in one line."""
    totals, key = judged.totals(), judged.edition.key
    told = listed([f"{totals[outcome]} {outcome}" for outcome in _LESS if totals[outcome]])
    return f"{key} is {judged.edition.entry.status}: {told}. To see more: ./site-build.sh check {key}"


def state(judged: Judged) -> str:
    """The edition, what became of it, and as of which day it was judged."""
    entry = judged.edition.entry
    when = f"published {day(entry.published)}" if entry.published and entry.status != "draft" else f"for {edition_month(entry.id)}"
    status = "" if entry.status == "published" else f", {entry.status}"
    return f"{judged.edition.key}, {when}{status}, judged as of {day(judged.on)}"


def _lines(judged: Judged, width: int) -> Iterator[str]:
    yield state(judged)
    apart = []
    for instrument, counts in judged.by_instrument():
        if set(counts) == {"does not apply"}:
            apart.append(instrument.short)
            continue
        yield f"  {instrument.short:{width}}" + "".join(f"  {counts[outcome] or '-':>{len(outcome)}}" for outcome in OUTCOMES)
    if apart:
        yield f"  {listed(apart)}: {'does' if len(apart) == 1 else 'do'} not apply"


def outcomes_in_words(judged: Judged) -> str:
    """How many requirements there are, and what came of them."""
    totals = judged.totals()
    told = [f"{number(totals[outcome])} {_WORDS[outcome][totals[outcome] > 1]}" for outcome in OUTCOMES if totals[outcome]]
    return f"Of {counted(totals.total(), 'requirement')}, {listed(told)}."


_WORDS: Final[dict[Outcome, tuple[str, str]]] = {
    "met": ("is met", "are met"), "not met": ("is not met", "are not met"), "explained": ("is explained", "are explained"),
    "cannot tell": ("cannot be told from the files", "cannot be told from the files"), "does not apply": ("does not apply", "do not apply"),
}  # fmt: skip

"""Remarks as text: what is out of date in an edition, and what does not agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..problems import Place
from ..remarks import Remark
from ..wording import capital, counted
from .told import Finder

_SHOWN = 3
"""How many of the places of a remark are named; all of them stand in the JSON."""


def remark_text(remarks: Sequence[Remark], finder: Finder | None, everything: bool = False) -> str:
    """Edition by edition, the gravest first: what is said, what to do, how it is known, and where it stands.

    What is no more than information is only counted, unless everything is wanted.
    """
    parts: list[str] = []
    for edition, own in groupby(remarks, lambda remark: remark.edition):
        found = list(own)
        shown = [remark for remark in found if everything or remark.severity != "information"]
        parts.append(f"REMARKS on {edition}: out of date, or not in agreement")
        parts.extend(_entry(remark, finder) for remark in shown)
        if rest := len(found) - len(shown):
            parts.append(f"{capital(counted(rest, 'remark'))} for information; `check {edition}` tells them too.")
    return "\n\n".join(parts)


def places_of(remark: Remark, finder: Finder | None) -> tuple[Place, ...]:
    """Where the remark stands, its chief place first."""
    return tuple(finder.place(where.of, where.file, where.path, where.line) for where in remark.where) if finder else ()


def _entry(remark: Remark, finder: Finder | None) -> str:
    known = [f"  Known: {remark.known}."] if remark.known else []
    return "\n".join(
        [
            f"{remark.severity}: {remark.says} [{remark.rule}]",
            f"  What to do: {remark.instead}.",
            *known,
            *_where(places_of(remark, finder)),
        ]
    )


def _where(places: tuple[Place, ...]) -> Iterator[str]:
    yield from (f"  {place}" for place in places[:_SHOWN])
    if len(places) > _SHOWN:
        yield f"  and {len(places) - _SHOWN} more"

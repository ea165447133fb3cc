"""Confirmations that cannot hold: of a day that has not come, or of words that have changed since."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..model import Ageing, Edition, Path, When, unsealed_fields, walk
from ..wording import day, edition_month
from .remark import Remark, Where


def not_yet(edition: Edition, on: When) -> Iterator[Remark]:
    """Something was confirmed on a day that is still to come."""
    for file, path, fact, when in _confirmed(edition):
        if when > on:
            says = f"{_called(fact)} is said to have been confirmed on {day(when)}, which is still to come."
            instead = "write the day on which somebody made sure of it"
            yield Remark("confirmed-too-early", "warning", edition.key, says, instead, (Where(edition.key, file, path),))


def carried_over(edition: Edition, before: Edition) -> Iterator[Remark]:
    """Something has changed since the edition before, and still has the day on which what was there before was confirmed."""
    older = {_kept(file, path, fact): fact for file, path, fact, _ in _confirmed(before)}
    for file, path, fact, when in _confirmed(edition):
        was = older.get(_kept(file, path, fact))
        if was and was.confirmed_on == when and _said(was) != _said(fact):
            says = (
                f"{_called(fact)} has changed since the edition of {edition_month(before.entry.id)}, "
                f"and the day of the last confirmation, {day(when)}, has not."
            )
            instead = "make sure of it and write that day, or take the old one out"
            yield Remark("confirmed-before-it-changed", "warning", edition.key, says, instead, (Where(edition.key, file, path),))


def _confirmed(edition: Edition) -> Iterator[tuple[str, Path, Ageing, When]]:
    """What was confirmed, with its file, the way to the day, and the day."""
    for file, record in edition.files.items():
        for path, fact in walk(record):
            if isinstance(fact, Ageing) and fact.confirmed_on:
                yield file, (*path, "confirmed_on"), fact, fact.confirmed_on


def _kept(file: str, path: Path, fact: Ageing) -> tuple[object, ...]:
    """What a fact keeps from edition to edition."""
    return file, type(fact), getattr(fact, "id", path)


def _said(fact: Ageing) -> dict[str, Any]:
    return fact.model_dump(exclude=set(unsealed_fields(type(fact))))


def _called(fact: Ageing) -> str:
    name = next((text for field in ("name", "title", "heading", "post") if (text := getattr(fact, field, None))), "")
    return f"“{name}”" if name else "What stands here"

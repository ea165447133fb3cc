"""Takes places out of an edition: a field, an item of a list, or all that a file says as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from macros.checks import Spot
from macros.model import Edition, Path, Point, Record, prose_fields

FIELDS: Final = {
    "partnership": "partnership", "edition": "about", "partners": "partners", "agencies": "agencies", "groups": "groups", "sections": "sections",
    "settings": "settings", "region": "region", "register": "register",
}  # fmt: skip
"""Where an edition holds the record of each kind of file."""


def without(edition: Edition, spots: Iterable[Spot]) -> Edition:
    """The edition without what stands at these places; what cannot be left out goes with the item that holds it."""
    # From the last item to the first, so that the places of the others stay what they are.
    for spot in sorted(set(spots), key=lambda spot: tuple(str(step).zfill(6) for step in spot.path), reverse=True):
        field = FIELDS[spot.file]
        edition = replace(edition, **{field: _without(getattr(edition, field), spot.path)})
    entry = next(each for each in edition.register.editions if each.id == edition.entry.id)
    return replace(edition, entry=entry)


def _without(record: Any, path: Path) -> Any:
    if not path:
        return _emptied(record)
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        changed = _without(record[step], rest) if rest else None
        return tuple(each for index, each in enumerate((*record[:step], changed, *record[step + 1 :])) if each is not None)
    changed = _without(getattr(record, step), rest) if rest else _left_out(record, step)
    return None if changed is None and type(record).model_fields[step].is_required() else record.model_copy(update={step: changed})


def _left_out(record: Record, name: str) -> Any:
    field = type(record).model_fields[name]
    return None if field.is_required() else field.default


def _emptied(record: Record) -> Record:
    """The record without the passages and points that stand in it directly."""
    points = [
        name for name in type(record).model_fields if (value := getattr(record, name)) and isinstance(value, tuple) and isinstance(value[0], Point)
    ]
    return record.model_copy(update={name: _left_out(record, name) for name in (*prose_fields(type(record)), *points)})

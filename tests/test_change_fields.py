"""No field of an edition is forgotten: whatever is changed, added or taken out in the invented edition, some rule explains it."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from pydantic import ValidationError

from macros.changes import NOT_YET_EXPLAINED
from macros.compare import compare
from macros.model import FILE_KINDS, AsItWas, Edition, Record, unsealed_fields

from . import invented

Way = tuple[str | int, ...]
ATTRIBUTES: Final = {
    "edition": "about", "partners": "partners", "agencies": "agencies", "groups": "groups", "settings": "settings", "sections": "sections",
    "region": "region",
}  # fmt: skip
KINDS: Final = {kind.name: kind.record for kind in FILE_KINDS}
OTHERS: Final = (
    "Something else", "2041-03", "https://other.example/", "999777", "arden-vale-council", "adults", "police", "health", "voice", "purpose",
    "observer", "adviser", "prison", "7", "yes", "budget", "scrutiny-plan", "G30-VOICE", "G30-WHY",
)  # fmt: skip
"""For each sort of text, one that is right and that the invented edition does not hold in that place."""


def records_in(kind: type[Record]) -> Iterator[type[Record]]:
    """The record, and every record that it may hold."""
    seen, waiting = {kind}, [kind]
    while waiting:
        current = waiting.pop()
        yield current
        for about in current.model_fields.values():
            for inner in _classes(about.annotation):
                if issubclass(inner, Record) and inner not in seen:
                    seen.add(inner)
                    waiting.append(inner)


def _classes(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _classes(inner)


UNSEALED: Final = {name for kind in FILE_KINDS for record in records_in(kind.record) for name in unsealed_fields(record)}
"""Fields that sort what is said and are no part of it: to change them changes nothing."""

NAMED: Final = {"organisation", "also_for", "local_authorities", "districts", "health_bodies", "police_forces"}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return invented.edition(tmp_path_factory.mktemp("invented"))


def said(kind: str) -> Any:
    return deepcopy(_read(kind))


@cache
def _read(kind: str) -> Any:
    return yaml.load(invented.text(kind), Loader=yaml.BaseLoader)


def with_file(edition: Edition, kind: str, value: Any) -> Edition:
    changed: dict[str, Any] = {ATTRIBUTES[kind]: KINDS[kind].model_validate(value)}
    return replace(edition, **changed)


def ways(value: Any, way: Way = ()) -> Iterator[Way]:
    """The ways to everything inside the value."""
    for step, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield (*way, step)
        yield from ways(inner, (*way, step))


def at(value: Any, way: Way) -> Any:
    for step in way:
        value = value[step]
    return value


def altered(edition: Edition, kind: str, way: Way) -> Edition:
    """The edition with another text at the end of the way: the first that is right there."""
    named = any(step in NAMED for step in way)
    for other in ("mere-district-council", "brookshire-council") if named else OTHERS:
        value = deepcopy(said(kind))
        if at(value, way) == other:
            continue
        at(value, way[:-1])[way[-1]] = other
        try:
            return with_file(edition, kind, value)
        except ValidationError:
            continue
    raise AssertionError(f"nothing else is right at {way}")


@pytest.mark.parametrize("kind", ATTRIBUTES)
def test_whatever_text_is_changed_is_explained_both_ways(edition: Edition, kind: str) -> None:
    unexplained, silent = [], []
    for way in ways(said(kind)):
        if isinstance(at(said(kind), way), str) and not UNSEALED & set(way):
            other = altered(edition, kind, way)
            for one, two in ((edition, other), (other, edition)):
                found = [change.rule for change in compare(one, two).changes]
                unexplained += [way] if NOT_YET_EXPLAINED in found else []
                silent += [] if found else [way]
    assert (unexplained, silent) == ([], [])


@pytest.mark.parametrize("kind", ATTRIBUTES)
def test_whatever_is_taken_out_or_added_is_explained(edition: Edition, kind: str) -> None:
    unexplained, silent = [], []
    for way in ways(said(kind)):
        if UNSEALED & set(way):
            continue
        value = said(kind)
        del at(value, way[:-1])[way[-1]]
        try:
            other = with_file(edition, kind, value)
        except ValidationError:  # it cannot be left out
            continue
        for one, two in ((edition, other), (other, edition)):
            found = [change.rule for change in compare(one, two).changes]
            unexplained += [way] if NOT_YET_EXPLAINED in found else []
            silent += [] if found else [way]
    assert (unexplained, silent) == ([], [])


@pytest.mark.parametrize("field", AsItWas.model_fields)
def test_whatever_the_partnership_was_is_explained(edition: Edition, field: str) -> None:
    about = edition.about.model_copy(update={"as_it_was": None})
    other = replace(edition, about=about, partnership=later(edition, field))
    for one, two in ((replace(edition, about=about), other), (other, replace(edition, about=about))):
        found = {change.rule for change in compare(one, two).changes}
        assert found
        assert NOT_YET_EXPLAINED not in found


def later(edition: Edition, field: str) -> Any:
    own = edition.partnership
    values: dict[str, Any] = {"name": "Another Name", "abbreviation": None, "covers": ("adults",)}
    councils = {"name": "Elsewhere", "local_authorities": ("brookshire-council",), "districts": ("mere-district-council", "brookshire-council")}
    values["area"] = own.area.model_copy(update={**councils, "health_bodies": (), "police_forces": ("vale-constabulary", "brookshire-council")})
    return own.model_copy(update={field: values[field]})


def test_a_partnership_without_a_list_of_settings_or_a_region_is_explained(edition: Edition) -> None:
    about = edition.about.model_copy(update={"regional": None})
    for other in (replace(edition, settings=None), replace(edition, region=None, about=about)):
        assert len(compare(edition, other).changes) == len(compare(other, edition).changes) == 1


def test_the_attributes_are_those_that_an_edition_has_files_for(edition: Edition) -> None:
    compared = {kind for kind, record in edition.files.items() if isinstance(record, Record)} - {"partnership", "glossary", "confirmations"}
    assert compared == set(ATTRIBUTES)


def test_the_samples_stand_where_they_are_looked_for() -> None:
    assert [kind for kind in ATTRIBUTES if not (Path(invented.SAMPLES) / "good" / f"{kind}.yml").is_file()] == []


@pytest.mark.parametrize("kind", ATTRIBUTES)
def test_what_only_sorts_what_is_said_is_no_change(edition: Edition, kind: str) -> None:
    value = said(kind)
    for way in reversed(list(ways(value))):
        if way[-1] in UNSEALED:
            del at(value, way[:-1])[way[-1]]
    assert compare(edition, with_file(edition, kind, value)).changes == ()

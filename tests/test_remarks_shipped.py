"""The remarks on the shipped editions, when they were published and today, held as prose; and where each of them stands."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from macros.dataset import Dataset
from macros.dataset.places import Places
from macros.model import When
from macros.remarks import Remark, remarks

from .golden import golden

ROOT: Final = Path(__file__).resolve().parent.parent
GOLDEN: Final = Path(__file__).parent / "golden" / "remarks"
TODAY: Final = When(2026, 11, 22)


def on(dataset: Dataset, when: When | None) -> tuple[Remark, ...]:
    return remarks(dataset.editions.values(), dataset.reports, dataset.terms, when)


def prose(found: tuple[Remark, ...], places: Places) -> str:
    """Edition by edition, each remark as a paragraph: how grave, what is said, what to do, how it is known, and where it stands."""
    parts: list[str] = []
    for remark in found:
        heading = f"# {remark.edition}"
        parts += [] if heading in parts else [heading]
        since = f" Since {remark.since}." if remark.since else ""
        known = f" Known: {remark.known}." if remark.known else ""
        lines = [f"{remark.severity.capitalize()} ({remark.rule}). {remark.says} What to do: {remark.instead}.{since}{known}"]
        for where in remark.where:
            place = places.place(where.of, where.file, where.path, where.line)
            lines.append(f"  {place.path.removeprefix('data/')}: {place.source.strip()}")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize(("name", "when"), [("when-published", None), ("2026-11-22", TODAY)])
def test_the_shipped_editions_have_exactly_these_remarks(name: str, when: When | None, dataset: Dataset) -> None:
    told = prose(on(dataset, when), Places(ROOT / "data", dataset.editions))
    assert told == golden(GOLDEN / f"{name}.txt", told)


def test_what_holds_on_the_day_of_publication_holds_later_unless_something_graver_does(dataset: Dataset) -> None:
    """A later day adds what has gone out of date since, and takes away only what is then told more gravely at the same place."""
    then, now = on(dataset, None), on(dataset, TODAY)
    places = {where for remark in now for where in remark.where}
    assert [remark for remark in then if remark not in now and not set(remark.where) <= places] == []
    assert {remark.rule for remark in now} - {remark.rule for remark in then} == {"gone-out-of-date", "may-go-out-of-date"}


def test_hampshire_may_explain_what_a_clinical_commissioning_group_was(dataset: Dataset) -> None:
    said = [remark.says for remark in on(dataset, TODAY) if remark.edition == "hampshire/2022-07"]
    assert [says for says in said if "ommissioning" in says or "CCG" in says] == []


def test_the_places_are_lines_of_the_files(dataset: Dataset) -> None:
    places = Places(ROOT / "data", dataset.editions)
    for remark in on(dataset, TODAY):
        for where in remark.where:
            place = places.place(where.of, where.file, where.path, where.line)
            assert (ROOT / place.path).read_text("utf-8").splitlines()[place.line - 1] == place.source

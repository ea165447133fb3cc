"""The generator of invented partnerships: what it writes is valid, varied, and the same for the same seed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.dataset import Dataset, load
from macros.model import Edition

from . import synthetic


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return synthetic.write(tmp_path_factory.mktemp("synthetic"), 8, 2, seed=7)


@pytest.fixture(scope="module")
def loaded(invented: Path) -> Dataset:
    return load(invented)


def test_same_seed_same_bytes(invented: Path, tmp_path: Path) -> None:
    assert _contents(synthetic.write(tmp_path, 8, 2, seed=7)) == _contents(invented)


def test_another_seed_says_other_things(invented: Path, tmp_path: Path) -> None:
    ours, other = _contents(invented), _contents(synthetic.write(tmp_path, 8, 2, seed=8))
    assert {path for path in ours.keys() & other.keys() if ours[path] == other[path]} == {"glossary.yml"}


@pytest.mark.parametrize("seed", range(2))
def test_loads_without_a_problem(seed: int, tmp_path: Path) -> None:
    found = load(synthetic.write(tmp_path, 2, 3, seed=seed))
    assert (len(found.partnerships), len(found.editions)) == (2, 6)


def test_no_two_partnerships_are_alike(loaded: Dataset) -> None:
    newest = [loaded.editions_of(id)[0] for id in loaded.partnerships]
    assert len({partnership.name for partnership in loaded.partnerships.values()}) == 8
    assert len({_settings(edition) for edition in newest}) == 8
    assert all(6 <= len(edition.groups.groups) <= 14 for edition in newest)
    assert all(20 <= len(edition.agencies.agencies) <= 64 for edition in newest)


def test_many_partnerships_have_155_settings_each_on_average(tmp_path: Path) -> None:
    data = synthetic.write(tmp_path, 60, 1, seed=1)
    sizes = [path.read_text("utf-8").count("\n  - id: ") for path in sorted(data.glob("partnerships/*/editions/*/settings.yml"))]
    assert min(sizes) >= 60
    assert max(sizes) > 500
    assert 140 < sum(sizes) / len(sizes) < 180


def test_shapes_of_areas(loaded: Dataset) -> None:
    areas = [partnership.area for partnership in loaded.partnerships.values()]
    assert sum(len(area.local_authorities) > 1 for area in areas) == 1
    assert sum(len(area.police_forces) > 1 for area in areas) == 1
    assert sum(len(area.health_bodies) > 1 for area in areas) == 1
    assert sum(bool(area.districts) for area in areas) == 2
    assert any(edition.region for edition in loaded.editions.values())
    assert any(group.shared_with for edition in loaded.editions.values() for group in edition.groups.groups)


def test_editions_of_a_partnership_differ_as_real_ones_do(loaded: Dataset) -> None:
    for id in loaded.partnerships:
        newer, older = loaded.editions_of(id)
        assert newer.entry.replaces == older.entry.id
        assert {group.id for group in newer.groups.groups} == {group.id for group in older.groups.groups}
        assert newer.groups != older.groups
        assert {agency.id for agency in newer.agencies.agencies} != {agency.id for agency in older.agencies.agencies}
        assert newer.sections != older.sections
        if older.settings and newer.settings:
            before, after = ({each.id for each in edition.settings.settings} for edition in (older, newer) if edition.settings)
            assert before - after
            assert after - before


def test_nobody_is_named(invented: Path) -> None:
    for text in _contents(invented).values():
        for name in re.findall(rb"\n +(?:- )?name: (Person.*)", text):
            assert re.fullmatch(rb"Person [A-Z]\d{1,2}", name)


def _settings(edition: Edition) -> int:
    return len(edition.settings.settings) if edition.settings else 0


def _contents(data: Path) -> dict[str, bytes]:
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in sorted(data.rglob("*")) if path.is_file()}

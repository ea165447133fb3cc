"""Everything is read and judged partnership by partnership: by how many workers, and how they begin, makes no difference."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from macros import checking, processes
from macros.checking import Asking, Checked, check
from macros.dataset import load
from macros.drift import drifts
from macros.model import When
from macros.problems import ProblemsFound
from macros.remarks import remarks
from macros.requirements import Judged, asked, by_its_time

from . import synthetic
from .projects import ROOT

DAY = When(2026, 11, 22)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three partnerships with two editions each, with the law and the expressions that are shipped."""
    folder = synthetic.write(tmp_path_factory.mktemp("checking"), 3, 2, seed=5)
    (folder / "instruments").mkdir()
    for path in (*sorted((ROOT / "data" / "instruments").iterdir()), ROOT / "data" / "terms.yml"):
        (folder / path.relative_to(ROOT / "data")).write_bytes(path.read_bytes())
    return folder


def told(judged: Judged) -> list[tuple[object, ...]]:
    """What is said of one edition."""
    return [(judged.edition.key, judged.on, each.requirement.id, each.outcome, each.severity, each.says, each.evidence) for each in judged.findings]


def as_one(found: Checked) -> list[object]:
    """Everything that was found, but for what it was found with."""
    return [list(found.editions), [told(each) for each in found.judged], found.remarks, list(found.latest.editions)]


def test_it_is_what_all_data_at_once_gives(data: Path, tmp_path: Path) -> None:
    found = check(Asking(data, tmp_path, DAY))
    dataset = load(data)
    requirements = tuple(asked(dataset.instruments).values())
    assert [told(each) for each in found.judged] == [
        told(by_its_time(each, dataset.instruments, requirements, DAY)) for each in dataset.editions.values()
    ]
    standing = {key for key, each in dataset.editions.items() if each.entry.status == "published"}
    expected = remarks(dataset.editions.values(), dataset.reports, dataset.terms, DAY, standing)
    assert [(each.edition, each.rule, each.says) for each in found.remarks] == [(each.edition, each.rule, each.says) for each in expected]
    assert (set(found.latest.editions), set(found.editions)) == (standing, set(dataset.editions))
    assert list(drifts(found.latest.editions.values())) == list(drifts(dataset.editions.values()))


def test_however_many_workers_there_are_and_however_they_begin(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = as_one(check(Asking(data, tmp_path / "alone", DAY)))
    monkeypatch.setattr(checking, "how_many", lambda things: 2)
    for way in multiprocessing.get_all_start_methods():
        monkeypatch.setattr(processes, "context", lambda way=way: multiprocessing.get_context(way))
        assert as_one(check(Asking(data, tmp_path / way, DAY))) == alone


def test_what_came_back_rests_on_the_one_law_and_the_one_list_of_organisations(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "how_many", lambda things: 2)
    found = check(Asking(data, tmp_path, DAY))
    by_id = {each.requirement.id: each.requirement for judged in found.judged for each in judged.findings}
    assert all(each.requirement is by_id[each.requirement.id] for judged in found.judged for each in judged.findings)
    assert len({id(each.organisations) for each in found.latest.editions.values()}) == 1


@pytest.mark.parametrize("count", [1, 2])
def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr(checking, "how_many", lambda things: count)
    spoilt = synthetic.write(tmp_path, 3, 1, seed=5)
    registers = sorted((spoilt / "partnerships").glob("*/register.yml"))
    for register in registers[:2]:
        register.unlink()
    with pytest.raises(ProblemsFound) as problems:
        check(Asking(spoilt, tmp_path / "work", DAY))
    assert {problem.place.path for problem in problems.value.problems} == {f"data/{each.relative_to(spoilt).as_posix()}" for each in registers[:2]}

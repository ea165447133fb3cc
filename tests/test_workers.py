"""The partnerships are shared out among workers: however these begin, the site is the same, and every problem is told."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from macros import build as building
from macros import processes
from macros.problems import ProblemsFound

from . import invented, projects
from .projects import add_partnership, change, contents

OTHERS = ("brook-side", "cold-fell", "dun-moor")


@pytest.fixture
def four(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with four partnerships, never built, on a computer with two processors."""
    project = projects.make(tmp_path)
    for name in OTHERS:
        add_partnership(project, name)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    return project


def test_however_workers_begin_the_site_is_the_same(four: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sites = []
    for way in multiprocessing.get_all_start_methods():
        monkeypatch.setattr(processes, "context", lambda way=way: multiprocessing.get_context(way))
        told: list[building.Built] = []
        building.build(building.plan(four, four / way / "site", pdfs=False), on_built=told.append)
        assert {one.key for one in told} == {f"{name}/{invented.EDITION}" for name in (invented.PARTNERSHIP, *OTHERS)}
        sites.append(contents(four / way / "site"))

    assert all(site == sites[0] for site in sites)


def glossary(project: Path) -> None:
    change(project / "data/glossary.yml", "terms:", "termes:")


def two_partnerships(project: Path) -> None:
    for name in ("brook-side", "dun-moor"):
        change(project / f"data/partnerships/{name}/editions/{invented.EDITION}/groups.yml", "- main-board\n", "- main-bard\n")


def all_of_them(project: Path) -> None:
    for name in (invented.PARTNERSHIP, *OTHERS):
        (project / f"data/partnerships/{name}/register.yml").unlink()


WRONG = {
    "in what all share": (glossary, {"data/glossary.yml"}),
    "in two partnerships": (two_partnerships, {f"data/partnerships/{name}/editions/2030-05/groups.yml" for name in ("brook-side", "dun-moor")}),
    "in all": (all_of_them, {f"data/partnerships/{name}/register.yml" for name in (invented.PARTNERSHIP, *OTHERS)}),
}


@pytest.mark.parametrize("cores", [1, 2])
@pytest.mark.parametrize(("spoil", "files"), WRONG.values(), ids=WRONG)
def test_everything_that_is_wrong_in_the_data_is_told_at_once(
    four: Path, monkeypatch: pytest.MonkeyPatch, cores: int, spoil: object, files: set[str]
) -> None:
    assert callable(spoil)
    spoil(four)
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    with pytest.raises(ProblemsFound) as found:
        building.build(building.plan(four, four / "site"))

    assert {problem.place.path for problem in found.value.problems} == files
    assert not (four / "site").exists()
    assert projects.left_over(four) == []


def test_as_soon_as_something_is_wrong_nothing_more_is_built(four: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    with (four / "data/partnerships/dun-moor/register.yml").open("a", encoding="utf-8") as register:
        register.write("# The largest, and so the first.\n  - id: 2031-99\n    status: draft\n")
    told: list[building.Built] = []
    with pytest.raises(ProblemsFound):
        building.build(building.plan(four, four / "site"), on_built=told.append)
    assert told == []

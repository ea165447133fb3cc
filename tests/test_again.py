"""What reads the data again and again gives what a first reading would give, and puts together again only what has changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.dataset import Again, Dataset, load
from macros.model import Edition
from macros.problems import Problem, ProblemsFound

from . import invented
from .projects import change
from .test_memory import said

OTHER = f"brook-side/{invented.EDITION}"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two partnerships with an edition each."""
    folder = invented.write(tmp_path)
    shutil.copytree(folder / "partnerships" / invented.PARTNERSHIP, folder / "partnerships/brook-side")
    return folder


def the_same(data: Path, reader: Again, before: Dataset) -> set[str]:
    """The editions that were not put together again; what is read must be what a first reading gives."""
    (found, _), first = reader.load(), load(data)
    assert said(found) == said(first)
    assert found.digests == first.digests
    kept: dict[str, Edition] = {key: edition for key, edition in before.editions.items() if found.editions.get(key) is edition}
    return set(kept)


def test_only_what_has_changed_is_put_together_again(data: Path) -> None:
    reader = Again(data)
    before, _ = reader.load()
    assert the_same(data, reader, before) == {invented.KEY, OTHER}

    change(data / invented.paths()["groups"], "name: Silent Group", "name: Quiet Group")
    assert the_same(data, reader, before) == {OTHER}

    change(data / "glossary.yml", "Front door", "Main door")
    assert the_same(data, reader, before) == set()


def test_a_partnership_that_comes_or_goes_is_seen(data: Path, tmp_path: Path) -> None:
    reader = Again(data)
    before, _ = reader.load()
    aside = (data / "partnerships/brook-side").rename(tmp_path / "aside")
    assert the_same(data, reader, before) == {invented.KEY}

    aside.rename(data / "partnerships/brook-side")
    assert the_same(data, reader, before) == {invented.KEY}


def test_problems_are_told_as_often_as_there_are_any(data: Path) -> None:
    reader = Again(data)
    groups = data / invented.paths()["groups"]
    change(groups, "- main-board\n", "- main-bard\n")
    change(data / "organisations.yml", "id: vale-constabulary", "id: vale-police")
    told = [problems(reader), problems(reader)]
    with pytest.raises(ProblemsFound) as raised:
        load(data)
    assert told == [raised.value.problems] * 2

    change(groups, "- main-bard\n", "- main-board\n")
    change(data / "organisations.yml", "id: vale-police", "id: vale-constabulary")
    assert said(reader.load()[0]) == said(load(data))


def problems(reader: Again) -> tuple[Problem, ...]:
    with pytest.raises(ProblemsFound) as raised:
        reader.load()
    return raised.value.problems


def test_an_edition_of_which_nothing_has_changed_stays_the_same_beside_one_that_has(data: Path) -> None:
    home = data / "partnerships" / invented.PARTNERSHIP
    shutil.copytree(home / "editions" / invented.EDITION, home / "editions/2031-02")
    with (home / "register.yml").open("a", encoding="utf-8") as register:
        register.write("  - id: 2031-02\n    status: draft\n")
    reader = Again(data)
    before, law = reader.load()
    newer = f"{invented.PARTNERSHIP}/2031-02"
    assert the_same(data, reader, before) == {invented.KEY, newer, OTHER}

    change(home / "editions/2031-02/groups.yml", "name: Silent Group", "name: Quiet Group")
    assert the_same(data, reader, before) == {invented.KEY, OTHER}
    assert reader.load()[1] is law

"""What was read before is a help and never a source: with it, without it, or with a broken one, the data is the same."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import Any, Final

import pytest

from macros.dataset import Dataset, Memory, load, memory
from macros.differences import plain
from macros.problems import ProblemsFound
from macros.yaml_text import read

from . import invented, synthetic
from .projects import change

OWN: Final = f"read/{invented.PARTNERSHIP}.pickle"
SHARED: Final = "read/_shared.pickle"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return invented.write(tmp_path)


@pytest.fixture
def folder(data: Path) -> Path:
    """A folder with what was remembered of the data."""
    remembered = Memory(data.parent / "memory")
    load(data, remembered)
    remembered.write()
    return data.parent / "memory"


def said(dataset: Dataset) -> Any:
    """Everything in a data set, as plain values."""
    editions = {key: {kind: plain(record) for kind, record in edition.files.items()} for key, edition in dataset.editions.items()}
    bodies = {key: {id: plain(body) for id, body in edition.organisations.items()} for key, edition in dataset.editions.items()}
    return editions, bodies, {id: plain(one) for id, one in dataset.partnerships.items()}, {id: plain(one) for id, one in dataset.registers.items()}


class Counted:
    """How often a file was parsed, by its path."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.paths: list[str] = []

        def counting(path: str, content: bytes) -> Any:
            self.paths.append(path.rpartition("/")[2])
            return read(path, content)

        monkeypatch.setattr("macros.dataset.loading.read", counting)


# The same with and without


def test_varied_data_is_the_same_read_anew_and_remembered(tmp_path: Path) -> None:
    data = synthetic.write(tmp_path, 4, 3, seed=3)
    without = load(data)
    for _ in range(2):
        remembered = Memory(tmp_path / "memory")
        found = load(data, remembered)
        remembered.write()
        assert said(found) == said(without)
        assert found.digests == without.digests


def test_what_is_unchanged_is_not_parsed_again(data: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted(monkeypatch)
    load(data, Memory(folder))
    assert counted.paths == []
    change(data / "glossary.yml", "Front door", "Main door")
    load(data, Memory(folder))
    assert counted.paths == ["glossary.yml"]


@pytest.mark.parametrize(
    ("kind", "old", "new", "code"),
    [
        ("glossary", "terms:", "termes:", "unknown-key"),
        ("organisations", "id: vale-constabulary", "id: vale-police", "unknown-id"),
        ("groups", "- main-board\n", "- main-bard\n", "unknown-id"),
    ],
)
def test_problems_are_the_same_remembered_or_not(data: Path, folder: Path, kind: str, old: str, new: str, code: str) -> None:
    change(data / invented.paths()[kind], old, new)
    found = []
    for remembered in (None, Memory(folder), Memory(folder)):
        with pytest.raises(ProblemsFound) as raised:
            load(data, remembered)
        found.append(raised.value.problems)
        if remembered:
            remembered.write()
    assert {problem.code for problem in found[0]} == {code}
    assert found[1] == found[2] == found[0]


def test_data_with_problems_is_never_remembered_as_sound(data: Path, tmp_path: Path) -> None:
    change(data / invented.paths()["organisations"], "id: vale-constabulary", "id: vale-police")
    for _ in range(2):
        remembered = Memory(tmp_path / "memory")
        with pytest.raises(ProblemsFound):
            load(data, remembered)
        remembered.write()


def test_a_file_that_was_moved_is_read_as_what_it_now_is(data: Path, folder: Path) -> None:
    """The same content under another kind of file is another thing."""
    content = (data / "glossary.yml").read_bytes()
    (data / "organisations.yml").write_bytes(content)
    with pytest.raises(ProblemsFound) as found:
        load(data, Memory(folder))
    assert {problem.place.path for problem in found.value.problems} >= {"data/organisations.yml"}


# What is no memory


def content_of(folder: Path) -> tuple[Any, Any]:
    """What is kept of the partnership: before its records, and its records with the verdicts."""
    with (folder / OWN).open("rb") as file:
        return pickle.load(file), pickle.load(file)


FOREIGN: Final = {
    "empty": b"",
    "text": b"Hello",
    "cut off": None,
    "another thing": pickle.dumps({"a": 1}),
    "three other things": pickle.dumps((1, 2, 3)),
    "of other code": pickle.dumps(("0" * 64, None)) + pickle.dumps(({"x": 1}, {"y"})),
    "of a program that is not there": b"cnowhere\nnothing\n.",
}


@pytest.mark.parametrize("content", FOREIGN.values(), ids=FOREIGN)
def test_a_broken_or_foreign_memory_is_ignored_and_written_anew(
    data: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    good = content_of(folder)
    for name in (OWN, SHARED):
        (folder / name).write_bytes(content if content is not None else (folder / name).read_bytes()[:-20])
    counted = Counted(monkeypatch)
    remembered = Memory(folder)
    assert said(load(data, remembered)) == said(load(data))
    assert len(counted.paths) == 2 * len(invented.WRITTEN)
    remembered.write()
    assert content_of(folder)[0] == good[0]
    assert content_of(folder)[1][0].keys() == good[1][0].keys()


def test_other_code_remembers_nothing(data: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_code", lambda: "other")
    counted = Counted(monkeypatch)
    load(data, Memory(folder))
    assert sorted(counted.paths) == sorted(Path(path).name for path in invented.paths().values())


def test_the_code_that_counts_is_all_that_reads_and_judges(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "macros"
    for name in ("model/a.py", "yaml_text/a.py", "dataset/memory.py", "wording.py", "build/a.py"):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text("a = 1\n", encoding="utf-8")
    monkeypatch.setattr(memory, "__file__", str(home / "dataset" / "memory.py"))

    def digest() -> str:
        memory._code.cache_clear()
        return memory._code()

    marks = [digest()]
    for name in ("model/a.py", "yaml_text/a.py", "dataset/memory.py", "wording.py"):
        (home / name).write_text("a = 2\n", encoding="utf-8")
        marks.append(digest())
    assert len(set(marks)) == 5
    (home / "build/a.py").write_text("a = 2\n", encoding="utf-8")
    assert digest() == marks[-1]
    memory._code.cache_clear()


# How it is kept


def test_what_is_not_used_any_more_is_forgotten(data: Path, folder: Path) -> None:
    change(data / invented.paths()["groups"], "name: Silent Group", "name: Quiet Group")
    remembered = Memory(folder)
    load(data, remembered)
    remembered.write()
    records, sound = content_of(folder)[1]
    assert len(records) == sum("{partnership}" in kind.pattern for kind in invented.WRITTEN)
    assert len(sound) == 1 + len(records), "the edition as a whole, and what may be public of each file"


def test_a_partnership_that_is_gone_is_forgotten(data: Path, folder: Path) -> None:
    (data / "partnerships" / invented.PARTNERSHIP).rename(data / "partnerships/brook-side")
    remembered = Memory(folder)
    load(data, remembered)
    remembered.write()
    assert sorted(os.listdir(folder / "read")) == ["_shared.pickle", "brook-side.pickle"]


def test_a_summary_holds_for_the_digest_of_the_last_time_alone(data: Path, folder: Path) -> None:
    remembered = Memory(folder)
    load(data, remembered)
    assert remembered.of(invented.PARTNERSHIP).summary("one") is None
    remembered.of(invented.PARTNERSHIP).keep_summary("one", "told")
    remembered.write()

    assert Memory(folder).of(invented.PARTNERSHIP).summary("one") == "told"
    assert Memory(folder).of(invented.PARTNERSHIP).summary("two") is None
    assert Memory(folder).of("brook-side").summary("one") is None


def test_nothing_new_writes_nothing(data: Path, folder: Path) -> None:
    before = [(folder / name).stat().st_mtime_ns for name in (OWN, SHARED)]
    remembered = Memory(folder)
    load(data, remembered)
    remembered.write()
    assert [(folder / name).stat().st_mtime_ns for name in (OWN, SHARED)] == before


def test_a_disk_that_refuses_costs_no_more_than_time(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*names: object) -> None:
        raise OSError(28, "No space left on device")

    remembered = Memory(tmp_path / "new")
    load(data, remembered)
    monkeypatch.setattr(os, "replace", refuse)
    remembered.write()
    assert list((tmp_path / "new/read").iterdir()) == []

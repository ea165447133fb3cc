"""A build with nothing to do sees that by names, sizes and times; whatever else is the case, it looks closely."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from macros import build as building
from macros.seen import note_of, nothing_changed

from . import projects


def age(*folders: Path) -> None:
    """Make all files below the folders an hour old, as they are when a person comes to build again."""
    for path in [path for folder in folders for path in (*folder.rglob("*"), folder) if path.is_file()]:
        hour_ago = path.stat().st_mtime_ns - 3_600_000_000_000
        os.utime(path, ns=(hour_ago, hour_ago))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site is up to date. Whoever changes it puts it back."""
    project = projects.make(tmp_path_factory.mktemp("seen"))
    age(project)
    building.build(building.plan(project, project / "site"))
    return project


def seen(project: Path, site_url: str = "") -> bool:
    return nothing_changed(str(project), str(project / "site"), site_url)


def saved_with_as_many_letters(path: Path) -> None:
    text = path.read_text("utf-8")
    path.write_text(text[:-2] + ("x" if text[-2] != "x" else "y") + text[-1], encoding="utf-8", newline="")


def put_back_from_a_copy(path: Path) -> None:
    """With the time that it had, as a program for copies does it."""
    was = path.stat()
    copy = path.with_name("copy")
    copy.write_bytes(path.read_bytes()[::-1])
    os.utime(copy, ns=(was.st_atime_ns, was.st_mtime_ns))
    os.replace(copy, path)


CHANGED: list[tuple[str, Callable[[Path], object]]] = [
    ("data/glossary.yml", saved_with_as_many_letters),
    ("data/glossary.yml", put_back_from_a_copy),
    ("data/glossary.yml", Path.unlink),
    ("data/_new.yml", Path.touch),
    ("macros/wording.py", saved_with_as_many_letters),
    ("mkdocs.yml", saved_with_as_many_letters),
    ("site/index.html", saved_with_as_many_letters),
    ("site/index.html", Path.unlink),
    ("site/new.html", Path.touch),
    (".build/site.seen", Path.unlink),
    (".build/site.seen", lambda path: path.write_bytes(path.read_bytes()[:-1])),
    (".build/site.seen", lambda path: path.write_bytes(b"\xff")),
]


@pytest.mark.parametrize(("name", "act"), CHANGED)
def test_only_a_site_of_which_nothing_has_changed_is_taken_as_it_is(built: Path, name: str, act: Callable[[Path], object]) -> None:
    assert (seen(built), seen(built, "https://example.org/")) == (True, False)
    path, note = built / name, Path(note_of(str(built / "site")))
    content, noted = path.read_bytes() if path.exists() else None, note.read_bytes()
    try:
        act(path)
        assert not seen(built)
    finally:
        path.unlink(missing_ok=True)
        if content is not None:
            path.write_bytes(content)
        age(path)
        note.write_bytes(noted)
        building.build(building.plan(built, built / "site"))
    assert seen(built)


def test_right_after_a_change_nothing_is_noted_that_might_be_mistaken(built: Path) -> None:
    (built / "data/glossary.yml").touch()
    result = building.build(building.plan(built, built / "site"))
    assert (result.built, seen(built), Path(note_of(str(built / "site"))).exists()) == (False, False, False)

    age(built / "data/glossary.yml")
    result = building.build(building.plan(built, built / "site"))
    assert (result.built, seen(built)) == (False, True)


def test_caches_of_programs_make_no_difference(built: Path) -> None:
    (built / "macros/__pycache__").mkdir(exist_ok=True)
    (built / "macros/__pycache__/more.pyc").touch()
    (built / "data/.DS_Store").touch()
    assert seen(built)

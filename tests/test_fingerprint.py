"""What was changed is built again, and nothing else is: the digest over all that a build reads, and the record of the site."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros import build as building
from macros.fingerprint import fingerprint

from . import invented, projects
from .projects import EDITIONS

EDITION_FILES = f"{EDITIONS}/{invented.EDITION}"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site is up to date. Whoever changes it puts it back."""
    project = projects.make(tmp_path_factory.mktemp("project"))
    (project / "data/_notes.yml").write_text("Our own notes.", encoding="utf-8")
    building.build(plan(project))
    return project


def plan(project: Path, site_url: str = "") -> building.Plan:
    return building.plan(project, project / "site", site_url)


def saved(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(path.read_text("utf-8") + text, encoding="utf-8")


def added(path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("", encoding="utf-8")


def renamed(path: Path) -> None:
    path.rename(path.with_name(f"_{path.name}"))


CHANGED = [
    ("a data file", "data/glossary.yml", saved("# \n")),
    ("a data file of an edition", f"{EDITION_FILES}/groups.yml", saved("# \n")),
    ("a data file taken away", "data/_notes.yml", Path.unlink),
    ("a data file added", "data/_more.yml", added),
    ("a data file renamed", "data/_notes.yml", renamed),
    ("a page", "arrangements/partners.md", saved("\n")),
    ("a page of groups", "arrangements/groups/group.md", saved("\n")),
    ("a page added", "arrangements/more.md", added),
    ("a macro", "macros/page_macros/people.py", saved("\n")),
    ("a module", "macros/wording.py", saved("\n")),
    ("a block", "overrides/blocks/leaders.html", saved("\n")),
    ("a block added", "overrides/blocks/_more.html", added),
    ("the skeleton", "overrides/main.html", saved("\n")),
    ("the style sheet", "overrides/assets/stylesheets/site.css", saved("\n")),
    ("a script", "overrides/assets/javascripts/leave.js", saved("\n")),
    ("the settings of MkDocs", "mkdocs.yml", saved("\n")),
    ("the tools", "requirements.lock", saved("\n")),
    ("a page of the site", "site/index.html", saved("\n")),
    ("a page of an edition of the site", f"site/{invented.KEY}/groups/main-board/index.html", saved("\n")),
    ("a file of the site taken away", f"site/{invented.KEY}/downloads/groups.csv", Path.unlink),
    ("a file added to the site", "site/notes.txt", added),
    ("the record of the last build", ".build/site.json", Path.unlink),
    ("the record of the last build cut short", ".build/site.json", lambda path: path.write_text(path.read_text("utf-8")[:40], encoding="utf-8")),
    ("the record of the last build emptied", ".build/site.json", lambda path: path.write_text("[]", encoding="utf-8")),
]


@pytest.mark.parametrize(("file", "alter"), [row[1:] for row in CHANGED], ids=[row[0] for row in CHANGED])
def test_what_was_changed_is_built_again_and_what_was_put_back_is_not(built: Path, file: str, alter: Callable[[Path], object]) -> None:
    path = built / file
    was = (path.read_bytes(), path.stat()) if path.exists() else None
    try:
        alter(path)
        assert not plan(built).unchanged
    finally:
        path.unlink(missing_ok=True)
        path.with_name(f"_{path.name}").unlink(missing_ok=True)
        if was:
            path.write_bytes(was[0])
            os.utime(path, ns=(was[1].st_atime_ns, was[1].st_mtime_ns))
    assert plan(built).unchanged


def test_another_address_of_the_site_or_another_python_is_built_again(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not plan(built, "https://arrangements.example/").unchanged
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    assert not plan(built).unchanged


LEFT_OUT = ["macros/__pycache__/wording.cpython-311.pyc", "data/.DS_Store", "README.md", "tests/test_build.py"]


@pytest.mark.parametrize("file", LEFT_OUT)
def test_what_a_build_does_not_read_is_no_change(built: Path, file: str) -> None:
    path = built / file
    there = path.exists()
    if not there:
        added(path)
    try:
        assert plan(built).unchanged
    finally:
        if not there:
            path.unlink()


def test_a_file_that_was_saved_without_a_change_is_no_change(built: Path) -> None:
    for name in ("data/glossary.yml", "arrangements/partners.md", "macros/wording.py"):
        os.utime(built / name)

    assert plan(built).unchanged


NAMES = st.lists(st.sampled_from(["a", "b", "c.yml", "ab", "a b"]), min_size=1, max_size=2).map("/".join)
TREES = st.dictionaries(NAMES.filter(lambda name: name[0] != "/"), st.binary(max_size=3), max_size=3)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=TREES, second=TREES)
def test_two_fingerprints_are_equal_only_for_the_same_files(
    tmp_path_factory: pytest.TempPathFactory, first: dict[str, bytes], second: dict[str, bytes]
) -> None:
    made = []
    for tree in (first, second):
        folder = tmp_path_factory.mktemp("tree")
        for name, content in tree.items():
            path = folder / "data" / f"{name}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        made.append(fingerprint(folder, ""))
    assert (made[0] == made[1]) == (first == second)

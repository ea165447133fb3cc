"""Finished editions are known by all that goes into them, taken again while they are whole, and forgotten when nothing needs them."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from macros import build as building
from macros.build.store import Store, edition_mark
from macros.fingerprint import Record, listing
from macros.problems import ProblemsFound
from macros.versions import Outline, Sibling, Standing, outline, standing

from . import invented, projects
from .projects import EDITIONS, add_partnership, change, contents


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A finished edition."""
    folder = tmp_path / "made"
    for name, text in {"index.html": "Home", "groups/a/index.html": "A", "empty.txt": ""}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path, made: Path) -> Store:
    """A store that keeps the edition under `one`, and has a site where it stands too, under `two`."""
    site = tmp_path / "site"
    shutil.copytree(made, site / "a/2030-05")
    found = Store(tmp_path / "store", site, Record("", {"a/2030-05": "two"}, {"a/2030-05": listing(site / "a/2030-05")}))
    found.keep("one", shutil.copytree(made, tmp_path / "moved"))
    return found


# Keep and take

MARKS = pytest.mark.parametrize("mark", ["one", "two"], ids=["in a folder of its own", "in the site"])


@MARKS
def test_an_edition_is_taken_whole(store: Store, made: Path, tmp_path: Path, mark: str) -> None:
    assert store.take("a/2030-05", mark, tmp_path / "again" / "folder")
    assert contents(tmp_path / "again" / "folder") == contents(made)


def test_what_was_kept_was_moved(store: Store, tmp_path: Path) -> None:
    assert not (tmp_path / "moved").exists()


def test_what_was_not_kept_is_not_taken(store: Store, tmp_path: Path) -> None:
    assert not store.take("a/2030-05", "three", tmp_path / "again")
    assert not store.take("b/2030-05", "two", tmp_path / "again")
    assert not (tmp_path / "again").exists()


def edited(folder: Path) -> None:
    (folder / "index.html").write_text("Other", encoding="utf-8")


def longer(folder: Path) -> None:
    with (folder / "index.html").open("a") as file:
        file.write(".")


TOUCHED: dict[str, Any] = {
    "a file was edited": lambda kept: edited(kept),
    "a file grew": lambda kept: longer(kept),
    "a file is missing": lambda kept: (kept / "groups/a/index.html").unlink(),
    "a file was added": lambda kept: (kept / "new.html").touch(),
    "a file was renamed": lambda kept: (kept / "index.html").rename(kept / "home.html"),
    "the folder is gone": lambda kept: shutil.rmtree(kept),
}


@pytest.mark.parametrize("touch", TOUCHED.values(), ids=TOUCHED)
def test_what_somebody_touched_is_not_taken_until_it_is_kept_again(store: Store, made: Path, tmp_path: Path, touch: Any) -> None:
    for mark, folder in (("one", tmp_path / "store/one"), ("two", tmp_path / "site/a/2030-05")):
        touch(folder)
        assert not store.take("a/2030-05", mark, tmp_path / "again")
        assert not (tmp_path / "again").exists()

    store.keep("one", shutil.copytree(made, tmp_path / "copy"))
    assert store.take("a/2030-05", "one", tmp_path / "again")
    assert contents(tmp_path / "again") == contents(made)


@pytest.mark.parametrize("note", [None, "{", '"0"'], ids=["gone", "broken", "another's"])
def test_without_its_note_nothing_is_taken(store: Store, tmp_path: Path, note: str | None) -> None:
    file = tmp_path / "store/one.json"
    file.unlink() if note is None else file.write_text(note, encoding="utf-8")
    assert not store.take("a/2030-05", "one", tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_only_what_is_wanted_is_kept(store: Store, made: Path, tmp_path: Path) -> None:
    store.keep("two", made)
    (tmp_path / "store" / "three").mkdir()
    store.tidy(["two"])
    assert sorted(os.listdir(tmp_path / "store")) == ["two", "two.json"]
    Store(tmp_path / "nowhere", tmp_path).tidy(["two"])
    assert not (tmp_path / "nowhere").exists()


def test_a_disk_that_refuses_costs_no_more_than_time(store: Store, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*names: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", refuse)
        store.keep("three", made)
    assert sorted(os.listdir(tmp_path / "store")) == ["one", "one.json"]
    assert not store.take("a/2030-05", "three", tmp_path / "again")


@MARKS
def test_a_disk_without_second_names_gets_copies(store: Store, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: str) -> None:
    def refuse(*names: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert store.take("a/2030-05", mark, tmp_path / "again")
    assert contents(tmp_path / "again") == contents(made)
    assert listing(tmp_path / "again") == listing(tmp_path / "site/a/2030-05")


# The mark


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Outline:
    return outline(invented.edition(tmp_path_factory.mktemp("invented")))


def test_a_mark_rests_on_all_that_goes_into_an_edition(edition: Outline) -> None:
    alone = standing(edition, [edition])
    newer = Sibling("2031-02", "published", frozenset({"index"}))
    other = replace(edition, partnership_id="brook-side")
    marks = [
        edition_mark("tools", "content", edition.key, alone),
        edition_mark("other tools", "content", edition.key, alone),
        edition_mark("tools", "other content", edition.key, alone),
        edition_mark("tools", "content", other.key, standing(other, [other])),
        edition_mark("tools", "content", edition.key, Standing("2030-05", (newer, *alone.siblings), newer, None)),
        edition_mark("tools", "content", edition.key, Standing("2030-05", (replace(newer, status="withdrawn"), *alone.siblings), newer, None)),
        edition_mark("tools", "content", edition.key, Standing("2030-05", (replace(newer, pages=frozenset()), *alone.siblings), newer, None)),
    ]
    assert len(set(marks)) == len(marks)
    assert edition_mark("tools", "content", edition.key, standing(edition, [edition])) == marks[0]


# In a build


@pytest.fixture(scope="module")
def good_two(good_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two editions, built. Tests only copy it."""
    project = Path(shutil.copytree(good_project, tmp_path_factory.mktemp("two") / "project"))
    projects.add_edition(project, "2031-02", "published")
    built(project)
    return project


@pytest.fixture
def two(good_two: Path, tmp_path: Path) -> Path:
    """A copy of it, for a test to change."""
    return Path(shutil.copytree(good_two, tmp_path / "project"))


def built(project: Path) -> dict[str, bool]:
    """Build, and say of each edition whether it was taken as it was."""
    heard: list[building.Built] = []
    building.build(building.plan(project, project / "site"), on_built=heard.append)
    return {one.key: one.kept for one in heard}


OLD, NEW = invented.KEY, f"{invented.PARTNERSHIP}/2031-02"
EDITS: dict[str, tuple[str, str, str, dict[str, bool]]] = {
    "one edition": (f"{EDITIONS}/2031-02/partners.yml", "Person A", "Person Z", {OLD: True, NEW: False}),
    "the edition before": (f"{EDITIONS}/{invented.EDITION}/partners.yml", "Person A", "Person Z", {OLD: False, NEW: False}),
    "the glossary": ("data/glossary.yml", "Front door", "Main door", {OLD: False, NEW: False}),
    "the synonyms": ("data/synonyms.yml", "bobbies", "officers", {OLD: False, NEW: False}),
    "the status of one": (projects.REGISTER, "status: published", "status: superseded", {OLD: False, NEW: False}),
    "a template": ("overrides/blocks/leaders.html", "Who leads", "Who is in charge", {OLD: False, NEW: False}),
    "nothing that is said": (f"{EDITIONS}/2031-02/partners.yml", "# Who leads", "# Who is in charge", {OLD: True, NEW: False}),
}


@pytest.mark.parametrize(("file", "old", "new", "expected"), EDITS.values(), ids=EDITS)
def test_only_what_a_change_touches_is_built_again_and_the_site_is_that_of_a_clean_build(
    two: Path, file: str, old: str, new: str, expected: dict[str, bool]
) -> None:
    change(two / file, old, new)
    assert built(two) == expected
    quick = contents(two / "site")

    shutil.rmtree(two / "site")
    shutil.rmtree(two / ".build")
    assert built(two) == {OLD: False, NEW: False}
    assert contents(two / "site") == quick


def test_a_site_that_was_deleted_is_built_again(two: Path) -> None:
    before = contents(two / "site")
    shutil.rmtree(two / "site")
    assert built(two) == {OLD: False, NEW: False}
    assert contents(two / "site") == before


def test_what_was_right_in_a_build_that_failed_is_not_built_again(two: Path) -> None:
    add_partnership(two, "brook-side")
    change(two / EDITIONS / "2031-02/partners.yml", "Person A", "Person Z")
    change(two / "overrides/blocks/leaders.html", "<ul", '{% if "Person Z" in people[0] | string %}{{ nobody }}{% endif %}<ul')
    with pytest.raises(ProblemsFound):
        built(two)
    change(two / EDITIONS / "2031-02/partners.yml", "Person Z", "Person Y")

    others = {f"brook-side/{month}": True for month in ("2030-05", "2031-02")}
    assert built(two) == {OLD: True, NEW: False, **others}
    assert projects.left_over(two) == []
    assert list((two / ".build/editions").iterdir()) == []
    again = contents(two / "site")
    shutil.rmtree(two / ".build")
    built(two)
    assert contents(two / "site") == again


def test_a_draft_site_and_the_public_site_do_not_forget_for_each_other(two: Path) -> None:
    drafts: list[building.Built] = []
    for _ in range(2):
        drafts.clear()
        building.build(building.plan(two, two / "site-drafts", drafts=True), on_built=drafts.append)
        change(two / EDITIONS / "2031-02/partners.yml", "# Who leads", "# Who leads, again")
        assert built(two) == {OLD: True, NEW: False}
    assert {one.key: one.kept for one in drafts} == {OLD: True, NEW: False}

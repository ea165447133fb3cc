"""Plans and fingerprints: what has to be built, what may be left alone, and that a build says and does just that."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros import build as building
from macros.build.fingerprint import fingerprint
from macros.dataset import load
from macros.problems import ProblemsFound

from . import invented, projects
from .projects import EDITIONS, REGISTER, add_edition, change, contents

EDITION_FILES = f"{EDITIONS}/{invented.EDITION}"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site is up to date. Whoever changes it puts it back."""
    project = projects.make(tmp_path_factory.mktemp("project"))
    (project / "data/_notes.yml").write_text("Our own notes.", encoding="utf-8")
    building.build(plan(project))
    return project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that has never been built."""
    return projects.make(tmp_path)


def plan(project: Path, site_url: str = "") -> building.Plan:
    return building.plan(project, project / "site", site_url)


# What is planned


def test_a_plan_holds_the_editions_to_be_published_oldest_first(project: Path) -> None:
    for month, status in (("2031-02", "draft"), ("2029-01", "superseded"), ("2028-07", "withdrawn")):
        add_edition(project, month, status)
    public, all_of_them = plan(project), building.plan(project, project / "site-drafts", drafts=True)

    assert [edition.entry.id for edition in public.editions] == ["2028-07", "2029-01", "2030-05"]
    assert [edition.entry.id for edition in all_of_them.editions] == ["2028-07", "2029-01", "2030-05", "2031-02"]


def test_a_plan_without_a_site_says_that_it_has_to_be_built_and_touches_nothing(project: Path) -> None:
    before = contents(project)

    assert not plan(project).unchanged
    assert contents(project) == before


def test_a_plan_for_broken_data_raises_all_problems(project: Path) -> None:
    change(project / "data/glossary.yml", "terms:", "termes:")
    change(project / "data/organisations.yml", "\norganisations:", "\norganisation:")

    with pytest.raises(ProblemsFound) as found:
        plan(project)
    assert [str(problem) for problem in found.value.problems] == [
        "data/glossary.yml:2:1: `termes` is not known here; did you mean `terms`? [unknown-key]",
        "data/organisations.yml:2:1: `organisation` is not known here; did you mean `organisations`? [unknown-key]",
    ]


# What a build says and does


def test_a_build_says_what_it_built(project: Path) -> None:
    heard: list[building.Built] = []

    result = building.build(plan(project), on_built=heard.append)

    pages = sorted(name for name in contents(project / "site") if name.endswith(".html"))
    own = [name for name in pages if name.startswith(f"{invented.KEY}/")]
    assert result == building.Result(project / "site", (invented.KEY,), len(pages), True)
    assert heard == [building.Built(invented.KEY, len(own), ())]


def test_with_nothing_changed_nothing_is_done(built: Path) -> None:
    heard: list[building.Built] = []
    before = {path: path.stat().st_mtime_ns for path in built.rglob("*")}

    result = building.build(plan(built), on_built=heard.append)

    pages = sum(1 for name in contents(built / "site") if name.endswith(".html"))
    assert result == building.Result(built / "site", (invented.KEY,), pages, False)
    assert heard == []
    assert {path: path.stat().st_mtime_ns for path in built.rglob("*")} == before


def test_one_at_a_time_or_in_worker_processes_the_site_is_the_same(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {add_edition(project, "2031-02", "published"), add_edition(project, "2029-01", "superseded"), invented.KEY}
    heard: dict[int, set[str]] = {}
    sites = []
    for cores in (1, 2):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        site = project / f"site-{cores}"
        told: list[building.Built] = []
        building.build(building.plan(project, site), on_built=told.append)
        heard[cores] = {one.key for one in told}
        sites.append(contents(site))

    assert sites[0] == sites[1]
    assert heard == {1: keys, 2: keys}


def test_what_is_wrong_in_any_edition_is_told_with_the_rest(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    add_edition(project, "2029-01", "superseded")
    change(project / "overrides/blocks/leaders.html", "<ul", '<img alt="" src="//example.org/x.png"><ul')

    with pytest.raises(ProblemsFound) as found:
        building.build(plan(project))
    assert [(problem.place.path, problem.code) for problem in found.value.problems] == [
        ("arden-vale/2029-01/index.html", "foreign-host"),
        ("arden-vale/2030-05/index.html", "foreign-host"),
    ]


@pytest.mark.parametrize("status", ["withdrawn", "superseded"])
def test_a_partnership_with_no_edition_in_force_still_has_its_site(project: Path, status: str) -> None:
    change(project / REGISTER, "status: published", f"status: {status}")

    building.build(plan(project))

    assert f"{invented.KEY}/index.html" in contents(project / "site")


def test_a_first_draft_can_be_built_for_the_team_alone(project: Path) -> None:
    change(project / REGISTER, "status: published", "status: draft")

    building.build(building.plan(project, project / "site-drafts", drafts=True))

    assert f"{invented.KEY}/index.html" in contents(project / "site-drafts")


# What makes a new build necessary


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


def test_a_site_that_was_touched_by_hand_is_made_good(project: Path) -> None:
    building.build(plan(project))
    good = contents(project / "site")
    (project / "site/index.html").write_text("Hello", encoding="utf-8")
    (project / "site/404.html").unlink()
    (project / "site/mine.html").write_text("Mine", encoding="utf-8")

    result = building.build(plan(project))

    assert result.built
    assert contents(project / "site") == good
    assert plan(project).unchanged


def test_data_that_was_saved_while_it_was_read_is_built_next_time(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def saved_meanwhile(data: Path) -> object:
        dataset = load(data)
        change(data / "glossary.yml", "Front door", "Main door")
        return dataset

    with monkeypatch.context() as patched:
        patched.setattr(building, "load", saved_meanwhile)
        building.build(plan(project))

    assert b"<h1>Silent Group</h1>" in contents(project / "site")[f"{invented.KEY}/groups/silent-group/index.html"]
    assert not plan(project).unchanged


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

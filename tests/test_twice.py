"""Two builds of one project are the same byte for byte; what makes them differ is found."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from typing import Final

import pytest

from macros.build.twice import compare_builds

from . import invented, projects
from .projects import change, contents, run

# Code that writes a file into the site, by the name of the file.
PLANTED: Final = {
    "folder": '(site / "folder.txt").write_text(str(site))',
    "order": '(site / "order.txt").write_text(" ".join({"one", "two", "three", "four", "five", "six", "seven"}))',
    "day": '(site / "day.txt").write_text(time.strftime("%Y-%m-%d"))',
    "turn": '(site / "turn.txt").write_text(" ".join(edition.key for edition in editions))',
    "same": '(site / "same.txt").write_text("The same.")',
    "one build alone": '(site / f"{root.name}.txt").touch()',
}


@pytest.fixture
def two(project: Path) -> Path:
    """A project with two editions."""
    projects.add_edition(project, "2031-02", "published")
    return project


def plant(project: Path, *lines: str) -> None:
    """Let every build do this too."""
    code = "".join(f"    {line}\n" for line in ("import time", *lines))
    change(project / "macros/build/roots.py", "    blocks = blocks_in", f"{code}    blocks = blocks_in")


def test_two_builds_are_the_same_and_leave_the_project_and_nothing_else(two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    before = contents(two)

    assert compare_builds(two) == ()
    assert contents(two) == before
    assert os.listdir(tmp_path / "temporary") == []


def test_whatever_differs_is_found(two: Path) -> None:
    plant(two, *PLANTED.values())
    assert compare_builds(two) == ("a second one.txt", "day.txt", "first.txt", "folder.txt", "order.txt", "turn.txt")


def test_a_build_that_fails_is_no_agreement(two: Path) -> None:
    change(two / "data/glossary.yml", "terms:", "termes:")
    with pytest.raises(subprocess.CalledProcessError):
        compare_builds(two)


def test_verify_rebuild_says_that_all_is_the_same(project: Path) -> None:
    good = "Two builds in two folders, in another order, are the same byte for byte.\n"
    assert run(project, "verify", "--rebuild") == projects.Ran(0, f"{invented.KEY}: is not sealed (published).\n{good}", "")


def test_verify_rebuild_says_what_differs(project: Path) -> None:
    change(project / "macros/views.py", '[f"Edition {entry.id}"]', '[f"Edition {entry.id}", __import__("os").getcwd()]')
    pages = sorted(name for name in contents(project / "site") if name.startswith(f"{invented.KEY}/") and name.endswith((".html", ".zip")))

    told = "".join(f"{name} is different in two builds of the same data.\n" for name in pages)
    assert run(project, "verify", "--rebuild") == projects.Ran(1, f"{invented.KEY}: is not sealed (published).\n", told)

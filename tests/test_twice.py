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

PLANTED: Final = {
    "the folder": 'str(Path.cwd())',
    "the order of a set": '" ".join({"one", "two", "three", "four", "five", "six", "seven"})',
    "the day": 'time.strftime("%Y-%m-%d")',
}


@pytest.fixture
def two(project: Path) -> Path:
    """A project with two editions."""
    projects.add_edition(project, "2031-02", "published")
    return project


def plant(project: Path, expression: str) -> None:
    """Let every page of an edition say what the expression gives."""
    file = project / "macros/views.py"
    change(file, "import re\n", "import re\nimport time\nfrom pathlib import Path\n")
    change(file, 'parts = [f"Edition {entry.id}", ', f'parts = [f"Edition {{entry.id}}", {expression}, ')


def test_two_builds_are_the_same_and_leave_the_project_and_nothing_else(two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    before = contents(two)

    assert compare_builds(two) == ()
    assert contents(two) == before
    assert os.listdir(tmp_path / "temporary") == []


@pytest.mark.parametrize("expression", PLANTED.values(), ids=PLANTED)
def test_a_difference_is_found_in_every_page_that_has_it(two: Path, expression: str) -> None:
    plant(two, expression)
    pages = {name for name in contents(two / "site") if name.startswith(f"{invented.KEY}/") and name.endswith(".html")}
    both = pages | {name.replace("2030-05", "2031-02") for name in pages}

    assert set(compare_builds(two)) == both


def test_a_file_that_only_one_build_has_is_found(two: Path) -> None:
    change(two / "macros/build/roots.py", "    blocks = blocks_in", '    (site / f"{root.name}.txt").touch()\n    blocks = blocks_in')
    assert compare_builds(two) == ("a second one.txt", "first.txt")


def test_a_build_that_fails_is_no_agreement(two: Path) -> None:
    change(two / "data/glossary.yml", "terms:", "termes:")
    with pytest.raises(subprocess.CalledProcessError):
        compare_builds(two)


def test_verify_rebuild_says_what_it_found(two: Path) -> None:
    says = "".join(f"arden-vale/{month}: is not sealed (published).\n" for month in ("2030-05", "2031-02"))
    good = "Two builds in two folders, in another order, are the same byte for byte.\n"
    assert run(two, "verify", "--rebuild") == projects.Ran(0, says + good, "")

    change(two / "macros/build/roots.py", "    blocks = blocks_in", '    (site / "place.txt").write_text(str(site))\n    blocks = blocks_in')
    different = "place.txt is different in two builds of the same data.\n"
    assert run(two, "verify", "--rebuild") == projects.Ran(1, says, different)

"""`review` as a person types it: what it writes, what it says, and that it writes all or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from macros import reviewing
from macros.dataset import load
from macros.model import When
from macros.problems import Refused
from macros.publishing import publish, start_edition
from macros.reviewing import review
from macros.seal import short, signed_digest

from . import invented
from .projects import Ran, change, contents, run

NAME: Final = f"{invented.PARTNERSHIP}-{invented.EDITION}"
FILES: Final = tuple(f"{NAME}-review.{ending}" for ending in ("md", "html", "pdf"))
ON: Final = When(2030, 6, 1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    invented.write(tmp_path)
    return tmp_path


def test_it_writes_three_files_and_says_where(project: Path) -> None:
    ran = run(project, "review", invented.KEY, "--on", "2030-06-01")
    listed = "".join(f"- {name}\n" for name in FILES)
    assert ran == Ran(0, f"The papers for {invented.KEY} are in review/{NAME}:\n{listed}", "")
    first = contents(project / "review")
    assert sorted(first) == sorted(f"{NAME}/{name}" for name in FILES)
    assert run(project, "review", f"{invented.KEY}/", "--on", "2030-06-01").code == 0
    assert contents(project / "review") == first


WRONG: Final = {
    "arden-vale/2030-06": "There is no edition `arden-vale/2030-06`. Did you mean `arden-vale/2030-05`?\n",
    "elsewhere": "There is no edition `elsewhere`. There are: arden-vale/2030-05.\n",
    "arden-vale": "Name one edition: arden-vale/2030-05.\n",
}


@pytest.mark.parametrize("name", WRONG)
def test_an_edition_that_there_is_not_is_told_with_those_there_are(project: Path, name: str) -> None:
    assert run(project, "review", name) == Ran(2, "", WRONG[name])
    assert not (project / "review").exists()


@pytest.mark.parametrize("status", ["superseded", "withdrawn"])
def test_what_is_no_longer_in_force_is_not_signed_off(project: Path, status: str) -> None:
    change(project / "data" / invented.path("register"), "status: published", f"status: {status}")
    says = f"{invented.KEY} is {status}, so there is nothing left to sign. Name the edition in force, or a draft.\n"
    assert run(project, "review", invented.KEY) == Ran(2, "", says)
    assert not (project / "review").exists()


def test_a_day_that_there_is_not_is_told(project: Path) -> None:
    ran = run(project, "review", invented.KEY, "--on", "2030-13-01")
    assert ran == Ran(2, "", "The date is `2030-13-01`; there is no month 13. Write it as in 2026-12-01.\n")


def test_a_problem_in_the_data_is_told_and_nothing_is_written(project: Path) -> None:
    file = project / "data" / invented.path("partners")
    change(file, "    post: Chief Executive", "    pst: Chief Executive")
    ran = run(project, "review", invented.KEY)
    assert (ran.code, ran.out, ran.has_traceback) == (2, "", False)
    assert "`pst` is not known here; did you mean `post`?" in ran.err
    assert not (project / "review").exists()


def test_earlier_papers_are_replaced_whole(root: Path) -> None:
    written = review(root, invented.KEY, ON)
    (written.folder / "a note of mine.txt").write_text("old", "utf-8")
    (written.folder / FILES[0]).write_text("old", "utf-8")
    review(root, invented.KEY, ON)
    assert sorted(contents(written.folder)) == sorted(FILES)
    assert contents(written.folder)[FILES[0]] != b"old"


@pytest.mark.parametrize("step", ["pdf", "exchange"])
def test_if_a_step_fails_the_earlier_papers_stay_and_nothing_else(root: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    written = review(root, invented.KEY, ON)
    before = contents(root / "review")

    def fail(*_: object) -> bytes:
        raise Refused("No.")

    monkeypatch.setattr(reviewing, step, fail)
    with pytest.raises(Refused, match="No"):
        review(root, invented.KEY, When(2031))
    assert contents(root / "review") == before
    assert sorted(path.name for path in (root / ".build/review").iterdir()) == ["lock"]
    assert written.files == FILES


def test_what_was_signed_is_what_is_published(root: Path) -> None:
    draft = start_edition(root / "data", invented.PARTNERSHIP, "2031-02")
    change(draft.folder / "edition.yml", "on: 2030-05-02", "on: 2031-01-20")
    digests = []
    for step in ("signed", "published"):
        if step == "published":
            publish(root / "data", draft.key, When(2031, 2, 3))
        edition = load(root / "data").editions[draft.key]
        digests.append(short(signed_digest(edition)))
        folder = review(root, draft.key, When(2031, 2, 1)).folder
        text = (folder / f"{folder.name}-review.md").read_text("utf-8")
        assert text.count(f"Digest of what is signed: {digests[-1]}\n") == 3
    assert digests[0] == digests[1]

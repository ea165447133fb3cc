"""The PDF of an edition in a build: made once, taken again while nothing of it has changed, and left out when pages alone are wanted."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros import build as building
from macros.problems import ProblemsFound
from macros.typesetting import CannotSet, Sheet

from . import invented
from .projects import EDITIONS, change

NAME = f"{invented.PARTNERSHIP}-{invented.EDITION}.pdf"
SAID = "this edition as one document"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The digests of the sheets that are set from now on."""
    found = []

    def pdf_apart(sheet: Sheet) -> bytes:
        found.append(sheet.digest)
        return sheet.pdf()

    monkeypatch.setattr(Sheet, "pdf_apart", pdf_apart)
    return found


def build(project: Path, pdfs: bool = True) -> Path:
    """The folder of the one edition, newly built."""
    building.build(building.plan(project, project / "site", pdfs=pdfs))
    return project / "site" / invented.KEY


def pages_that_speak_of_it(edition: Path) -> list[str]:
    return sorted(path.relative_to(edition).as_posix() for path in edition.rglob("*.html") if SAID in path.read_text("utf-8"))


def test_it_is_left_out_where_pages_alone_are_wanted_and_made_when_it_is_wanted_again(project: Path, made: list[str]) -> None:
    before = {path.relative_to(project): path.read_bytes() for path in (project / "site").rglob("*") if path.is_file()}
    edition = build(project, pdfs=False)
    assert sorted(path.name for path in edition.glob("*.pdf")) == []
    assert pages_that_speak_of_it(edition) == []
    assert building.plan(project, project / "site", pdfs=False).unchanged
    assert not building.plan(project, project / "site").unchanged
    edition = build(project)
    assert pages_that_speak_of_it(edition) == ["about/index.html", "index.html", "whole/index.html"]
    assert {path.relative_to(project): path.read_bytes() for path in (project / "site").rglob("*") if path.is_file()} == before
    assert made == []


def test_it_is_set_anew_only_when_something_in_it_has_changed(project: Path, made: list[str]) -> None:
    first = (project / "site" / invented.KEY / NAME).read_bytes()
    change(project / "overrides/main.html", "Skip to the content", "Go to the content")
    assert ((build(project) / NAME).read_bytes(), made) == (first, [])
    change(project / EDITIONS / invented.EDITION / "sections.yml", "title: ", "title: Another ")
    assert (build(project) / NAME).read_bytes() != first
    assert len(made) == 1


def test_what_the_look_cannot_show_stops_the_build_and_the_site_stays(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def pdf_apart(sheet: Sheet) -> bytes:
        raise CannotSet("the PDF could not be made")

    monkeypatch.setattr(Sheet, "pdf_apart", pdf_apart)
    change(project / EDITIONS / invented.EDITION / "sections.yml", "title: ", "title: Another ")
    with pytest.raises(ProblemsFound) as found:
        build(project)
    assert [str(problem) for problem in found.value.problems] == ["arrangements: CannotSet: the PDF could not be made [not-built]"]
    assert (project / "site" / invented.KEY / NAME).is_file()

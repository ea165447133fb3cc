"""The preview shows each change, tells each problem in every page and on the terminal, and recovers."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros import build as building
from macros import preview as previewing
from macros.dataset import load
from macros.preview import CannotPreview, Preview, choose
from macros.requirements import asked

from . import invented
from .projects import EDITIONS, add_edition, change, contents

GROUPS: Final = f"{EDITIONS}/{invented.EDITION}/groups.yml"
SECTIONS: Final = f"{EDITIONS}/{invented.EDITION}/sections.yml"
DEEP: Final = "groups/main-board/index.html"


class Shown:
    """A preview of a project: its pages, and what it has said so far."""

    def __init__(self, project: Path, key: str | None, folder: Path) -> None:
        self.said: list[str] = []
        self.project = project
        self.preview = Preview(project, key, folder, self.said.append)
        self.preview.rebuild()

    def page(self, name: str = "index.html") -> str:
        return (self.preview.pages / name).read_text("utf-8")

    def pages(self) -> dict[str, bytes]:
        return contents(self.preview.pages)

    def told(self, name: str) -> str:
        """The problems as a page tells them."""
        return "".join(str(node.text()) for node in LexborHTMLParser(self.page(name)).css("pre"))


@pytest.fixture(scope="module")
def the_one(good_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """One preview for all. Whoever changes its project puts it back."""
    folder = tmp_path_factory.mktemp("preview")
    return Shown(shutil.copytree(good_project, folder / "project"), invented.KEY, folder)


@pytest.fixture
def shown(the_one: Shown) -> Iterator[Shown]:
    """The preview, with nothing said yet; afterwards it shows what it showed before."""
    good = the_one.pages()
    the_one.said.clear()
    yield the_one
    the_one.preview.rebuild()
    assert the_one.pages() == good


def built(project: Path, folder: Path) -> dict[str, bytes]:
    """What the preview has to show."""
    dataset = load(project / "data")
    assert building.build_edition(project, dataset.editions[invented.KEY], asked(dataset.instruments), folder).problems == ()
    return contents(folder)


def test_it_begins_with_all_pages_and_nothing_to_say(shown: Shown, tmp_path: Path) -> None:
    assert shown.pages() == built(shown.project, tmp_path / "ours")
    assert shown.said == []
    assert shown.preview.lost() is None


CHANGES: Final = {
    "data": (GROUPS, "name: Main Board", "name: First Board", DEEP, "<h1>First Board</h1>"),
    "a page": ("arrangements/partners.md", "title: Who leads", "title: Who is in the lead", "partners/index.html", "<h1>Who is in the lead</h1>"),
    "a block": ("overrides/blocks/leaders.html", "{#", '<p id="changed">Changed</p>{#', "index.html", '<p id="changed">Changed</p>'),
    "the skeleton": ("overrides/main.html", "</main>", '<p id="changed">Changed</p></main>', DEEP, '<p id="changed">Changed</p>'),
    "the style sheet": ("overrides/assets/stylesheets/site.css", "\n", "\n.changed { top: 0 }\n", "assets/stylesheets/site.css", ".changed {"),
    "a script": ("overrides/assets/javascripts/leave.js", "\n", "\n// Changed.\n", "assets/javascripts/leave.js", "// Changed."),
}


@pytest.mark.parametrize(("file", "old", "new", "page", "now"), CHANGES.values(), ids=CHANGES)
def test_it_shows_a_change(shown: Shown, file: str, old: str, new: str, page: str, now: str) -> None:
    before = shown.page(page)
    assert now not in before
    change(shown.project / file, old, new)
    shown.preview.rebuild()
    assert now in shown.page(page)

    change(shown.project / file, new, old)
    shown.preview.rebuild()
    assert shown.page(page) == before
    assert shown.said == []


def test_a_page_that_is_no_longer_there_goes_and_comes_back(shown: Shown) -> None:
    before = shown.pages()
    settings = shown.project / EDITIONS / invented.EDITION / "settings.yml"
    text = settings.read_bytes()
    settings.unlink()
    change(shown.project / SECTIONS, "(settings.md)", "(partners.md)")
    shown.preview.rebuild()
    assert set(before) - set(shown.pages()) == {"settings/index.html", "downloads/settings.csv"}

    settings.write_bytes(text)
    change(shown.project / SECTIONS, "(partners.md)", "(settings.md)")
    shown.preview.rebuild()
    assert shown.pages() == before


# Problems

PROBLEMS: Final = {
    "data that cannot be read": ("data/glossary.yml", "terms:", "terms: ["),
    "an empty data file": ("data/glossary.yml", None, ""),
    "a word in angle brackets": ("data/glossary.yml", "terms:", "</pre><script>alert(1)</script>:"),
    "an unknown macro": ("arrangements/index.md", "leaders()", "leader()"),
    "a link to no page": ("arrangements/index.md", "{{ leaders() }}", "{{ leaders() }} [x](partner.md)"),
    "a link to no id": ("arrangements/index.md", "{{ leaders() }}", "{{ leaders() }} [x](partners.md#nobody)"),
    "an unknown tag in a block": ("overrides/blocks/leaders.html", "{#", "{% fro %}{#"),
    "a host elsewhere in a block": ("overrides/blocks/leaders.html", "{#", '<img alt="" src="//x.org/x.png">{#'),
    "an unknown tag in the skeleton": ("overrides/main.html", "<body", "{% fro %}<body"),
    "settings of MkDocs that cannot be read": ("mkdocs.yml", "plugins:", "plugins: ["),
}


@pytest.mark.parametrize(("file", "old", "new"), PROBLEMS.values(), ids=PROBLEMS)
def test_a_problem_is_told_everywhere_until_it_is_put_right(shown: Shown, file: str, old: str | None, new: str) -> None:
    good, text = shown.pages(), (shown.project / file).read_text("utf-8")
    change(shown.project / file, old or text, new)
    shown.preview.rebuild()

    [problems] = shown.said
    assert re.fullmatch(r"[^:\n]+(:\d+:\d+)?: [^\n]{10,} \[[a-z-]+\]\n(.*\n)*\nOne problem found\. Nothing was built\.", problems)
    pages = [name for name in good if name.endswith(".html")]
    assert DEEP in pages
    assert {shown.told(name) for name in pages} == {problems}
    assert "<script>alert" not in shown.page()
    assert shown.preview.lost() == shown.pages()["index.html"]

    change(shown.project / file, new, old or text) if new else (shown.project / file).write_text(text, encoding="utf-8", newline="\n")
    shown.preview.rebuild()
    assert shown.said[1:] == ["Put right. The pages are up to date again."]
    assert shown.pages() == good
    assert shown.preview.lost() is None


def test_the_same_problem_is_said_once_however_often_a_file_is_written(shown: Shown) -> None:
    change(shown.project / GROUPS, "groups:", "group:")
    for _ in range(3):
        shown.preview.rebuild()
    change(shown.project / GROUPS, "group:", "groups:")
    shown.preview.rebuild()

    assert [said.splitlines()[-1] for said in shown.said] == ["One problem found. Nothing was built.", "Put right. The pages are up to date again."]


def test_each_new_problem_takes_the_place_of_the_last(shown: Shown) -> None:
    change(shown.project / GROUPS, "name: Main Board", "nam: Main Board")
    shown.preview.rebuild()
    change(shown.project / GROUPS, "nam: Main Board", "name: Main Board")
    change(shown.project / "data/glossary.yml", "terms:", "termes:")
    shown.preview.rebuild()
    change(shown.project / "data/glossary.yml", "termes:", "terms:")

    first, second = shown.said
    assert "`nam` is not known here" in first
    assert second.startswith("data/glossary.yml:2:1: `termes` is not known here; did you mean `terms`? [unknown-key]\n")
    assert "groups.yml" not in second
    assert shown.told(DEEP) == second


def test_a_problem_from_the_start_is_told_and_the_pages_come_when_it_is_put_right(project: Path, tmp_path: Path) -> None:
    change(project / "data/glossary.yml", "terms:", "termes:")
    (tmp_path / "preview").mkdir()
    shown = Shown(project, None, tmp_path / "preview")
    assert set(shown.pages()) == {"index.html"}
    assert shown.told("index.html") == shown.said[0]

    change(project / "data/glossary.yml", "termes:", "terms:")
    shown.preview.rebuild()
    assert shown.pages() == built(project, tmp_path / "ours")


REFUSALS: Final[dict[str, Exception]] = {
    "a full disk": OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "pages"),
    "code that fails": ZeroDivisionError("division by zero"),
}


@pytest.mark.parametrize("error", REFUSALS.values(), ids=REFUSALS)
def test_whatever_goes_wrong_is_told_and_nothing_is_raised(shown: Shown, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*arguments: Any, **named: Any) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(previewing, "build_edition", fail)
        shown.preview.rebuild()
    says = f"macros: the pages could not be made: {type(error).__name__}: {error} [broken-code]\n\nOne problem found. Nothing was built."
    assert shown.said == [says]
    assert shown.told(DEEP) == says


# Which edition


def test_without_a_name_the_newest_edition_is_shown_drafts_included(project: Path) -> None:
    editions = load(project / "data").editions
    assert choose(editions, None).key == invented.KEY
    add_edition(project, "2029-01", "published")
    draft = add_edition(project, "2031-02", "draft")
    editions = load(project / "data").editions
    assert choose(editions, None).key == draft
    assert choose(editions, "arden-vale/2029-01").key == "arden-vale/2029-01"


UNKNOWN: Final = {
    "arden-vale/2030-06": "There is no edition `arden-vale/2030-06`. Did you mean `arden-vale/2030-05`?",
    "southport": "There is no edition `southport`. There are: arden-vale/2030-05.",
}


@pytest.mark.parametrize(("key", "says"), UNKNOWN.items())
def test_an_unknown_edition_is_said_with_what_there_is(project: Path, key: str, says: str) -> None:
    with pytest.raises(CannotPreview) as raised:
        previewing.preview(project, key, 1, lambda text: None)
    assert str(raised.value) == says


def test_an_edition_that_is_taken_away_meanwhile_is_a_problem_like_any_other(shown: Shown) -> None:
    partnerships = shown.project / "data/partnerships"
    aside = partnerships.rename(shown.project / "data/_partnerships")
    shown.preview.rebuild()
    aside.rename(partnerships)
    shown.preview.rebuild()

    assert [text.partition("\n")[0] for text in shown.said] == [
        "data: There is no edition in data/ yet [no-edition]",
        "Put right. The pages are up to date again.",
    ]

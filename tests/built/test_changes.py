"""The pages of changes and of history as built: every change once, what was taken out and put in told in words, links that arrive."""

from __future__ import annotations

import posixpath
from pathlib import Path

import pytest

from macros.both_judged import both_judged
from macros.compare import compare
from macros.dataset import Dataset
from macros.history import history, public
from macros.model import Edition
from macros.requirements import asked

from .reading import BuiltPage, attribute, built_pages, text, texts

Pages = dict[str, BuiltPage]


@pytest.fixture
def before(edition: Edition, dataset: Dataset) -> Edition:
    """The edition before this one."""
    if edition.older is None:
        pytest.skip("this is the first edition")
    return dataset.editions[f"{edition.partnership_id}/{edition.older.id}"]


@pytest.fixture
def page(pages: Pages, before: Edition) -> BuiltPage:
    """The page of changes."""
    return pages["changes"]


def test_every_edition_but_the_first_has_the_page(edition: Edition, pages: Pages) -> None:
    assert ("changes" in pages) == (edition.older is not None)


def test_every_change_stands_on_the_page_once(edition: Edition, before: Edition, page: BuiltPage, dataset: Dataset) -> None:
    found = compare(before, edition, both_judged(before, edition, asked(dataset.instruments))).changes
    shown = [id.removeprefix("change-") for id in page.ids if id.startswith("change-")]
    assert sorted(shown) == sorted(change.fingerprint for change in found)
    told = {id: text(page.tree.css(f"#change-{id}")[0]) for id in shown}
    tables = {attribute(row, "id").removeprefix("change-") for row in page.tree.css("tr[id]")}
    assert [change.says for change in found if change.fingerprint not in tables and change.says not in told[change.fingerprint]] == []


def test_links_lead_to_places_in_both_editions_that_are_there(edition: Edition, before: Edition, page: BuiltPage, site: Path) -> None:
    ids = {each.path: set(each.ids) for each in built_pages(site / edition.partnership_id).values()}
    lost, arrived = [], set()
    for link in page.main.css("ul.changes a, table a"):
        path, _, id = attribute(link, "href").partition("#")
        there = posixpath.normpath(posixpath.join(f"{edition.entry.id}/changes", path)) if path else f"{edition.entry.id}/changes/index.html"
        if there not in ids or (id and id not in ids[there]):
            lost.append(attribute(link, "href"))
        arrived.add(there.partition("/")[0])
    assert (lost, arrived) == ([], {edition.entry.id, before.entry.id})


def test_what_was_taken_out_and_put_in_is_told_in_words(page: BuiltPage) -> None:
    assert page.main.css("del, ins")
    assert {text(mark) for mark in page.main.css("del > .fate:first-child")} == {"\N{MINUS SIGN} taken out:"}
    assert {text(mark) for mark in page.main.css("ins > .fate:first-child")} == {"+ put in:"}
    assert len(page.main.css("del > .fate, ins > .fate")) == len(page.main.css("del, ins"))


def test_the_page_needs_no_script(page: BuiltPage) -> None:
    assert [attribute(node, "src").rpartition("/")[2] for node in page.tree.css("script")] == ["leave.js"]


def test_a_partnership_of_several_editions_has_a_page_of_its_history(dataset: Dataset, site: Path) -> None:
    for name in dataset.partnerships:
        editions = public(dataset.editions_of(name))
        page = built_pages(site / name).get("history")
        assert (page is not None) == (len(editions) > 1)
        if page:
            told = [[thread.name, spell.says] for chapter in history(editions) for thread in chapter.threads for spell in thread.spells]
            assert [texts(row, "th, td")[:2] for row in page.main.css("tbody tr")] == told

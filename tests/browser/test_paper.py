"""On paper there is the text and nothing that only a screen can use; nothing is cut off, and tables keep their heads."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Page

from macros.one_page import ONE_PAGE

from .conftest import Opened
from .looking import contrasts, cut_off, settle
from .pages import KINDS, KNOWN, Pages

pytestmark = pytest.mark.browser

# A4 without its margins, in CSS pixels.
WIDTH: Final = 680

_SHOWN: Final = """(selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility())
  .map((element) => element.innerText)"""
_ON_SCREEN_ONLY: Final = ".skip, #menu, .menu-link, .leave, form, .contents:not(:has(+ .one-page)), .turn, .foot-links"


def faults_on_paper(page: Page) -> list[object]:
    """What is wrong when a page is printed: what only a screen can use, what is cut off, text that is not black, no title or several."""
    page.emulate_media(media="print")
    settle(page)
    shown = page.evaluate(_SHOWN, _ON_SCREEN_ONLY)
    # Black on white has a contrast of 21.
    faint = [text for ratio, text in contrasts(page) if round(ratio) != 21]
    titles = page.evaluate(_SHOWN, "h1")
    return [*shown, *cut_off(page), *faint, *([titles] if len(titles) != 1 else [])]


@pytest.mark.parametrize("kind", KINDS)
def test_paper_has_the_text_in_black_and_nothing_that_only_a_screen_can_use(opened: Opened, pages: Pages, kind: str) -> None:
    with opened(pages.kinds[kind], width=WIDTH, height=960, dark=True) as page:
        assert faults_on_paper(page) == []


@pytest.mark.parametrize("kind", ["partners", "structure", "agencies", "settings", "partnership", "requirements", "law", "changes", "history"])
def test_tables_are_printed_whole_with_their_heads_on_each_sheet(opened: Opened, pages: Pages, kind: str) -> None:
    seen = """() => [...document.querySelectorAll("table")].map((table) => [
      getComputedStyle(table.closest(".table-wrap")).overflowX, getComputedStyle(table.tHead).display,
      [...new Set([...table.rows].map((row) => getComputedStyle(row).breakInside))].join(),
    ])"""
    with opened(pages.kinds[kind], width=WIDTH) as page:
        page.emulate_media(media="print")
        found = page.evaluate(seen)
    assert found == [["visible", "table-header-group", "avoid"]] * len(found)
    assert found


def test_the_one_page_is_printed_with_its_contents_and_each_page_on_a_sheet_of_its_own(opened: Opened) -> None:
    with opened(f"{KNOWN}/{ONE_PAGE}", width=WIDTH) as page:
        page.emulate_media(media="print")
        assert page.locator("nav.contents").is_visible()
        breaks = page.locator("main > section.one-page").evaluate_all("(all) => all.map((part) => getComputedStyle(part).breakBefore)")
        assert cut_off(page) == []
    assert set(breaks) == {"page"}


def test_rows_that_the_filter_hides_are_not_printed(opened: Opened) -> None:
    with opened(f"{KNOWN}/settings/index.html", width=WIDTH) as page:
        page.get_by_label("Name or URN").fill("cantell")
        page.emulate_media(media="print")
        assert page.locator(".settings-heading tbody tr:visible").all_inner_texts() == ["Cantell School\t116469"]


def test_addresses_outside_this_site_are_printed_after_their_links(opened: Opened, pages: Pages) -> None:
    with opened(pages.kinds["about"], width=WIDTH) as page:
        page.emulate_media(media="print")
        links = page.locator("main a").locator("visible=true")
        told = links.evaluate_all("(all) => all.map((link) => [link.getAttribute('href'), getComputedStyle(link, '::after').content])")
    assert [content for href, content in told] == [f'" ({href})"' if href.startswith("http") else "none" for href, content in told]
    assert {href.startswith("http") for href, _ in told} == {True, False}

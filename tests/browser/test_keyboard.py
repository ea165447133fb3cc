"""Everything can be reached and used with the keyboard alone, and it can be seen where one is."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Page

from .conftest import Opened
from .pages import KINDS, Pages
from .stops import before_content, head, small, stops, stops_at_once, unclear

pytestmark = pytest.mark.browser

PRESSES: Final = 150
"""So many times the key is pressed on a page: on most pages it comes to the end."""


@pytest.mark.parametrize(("width", "height"), [(320, 640), (1280, 800)])
@pytest.mark.parametrize("kind", KINDS)
def test_every_stop_is_seen_and_few_come_before_the_content(opened: Opened, pages: Pages, kind: str, width: int, height: int) -> None:
    with opened(pages.kinds[kind], width=width, height=height) as page:
        first = stops(page, PRESSES)
        found = stops_at_once(page)
        before = before_content(found)
        assert before == head(page)
        assert len(before) <= 6
        assert unclear(found) == []
        # So that it may stand for the key where stops or pages are many.
        assert found[:PRESSES] == first
        back = found[-2 : -2 - PRESSES // 5 : -1]
        assert stops(page, len(back), "Shift+Tab") == back


@pytest.mark.parametrize(("width", "height"), [(640, 256), (320, 256)])
def test_every_stop_is_seen_in_a_low_window(opened: Opened, pages: Pages, width: int, height: int) -> None:
    with opened(pages.kinds["group"], width=width, height=height) as page:
        assert [stop for stop in stops(page, PRESSES) if not stop.seen] == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_targets_are_large_enough(opened: Opened, pages: Pages, kind: str, width: int) -> None:
    with opened(pages.kinds[kind], width=width) as page:
        assert small(page) == []


def focus(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))


def test_the_skip_link_leads_to_the_content(opened: Opened, pages: Pages) -> None:
    with opened(pages.kinds["partners"]) as page:
        page.keyboard.press("Tab")
        assert [focus(page), page.locator(".skip").bounding_box()["y"]] == ["Skip to the content", 0]  # type: ignore[index]
        page.keyboard.press("Enter")
        assert focus(page) == "main"
        page.keyboard.press("Tab")
        assert focus(page) == page.locator("main a").first.inner_text()


def test_the_link_to_search_and_menu_leads_to_the_field_and_the_menu_follows(opened: Opened, pages: Pages) -> None:
    with opened(pages.kinds["partners"], width=320) as page:
        page.get_by_role("link", name="Search and menu", exact=True).press("Enter")
        told = []
        for _ in range(3):
            page.keyboard.press("Tab")
            told.append(focus(page))
        assert told == ["part-search-text", "Search", page.locator("#menu a").first.inner_text()]


def test_the_menu_link_leads_to_the_menu(opened: Opened, pages: Pages) -> None:
    with opened(pages.kinds["home"], width=320) as page:
        page.get_by_role("link", name="Menu", exact=True).press("Enter")
        page.keyboard.press("Tab")
        assert focus(page) == page.locator("#menu a").first.inner_text()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/partners/index.html")
        assert page.inner_text("h1") == "Who leads"


def test_the_settings_page_can_be_used_from_end_to_end(opened: Opened, pages: Pages) -> None:
    with opened(pages.kinds["settings"], width=320, height=640) as page:
        rows = page.locator(".settings-heading tbody tr:visible")
        everything = rows.count()
        while focus(page) != "filter-text":
            page.keyboard.press("Tab")
        page.keyboard.type("school")
        page.keyboard.press("Enter")
        named = rows.count()
        page.keyboard.press("Tab")
        assert focus(page) == "filter-heading"
        page.keyboard.press("ArrowDown")
        chosen = rows.count()
        assert page.locator("#filter-heading").input_value() == page.locator("#filter-heading option").nth(1).get_attribute("value")
        assert everything > named > chosen > 0
        page.keyboard.press("Tab")
        assert focus(page) == "Show all"
        page.keyboard.press("Enter")
        assert rows.count() == everything
        page.keyboard.press("Tab")
        region = page.locator(".settings-heading .table-wrap").first
        assert region.evaluate("(element) => element === document.activeElement")
        page.keyboard.press("Tab")
        first = rows.first.get_attribute("id")
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == f"#{first}"


def test_a_wide_table_is_moved_with_the_arrow_keys(opened: Opened, pages: Pages) -> None:
    with opened(pages.kinds["structure"], width=320, height=640) as page:
        region = page.get_by_role("region", name="The groups, how often they meet and whom they report to")
        region.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("(element) => element.scrollLeft > 0", arg=region.element_handle())
        assert page.evaluate("scrollX") == 0

"""The quick exit: at once, and with no way back to the page that was left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from macros.views import EXIT_URL

from .pages import Pages

pytestmark = pytest.mark.browser

_ELSEWHERE: Final = "<!doctype html><title>Weather</title><p>Weather"


@contextmanager
def about_to_leave(browser: Browser, address: str, path: str, **options: Any) -> Iterator[Page]:
    """A reader who came to the page `path` from the page of all partnerships. Nothing goes out: the exit leads to a stub."""
    context = browser.new_context(**options)
    context.route(lambda url: url.startswith("https:"), lambda route: route.fulfill(body=_ELSEWHERE, content_type="text/html"))
    page = context.new_page()
    page.goto(f"{address}index.html")
    page.goto(address + path)
    yield page
    context.close()


def click(page: Page) -> None:
    page.get_by_role("link", name="Leave this site").click()


def enter(page: Page) -> None:
    page.get_by_role("link", name="Leave this site").focus()
    page.keyboard.press("Enter")


def shift_three_times(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


@pytest.mark.parametrize("way", [click, enter, shift_three_times])
@pytest.mark.parametrize("kind", ["home", "settings"])
def test_leaving_takes_the_place_of_the_page_so_that_back_does_not_show_it(
    chromium: Browser, address: str, pages: Pages, kind: str, way: Callable[[Page], None]
) -> None:
    with about_to_leave(chromium, address, pages.kinds[kind]) as page:
        way(page)
        page.wait_for_url(EXIT_URL)
        page.go_back()
        assert page.url == f"{address}index.html"
        page.go_forward()
        assert page.url == EXIT_URL


def test_the_page_left_is_not_told_to_the_page_that_follows(chromium: Browser, address: str, pages: Pages) -> None:
    with about_to_leave(chromium, address, pages.kinds["home"]) as page:
        with page.expect_request(EXIT_URL) as asked:
            click(page)
        assert "referer" not in asked.value.headers


def test_the_page_is_hidden_before_the_next_one_arrives(chromium: Browser, address: str, pages: Pages) -> None:
    with about_to_leave(chromium, address, pages.kinds["home"]) as page:
        seen = "[document.title, getComputedStyle(document.documentElement).display]"
        assert page.evaluate(seen) == [page.title(), "block"]
        assert page.evaluate(f"(document.querySelector('a.leave').click(), {seen})") == ["", "none"]


@pytest.mark.parametrize("keys", [["Shift", "Shift"], ["Shift", "Shift", "a", "Shift"], ["Shift+A", "Shift+B", "Shift+C", "Shift+D"]])
def test_other_uses_of_shift_do_not_leave(chromium: Browser, address: str, pages: Pages, keys: list[str]) -> None:
    with about_to_leave(chromium, address, pages.kinds["settings"]) as page:
        page.locator("#filter-text").focus()
        for key in keys:
            page.keyboard.press(key)
        assert [page.url, page.evaluate("document.documentElement.hidden")] == [address + pages.kinds["settings"], False]


def test_without_scripts_it_is_a_plain_link(chromium: Browser, address: str, pages: Pages) -> None:
    with about_to_leave(chromium, address, pages.kinds["home"], java_script_enabled=False) as page:
        click(page)
        page.wait_for_url(EXIT_URL)
        assert page.inner_text("p") == "Weather"


def test_every_page_of_the_site_has_the_link_once(site: Path, chromium: Browser) -> None:
    pages = list(site.rglob("*.html"))
    found = {}
    for path in pages:
        links = LexborHTMLParser(path.read_text("utf-8")).css("a.leave")
        found[path] = [(link.text(), link.attributes["href"], link.attributes["rel"]) for link in links]
    assert found == {path: [("Leave this site", EXIT_URL, "noreferrer nofollow")] for path in pages}
    assert len(found) > 20

"""What a reader on a phone has to load: scripts by name, and compressed bytes."""

from __future__ import annotations

import gzip
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from .pages import KINDS, Pages

pytestmark = pytest.mark.browser

_KILOBYTE = 1024


def loaded(browser: Browser, url: str) -> dict[str, bytes]:
    """Everything that the browser gets for one page, by the name of its file."""
    context = browser.new_context()
    page = context.new_page()
    responses = []
    page.on("response", lambda response: responses.append(response) if response.url.startswith("http") else None)
    page.goto(url, wait_until="networkidle")
    files = {PurePosixPath(urlsplit(response.url).path).name: response.body() for response in responses}
    context.close()
    return files


MOST = {"home": 40 * _KILOBYTE} | dict.fromkeys(("settings", "search", "requirements", "changes"), 60 * _KILOBYTE)


@pytest.mark.parametrize(("kind", "most"), MOST.items())
def test_the_page_with_all_that_it_loads_is_light(chromium: Browser, address: str, pages: Pages, kind: str, most: int) -> None:
    files = loaded(chromium, address + pages.kinds[kind])
    assert {name for name in files if name.endswith(".html")} == {"index.html"}
    assert sum(len(gzip.compress(body, 6)) for body in files.values()) < most


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_loads_two_style_sheets_the_exit_and_nothing_that_it_does_not_need(chromium: Browser, address: str, pages: Pages, kind: str) -> None:
    files = sorted(loaded(chromium, address + pages.kinds[kind]))
    more = {"settings": ["filter.js"], "bound": ["filter.js"], "search": ["search-index.js", "search-ranking.js", "search.js"]}
    scripts = ["leave.js", *more.get(kind, [])]
    sheet = next(name for name in files if name.startswith("main."))
    assert files == sorted([PurePosixPath(pages.kinds[kind]).name, sheet, "site.css", *scripts])

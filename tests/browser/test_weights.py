"""What a reader on a phone has to load: scripts by name, and compressed bytes."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Response

from .pages import KINDS, RESULTS, Pages

pytestmark = pytest.mark.browser

_KILOBYTE = 1024


Loaded = Callable[[str], dict[str, bytes]]


@pytest.fixture(scope="module")
def loaded(chromium: Browser, address: str, pages: Pages) -> Iterator[Loaded]:
    """Everything that the browser gets for a page of that kind, by the name of its file, as if it had nothing yet."""
    context = chromium.new_context()
    page = context.new_page()
    context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response) if response.url.startswith("http") else None)

    @cache
    def load(kind: str) -> dict[str, bytes]:
        responses.clear()
        page.goto(address + pages.kinds[kind])
        return {PurePosixPath(urlsplit(response.url).path).name: response.body() for response in responses}

    yield load
    context.close()


MOST = {"home": 40 * _KILOBYTE} | dict.fromkeys(("settings", "search", "requirements", "changes"), 60 * _KILOBYTE)


@pytest.mark.parametrize(("kind", "most"), MOST.items())
def test_the_page_with_all_that_it_loads_is_light(loaded: Loaded, kind: str, most: int) -> None:
    files = loaded(kind)
    assert {name for name in files if name.endswith(".html")} == {"index.html"}
    assert sum(len(gzip.compress(body, 6)) for body in files.values()) < most


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_loads_two_style_sheets_the_exit_and_nothing_that_it_does_not_need(loaded: Loaded, pages: Pages, kind: str) -> None:
    files = sorted(loaded(kind))
    search = ["search-index.js", "search-ranking.js", "search.js"]
    more = {"settings": ["filter.js"], "bound": ["filter.js"], "for-children": ["review.js"], "search": search, RESULTS: search}
    scripts = ["leave.js", *more.get(kind, [])]
    sheet = next(name for name in files if name.startswith("main."))
    assert files == sorted([PurePosixPath(urlsplit(pages.kinds[kind]).path).name, sheet, "site.css", *scripts])

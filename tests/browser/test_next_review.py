"""The notice of the next review: a warning once its last day is over for the reader, or by what the data itself shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page

from .. import invented
from .looking import contrasts, cut_off
from .pages import INVENTED

pytestmark = pytest.mark.browser

_EDITION: Final = f"{INVENTED}/{invented.KEY}"
_DATE: Final = "Next review: May 2031"
_OVER: Final = "isle-of-wight/2024-09"
_PASSED: Final = "This date has passed. Some of these arrangements may be out of date."


@contextmanager
def read_on(browser: Browser, address: str, path: str, when: datetime, **options: Any) -> Iterator[Page]:
    """A page as somebody reads it at that time."""
    context = browser.new_context(**options)
    try:
        page = context.new_page()
        page.clock.set_fixed_time(when)
        page.goto(address + path)
        yield page
    finally:
        context.close()


def said(page: Page) -> list[str]:
    return [line for line in page.locator(".notice.review").inner_text().splitlines() if line.strip()]


MOMENTS: Final = {
    "long before": (datetime(2030, 9, 2, tzinfo=UTC), "UTC", [_DATE]),
    "in the last minute": (datetime(2031, 5, 31, 23, 59, tzinfo=UTC), "UTC", [_DATE]),
    "a minute later": (datetime(2031, 6, 1, 0, 1, tzinfo=UTC), "UTC", [_DATE, _PASSED]),
    "where the day is not over yet": (datetime(2031, 6, 1, 0, 1, tzinfo=UTC), "America/New_York", [_DATE]),
}


@pytest.mark.parametrize(("when", "zone", "words"), MOMENTS.values(), ids=MOMENTS)
def test_the_warning_comes_when_the_last_day_is_over_for_the_reader(
    chromium: Browser, address: str, when: datetime, zone: str, words: list[str]
) -> None:
    with read_on(chromium, address, f"{_EDITION}/partners/index.html", when, timezone_id=zone) as page:
        assert said(page) == words


def test_without_scripts_the_date_stands_there_by_itself(chromium: Browser, address: str) -> None:
    with read_on(chromium, address, f"{_EDITION}/index.html", datetime(2032, 1, 1, tzinfo=UTC), java_script_enabled=False) as page:
        assert said(page) == [_DATE]


def test_what_the_data_shows_to_be_over_is_said_without_scripts_too(chromium: Browser, address: str) -> None:
    with read_on(chromium, address, f"{_OVER}/index.html", datetime(2024, 10, 1, tzinfo=UTC), java_script_enabled=False) as page:
        assert said(page) == ["Next review: December 2025", _PASSED]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_warning_can_be_read_on_a_phone(chromium: Browser, address: str, scheme: str) -> None:
    phone = {"width": 320, "height": 640}
    with read_on(chromium, address, f"{_EDITION}/index.html", datetime(2032, 1, 1, tzinfo=UTC), viewport=phone, color_scheme=scheme) as page:
        assert cut_off(page) == []
        assert page.locator(".notice.review").evaluate("(notice) => notice.getBoundingClientRect().right <= innerWidth")
        assert min(ratio for ratio, _ in contrasts(page)) >= 4.5


def test_every_page_of_the_edition_says_it(chromium: Browser, address: str) -> None:
    with read_on(chromium, address, f"{_EDITION}/index.html", datetime(2032, 1, 1, 12, tzinfo=UTC)) as page:
        links = page.locator("#menu a").evaluate_all("(links) => links.map((link) => link.href)")
        found = {}
        for link in links:
            page.goto(link)
            found[link] = said(page)
    assert found == {link: [_DATE, _PASSED] for link in links}
    assert len(links) > 10


def test_another_edition_carries_neither_notice_nor_script(chromium: Browser, address: str) -> None:
    with read_on(chromium, address, "southampton/2024-12/index.html", datetime(2030, 1, 1, tzinfo=UTC)) as page:
        assert [page.locator(".notice.review").count(), page.locator("script[src$='review.js']").count()] == [0, 0]

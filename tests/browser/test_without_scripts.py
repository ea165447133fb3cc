"""Without scripts every page says the same; only the filter is not there, and the search page says that it cannot search."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Page

from .conftest import Opened
from .pages import KINDS, Pages

pytestmark = pytest.mark.browser


CANNOT_SEARCH: Final = "Without scripts this page cannot search. Everything that has a name stands below, from A to Z."


def text(page: Page) -> list[str]:
    """What can be read on the page, without the filter."""
    page.evaluate("document.querySelectorAll('form.filter').forEach((form) => { form.hidden = true })")
    return [line for line in page.inner_text("body").splitlines() if line.strip()]


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_says_the_same(opened: Opened, pages: Pages, kind: str) -> None:
    with opened(pages.kinds[kind]) as page:
        with_scripts = text(page)
    with opened(pages.kinds[kind], java_script_enabled=False) as page:
        search = 1 if kind == "partnership" or pages.kinds[kind].startswith(pages.kinds["home"].removesuffix("index.html")) else 0
        assert [page.locator("form").count(), page.locator("form:visible").count()] == [search + (kind in {"settings", "bound"}), search]
        without = text(page)
    assert [line for line in without if line != CANNOT_SEARCH] == with_scripts
    assert without.count(CANNOT_SEARCH) == (kind == "search")
    assert len(without) > 4


@pytest.mark.parametrize("kind", ["settings", "bound"])
def test_with_scripts_the_filter_is_there(opened: Opened, pages: Pages, kind: str) -> None:
    with opened(pages.kinds[kind]) as page:
        assert page.locator("form.filter:visible").count() == 1


def test_without_scripts_a_link_to_a_row_leads_to_it(opened: Opened, pages: Pages) -> None:
    with opened(pages.kinds["settings"], java_script_enabled=False) as page:
        link = page.locator(".settings-heading tbody a").last
        link.click()
        assert link.evaluate("(link) => link.closest('tr').matches(':target')")

"""Without scripts every page says the same; only the filter is not there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .conftest import Opened
from .pages import KINDS, Pages

pytestmark = pytest.mark.browser


def text(page: Page) -> list[str]:
    """What can be read on the page, without the filter."""
    page.evaluate("document.querySelectorAll('form.filter').forEach((form) => { form.hidden = true })")
    return [line for line in page.inner_text("body").splitlines() if line.strip()]


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_says_the_same(opened: Opened, pages: Pages, kind: str) -> None:
    with opened(pages.kinds[kind]) as page:
        with_scripts = text(page)
    with opened(pages.kinds[kind], java_script_enabled=False) as page:
        assert [page.locator("form").count(), page.locator("form:visible").count()] == [1 if kind in {"settings", "bound"} else 0, 0]
        without = text(page)
    assert without == with_scripts
    assert len(without) > 4


@pytest.mark.parametrize("kind", ["settings", "bound"])
def test_with_scripts_the_filter_is_there(opened: Opened, pages: Pages, kind: str) -> None:
    with opened(pages.kinds[kind]) as page:
        assert page.locator("form:visible").count() == 1


def test_without_scripts_a_link_to_a_row_leads_to_it(opened: Opened, pages: Pages) -> None:
    with opened(pages.kinds["settings"], java_script_enabled=False) as page:
        link = page.locator(".settings-heading tbody a").last
        link.click()
        assert link.evaluate("(link) => link.closest('tr').matches(':target')")

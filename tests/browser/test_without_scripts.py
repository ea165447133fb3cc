"""Without scripts every page says the same; only the filter is not there, and the search page says that it cannot search."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from .conftest import Opened
from .pages import KINDS, KNOWN, OF_EDITION, RESULTS, Pages

pytestmark = pytest.mark.browser


CANNOT_SEARCH: Final = "Without scripts this page cannot search. Everything that has a name stands below, from A to Z."


def text(page: Page) -> list[str]:
    """What can be read on the page, without the filter."""
    page.evaluate("document.querySelectorAll('form.filter').forEach((form) => { form.hidden = true })")
    return [line for line in page.inner_text("body").splitlines() if line.strip()]


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_says_the_same(opened: Opened, pages: Pages, kind: str) -> None:
    # Who has asked something without scripts sees what others see before they ask.
    with opened(pages.kinds["search" if kind == RESULTS else kind]) as page:
        with_scripts = text(page)
    with opened(pages.kinds[kind], java_script_enabled=False) as page:
        search = int(kind in {*OF_EDITION, RESULTS, "partnership"} - {"whole"})
        assert [page.locator("form").count(), page.locator("form:visible").count()] == [search + (kind in {"settings", "bound"}), search]
        without = text(page)
    assert [line for line in without if line != CANNOT_SEARCH] == with_scripts
    assert without.count(CANNOT_SEARCH) == (kind in {"search", RESULTS})
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


# From the home page: the links to follow, what to look at, and how it begins.
TASKS: Final = {
    "who is responsible": (["Who leads"], "#lead-police", "Scott Chilton\tChief Constable"),
    "whether an organisation is bound": (
        ["Does this bind my organisation?", "Education and childcare"],
        "#for-school",
        "A school paid for by the state",
    ),
    "which group deals with it and when it meets": (
        ["How it is organised", "Multi-Agency Safeguarding Hub (MASH) strategic group"],
        ".facts > div:last-child",
        "Meets\nQuarterly",
    ),
    "what changed": (["What changed", "Statutory: who is responsible, who is bound, and to what"], "h1", "What changed"),
    "everything to print": (["This edition on one page"], "h1", "This edition on one page"),
    "whether it is current": (["All editions"], "#edition-2024-12 td:nth-child(3)", "Published"),
}


@pytest.mark.parametrize(("links", "place", "told"), TASKS.values(), ids=TASKS)
def test_each_task_is_done_from_disk_without_scripts(chromium: Browser, site: Path, links: list[str], place: str, told: str) -> None:
    page = chromium.new_page(java_script_enabled=False)
    page.goto((site / KNOWN / "index.html").as_uri())
    for link in links:
        page.get_by_role("link", name=link, exact=True).last.click()
    assert page.locator(place).first.inner_text().startswith(told)
    page.close()


def test_a_school_is_found_from_disk_without_scripts(chromium: Browser, site: Path) -> None:
    page = chromium.new_page(java_script_enabled=False)
    page.goto((site / KNOWN / "index.html").as_uri())
    page.get_by_label("Search these arrangements").fill("cantell")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Cantell School").click()
    assert page.locator("tr:target th").inner_text() == "Cantell School"
    page.close()

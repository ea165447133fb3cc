"""Everything can be reached and used with the keyboard alone, and it can be seen where one is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pytest
from playwright.sync_api import Page

from .conftest import Opened
from .pages import KINDS, Pages

pytestmark = pytest.mark.browser

# What has the focus: its name, whether it is in the content, its outline, and whether the window shows it with nothing over it.
# Of something higher than half the window a part has to be seen, of anything else the whole.
_FOCUS: Final = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const points = [...element.getClientRects()].flatMap(({left, right, top, bottom}) => [
    [left + 2, top + 2], [right - 2, top + 2], [left + 2, bottom - 2], [right - 2, bottom - 2], [(left + right) / 2, (top + bottom) / 2],
  ]);
  const seen = points.map(([x, y]) => { const top = document.elementFromPoint(x, y); return top !== null && element.contains(top); });
  const name = (element.getAttribute("aria-labelledby") || element.id || "").trim();
  return {
    name: element.matches("a, button, summary") ? element.textContent.trim() : `${element.localName} ${name}`,
    content: element.closest("main") !== null,
    outline: `${style.outlineStyle} ${style.outlineWidth}`,
    seen: box.height > innerHeight / 2 ? seen.some(Boolean) : seen.every(Boolean),
  };
}"""

_SMALL: Final = """() => [...document.querySelectorAll("a, button, input, select, summary, [tabindex='0']")]
  .filter((element) => element.getClientRects().length && !element.matches(".skip"))
  .map((element) => [element, [...element.getClientRects()], element.closest(".masthead-bar, .menu") ? 44 : 24])
  .filter(([element, boxes, least]) => boxes.some((box) => box.height < least - 0.01) || !boxes.some((box) => box.width >= 24))
  .map(([element]) => element.textContent.trim() || element.id)"""


@dataclass(frozen=True)
class Stop:
    """What a reader comes to with the Tab key."""

    name: str
    content: bool
    outline: str
    seen: bool


def stops(page: Page) -> list[Stop]:
    """Every stop of the page from its top to its end."""
    found: list[Stop] = []
    while True:
        page.keyboard.press("Tab")
        told = page.evaluate(_FOCUS)
        if told is None:
            return found
        found.append(Stop(**told))
        assert len(found) < 1000, "the focus goes round in circles"


@pytest.mark.parametrize(("width", "height"), [(320, 640), (1280, 800)])
@pytest.mark.parametrize("kind", KINDS)
def test_every_stop_is_seen_and_few_come_before_the_content(opened: Opened, pages: Pages, kind: str, width: int, height: int) -> None:
    with opened(pages.kinds[kind], width=width, height=height) as page:
        found = stops(page)
        head = (".masthead-name", ".masthead summary", ".menu-link:visible", ".leave", ".masthead .notice a")
        told = [page.locator(selector).all_inner_texts() for selector in head]
    before = [stop.name for stop in found[: [stop.content for stop in found].index(True)]]
    assert before == ["Skip to the content", *(text for texts in told for text in texts)]
    assert len(before) <= 6
    assert [stop for stop in found if not stop.seen or stop.outline != "solid 3px"] == []


@pytest.mark.parametrize(("width", "height"), [(640, 256), (320, 256)])
def test_every_stop_is_seen_in_a_low_window(opened: Opened, pages: Pages, width: int, height: int) -> None:
    with opened(pages.kinds["group"], width=width, height=height) as page:
        assert [stop for stop in stops(page) if not stop.seen] == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_targets_are_large_enough(opened: Opened, pages: Pages, kind: str, width: int) -> None:
    with opened(pages.kinds[kind], width=width) as page:
        assert page.evaluate(_SMALL) == []


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

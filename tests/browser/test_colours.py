"""Colours follow the reader's system, text stands out in all of them, and a contrast theme loses nothing."""

from __future__ import annotations

from typing import Any, Final

import pytest
from playwright.sync_api import Page

from .conftest import Opened
from .looking import SCHEMES, contrasts, settle
from .pages import KINDS, KNOWN, Pages

pytestmark = pytest.mark.browser

_BODY: Final = "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('main')).color]"


def test_light_and_dark_follow_the_readers_system(opened: Opened, pages: Pages) -> None:
    with opened(pages.kinds["home"]) as page:
        light = page.evaluate(_BODY)
        page.emulate_media(color_scheme="dark")
        settle(page)
        dark = page.evaluate(_BODY)
    with opened(pages.kinds["home"], dark=True, java_script_enabled=False) as page:
        assert page.evaluate(_BODY) == dark
    assert [light, dark] == [["rgb(255, 255, 255)", "rgb(23, 33, 36)"], ["rgb(17, 25, 27)", "rgb(232, 239, 239)"]]


@pytest.mark.parametrize("theme", ["none", "active"], ids=["own colours", "contrast theme"])
@pytest.mark.parametrize("kind", KINDS)
def test_all_text_stands_out_seven_times(opened: Opened, pages: Pages, kind: str, theme: str) -> None:
    with opened(pages.kinds[kind], forced_colors=theme) as page:
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            settle(page)
            found = contrasts(page)
            assert [each for each in found if each[0] < 7] == []
            assert len(found) > 4


def borders(page: Page, selector: str) -> set[str]:
    """How the first side that has a border is drawn, for each thing that the selector finds."""
    script = """(all) => all.map((element) => {
      const style = getComputedStyle(element);
      const side = ["Left", "Top", "Bottom"].find((side) => parseFloat(style[`border${side}Width`]) > 0);
      const told = side && style[`border${side}Color`] !== getComputedStyle(document.body).backgroundColor;
      return told ? style[`border${side}Style`] : "none";
    })"""
    found: list[str] = page.locator(selector).evaluate_all(script)
    return set(found)


@pytest.mark.parametrize(
    ("kind", "selector"),
    [
        ("home", ".masthead"), ("home", ".leave"), ("home", ".masthead .notice"), ("home", ".worried"), ("home", ".people > li"),
        ("home", ".at-a-glance > li > *"), ("home", ".menu a[aria-current]"), ("home", ".tag"), ("home", ".foot"), ("home", ".turn a"),
        ("structure", ".structure .box"), ("structure", "thead th"), ("structure", "tbody td"), ("structure", ".contents"),
        ("regional", ".departures dl > div"), ("settings", ".filter :is(input, select, button)"), ("about", ".downloads > li"),
        ("group", ".facts > div"),
    ],
)  # fmt: skip
def test_a_contrast_theme_keeps_the_lines_that_hold_things_together(opened: Opened, pages: Pages, kind: str, selector: str) -> None:
    with opened(pages.kinds[kind], forced_colors="active") as page:
        assert borders(page, selector) == {"solid"}


@pytest.mark.parametrize(
    "selector", [".skip", ".masthead-name a", "summary", ".leave", ".masthead .notice a", "main a", ".menu a[aria-current]", ".foot a"]
)
def test_a_contrast_theme_keeps_the_focus(opened: Opened, pages: Pages, selector: str) -> None:
    with opened(pages.kinds["home"], forced_colors="active") as page:
        page.keyboard.press("Tab")
        page.locator(selector).first.focus()
        seen: dict[str, Any] = page.evaluate("""() => {
          const style = getComputedStyle(document.activeElement);
          const told = style.outlineColor !== getComputedStyle(document.body).backgroundColor;
          return {outline: `${style.outlineStyle} ${style.outlineWidth}`, told};
        }""")
    assert seen == {"outline": "solid 3px", "told": True}


def test_a_contrast_theme_keeps_the_mark_of_what_a_link_points_at(opened: Opened) -> None:
    with opened(f"{KNOWN}/settings/index.html#cantell-school", forced_colors="active") as page:
        row = page.locator("#cantell-school")
        assert row.evaluate("(row) => `${getComputedStyle(row).outlineStyle} ${getComputedStyle(row).outlineWidth}`") == "solid 3px"

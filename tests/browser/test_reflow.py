"""Nothing is cut off and no page scrolls sideways: on narrow screens, enlarged, and with wider spacing."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Page

from .conftest import Opened
from .looking import cut_off
from .pages import KINDS, Pages

pytestmark = pytest.mark.browser

# WCAG 2.2, criterion 1.4.12.
_SPACING: Final = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""
# Such a sheet is not one of the page, and its policy lets it be.
_SPACED: Final = """(text) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); document.adoptedStyleSheets = [sheet]; }"""
_FIXED: Final = """[...document.querySelectorAll("body *")]
  .filter((element) => ["fixed", "sticky"].includes(getComputedStyle(element).position)).map((element) => element.className)"""


def cut_off_when_spaced(page: Page) -> list[str]:
    """What is not shown in full once a reader has given the text more space."""
    page.evaluate(_SPACED, _SPACING)
    found = cut_off(page)
    page.evaluate("document.adoptedStyleSheets = []")
    return found


def fixed(page: Page) -> list[str]:
    """What stays in its place over the text; where height is short nothing may."""
    found: list[str] = page.evaluate(_FIXED)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_off_on_a_narrow_screen(opened: Opened, pages: Pages, kind: str) -> None:
    with opened(pages.kinds[kind], width=320, height=640) as page:
        assert (cut_off(page), cut_off_when_spaced(page)) == ([], [])


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_off_when_1280_pixels_are_enlarged_four_times(opened: Opened, pages: Pages, kind: str) -> None:
    with opened(pages.kinds[kind], width=1280, height=1024) as page:
        assert cut_off(page) == []
    with opened(pages.kinds[kind], width=320, height=256, device_scale_factor=4) as page:
        assert cut_off(page) == []
        assert fixed(page) == []


@pytest.mark.parametrize("width", [360, 640, 768, 991, 992, 1280, 1920])
def test_nothing_is_cut_off_at_any_width(opened: Opened, pages: Pages, width: int) -> None:
    found = {}
    for kind in ("home", "structure", "settings", "regional", "requirements", "changes", "history"):
        with opened(pages.kinds[kind], width=width) as page:
            found[kind] = cut_off(page)
    assert found == {"home": [], "structure": [], "settings": [], "regional": [], "requirements": [], "changes": [], "history": []}


def test_what_is_cut_off_is_found(opened: Opened, pages: Pages) -> None:
    with opened(pages.kinds["root"], width=320, bypass_csp=True) as page:
        page.add_style_tag(content="h1 { white-space: nowrap !important; overflow: hidden }")
        assert cut_off(page) == ["h1 Safeguarding arrangements", "outside: h1 Safeguarding arrangements"]


def test_what_more_space_cuts_off_is_found(opened: Opened, pages: Pages) -> None:
    with opened(pages.kinds["root"], width=320, bypass_csp=True) as page:
        page.add_style_tag(content="h1 { height: 1.2em; width: max-content; overflow: hidden; font-size: 16px !important; white-space: nowrap }")
        before = cut_off(page)
        spaced = cut_off_when_spaced(page)
        assert [before, bool(spaced), cut_off(page)] == [[], True, []]

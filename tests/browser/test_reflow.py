"""Nothing is cut off and no page scrolls sideways: on narrow screens, enlarged, and with wider spacing."""

from __future__ import annotations

from typing import Final

import pytest

from .conftest import Opened
from .looking import cut_off
from .pages import KINDS, Pages

pytestmark = pytest.mark.browser

# WCAG 2.2, criterion 1.4.12.
_SPACING: Final = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""
_FIXED: Final = """[...document.querySelectorAll("body *")]
  .filter((element) => ["fixed", "sticky"].includes(getComputedStyle(element).position)).map((element) => element.className)"""


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_off_on_a_narrow_screen(opened: Opened, pages: Pages, kind: str) -> None:
    with opened(pages.kinds[kind], width=320, height=640, bypass_csp=True) as page:
        plain = cut_off(page)
        page.add_style_tag(content=_SPACING)
        spaced = cut_off(page)
    assert (plain, spaced) == ([], [])


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_off_when_1280_pixels_are_enlarged_four_times(opened: Opened, pages: Pages, kind: str) -> None:
    with opened(pages.kinds[kind], width=1280, height=1024) as page:
        assert cut_off(page) == []
    with opened(pages.kinds[kind], width=320, height=256, device_scale_factor=4) as page:
        assert cut_off(page) == []
        # Where height is short nothing stays fixed over the text.
        assert page.evaluate(_FIXED) == []


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

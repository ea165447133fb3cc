"""Every page of the site is of a kind one page of which is looked at in every way, and every other page in nearly every way."""

from __future__ import annotations

from typing import Final

import pytest

from macros.addresses import PAGES
from macros.one_page import ONE_PAGE

from .conftest import Opened
from .looking import SCHEMES, contrasts, cut_off, settle
from .pages import KINDS, OF_EDITION, RESULTS, Pages, kind_of
from .stops import before_content, head, small, stops_at_once, unclear
from .test_axe import load_axe, violations
from .test_paper import WIDTH, faults_on_paper
from .test_reflow import cut_off_when_spaced, fixed

pytestmark = pytest.mark.browser

WINDOWS: Final = ((320, 640), (1280, 800))
SHARES: Final = 40
"""Into so many parts the pages are dealt, so that workers have about as much to do."""


def test_every_page_that_an_edition_may_have_is_of_one_kind() -> None:
    assert sorted(page for pages in OF_EDITION.values() for page in pages) == sorted([*PAGES, "whole"])


def test_every_page_of_the_site_is_of_a_kind_and_every_kind_has_a_page(pages: Pages) -> None:
    kinds = {path: kind_of(path) for path in pages.all}
    assert [path for path, kind in kinds.items() if kind is None] == []
    assert {*kinds.values(), RESULTS} == set(KINDS)
    assert tuple(sorted(pages.kinds)) == tuple(sorted(KINDS))


@pytest.mark.parametrize("share", range(SHARES))
def test_no_page_of_any_edition_has_a_fault(opened: Opened, axe: str, pages: Pages, share: int) -> None:
    mine = [path for path in pages.all if path not in pages.kinds.values()][share::SHARES]
    found = {}
    for path in mine:
        faults: list[object] = []
        with opened(path, width=320, height=640) as page:
            load_axe(page)
            for forced in ("none", "active"):
                for scheme in SCHEMES:
                    page.emulate_media(color_scheme=scheme, forced_colors=forced)
                    settle(page)
                    faults += [each for each in contrasts(page) if each[0] < 7]
            page.emulate_media(color_scheme="light", forced_colors="none")
            faults += cut_off_when_spaced(page)
            # The one page says again what was looked at on others, and to walk through it takes long.
            for width, height in WINDOWS[:1] if path.endswith(ONE_PAGE) else WINDOWS:
                page.set_viewport_size({"width": width, "height": height})
                faults += violations(page)
                reached = stops_at_once(page)
                before = before_content(reached)
                faults += [*cut_off(page), *small(page), *unclear(reached)]
                faults += [before] if before != head(page) or len(before) > 6 else []
            # 1280 by 1024 pixels, enlarged four times.
            page.set_viewport_size({"width": 320, "height": 256})
            faults += [*cut_off(page), *fixed(page)]
            page.set_viewport_size({"width": WIDTH, "height": 960})
            faults += faults_on_paper(page)
        found[path] = faults
    assert found == {path: [] for path in mine}

"""The papers for the meeting as one page of HTML: readable by all, at every width and on paper, and needing nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

from macros.dataset import Dataset
from macros.meeting_papers import draw_up, html
from macros.model import When
from macros.reviewing import ground

from .looking import contrasts, cut_off
from .test_axe import violations
from .test_markup import messages

pytestmark = pytest.mark.browser

_ON: Final = When(2026, 1, 10)
_NOT_IN_FULL: Final = "thead"
"""On a narrow screen the head of a table is there for screen readers alone; each cell shows the name of its column."""


@pytest.fixture(scope="module")
def file(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("papers") / "papers.html"
    path.write_text(html(draw_up(ground(dataset, dataset.editions["southampton/2024-12"], _ON), _ON)), "utf-8")
    return path


@pytest.fixture
def page(chromium: Browser, file: Path) -> Iterator[Page]:
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(file.as_uri())
    yield page
    context.close()


def test_no_rule_of_axe_is_broken(page: Page, axe: str) -> None:
    page.evaluate(axe)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert violations(page) == []


def test_the_markup_is_right(file: Path, java: str, node_module: Callable[[str], Path]) -> None:
    assert messages(java, node_module("vnu-jar/build/dist/vnu.jar"), file) == []


@pytest.mark.parametrize("width", [320, 360, 680, 1280])
def test_nothing_is_cut_off(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate(f"document.querySelectorAll('{_NOT_IN_FULL}').forEach((head) => getComputedStyle(head).position === 'absolute' && head.remove())")
    assert cut_off(page) == []


def test_every_text_is_easy_to_see(page: Page) -> None:
    assert min(ratio for ratio, _ in contrasts(page)) >= 7


def test_on_paper_each_signature_has_a_page_of_its_own_and_the_contents_are_left_out(page: Page) -> None:
    page.emulate_media(media="print")
    assert page.evaluate("[...document.querySelectorAll('.signature')].map((page) => getComputedStyle(page).breakBefore)") == ["page"] * 3
    assert page.locator("nav").is_hidden()
    assert page.evaluate("[...document.querySelectorAll('thead')].map((head) => getComputedStyle(head).display)") == (
        ["table-header-group"] * page.locator("table").count()
    )


def test_nothing_is_asked_of_anybody_and_nothing_is_blocked(chromium: Browser, file: Path) -> None:
    context = chromium.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(file.as_uri())
    assert (asked, said) == ([file.as_uri()], [])
    context.close()

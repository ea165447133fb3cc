"""What a screen reader can jump to: the landmarks and headings of a page, in order, with their names."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page

from .conftest import Opened
from .pages import KINDS, KNOWN, Pages

pytestmark = pytest.mark.browser

HOME: Final = Path(__file__).parent / "home-outline.txt"
_LANDMARKS: Final = {"banner", "navigation", "main", "region", "contentinfo", "form", "search", "complementary"}


def outline(page: Page) -> list[str]:
    """The landmarks and headings as Chromium tells them to a screen reader, each indented below the landmark that holds it."""
    session = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    found: list[str] = []

    def walk(node: dict[str, Any], depth: int) -> None:
        role = node.get("role", {}).get("value", "")
        name = node.get("name", {}).get("value", "")
        if not node["ignored"] and (role in _LANDMARKS or role == "heading"):
            level = next((f" {each['value']['value']}" for each in node["properties"] if each["name"] == "level"), "")
            found.append(f"{'  ' * depth}{role}{level}{f': {name}' if name else ''}")
            depth += role in _LANDMARKS
        for child in node.get("childIds", ()):
            if child in by_id:
                walk(by_id[child], depth)

    walk(nodes[0], 0)
    return found


def test_the_home_page_is_told_as_it_is_written_down(opened: Opened) -> None:
    with opened(f"{KNOWN}/index.html") as page:
        assert "\n".join(outline(page)) + "\n" == HOME.read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_has_one_first_heading_no_skipped_level_and_named_landmarks(opened: Opened, pages: Pages, kind: str) -> None:
    with opened(pages.kinds[kind]) as page:
        found = [line.strip() for line in outline(page)]
        title = page.inner_text("h1")
        names = page.locator("main > .notice > .notice-heading").all_inner_texts()
        notices = [f"{role}: {name}" for name in names for role in ("region", "heading 2")]
    main = found[found.index("main") + 1 :]
    levels = [int(line.split(":")[0].removeprefix("heading ")) for line in main if line.startswith("heading ")]
    assert [line for line in found if line.startswith("heading 1")] == [f"heading 1: {title}"]
    assert [line for line in main[: main.index(f"heading 1: {title}")] if line not in notices] == []
    assert [(before, after) for before, after in pairwise(levels) if after > before + 1] == []
    assert [found.count(role) for role in ("banner", "main", "contentinfo")] == [1, 1, 1]
    named = [line for line in found if line.startswith(("navigation", "region", "form", "complementary"))]
    assert sorted(set(named)) == sorted(named)
    assert [line for line in named if ": " not in line] == []

"""No rule of axe is broken: WCAG 2.2 A and AA, best practice, and the size of targets."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Page

from .conftest import AXE, Opened
from .looking import SCHEMES, settle
from .pages import KINDS, Pages

pytestmark = pytest.mark.browser

# `target-size` is off unless it is named.
_RUN: Final = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await axe.run(document, {
    runOnly: {type: "tag", values: tags}, rules: {"target-size": {enabled: true}}, resultTypes: ["violations"],
  });
  return found.violations.flatMap((rule) => rule.nodes.map((node) => [rule.id, node.target.join(" ")]));
}"""


# The policy of the pages lets them have a script of their own site.
_LOADED: Final = f"""() => new Promise((done, failed) => {{
  const script = document.createElement("script");
  script.src = "/{AXE}";
  script.onload = () => {{ script.remove(); done(null); }};
  script.onerror = failed;
  document.head.append(script);
}})"""


def load_axe(page: Page) -> None:
    """Give a page of the served site the script that knows the rules."""
    page.evaluate(_LOADED)


def violations(page: Page) -> list[tuple[str, str]]:
    return [(rule, target) for rule, target in page.evaluate(_RUN)]


def test_axe_is_the_version_that_the_statement_was_made_with(axe: str) -> None:
    assert axe.partition("\n")[0] == "/*! axe v4.14.1"


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_page_breaks_a_rule_narrow_or_wide_light_or_dark(opened: Opened, axe: str, pages: Pages, kind: str) -> None:
    found = {}
    with opened(pages.kinds[kind]) as page:
        load_axe(page)
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 720})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                settle(page)
                found[width, scheme] = violations(page)
    assert found == {(320, "light"): [], (320, "dark"): [], (1280, "light"): [], (1280, "dark"): []}


def test_axe_finds_what_is_wrong(opened: Opened, axe: str, pages: Pages) -> None:
    with opened(pages.kinds["root"]) as page:
        load_axe(page)
        page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<p><img src=\"data:,\"> <button></button></p>')")
        assert violations(page) == [("button-name", "button"), ("image-alt", "img")]

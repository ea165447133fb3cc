"""What is asked of the places to which the Tab key leads: which there are, whether they can be seen, and how large they are."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Page

# What has the focus: its name, whether it is in the content, its outline, and whether the window shows it with nothing over it.
# Of something higher than half the window a part has to be seen, of anything else the whole.
_FOCUS: Final = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const points = [...element.getClientRects()].flatMap(({left, right, top, bottom}) => [
    [left + 2, top + 2], [right - 2, top + 2], [left + 2, bottom - 2], [right - 2, bottom - 2],
    [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2],
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

# The same of everything that takes the focus, in the order of the page. That no order of its own is given to anything is a rule of axe.
_ALL: Final = f"""() => {{
  const focus = {_FOCUS};
  return JSON.stringify([...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((element) => element.tabIndex >= 0 && element.checkVisibility({{visibilityProperty: true}}))
    .map((element) => {{ element.focus(); return focus(); }}));
}}"""

_SMALL: Final = """() => [...document.querySelectorAll("a, button, input, select, summary, [tabindex='0']")]
  .filter((element) => element.getClientRects().length && !element.matches(".skip"))
  .map((element) => [element, [...element.getClientRects()], element.closest(".masthead-bar, .menu") ? 44 : 24])
  .filter(([element, boxes, least]) => boxes.some((box) => box.height < least - 0.01) || !boxes.some((box) => box.width >= 24))
  .map(([element]) => element.textContent.trim() || element.id)"""

_HEAD: Final = """() => [".masthead-name", ".masthead summary", ".menu-link", ".leave", ".masthead .notice a"]
  .flatMap((selector) => [...document.querySelectorAll(selector)])
  .filter((element) => element.checkVisibility({visibilityProperty: true})).map((element) => element.innerText)"""


@dataclass(frozen=True)
class Stop:
    """What a reader comes to with the Tab key."""

    name: str
    content: bool
    outline: str
    seen: bool


def stops(page: Page, most: int, key: str = "Tab") -> list[Stop]:
    """The stops that follow from where the focus is, so many at most: `Tab` goes on to the end of the page, `Shift+Tab` back to its top."""
    found: list[Stop] = []
    while len(found) < most:
        page.keyboard.press(key)
        told = page.evaluate(_FOCUS)
        # After the last stop comes nothing, or at once the first again.
        if told is None or Stop(**told) in found[:1]:
            break
        found.append(Stop(**told))
    return found


def stops_at_once(page: Page) -> list[Stop]:
    """Every stop of the page from its top to its end without the key, which is much faster; the focus stays on the last."""
    page.keyboard.press("Tab")
    return [Stop(**told) for told in json.loads(page.evaluate(_ALL))]


def before_content(found: list[Stop]) -> list[str]:
    """What comes before the first stop in the content."""
    return [stop.name for stop in found[: [stop.content for stop in found].index(True)]]


def head(page: Page) -> list[str]:
    """What may come before the content: the way to it, and what stands in the masthead."""
    return ["Skip to the content", *page.evaluate(_HEAD)]


def unclear(found: list[Stop]) -> list[Stop]:
    """Those that are not wholly seen, or not outlined."""
    return [stop for stop in found if not stop.seen or stop.outline != "solid 3px"]


def small(page: Page) -> list[str]:
    """What can be pressed and is too small for that."""
    found: list[str] = page.evaluate(_SMALL)
    return found

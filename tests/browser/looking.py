"""What is asked of a page as it stands in the window: text that is cut off, and colours that text has."""

from __future__ import annotations

import json
from typing import Final, Literal

from playwright.sync_api import Page

SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")

# A box whose content is wider than itself, a box that hides part of its content, and text outside the window.
# Only the scroller around a table may hold more than it shows.
_CUT_OFF: Final = """() => {
  const found = [];
  const name = (element) => [element.localName, ...element.classList].join(".") + " " + element.textContent.trim().slice(0, 30);
  if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
  for (const element of document.body.querySelectorAll("*:not(.skip, option, svg *)")) {
    const style = getComputedStyle(element);
    if (!element.getClientRects().length || style.display === "inline") continue;
    const wide = element.scrollWidth > element.clientWidth + 1 && element.clientWidth;
    const high = element.scrollHeight > element.clientHeight + 1 && style.overflowY !== "visible";
    const scroller = element.matches(".table-wrap") && style.overflowX === "auto";
    if (((wide || high) && !scroller) || style.textOverflow === "ellipsis") found.push(name(element));
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || parent.closest(".skip, option, .table-wrap")) continue;
    range.selectNodeContents(walker.currentNode);
    if ([...range.getClientRects()].some((box) => box.left < 0 || box.right > innerWidth)) found.push("outside: " + name(parent));
  }
  return found;
}"""

# Every colour of text against the colour behind it.
_CONTRASTS: Final = """() => {
  const parts = (colour) => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number); return [r, g, b, a]; };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (; element; element = element.parentElement) {
      const colour = parts(getComputedStyle(element).backgroundColor);
      if (colour[3] === 1) return colour;
    }
    return [255, 255, 255, 1];
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    const [a, b] = [light(parts(getComputedStyle(element).color)), light(behind(element))];
    found.push([(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), element.localName + " " + walker.currentNode.data.trim().slice(0, 30)]);
  }
  return JSON.stringify(found);
}"""

# Links pass from one colour to the other within a moment.
_SETTLED: Final = "() => Promise.all(document.getAnimations().map((animation) => animation.finished)).then(() => null)"


def cut_off(page: Page) -> list[str]:
    """What is not shown in full, or makes the page scroll sideways."""
    found: list[str] = page.evaluate(_CUT_OFF)
    return found


def settle(page: Page) -> None:
    """Wait until colours have stopped changing."""
    page.evaluate(_SETTLED)


def contrasts(page: Page) -> list[tuple[float, str]]:
    """The contrast of each piece of text, with the text."""
    return [(ratio, text) for ratio, text in json.loads(page.evaluate(_CONTRASTS))]

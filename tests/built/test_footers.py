"""The whole foot of every page: its links, each with the page to which it leads, and its sentences."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import Final

import pytest

from macros.model import Edition
from macros.one_page import ONE_PAGE

from ..golden import golden
from .reading import BuiltPage, attribute, built_pages, one, text, texts

GOLDEN: Final = Path(__file__).parent.parent / "golden" / "footers"
ABOVE: Final = ("index", "404.html", "law", "law/working-together-2023", "law/working-together-2023/changes", "southampton", "southampton/history")
"""A page of each kind above the editions."""


def footer(page: BuiltPage) -> str:
    """The foot of a page as text; links by the file of the site to which they lead."""
    foot = one(page.tree.css("footer"))
    assert {part.tag for part in foot.css(".foot-inner > *")} == {"ul", "div"}
    lines = []
    for link in foot.css("ul.foot-links > li > a"):
        path, _, id = attribute(link, "href").partition("#")
        target = path.removeprefix("/") if path.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path))
        lines.append(f"{text(link)}: {target if path else page.path}{'#' if id else ''}{id}")
    ways = [f"{text(link)}: {attribute(link, 'href')}" for link in foot.css(".foot-text a")]
    return "\n".join([*lines, *texts(foot, ".foot-text p"), *ways]) + "\n"


def test_every_page_of_an_edition_has_exactly_this_foot(edition: Edition, pages: dict[str, BuiltPage], site: Path) -> None:
    (whole,) = built_pages((site / edition.key / ONE_PAGE).parent).values()
    assert len(pages) > 10
    found = {footer(page) for page in pages.values()} | {footer(BuiltPage(ONE_PAGE, whole.html, whole.tree))}
    assert len(found) == 1
    told = found.pop()
    assert told == golden(GOLDEN / f"{edition.key.replace('/', '-')}.txt", told)


@pytest.mark.parametrize("name", ABOVE)
def test_a_page_above_the_editions_has_exactly_this_foot(everything: dict[str, BuiltPage], name: str) -> None:
    told = footer(everything[name])
    assert told == golden(GOLDEN / f"above-{name.replace('/', '-').removesuffix('.html')}.txt", told)

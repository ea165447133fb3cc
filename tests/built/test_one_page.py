"""The one page of an edition holds what all its pages hold, in their order, and its links lead where theirs do."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from macros import addresses
from macros.model import Edition
from macros.one_page import ONE_PAGE, anchor

from .reading import BuiltPage, attribute, headings, leaves, one, text

AROUND = "nav, form, section.notice, h1"
"""What stands around the content of a page, or needs scripts."""


def held(edition: Edition) -> list[str]:
    """The pages that the one page holds: all but the search, in whose place a browser finds words on it."""
    return [name for name in addresses.pages(edition) if name != "search"]


def content(page: BuiltPage) -> list[str]:
    """Every run of text of a page but for what stands around its content."""
    main = one(LexborHTMLParser(page.html).css("main"))
    for part in main.css(AROUND):
        part.decompose()
    return list(leaves(main))


def whole(site: Path, edition: Edition) -> LexborHTMLParser:
    return LexborHTMLParser((site / edition.key / ONE_PAGE).read_text("utf-8"))


def test_every_page_stands_there_with_its_title_and_all_its_words_in_the_order_of_the_menu(
    site: Path, edition: Edition, pages: dict[str, BuiltPage]
) -> None:
    names = held(edition)
    parts = whole(site, edition).css("main section.one-page")
    assert [attribute(part, "aria-labelledby") for part in parts] == [anchor(name) for name in names]
    for name, part in zip(names, parts, strict=True):
        assert text(one([node for node in headings(part) if node.tag == "h2"])) == pages[name].title
        assert list(leaves(part))[1:] == content(pages[name])


def test_its_list_of_contents_leads_to_every_page(site: Path, edition: Edition, pages: dict[str, BuiltPage]) -> None:
    links = whole(site, edition).css("nav.contents a")
    assert [(attribute(link, "href"), text(link)) for link in links] == [(f"#{anchor(name)}", pages[name].title) for name in held(edition)]


def test_no_link_leaves_it_for_a_page_that_it_holds(site: Path, edition: Edition) -> None:
    names = {f"../{name}/index.html" for name in held(edition)} | {"../index.html"}
    links = [attribute(link, "href").partition("#")[0] for part in whole(site, edition).css("section.one-page") for link in part.css("a")]
    assert [link for link in links if link in names] == []


def test_search_engines_are_not_to_lead_to_it_and_nothing_on_it_is_folded_away(site: Path, edition: Edition) -> None:
    tree = whole(site, edition)
    assert attribute(one(tree.css("meta[name=robots]")), "content") == "noindex"
    assert tree.css("link[rel=canonical], main form, main details:not([open])") == []

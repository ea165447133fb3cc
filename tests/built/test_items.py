"""Every edition as built: its pages, its menu, and an anchor for every item that has an id."""

from __future__ import annotations

import posixpath
from collections import Counter
from pathlib import Path

from selectolax.lexbor import LexborNode

from macros import addresses
from macros.dataset import Dataset
from macros.model import Edition
from macros.wording import edition_month

from .reading import BuiltPage, attribute, headings, one, text, texts

Pages = dict[str, BuiltPage]


def leads_to(page: BuiltPage, link: LexborNode) -> str:
    """The name of the page to which a link leads within the edition."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), attribute(link, "href")))
    return path.removesuffix("/index.html") if path != "index.html" else "index"


def test_the_site_holds_every_edition_that_is_out_and_no_other(site: Path, dataset: Dataset) -> None:
    out = {key for key, edition in dataset.editions.items() if edition.entry.status not in {"draft", "withdrawn"}}
    assert {folder.parent.relative_to(site).as_posix() for folder in site.glob("*/????-??/index.html")} == out


def test_an_edition_has_its_pages_and_no_others(edition: Edition, pages: Pages) -> None:
    assert sorted(pages) == sorted(addresses.pages(edition))


def test_every_item_is_an_anchor_on_its_page(edition: Edition, pages: Pages) -> None:
    ids = {name: set(page.ids) for name, page in pages.items()}
    assert [anchor for anchor in addresses.anchors(edition) if anchor.id not in ids.get(anchor.page, set())] == []


def test_every_anchor_holds_something_to_read(edition: Edition, pages: Pages) -> None:
    anchored = {(anchor.page, anchor.id) for anchor in addresses.anchors(edition)}
    empty = [(name, id) for name, page in pages.items() for id in page.ids if (name, id) in anchored and not text(page.tree.css(f"[id='{id}']")[0])]
    assert empty == []


def test_every_second_heading_of_the_content_can_be_linked_to(pages: Pages) -> None:
    bare = {name: [text(node) for node in headings(page.main) if node.tag == "h2" and not attribute(node, "id")] for name, page in pages.items()}
    assert {name: words for name, words in bare.items() if words not in ([], ["On this page"])} == {}


def test_the_list_of_contents_names_every_part_of_the_page(pages: Pages) -> None:
    wrong = {}
    for name, page in pages.items():
        seconds = [node for node in headings(page.main) if node.tag == "h2" and "notice-heading" not in attribute(node, "class").split()]
        parts = [text(node) for node in seconds if text(node) != "On this page"]
        listed = texts(page.main, "nav.contents li")
        if listed != (parts if len(parts) > 2 else []):
            wrong[name] = (listed, parts)
    assert wrong == {}


def test_the_menu_of_every_page_has_exactly_the_pages_of_the_edition(edition: Edition, pages: Pages) -> None:
    titles = {name: pages[name].title for name in addresses.pages(edition)}
    for page in pages.values():
        links = page.tree.css("nav#menu a")
        assert sorted((leads_to(page, link), text(link)) for link in links) == sorted(titles.items())


def test_the_menu_marks_the_page_that_is_open_and_no_other(pages: Pages) -> None:
    marked = [(page, link) for page in pages.values() for link in page.tree.css("[aria-current]")]
    assert [(leads_to(page, link), attribute(link, "aria-current")) for page, link in marked] == [(name, "page") for name in pages]
    assert [page.path for page, _ in marked] == [page.path for page in pages.values()]


def test_groups_stand_in_the_menu_below_the_page_on_structure(edition: Edition, pages: Pages) -> None:
    page = pages["index"]
    structure = one([item for item in page.tree.css("nav#menu > ul > li") if leads_to(page, item.css("a")[0]) == "structure"])
    below = sorted(leads_to(page, link) for link in structure.css("ul ul a"))
    assert below == sorted(name for name in pages if name.startswith("groups/"))


def test_previous_and_next_lead_through_all_pages_in_the_order_of_the_edition(edition: Edition, pages: Pages) -> None:
    order = addresses.pages(edition)
    way = {name: [(attribute(link, "rel"), leads_to(page, link)) for link in page.main.css("nav.turn a")] for name, page in pages.items()}
    expected = {}
    for place, name in enumerate(order):
        expected[name] = [("prev", order[place - 1])] * (place > 0) + [("next", order[place + 1]) for _ in order[place + 1 : place + 2]]
    assert way == expected


def test_every_title_of_an_edition_is_its_own_and_names_edition_and_partnership(edition: Edition, pages: Pages) -> None:
    titles = {name: text(one(page.tree.css("head > title"))) for name, page in pages.items()}
    assert [title for title, count in Counter(titles.values()).items() if count > 1] == []
    named = {name: (pages[name].title, edition_month(edition.entry.id), edition.name) for name in titles}
    assert [(name, words) for name, title in titles.items() for words in named[name] if words not in title] == []


def test_the_head_of_every_page_names_partnership_and_edition_and_leads_home(edition: Edition, pages: Pages) -> None:
    for name, page in pages.items():
        home = one(page.tree.css("header .masthead-name a"))
        assert (name, text(home), leads_to(page, home)) == (name, edition.name, "index")
        assert texts(one(page.tree.css("header")), ".masthead-edition summary") == [f"Arrangements of {edition_month(edition.entry.id)}"]


def test_the_home_page_says_what_to_do_if_worried(edition: Edition, pages: Pages) -> None:
    box = one(pages["index"].main.css("#worried"))
    shown = []
    for item in box.css("li"):
        numbers = [attribute(link, "href") for link in item.css("a[href^='tel:']")]
        outside = [attribute(link, "href") for link in item.css("a[href^='https:']")]
        shown.append((text(one(item.css("h3"))), numbers, outside))
    expected = []
    for concern in edition.partnership.concerns:
        number = [f"tel:{concern.phone.replace(' ', '')}"] if concern.phone else []
        expected.append((concern.heading, number, [concern.page] if concern.page else []))
    assert shown == expected

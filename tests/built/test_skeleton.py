"""What every page of the site has around its content, and how it is built up."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from macros.dataset import Dataset
from macros.model import Edition, Partnership

from .reading import HEADINGS, BuiltPage, attribute, cells, headings, one, text, texts

Pages = dict[str, BuiltPage]


def faults(pages: Pages, selector: str) -> list[str]:
    """Each thing that the selector finds, with its page."""
    return [f"{name}: {node.html}" for name, page in pages.items() for node in page.tree.css(selector)]


def not_one(pages: Pages, selector: str) -> dict[str, int]:
    """The pages that have none or several of what the selector finds, with how many."""
    counts = {name: len(page.tree.css(selector)) for name, page in pages.items()}
    return {name: count for name, count in counts.items() if count != 1}


def test_every_page_has_one_main_heading(everything: Pages) -> None:
    assert not_one(everything, "h1") == {}
    assert not_one(everything, "main h1") == {}


def test_heading_levels_never_skip(everything: Pages) -> None:
    skipped = []
    for name, page in everything.items():
        level = 1
        for heading in headings(one(page.tree.css("body"))):
            found = HEADINGS.index(str(heading.tag)) + 1
            if found > level + 1:
                skipped.append(f"{name}: {text(heading)} is {heading.tag} after h{level}")
            level = found
    assert skipped == []


def test_no_heading_link_item_term_or_button_is_empty(everything: Pages) -> None:
    kinds = "h1, h2, h3, h4, h5, h6, a, li, dt, dd, th, caption, button, label, option, title"
    assert [f"{name}: {node.html}" for name, page in everything.items() for node in page.tree.css(kinds) if not text(node)] == []


def test_every_page_says_its_language_title_and_description(everything: Pages, reading: Pages) -> None:
    assert {name: attribute(one(page.tree.css("html")), "lang") for name, page in everything.items()} == dict.fromkeys(everything, "en-GB")
    assert not_one(everything, "head > title") == {}
    assert not_one(everything, "head > meta[name=viewport]") == {}
    assert not_one(reading, "head > meta[name=description]") == {}
    assert [name for name, page in reading.items() if len(attribute(page.tree.css("meta[name=description]")[0], "content").split()) < 4] == []


def test_a_policy_stands_first_in_every_head_and_lets_in_nothing_foreign_or_inline(everything: Pages) -> None:
    assert not_one(everything, "head > meta[http-equiv=Content-Security-Policy]") == {}
    late, loose = [], []
    for name, page in everything.items():
        first = list(one(page.tree.css("head")).iter())[:2]
        policy = attribute(first[1], "content")
        if attribute(first[0], "charset") != "utf-8" or attribute(first[1], "http-equiv") != "Content-Security-Policy":
            late.append(name)
        if not policy.startswith("default-src 'none'") or re.search(r"unsafe|https?:|\*|data:(?! *;)", policy.replace("img-src 'self' data:;", "")):
            loose.append(f"{name}: {policy}")
    assert (late, loose) == ([], [])


def test_no_page_has_anything_that_the_policy_forbids(everything: Pages) -> None:
    assert faults(everything, "style, [style], script:not([src], [type='application/ld+json']), iframe, object, embed, base") == []
    named = [(name, word) for name, page in everything.items() for node in page.tree.css("*") for word in node.attributes]
    assert [(name, word) for name, word in named if word.startswith("on")] == []
    assert [link for link in faults(everything, "a[href]") if "javascript:" in link] == []


def test_reading_pages_carry_no_script_but_the_quick_exit_s_and_those_of_the_filter_and_the_next_review(reading: Pages) -> None:
    scripts = {name: [attribute(node, "src").rpartition("/")[2] for node in page.tree.css("script[src]")] for name, page in reading.items()}
    more = {"settings": ["filter.js"], "bound": ["filter.js"], "search": ["search-index.js", "search-ranking.js", "search.js"]}
    reviewed = {name for name, page in reading.items() if page.tree.css(".notice.review")}
    assert scripts == {
        name: ["leave.js", *more.get(name.rpartition("/")[2], []), *(["review.js"] if name in reviewed else [])] for name in reading
    }


def test_the_pages_of_an_edition_in_force_say_when_its_next_review_is(reading: Pages) -> None:
    said = {name: texts(page.main, ".notice.review h2") for name, page in reading.items()}
    own = {name for name in reading if name.startswith("isle-of-wight/2024-09")}
    assert said == {name: ["Next review: December 2025"] if name in own else [] for name in reading}
    assert len(own) > 10


def test_what_pages_tell_programs_is_no_script_that_runs(everything: Pages) -> None:
    told = {name: page.tree.css("script:not([src])") for name, page in everything.items()}
    assert {attribute(node, "type") for nodes in told.values() for node in nodes} == {"application/ld+json"}
    own = {name: "/".join(name.split("/")[2:]) or "index" for name in everything if re.fullmatch(r"[a-z-]+/[0-9]{4}-[0-9]{2}(/.*)?", name)}
    telling = {name for name, page in own.items() if page in {"index", "partners", "data"} or page.startswith("groups/")}
    agencies = {name for name, page in own.items() if page == "agencies" and everything[name].main.css("tr[id]")}
    assert {name: len(nodes) for name, nodes in told.items() if nodes} == dict.fromkeys(telling | agencies, 1)


def test_every_page_has_one_quick_exit_to_another_site(reading: Pages) -> None:
    assert not_one(reading, "header a.leave") == {}
    links = {name: one(page.tree.css("a.leave")) for name, page in reading.items()}
    assert {text(link) for link in links.values()} == {"Leave this site"}
    assert [name for name, link in links.items() if not attribute(link, "href").startswith("https://")] == []
    assert [name for name, link in links.items() if "noreferrer" not in attribute(link, "rel").split()] == []


def test_the_first_link_of_every_page_skips_to_the_content(reading: Pages) -> None:
    first = {name: page.tree.css("body a, body button, body input, body [tabindex]")[0] for name, page in reading.items()}
    assert {name: attribute(link, "href") for name, link in first.items()} == dict.fromkeys(reading, "#main")
    assert not_one(reading, "main#main[tabindex='-1']") == {}


def test_every_page_says_that_it_restates_published_arrangements_for_demonstration(reading: Pages) -> None:
    said = {name: texts(one(page.tree.css("body")), "header .notice.demonstration") for name, page in reading.items()}
    start = "Demonstration This site restates published arrangements"
    assert [name for name, notices in said.items() if len(notices) != 1 or not notices[0].startswith(start)] == []


def test_every_page_of_an_edition_links_the_partnership_s_own_website(edition: Edition, pages: Pages) -> None:
    assert without_link(pages, edition.partnership) == ()


def test_the_pages_above_the_editions_link_the_website_of_each_partnership(dataset: Dataset, everything: Pages) -> None:
    built = {id: partnership for id, partnership in dataset.partnerships.items() if id in everything}
    above = {id: without_link({id: everything[id], "index": everything["index"]}, partnership) for id, partnership in built.items()}
    assert above == dict.fromkeys(built, ())


def without_link(pages: Pages, partnership: Partnership) -> tuple[str, ...]:
    """The pages from which no link leads to the partnership's own website."""
    return tuple(name for name, page in pages.items() if partnership.website not in [attribute(link, "href") for link in page.tree.css("a")])


def test_every_table_has_a_caption_heads_and_a_scroller(everything: Pages) -> None:
    tables = [(name, table) for name, page in everything.items() for table in page.tree.css("table")]
    assert tables != []
    assert [f"{name}: {fault}" for name, table in tables for fault in table_faults(table)] == []


def table_faults(table: LexborNode) -> list[str]:
    """What a table lacks for those who hear it read, or scroll it with the keyboard."""
    found = []
    caption = [node for node in table.iter() if node.tag == "caption"]
    wrap = table.parent
    if len(caption) != 1:
        return ["no caption"]
    if wrap is None or (attribute(wrap, "role"), attribute(wrap, "tabindex")) != ("region", "0"):
        found.append(f"{text(caption[0])}: no scroller that takes the focus")
    elif attribute(wrap, "aria-labelledby") != attribute(caption[0], "id"):
        found.append(f"{text(caption[0])}: the scroller has another name")
    heads = [cells(row) for row in table.css("thead > tr")]
    if len(heads) != 1 or any(attribute(cell, "scope") != "col" or cell.tag != "th" for cell in heads[0]):
        found.append(f"{text(caption[0])}: the columns have no heads")
    for row in table.css("tbody > tr"):
        first, *others = cells(row)
        if len(others) + 1 != len(heads[0]) or attribute(first, "scope") != "row" or any(cell.tag != "td" for cell in others):
            found.append(f"{text(caption[0])}: {text(row)}")
    return found

"""Links, ids and labels of the whole site, read in a second way beside `page_check`."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from macros.page_check import check_pages

from .reading import BuiltPage, attribute

Pages = dict[str, BuiltPage]
OUTSIDE = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(?:/\S*)?|mailto:[^@\s]+@[a-z0-9.-]+|tel:\+?[0-9]{3,}")


def inner_links(page: BuiltPage) -> list[str]:
    """Every address on the page that leads within the site."""
    found = [attribute(node, "href") for node in page.tree.css("[href]")] + [attribute(node, "src") for node in page.tree.css("[src]")]
    return [url for url in found if not urlsplit(url).scheme and not url.startswith("//")]


def target(page: BuiltPage, url: str) -> str:
    """The path below the site to which an address on the page leads."""
    path = unquote(urlsplit(url).path)
    if path.startswith("/"):
        return path.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path)) if path else page.path


def test_the_build_s_own_check_finds_nothing(site: Path) -> None:
    assert list(check_pages(site)) == []


def test_every_inner_link_leads_to_a_file_and_an_id_on_it(site: Path, everything: Pages) -> None:
    ids = {page.path: set(page.ids) for page in everything.values()}
    lost = []
    for page in everything.values():
        for url in inner_links(page):
            path, fragment = target(page, url), unquote(urlsplit(url).fragment)
            if not (site / path).is_file() or (fragment and fragment not in ids.get(path, set())):
                lost.append(f"{page.path}: {url}")
    assert lost == []


def test_only_the_page_for_lost_addresses_names_files_from_the_top_of_the_site(everything: Pages) -> None:
    assert {page.path for page in everything.values() for url in inner_links(page) if url.startswith("/")} <= {"404.html"}


def test_no_link_leads_out_of_an_edition_but_to_the_pages_above(everything: Pages) -> None:
    """An edition is complete in itself: nothing in it comes from another edition."""
    editions = {page.path.removesuffix("index.html") for page in everything.values() if re.fullmatch(r"[\w-]+/\d{4}-\d{2}/index\.html", page.path)}
    assert editions != set()
    loaded = []
    for page in everything.values():
        own = [start for start in editions if page.path.startswith(start)]
        for node in page.tree.css("link[rel=stylesheet], script[src], img[src]"):
            path = target(page, attribute(node, "href") or attribute(node, "src"))
            if own and not path.startswith(own[0]):
                loaded.append(f"{page.path}: {path}")
    assert loaded == []


def test_every_outer_link_is_a_secure_address_a_mailbox_or_a_number(everything: Pages) -> None:
    outer = [(page.path, attribute(node, "href")) for page in everything.values() for node in page.tree.css("a[href]")]
    assert [(path, url) for path, url in outer if urlsplit(url).scheme and not OUTSIDE.fullmatch(url)] == []
    assert [page.path for page in everything.values() if page.tree.css("a:not([href])")] == []


def test_no_id_stands_twice_on_a_page_nor_holds_a_blank(everything: Pages) -> None:
    twice = {page.path: sorted({id for id in page.ids if page.ids.count(id) > 1 or id.split() != [id]}) for page in everything.values()}
    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_every_label_names_something_on_its_page(everything: Pages) -> None:
    lost = []
    for page in everything.values():
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            named = [id for node in page.tree.css(f"[{name}]") for id in attribute(node, name).split() or [""]]
            lost += [f"{page.path}: {name} {id}" for id in named if id not in page.ids]
    assert lost == []


def test_the_reader_sees_what_is_wrong() -> None:
    html = '<a id="x" href="a/b.html#c">A</a><a id="x" href="https://example.org/">B</a><script src="../s.js"></script><a href="/top">C</a>'
    page = BuiltPage("one/two/index.html", html, LexborHTMLParser(html))
    assert page.ids == ["x", "x"]
    assert [target(page, url) for url in inner_links(page)] == ["one/two/a/b.html", "top", "one/s.js"]

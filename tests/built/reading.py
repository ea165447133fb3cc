"""Built pages as a reader meets them: their texts, headings, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.one_page import ONE_PAGE

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
WORDS_OF_ABBREVIATIONS = re.compile(r' <span class="written-out">.*?</span>', re.DOTALL)
_BREAK = "\u2028"


@dataclass(frozen=True)
class BuiltPage:
    """One page: its path below the site, its HTML, and its tree, in which names stand as data has them, without words for abbreviations."""

    path: str
    html: str
    tree: LexborHTMLParser

    @property
    def leads_on(self) -> bool:
        """Whether the page does nothing but lead on to another."""
        return bool(self.tree.css("#onward, meta[http-equiv=refresh]"))

    @property
    def main(self) -> LexborNode:
        return one(self.tree.css("main"))

    @property
    def title(self) -> str:
        """The heading of the page."""
        return text(one(self.tree.css("h1")))

    @property
    def ids(self) -> list[str]:
        return [attribute(node, "id") for node in self.tree.css("[id]")]

    def heading(self, words: str) -> LexborNode:
        """The one heading of the content that reads so, in whatever capitals."""
        return one([node for node in headings(self.main) if text(node).casefold() == words.casefold()], words)

    def below(self, words: str) -> LexborNode:
        """Everything from below the heading that reads so up to the next heading of its level or a higher one."""
        heading = self.heading(words)
        parts: list[str] = []
        node = heading.next
        while node is not None and not _ends(node, heading):
            parts.append(node.html or "")
            node = node.next
        return one(LexborHTMLParser("".join(parts)).css("body"))


@cache
def built_pages(folder: Path) -> dict[str, BuiltPage]:
    """Every page below `folder` by its name: `index`, `partners`, `groups/mash`; other files by their path.

    Of an edition, without the one page that holds all the others.
    """
    found = {}
    for file in sorted(folder.rglob("*.html")):
        path = file.relative_to(folder).as_posix()
        if path == ONE_PAGE:
            continue
        name = path.removesuffix("/index.html") if path != "index.html" else "index"
        html = file.read_text("utf-8")
        as_written = WORDS_OF_ABBREVIATIONS.sub("", html)
        found[name] = BuiltPage(path, html, LexborHTMLParser(as_written.replace("<br>", _BREAK)))
    return found


def one(nodes: list[LexborNode], what: str = "") -> LexborNode:
    """The only one of them."""
    assert len(nodes) == 1, f"{len(nodes)} found, one expected {what}"
    return nodes[0]


def attribute(node: LexborNode, name: str) -> str:
    """The value of an attribute; empty where there is none."""
    return node.attributes.get(name) or ""


def text(node: LexborNode) -> str:
    """All the text of a node, its blanks made single."""
    return " ".join(node.text().split())


def texts(node: LexborNode, selector: str) -> list[str]:
    """The text of every node that the selector finds."""
    return [text(found) for found in node.css(selector)]


def own_line(node: LexborNode) -> str:
    """The first line of a node, without the elements in it: a name without the note that follows it."""
    return " ".join(node.text(deep=False).split(_BREAK)[0].split())


def first_line(node: LexborNode) -> str:
    """The first line of a node, with the elements in it."""
    return " ".join(node.text().split(_BREAK)[0].split())


def headings(node: LexborNode) -> list[LexborNode]:
    """The headings in a node, in the order of the page."""
    return [found for found in node.traverse() if found.tag in HEADINGS]


def rows(table: LexborNode) -> list[list[LexborNode]]:
    """The cells of each row of the table's body."""
    return [cells(row) for row in table.css("tbody > tr")]


def cells(row: LexborNode) -> list[LexborNode]:
    """The cells of a row, in their order."""
    return [node for node in row.iter() if node.tag in {"th", "td"}]


def facts(node: LexborNode) -> dict[str, LexborNode]:
    """A summary list: what stands beside each term."""
    return {text(one(pair.css("dt"))): one(pair.css("dd")) for pair in node.css("dl.facts > div")}


def leaves(node: LexborNode) -> Iterator[str]:
    """Each run of text between two tags."""
    for found in node.traverse(include_text=True):
        if found.tag == "-text" and found.parent is not None and found.parent.tag not in {"script", "style"}:
            words = " ".join(found.text(deep=False).split())
            if words:
                yield words


def _ends(node: LexborNode, heading: LexborNode) -> bool:
    first = node if node.tag in HEADINGS else next(iter(headings(node)), None)
    return first is not None and HEADINGS.index(str(first.tag)) <= HEADINGS.index(str(heading.tag))

"""Finished HTML as a tree of plain values, which the look of the PDF shows element by element.

A page and the PDF thus say the same: whatever a block shows is in both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..wording import listed
from .tables import Element, Node, table

_INLINE: Final = frozenset({"a", "b", "code", "del", "em", "i", "ins", "span", "strong"})
_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
_BLOCKS: Final = _HEADINGS | {"blockquote", "details", "div", "dl", "ol", "p", "pre", "section", "summary", "table", "ul"}
"""Of all other elements the content alone is told."""

_LEFT_OUT: Final = frozenset({"button", "form", "nav", "script", "style", "svg", "template"})
_SCREEN_ONLY: Final = frozenset({"on-screen", "as-csv"})
"""Classes of what a page says of itself and of its files; such things, and elements for the use of a screen, have no place on paper."""

_CLASSES: Final = ("muted", "tag", "answers", "ways", "note", "worried")
"""What the look shows in a way of its own."""

_MATRIX: Final = ("Requirement", "Outcome", "Reason, evidence, and what is asked")


class Reader:
    """Reads pages one after the other. `found` is called with each link and the page on which it stands, to be led on later."""

    def __init__(self, found: Callable[[str, Element], None]) -> None:
        self._found = found
        self._page = ""
        self._shift = 0
        self._level = 0
        self._inside = 0
        self._in_line = False
        self._blank = False

    def read(self, page: str, html: str, shift: int = 0) -> list[Node]:
        """The content of the page, or of a part of it, with headings `shift` levels further down."""
        self._page, self._shift, self._level = page, shift, 1 + shift
        root = LexborHTMLParser(html).body
        return self._boxed(root) if root else []

    def _boxed(self, element: LexborNode) -> list[Node]:
        """The content of what stands for itself, so that blanks at its edges mean nothing."""
        self._break()
        found = self._content(element)
        self._break()
        return found

    def _content(self, element: LexborNode) -> list[Node]:
        found: list[Node] = []
        for child in _children(element):
            tag = child.tag or ""
            if tag == "-text":
                self._words(child.text_content or "", found)
            elif tag == "br":
                self._break()
                found.append({"tag": "br"})
            elif tag in _INLINE:
                self._put_blank(found)
                found.append(self._inline(child))
            elif tag in _BLOCKS:
                self._break()
                found.append(self._block(child))
                self._break()
            else:
                found += self._content(child)
        return found

    def _words(self, text: str, found: list[Node]) -> None:
        words = " ".join(text.split())
        self._blank = self._blank or text[:1].isspace()
        if words:
            self._put_blank(found)
            found.append(words)
            self._in_line = True
            self._blank = text[-1:].isspace()

    def _put_blank(self, found: list[Node]) -> None:
        """One blank between two words of a line, however many were typed; none where a line begins or ends."""
        if self._blank and self._in_line:
            found.append(" ")
            self._in_line = False
        self._blank = False

    def _break(self) -> None:
        self._in_line = self._blank = False

    def _inline(self, element: LexborNode) -> Element:
        node = self._node(element, element.tag or "")
        node["children"] = [" ".join(element.text().split())] if element.tag == "code" else self._content(element)
        self._in_line = True
        if element.tag == "a" and "permalink" not in _classes(element):
            node["href"] = element.attributes.get("href") or ""
            self._found(self._page, node)
        return node

    def _block(self, element: LexborNode) -> Element:
        tag, named = element.tag or "", _classes(element)
        if tag in _HEADINGS:
            return self._heading(element)
        if "findings" in named:
            return self._matrix(element)
        if "structure" in named:
            branches = [_branch(item) for item in _children(element, "li")]
            return {"tag": "chart", "branches": branches, "alt": " ".join(_told("A chart of the groups. At the top", branches))}
        if tag in {"ul", "ol"}:
            start = element.attributes.get("start") or ""
            return {"tag": tag, "start": int(start) if start.isdecimal() else 1, "items": [self._item(item) for item in _children(element, "li")]}
        if tag == "dl":
            return {"tag": tag, "pairs": [self._pair(pair) for pair in _children(element, "div")]}
        if tag == "table":
            return self._table(element)
        node = self._node(element, tag)
        node["children"] = [element.text()] if tag == "pre" else self._boxed(element)
        _hand_on(node, node["children"])
        return node

    def _heading(self, element: LexborNode) -> Element:
        """A heading, of which no level may be passed over; inside a list or a table it is a line in bold."""
        words = self._boxed(element)
        if self._inside or not words:
            return self._node(element, "subject") | {"children": words}
        self._level = min(int((element.tag or "")[1]) + self._shift, self._level + 1)
        return self._node(element, "heading") | {"level": self._level, "children": words}

    def _item(self, element: LexborNode) -> Element:
        self._inside += 1
        node = self._node(element, "item")
        node["children"] = self._boxed(element)
        if "person" in _classes(element):
            node["children"] = [{"tag": "br"} if child == " " else child for child in node["children"]]
        self._inside -= 1
        return node

    def _pair(self, element: LexborNode) -> Element:
        node = self._node(element, "pair")
        node["term"], node["said"] = [self._item(part) for part in _children(element, "dt", "dd")]
        _hand_on(node, [node["term"]])
        return node

    def _table(self, element: LexborNode) -> Element:
        caption = [self._boxed(found) for found in element.css("caption")[:1]]
        columns = [self._boxed(cell) for cell in element.css("thead th")]
        rows = []
        for row in element.css("tbody > tr"):
            cells = [self._item(cell) for cell in _children(row, "th", "td")]
            _hand_on(self._node(row, "tr"), cells)
            rows.append(cells)
        return table(caption[0] if caption else [], columns, rows)

    def _matrix(self, element: LexborNode) -> Element:
        """Findings as a table: what is asked, the outcome, and all that is said of it."""
        rows = []
        for item in _children(element, "li"):
            heads, tags = item.css("h3, h4"), item.css(".tag")
            subject = self._node(item, "item") | {"children": [node for head in heads for node in self._boxed(head)]}
            outcome: Element = {"tag": "item", "children": [{"tag": "div", "children": self._boxed(tag)} for tag in tags]}
            for part in (*heads, *tags):
                part.decompose()
            rows.append([subject, outcome, self._item(item) | {"ids": []}])
        return table([], [[name] for name in _MATRIX], rows) | {"class": "findings", "widths": [30, 14, 60]}

    def _node(self, element: LexborNode, tag: str) -> Element:
        id = element.attributes.get("id")
        node: Element = {"tag": tag, "ids": [f"{self._page}#{id}"] if id else []}
        kind = next((name for name in _CLASSES if name in _classes(element)), None)
        return node | ({"class": kind} if kind else {})


def _children(element: LexborNode, *tags: str) -> Iterator[LexborNode]:
    """What stands right below the element and is not for the screen alone; with `tags`, only these."""
    for child in element.iter(include_text=not tags):
        if (not tags or child.tag in tags) and child.tag not in _LEFT_OUT:
            named = child.attributes if child.tag != "-text" else {}
            if not ("hidden" in named or named.get("aria-hidden") == "true" or not _SCREEN_ONLY.isdisjoint(_classes(child))):
                yield child


def _classes(element: LexborNode) -> list[str]:
    return (element.attributes.get("class") or "").split() if element.tag != "-text" else []


def _hand_on(node: Element, below: list[Any]) -> None:
    """Let what comes first in an element be the place of that element too, so that a link leads to the line itself."""
    if below and isinstance(below[0], dict) and below[0]["tag"] in {"heading", "item"}:
        below[0]["ids"] = [*node["ids"], *below[0]["ids"]]
        node["ids"] = []


def _branch(item: LexborNode) -> Element:
    box = next(_children(item, "div"))
    name, *more = [" ".join(part.text().split()) for part in _children(box, "a", "span")]
    return {"name": name, "more": more, "below": [_branch(inner) for ul in _children(item, "ul") for inner in _children(ul, "li")]}


def _told(above: str, branches: list[Element]) -> Iterator[str]:
    """The chart in words: who stands below whom."""
    if branches:
        yield f"{above}: {listed([branch['name'] for branch in branches])}."
    for branch in branches:
        yield from _told(f"Below {branch['name']}", branch["below"])

"""What a built page names: its ids, its links, and what it asks for.

Pages are read as a browser reads them, in a moment. Where each thing stands is looked up only for a page with a fault.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from selectolax.lexbor import LexborHTMLParser

CSS_URL: Final = re.compile(r"""(?:url\(\s*|@import\s+)["']?\s*((?:[a-z][a-z0-9+.-]*:)?//[^"')\s]*)""", re.IGNORECASE)
"""Another host in a style sheet."""

_LOADING: Final = {"src", "srcset", "imagesrcset", "poster", "background", "data"}
_LOADING_SHAPES: Final = {"image", "use", "feimage"}
_LOADING_RELS: Final = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}


@dataclass
class Facts:
    """Everything that a page names, each with its line, or 0 where nobody looked: `twice` are ids that stood before."""

    ids: set[str] = field(default_factory=set)
    twice: list[tuple[str, int]] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    loads: list[tuple[str, int]] = field(default_factory=list)

    def note(self, tag: str, named: Mapping[str, str | None], line: int) -> None:
        """Take down what one tag with its attributes names."""
        id = named.get("id")
        if id:
            if id in self.ids:
                self.twice.append((id, line))
            self.ids.add(id)
        if tag == "a" and "href" in named:
            self.links.append(((named["href"] or "").strip(), line))
        if tag == "form" and "action" in named:
            self.links.append(((named["action"] or "").strip(), line))
        if tag == "meta" and (named.get("http-equiv") or "").lower() == "refresh":
            self.links.append(((named.get("content") or "").partition("=")[2].strip(), line))
        if not _LOADING.isdisjoint(named):
            self.loads += [(url, line) for name in sorted(_LOADING & named.keys()) for url in _urls(name, named[name] or "")]
        if tag in _LOADING_SHAPES or (tag == "link" and _LOADING_RELS & set((named.get("rel") or "").lower().split())):
            self.loads += [((named[name] or "").strip(), line) for name in ("href", "xlink:href") if name in named]
        if "style" in named:
            self.note_style(named["style"] or "", line)

    def note_style(self, css: str, line: int) -> None:
        """Take down which other hosts a style names."""
        self.loads += [(url, line) for url in CSS_URL.findall(css)]


def facts(text: str) -> Facts:
    """What the page `text` names, without lines."""
    found = Facts()
    root = LexborHTMLParser(text).root
    for node in root.traverse() if root else ():
        tag, named = node.tag or "", node.attributes
        if named:
            found.note(tag, named, 0)
        if tag == "style":
            found.note_style(node.text(), 0)
    return found


def located_facts(text: str) -> Facts:
    """The same with lines; it takes ten times as long."""
    reader = _Reader()
    reader.feed(text)
    return reader.facts


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.facts = Facts()
        self._style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.facts.note(tag, dict(attrs), self.getpos()[0])
        self._style = tag == "style"

    def handle_data(self, data: str) -> None:
        if self._style:
            self.facts.note_style(data, self.getpos()[0])


def _urls(name: str, value: str) -> list[str]:
    """The addresses in an attribute; `srcset` holds several, each with a size."""
    if name.endswith("srcset"):
        return [part.split()[0] for part in value.split(",") if part.strip()]
    return [value.strip()] if value.strip() else []

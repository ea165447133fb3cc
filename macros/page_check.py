"""What is wrong in built pages: links to nowhere, ids that stand twice, anything asked of another host."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from .problems import Place, Problem

_LOADING: Final = {"src", "srcset", "imagesrcset", "poster", "background", "data"}
_LOADING_SHAPES: Final = {"image", "use", "feimage"}
_LOADING_RELS: Final = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
_FOREIGN: Final = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_CSS_URL: Final = re.compile(r"""(?:url\(\s*|@import\s+)["']?\s*((?:[a-z][a-z0-9+.-]*:)?//[^"')\s]*)""", re.IGNORECASE)


@dataclass
class _Read:
    ids: dict[str, int] = field(default_factory=dict)
    twice: list[tuple[str, int]] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    loads: list[tuple[str, int]] = field(default_factory=list)


def check_pages(site: Path, leaving_out: Collection[str] = (), alone: bool = True) -> Iterator[Problem]:
    """Every problem in the HTML and CSS below `site`, page by page. Paths in problems are relative to `site`.

    Folders `leaving_out` (relative to `site`) have been checked already. With `alone=False` the folder is a part of a
    site, and links that lead out of it are passed over.
    """
    passed = tuple(f"{folder}/" for folder in leaving_out)
    files = set(_files(site))
    own = sorted(name for name in files if not name.startswith(passed))
    pages = {name: _read((site / name).read_text("utf-8")) for name in own if name.endswith(".html")}
    for name, page in pages.items():
        for id, line in page.twice:
            yield Problem(Place(name, line, 1), "repeated-id", f"the id `{id}` stands twice on this page", "give one of the items another id")
        for url, line in page.loads:
            if _FOREIGN.match(url):
                yield Problem(Place(name, line, 1), "foreign-host", f"the page asks another host for `{url}`", "keep a copy in `overrides/assets/`")
            else:
                yield from _missing(name, url, line, files, pages, alone)
        for url, line in page.links:
            yield from _missing(name, url, line, files, pages, alone)
    for name in own:
        for found in _CSS_URL.findall((site / name).read_text("utf-8")) if name.endswith(".css") else ():
            yield Problem(Place(name), "foreign-host", f"the style sheet asks another host for `{found}`", "keep a copy in `overrides/assets/`")


def _files(site: Path) -> Iterator[str]:
    for folder, _, names in os.walk(site):
        inner = os.path.relpath(folder, site).replace(os.sep, "/")
        yield from (name if inner == "." else f"{inner}/{name}" for name in names)


def _missing(name: str, url: str, line: int, files: set[str], pages: Mapping[str, _Read], alone: bool) -> Iterator[Problem]:
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))) if parts.path else name
    if parts.path.endswith("/"):
        target = posixpath.join(target, "index.html").removeprefix("./")
    if target.startswith("../") and not alone:
        return
    if target not in files:
        yield Problem(
            Place(name, line, 1), "broken-link", f"the link `{url}` leads to no file of the site", "check the link, or the page it leads to"
        )
    elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
        yield Problem(Place(name, line, 1), "broken-link", f"the link `{url}` leads to an id that is not on that page", "check the id")


def _read(text: str) -> _Read:
    reader = _Reader()
    reader.feed(text)
    return reader.read


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read = _Read()
        self._style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        named = {name: value or "" for name, value in attrs}
        id = named.get("id")
        if id:
            if id in self.read.ids:
                self.read.twice.append((id, line))
            self.read.ids.setdefault(id, line)
        if tag == "a" and "href" in named:
            self.read.links.append((named["href"].strip(), line))
        if tag == "meta" and named.get("http-equiv", "").lower() == "refresh":
            self.read.links.append((named.get("content", "").partition("=")[2].strip(), line))
        loads = [url for name in sorted(_LOADING & named.keys()) for url in _urls(name, named[name])]
        if (tag == "link" and _LOADING_RELS & set(named.get("rel", "").lower().split())) or tag in _LOADING_SHAPES:
            loads += [named[name].strip() for name in ("href", "xlink:href") if name in named]
        self.read.loads += [(url, line) for url in (*loads, *_CSS_URL.findall(named.get("style", "")))]
        self._style = tag == "style"

    def handle_data(self, data: str) -> None:
        if self._style:
            self.read.loads += [(url, self.getpos()[0]) for url in _CSS_URL.findall(data)]


def _urls(name: str, value: str) -> list[str]:
    """The addresses in an attribute; `srcset` holds several, each with a size."""
    if name.endswith("srcset"):
        return [part.split()[0] for part in value.split(",") if part.strip()]
    return [value.strip()] if value.strip() else []

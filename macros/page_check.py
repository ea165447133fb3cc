"""What is wrong in built pages: links to nowhere, ids that stand twice, anything asked of another host."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from .page_facts import CSS_URL, Facts, facts, located_facts
from .problems import Place, Problem

_FOREIGN: Final = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


def check_pages(site: Path, leaving_out: Collection[str] = (), alone: bool = True) -> Iterator[Problem]:
    """Every problem in the HTML and CSS below `site`, page by page. Paths in problems are relative to `site`.

    Folders `leaving_out` (relative to `site`) have been checked already. With `alone=False` the folder is a part of a
    site, and links that lead out of it are passed over.
    """
    passed = tuple(f"{folder}/" for folder in leaving_out)
    files = set(_files(site))
    own = sorted(name for name in files if not name.startswith(passed))
    pages = {name: facts((site / name).read_text("utf-8")) for name in own if name.endswith(".html")}
    for name, page in pages.items():
        problems = list(_page_problems(name, page, files, pages, alone))
        if problems:
            located = pages | {name: located_facts((site / name).read_text("utf-8"))}
            yield from list(_page_problems(name, located[name], files, located, alone)) or problems
    for name in own:
        for found in CSS_URL.findall((site / name).read_text("utf-8")) if name.endswith(".css") else ():
            yield Problem(Place(name), "foreign-host", f"the style sheet asks another host for `{found}`", "keep a copy in `overrides/assets/`")


def _page_problems(name: str, page: Facts, files: set[str], pages: Mapping[str, Facts], alone: bool) -> Iterator[Problem]:
    for id, line in page.twice:
        yield Problem(_place(name, line), "repeated-id", f"the id `{id}` stands twice on this page", "give one of the items another id")
    folder = posixpath.dirname(name)
    for url, line in page.loads:
        if _FOREIGN.match(url):
            yield Problem(_place(name, line), "foreign-host", f"the page asks another host for `{url}`", "keep a copy in `overrides/assets/`")
        else:
            yield from _missing(name, _target(folder, url), url, line, files, pages, alone)
    for url, line in page.links:
        yield from _missing(name, _target(folder, url), url, line, files, pages, alone)


def _files(site: Path) -> Iterator[str]:
    start = len(str(site)) + 1
    for folder, _, names in os.walk(site):
        inner = folder[start:].replace(os.sep, "/")
        yield from (f"{inner}/{name}" if inner else name for name in names)


def _missing(
    name: str, leads_to: tuple[str | None, str], url: str, line: int, files: set[str], pages: Mapping[str, Facts], alone: bool
) -> Iterator[Problem]:
    target, fragment = leads_to
    if target is None or (target.startswith("../") and not alone):
        return
    target = target or name
    if target not in files:
        yield Problem(_place(name, line), "broken-link", f"the link `{url}` leads to no file of the site", "check the link, or the page it leads to")
    elif fragment and target in pages and fragment not in pages[target].ids:
        yield Problem(_place(name, line), "broken-link", f"the link `{url}` leads to an id that is not on that page", "check the id")


@lru_cache(maxsize=8192)
def _target(folder: str, url: str) -> tuple[str | None, str]:
    """The file that a page in `folder` links to, and the id in it: no name for the page itself, `None` for what is not of the site."""
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None, ""
    target = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else ""
    if parts.path.endswith("/"):
        target = posixpath.join(target, "index.html").removeprefix("./")
    return target, unquote(parts.fragment)


def _place(name: str, line: int) -> Place:
    return Place(name, line, 1) if line else Place(name)

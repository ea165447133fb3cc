"""An edition as one document: what stands on its title page, its chapters in their order, and where each link leads."""

from __future__ import annotations

import posixpath
import re
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin

from markupsafe import Markup

from ..model import Edition
from ..seal import short
from ..views import LANGUAGE, Notice
from ..wording import day, edition_month, status_name
from .reading import Reader

ANNEXES: Final = ("requirements", "changes")
"""The pages that end the document, in this order."""

ABSENT: Final = frozenset({"search", "data", "accessibility"})
"""Pages that serve the website alone."""

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True)
class PageText:
    """A finished page of the edition: its title, the sentence that says what it answers, and its content."""

    title: str
    answers: str
    content: Markup


def document(edition: Edition, pages: Mapping[str, PageText], notices: Sequence[Notice], address: str = "") -> dict[str, Any]:
    """All that the look of the PDF shows, as plain values.

    `pages` are those of the edition in the order of its menu. Links within them lead to their place in the document. Others
    lead to the web, those within the site if the `address` of the edition is known.
    """
    links: list[tuple[str, dict[str, Any]]] = []
    reader = Reader(lambda page, link: links.append((page, link)))
    above = [{"heading": notice.heading, "body": reader.read("index", notice.html)} for notice in notices]
    chapters = list(_chapters(reader, pages))
    _lead_on(links, list(_places([above, chapters])), address)
    month = edition_month(edition.entry.id)
    return {
        "language": LANGUAGE.split("-"),
        "title": f"{edition.name}: safeguarding arrangements of {month}",
        "name": edition.name,
        "subtitle": f"Safeguarding arrangements of {month}",
        "running": f"{edition.partnership.short_name}: safeguarding arrangements of {month}",
        "facts": list(_facts(edition)),
        "address": address,
        "notices": above,
        "chapters": chapters,
    }


def _facts(edition: Edition) -> Iterator[tuple[str, str]]:
    entry, review = edition.entry, edition.about.review
    yield "Published as", edition.about.title
    yield "Edition", entry.id
    yield "Status", status_name(entry.status)
    if entry.published:
        yield "Published", day(entry.published)
    if entry.replaces:
        yield "Replaces", f"the edition of {edition_month(entry.replaces)}"
    if review and review.next:
        yield "Next review", day(review.next)
    yield "Seal", f"{entry.seal} (in short {short(entry.seal)})" if entry.seal else "Not sealed"


def _chapters(reader: Reader, pages: Mapping[str, PageText]) -> Iterator[dict[str, Any]]:
    """The pages in their order, groups below the page on structure, annexes last."""
    annexes = [name for name in ANNEXES if name in pages]
    for name in (*(name for name in pages if name not in ABSENT and name not in ANNEXES), *annexes):
        page, inner = pages[name], name.startswith("groups/")
        annex = f"Annex {string.ascii_uppercase[annexes.index(name)]}: " if name in annexes else ""
        yield {
            "level": 2 if inner else 1,
            "title": f"{annex}{page.title}",
            "apart": bool(annex),
            "ids": [f"{name}#"],
            "answers": page.answers,
            "body": reader.read(name, page.content, shift=1 if inner else 0),
        }


def _places(value: Any) -> Iterator[dict[str, Any]]:
    """Everything to which a link could lead, if it has an id."""
    if isinstance(value, dict):
        if "ids" in value:
            yield value
        for inner in value.values():
            yield from _places(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _places(inner)


def _lead_on(links: Sequence[tuple[str, dict[str, Any]]], places: Sequence[dict[str, Any]], address: str) -> None:
    """Give each link its place in the document, or its address; a place gets a label if a link leads there."""
    by_id = {id: place for place in places for id in place["ids"]}
    for page, link in links:
        href = link.pop("href")
        if _SCHEME.match(href):
            link["to"] = href
            continue
        path, _, fragment = href.partition("#")
        file = posixpath.normpath(posixpath.join(page if page != "index" else "", path)) if path else _file(page)
        name = "index" if file == "index.html" else file.removesuffix("/index.html")
        place = by_id.get(f"{name}#{fragment}") or by_id.get(f"{name}#")
        if place:
            place["label"] = link["place"] = place["ids"][0]
        elif address:
            link["to"] = urljoin(address, file) + (f"#{fragment}" if fragment else "")
    for place in places:
        del place["ids"]


def _file(page: str) -> str:
    return "index.html" if page == "index" else f"{page}/index.html"

"""What programs read about a site: a feed for each partnership, the list of versions, the map of the site."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Final
from xml.etree import ElementTree

from .model import Partnership, When
from .prose import plain
from .versions import Outline, Standing
from .wording import edition_month

_ATOM: Final = "http://www.w3.org/2005/Atom"
_SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def atom(id: str, partnership: Partnership, editions: Sequence[Outline], site_url: str) -> bytes:
    """The editions of a partnership, newest first, as an Atom feed. Addresses are whole if `site_url` is known."""
    base = f"{site_url.rstrip('/')}/{id}/" if site_url else ""
    feed = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": "en-GB"})
    _add(feed, "title", f"Safeguarding arrangements of the {partnership.name}")
    _add(feed, "id", f"tag:{_authority(partnership)},{_first(editions).year}:{id}")
    _add(feed, "updated", _moment(max((edition.when for edition in editions), default=When(2000))))
    _add(feed, "subtitle", "Every edition, restated for demonstration" if partnership.demonstration else "Every edition")
    feed.append(ElementTree.Element("link", {"rel": "alternate", "type": "text/html", "href": base or "index.html"}))
    if base:
        feed.append(ElementTree.Element("link", {"rel": "self", "type": "application/atom+xml", "href": f"{base}feed.xml"}))
    author = ElementTree.SubElement(feed, "author")
    _add(author, "name", partnership.name)
    for edition in editions:
        entry = ElementTree.SubElement(feed, "entry")
        _add(entry, "title", f"{partnership.short_name}: arrangements of {edition_month(edition.entry.id)}")
        _add(entry, "id", f"tag:{_authority(partnership)},{edition.when.year}:{edition.key}")
        _add(entry, "updated", _moment(edition.when))
        _add(entry, "published", _moment(edition.when))
        entry.append(
            ElementTree.Element("link", {"rel": "alternate", "href": f"{base}{edition.entry.id}/" if base else f"{edition.entry.id}/index.html"})
        )
        note = edition.entry.change_note
        _add(entry, "summary", plain(note.text) if note else "No note was written about this edition.")
    return _document(feed)


def versions_json(standing: Standing) -> str:
    """The editions in the format of mike, which Material's version selector reads: newest first, with the alias `latest`."""
    told = [
        {
            "version": sibling.id,
            "title": edition_month(sibling.id),
            "aliases": ["latest"] if standing.latest and sibling.id == standing.latest.id else [],
        }
        for sibling in standing.siblings
    ]
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def sitemap(addresses: Iterable[str]) -> bytes:
    """A map of the site from whole addresses."""
    root = ElementTree.Element("urlset", {"xmlns": _SITEMAP})
    for address in addresses:
        _add(ElementTree.SubElement(root, "url"), "loc", address)
    return _document(root)


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text


def _document(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root)
    text: bytes = ElementTree.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + text + b"\n"


def _authority(partnership: Partnership) -> str:
    return partnership.website.split("/")[2]


def _first(editions: Sequence[Outline]) -> When:
    return min((edition.when for edition in editions), default=When(2000))


def _moment(when: When) -> str:
    """The first moment of the day, month or year: feeds need a time, and none is known."""
    return f"{when.year:04d}-{when.month or 1:02d}-{when.day or 1:02d}T00:00:00Z"

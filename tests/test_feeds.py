"""What programs read: an Atom feed that is one by its structure, the list of versions as mike writes it, the map of the site."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any, Final
from xml.etree import ElementTree

import pytest

from macros.feeds import atom, sitemap, versions_json
from macros.model import ChangeNote, When
from macros.versions import Outline, outline, standing

from . import invented

URL: Final = "https://x.example/site/"
ATOM: Final = "{http://www.w3.org/2005/Atom}"
MAP: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Outline:
    return outline(invented.edition(tmp_path_factory.mktemp("invented")))


@pytest.fixture(scope="module")
def editions(edition: Outline) -> list[Outline]:
    """Three editions, newest first."""
    notes = {"2031-02": ChangeNote(weight="minor", text="Two **new** groups & one."), "2030-05": edition.entry.change_note, "2029-01": None}
    days = {"2031-02": When(2031, 2, 14), "2030-05": When(2030, 5), "2029-01": None}
    status = {"2031-02": "published", "2030-05": "superseded", "2029-01": "withdrawn"}
    return [
        replace(edition, entry=edition.entry.model_copy(update={"id": id, "change_note": note, "published": days[id], "status": status[id]}))
        for id, note in notes.items()
    ]


def feed(editions: list[Outline], site_url: str = URL) -> ElementTree.Element:
    content = atom(invented.PARTNERSHIP, editions[0].partnership, editions, site_url)
    assert content.startswith(b'<?xml version="1.0" encoding="utf-8"?>\n')
    return ElementTree.fromstring(content)


def parts(node: ElementTree.Element) -> dict[str, Any]:
    """The text or attributes of each part, by its name; of links, by what they are."""
    return {
        f"link {part.get('rel')}" if part.tag == f"{ATOM}link" else part.tag.removeprefix(ATOM): part.get("href") or part.text
        for part in node
        if part.tag not in {f"{ATOM}entry", f"{ATOM}author"}
    }


# Atom


def test_a_feed_of_a_partnership_of_its_own_is_no_demonstration(editions: list[Outline]) -> None:
    own = editions[0].partnership.model_copy(update={"demonstration": False})
    assert parts(feed([replace(each, partnership=own) for each in editions]))["subtitle"] == "Every edition"


def test_a_feed_says_whose_it_is_and_when_it_last_changed(editions: list[Outline]) -> None:
    found = feed(editions)

    assert found.tag == f"{ATOM}feed"
    assert found.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"
    assert parts(found) == {
        "title": "Safeguarding arrangements of the Arden Vale Safeguarding Children Partnership",
        "id": "tag:www.arden-vale.example,2029:arden-vale",
        "updated": "2031-02-14T00:00:00Z",
        "subtitle": "Every edition, restated for demonstration",
        "link alternate": "https://x.example/site/arden-vale/",
        "link self": "https://x.example/site/arden-vale/feed.xml",
    }
    assert [part.text for part in found.findall(f"{ATOM}author/{ATOM}name")] == ["Arden Vale Safeguarding Children Partnership"]


def test_each_edition_is_an_entry_newest_first(editions: list[Outline]) -> None:
    entries = [parts(entry) for entry in feed(editions).findall(f"{ATOM}entry")]

    assert entries[0] == {
        "title": "Arden Vale: arrangements of February 2031",
        "id": "tag:www.arden-vale.example,2031:arden-vale/2031-02",
        "updated": "2031-02-14T00:00:00Z",
        "published": "2031-02-14T00:00:00Z",
        "link alternate": "https://x.example/site/arden-vale/2031-02/",
        "summary": "Two new groups & one.",
    }
    assert [(entry["updated"], entry["link alternate"], entry["summary"]) for entry in entries[1:]] == [
        ("2030-05-01T00:00:00Z", "https://x.example/site/arden-vale/2030-05/", "The first arrangements under the new guidance."),
        ("2029-01-01T00:00:00Z", "https://x.example/site/arden-vale/2029-01/", "No note was written about this edition."),
    ]


@pytest.mark.parametrize("site_url", ["", "https://x.example", URL])
def test_a_feed_is_atom_by_its_structure(editions: list[Outline], site_url: str) -> None:
    """RFC 4287: one id, title and time each, an author, and one alternate link where there is no content."""
    found = feed(editions, site_url)

    entries = found.findall(f"{ATOM}entry")
    for node in (found, *entries):
        assert {name: len(node.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")} == {"id": 1, "title": 1, "updated": 1}
        assert len([link for link in node.findall(f"{ATOM}link") if link.get("rel") == "alternate"]) == 1
        assert MOMENT.fullmatch(node.findtext(f"{ATOM}updated") or "")
    ids = [node.findtext(f"{ATOM}id") for node in (found, *entries)]
    assert len(set(ids)) == len(ids) == 4
    assert len(found.findall(f"{ATOM}author/{ATOM}name")) == 1


def test_without_an_address_links_are_relative_to_the_feed(editions: list[Outline]) -> None:
    found = feed(editions, "")

    assert [link.attrib["href"] for link in found.iter(f"{ATOM}link")] == [
        "index.html", "2031-02/index.html", "2030-05/index.html", "2029-01/index.html",
    ]  # fmt: skip


# Versions


def test_versions_are_listed_as_mike_does(editions: list[Outline]) -> None:
    assert json.loads(versions_json(standing(editions[0], editions))) == [
        {"version": "2031-02", "title": "February 2031", "aliases": ["latest"]},
        {"version": "2030-05", "title": "May 2030", "aliases": []},
        {"version": "2029-01", "title": "January 2029", "aliases": []},
    ]


def test_where_none_is_in_force_none_is_called_latest(editions: list[Outline]) -> None:
    assert json.loads(versions_json(standing(editions[2], editions[2:]))) == [{"version": "2029-01", "title": "January 2029", "aliases": []}]


# The map of the site


def test_a_map_holds_whole_addresses_in_their_order() -> None:
    addresses = ["https://x.example/", "https://x.example/a/?b=1&c=2"]
    root = ElementTree.fromstring(sitemap(addresses))

    assert root.tag == f"{MAP}urlset"
    assert [[(part.tag, part.text) for part in url] for url in root] == [[(f"{MAP}loc", address)] for address in addresses]
    assert {url.tag for url in root} == {f"{MAP}url"}

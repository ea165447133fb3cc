"""The pages say of each edition whose it is, what it covers, when it is reviewed, how to write to it, and what its source does not record."""

from __future__ import annotations

from os.path import normpath
from pathlib import Path
from typing import Any

from ..built.reading import BuiltPage, attribute, built_pages, facts, one, text, texts
from . import editions, missing, told

SILENCE = "Not recorded"


def pages(site: Path, key: str) -> dict[str, BuiltPage]:
    """The pages of the edition, without those that only lead on."""
    return {name: page for name, page in built_pages(site / key).items() if not page.leads_on}


@editions("edition")
def test_the_home_page_gives_the_edition_in_short(site: Path, key: str, known: dict[str, Any]) -> None:
    below = built_pages(site / key)["index"].below("About this edition")
    shown = {term: text(words) for term, words in facts(below).items() if term != "Status"}
    assert list(shown.items()) == list(known["in_short"].items())
    assert missing(" ".join(texts(below, "p")), known["review"]) == []
    assert bool(texts(below, "p")) == bool(known["review"])


@editions("edition")
def test_the_page_about_the_edition_gives_the_addresses_of_the_document(site: Path, key: str, known: dict[str, Any]) -> None:
    below = built_pages(site / key)["about"].below("How to reach the partnership")
    assert [attribute(link, "href") for link in below.css("a[href^=mailto]")] == [f"mailto:{address}" for address in known["addresses"]]


@editions("reconstruction")
def test_every_page_of_the_edition_says_that_it_is_reconstructed_and_from_what(site: Path, key: str, known: dict[str, Any]) -> None:
    notices = {name: one(page.main.css(".notice.reconstructed")) for name, page in pages(site, key).items()}
    assert {name: texts(notice, "h2") for name, notice in notices.items()} == {name: ["Reconstructed edition"] for name in notices}
    assert [name for name, notice in notices.items() if f": {known['source']}." not in text(notice)] == []


def test_no_edition_but_those_known_to_be_reconstructed_says_so(site: Path) -> None:
    saying = [name for name, page in pages(site, ".").items() if page.tree.css(".notice.reconstructed")]
    assert {"/".join(name.split("/")[:2]) for name in saying} == {str(case.values[0]) for case in editions("reconstruction").args[1]}


@editions("reconstruction")
def test_the_notice_leads_to_the_list_of_what_is_not_recorded(site: Path, key: str, known: dict[str, Any]) -> None:
    about = built_pages(site / key)["about"]
    assert "part-reconstructed" in about.ids
    for page in pages(site, key).values():
        to, _, anchor = attribute(one(page.main.css(".notice.reconstructed a")), "href").partition("#")
        reached = normpath(Path(page.path).parent / to) if to else page.path
        assert (reached, anchor) == (about.path, "part-reconstructed"), page.path


@editions("reconstruction")
def test_the_page_about_the_edition_lists_each_part_that_is_not_recorded(site: Path, key: str, known: dict[str, Any]) -> None:
    about = built_pages(site / key)["about"]
    assert missing(text(about.below("How this edition was put together")), [*known["names"], known["source"]]) == []
    assert told(texts(about.below(SILENCE), "li"), known["not_recorded"]) == known["not_recorded"]


@editions("reconstruction")
def test_each_part_that_has_a_place_on_a_page_says_there_that_it_is_not_recorded(site: Path, key: str, known: dict[str, Any]) -> None:
    shown = {}
    for name, page in pages(site, key).items():
        terms = [term for term, words in facts(page.main).items() if text(words) == SILENCE]
        passages = [text(heading) for heading in page.main.css("h2") if texts(page.below(text(heading)), "p:not(.answers)")[-1:] == [f"{SILENCE}."]]
        if terms or passages:
            shown[name] = [*terms, *passages]
    assert shown == known["shown"]
    assert [name for name, page in pages(site, key).items() if "Not stated in this edition" in text(page.main)] == []

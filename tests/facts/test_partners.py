"""The pages on who leads and on relevant agencies hold every name, post, body and point that the document has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborNode

from ..built.reading import BuiltPage, attribute, built_pages, own_line, rows, text, texts
from . import editions, missing, part, told


def people(page: BuiltPage, heading: str) -> list[list[str]]:
    """Name, post and body of each person in the table below a heading."""
    return [[own_line(cell) for cell in row] for table in page.below(heading).css("table") for row in rows(table)]


def agencies(site: Path, key: str) -> list[list[LexborNode]]:
    """The rows of the table that names the relevant agencies."""
    return rows(built_pages(site / key)["agencies"].below("The relevant agencies").css("table")[0])


@editions("partners")
def test_the_lead_partners_stand_with_post_and_body(site: Path, key: str, known: dict[str, Any]) -> None:
    page = built_pages(site / key)["partners"]
    assert people(page, "Lead safeguarding partners") == known["leads"]


@editions("partners")
def test_the_home_page_names_the_same_lead_partners(site: Path, key: str, known: dict[str, Any]) -> None:
    home = built_pages(site / key)["index"].below("Who leads")
    assert [[text(part) for part in person.iter()] for person in home.css(".person")] == known["leads"]


@editions("partners")
def test_the_delegated_partners_stand_with_post_body_and_the_lead_they_act_for(site: Path, key: str, known: dict[str, Any]) -> None:
    page = built_pages(site / key)["partners"]
    lead_of = {body: name for name, _, body in known["leads"]}
    assert people(page, "Delegated safeguarding partners") == [[*person, lead_of[person[2]]] for person in known["delegates"]]
    assert told(texts(part(page, "What they do"), "li"), known["duties_of_delegates"]) == known["duties_of_delegates"]


@editions("partners")
def test_a_representative_who_acts_for_a_second_body_has_it_named_in_each_table(site: Path, key: str, known: dict[str, Any]) -> None:
    page = built_pages(site / key)["partners"]
    shown = [
        (own_line(row[0]), text(row[2]).partition(" Also acts for ")[2])
        for heading in ("Lead safeguarding partners", "Delegated safeguarding partners")
        for table in page.below(heading).css("table")
        for row in rows(table)
    ]
    assert shown == [(name, known.get("also_for", {}).get(name, "")) for name, *_ in [*known["leads"], *known["delegates"]]]


@editions("partners")
def test_the_chair_stands_with_every_function_in_order(site: Path, key: str, known: dict[str, Any]) -> None:
    page = built_pages(site / key)["partners"]
    chair = known["chair"]
    assert texts(page.below("Partnership chair"), ".person > *") == chair["holder"]
    assert told(texts(part(page, "What the partnership chair does"), "li"), chair.get("functions", [])) == chair.get("functions", [])


@editions("partners")
def test_the_scrutineer_stands_with_every_function_in_order(site: Path, key: str, known: dict[str, Any]) -> None:
    page = built_pages(site / key)["partners"]
    scrutineer = known["scrutineer"]
    assert texts(page.below("Independent scrutineer"), ".person > *") == scrutineer["holder"]
    functions = texts(part(page, "What the independent scrutineer does"), "li")
    assert told(functions, scrutineer.get("functions", [])) == scrutineer.get("functions", [])


@editions("partners")
def test_the_home_page_counts_what_there_is(site: Path, key: str, known: dict[str, Any]) -> None:
    assert texts(built_pages(site / key)["index"].below("At a glance"), "li") == known["at_a_glance"]


@editions("agencies")
def test_the_relevant_agencies_stand_in_the_order_of_the_document(site: Path, key: str, known: dict[str, Any]) -> None:
    assert [own_line(row[0]) for row in agencies(site, key)] == known["agencies"]


@editions("agencies")
def test_every_note_on_an_agency_stands_with_it_and_no_other(site: Path, key: str, known: dict[str, Any]) -> None:
    shown = {own_line(row[0]): " ".join(texts(row[0], "div.muted")) for row in agencies(site, key) if row[0].css("div.muted")}
    assert list(shown) == list(known.get("notes", {}))
    assert {name: missing(shown[name], words) for name, words in known.get("notes", {}).items()} == {name: [] for name in shown}


@editions("agencies")
def test_the_agencies_that_belong_to_another_say_so(site: Path, key: str, known: dict[str, Any]) -> None:
    shown: dict[str, list[str]] = {}
    for name, *_ in agencies(site, key):
        for words in texts(name, "span.muted"):
            if words.startswith("Listed under "):
                shown.setdefault(words.removeprefix("Listed under ").rstrip("."), []).append(own_line(name))
    assert shown == known.get("within", {})


@editions("agencies")
def test_an_agency_that_is_listed_twice_links_from_each_place_to_the_other(site: Path, key: str, known: dict[str, Any]) -> None:
    places = {attribute(row[0].parent, "id"): row[0] for row in agencies(site, key) if row[0].parent}
    shown = {id: attribute(link, "href") for id, name in places.items() for link in name.css("span.muted a")}
    expected: dict[str, str] = {}
    for listed in known.get("listed_twice", []):
        first, second = (id for id, name in places.items() if own_line(name) == listed)
        expected |= {first: f"#{second}", second: f"#{first}"}
    assert shown == expected


@editions("agencies")
def test_each_kind_of_agency_is_counted_right(site: Path, key: str, known: dict[str, Any]) -> None:
    named, counted = built_pages(site / key)["agencies"].below("The relevant agencies").css("table")
    kinds = [text(row[1]) for row in rows(named)]
    counts = [(text(kind), int(text(count))) for kind, count in rows(counted)]
    assert sorted(counts) == sorted((kind, kinds.count(kind)) for kind in set(kinds))
    assert sum(count for _, count in counts) == len(known["agencies"])


@editions("agencies")
def test_every_commitment_asked_of_agencies_stands_in_order(site: Path, key: str, known: dict[str, Any]) -> None:
    asked = texts(built_pages(site / key)["agencies"].below("What is asked of each relevant agency"), "li")
    assert told(asked, known["commitments"]) == known["commitments"]

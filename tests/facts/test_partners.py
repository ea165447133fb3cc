"""The pages on who leads and on relevant agencies hold every name, post, body and point that the document has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..built.reading import BuiltPage, built_pages, own_line, rows, text, texts
from . import editions, told


def people(page: BuiltPage, heading: str) -> list[list[str]]:
    """Name, post and body of each person in the table below a heading."""
    return [[own_line(cell) for cell in row] for table in page.below(heading).css("table") for row in rows(table)]


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
    assert told(texts(page.below("What they do"), "li"), known["duties_of_delegates"]) == known["duties_of_delegates"]


@editions("partners")
def test_the_chair_stands_with_every_function_in_order(site: Path, key: str, known: dict[str, Any]) -> None:
    page = built_pages(site / key)["partners"]
    chair = known["chair"]
    assert texts(page.below("Partnership chair"), ".person > *") == chair["holder"]
    assert told(texts(page.below("What the partnership chair does"), "li"), chair["functions"]) == chair["functions"]


@editions("partners")
def test_the_scrutineer_stands_with_every_function_in_order(site: Path, key: str, known: dict[str, Any]) -> None:
    page = built_pages(site / key)["partners"]
    scrutineer = known["scrutineer"]
    assert texts(page.below("Independent scrutineer"), ".person > *") == scrutineer["holder"]
    assert told(texts(page.below("What the independent scrutineer does"), "li"), scrutineer["functions"]) == scrutineer["functions"]


@editions("partners")
def test_the_home_page_counts_what_there_is(site: Path, key: str, known: dict[str, Any]) -> None:
    assert texts(built_pages(site / key)["index"].below("At a glance"), "li") == known["at_a_glance"]


@editions("agencies")
def test_the_relevant_agencies_stand_in_the_order_of_the_document(site: Path, key: str, known: dict[str, Any]) -> None:
    below = built_pages(site / key)["agencies"].below("The relevant agencies")
    assert [own_line(row[0]) for row in rows(below.css("table")[0])] == known["agencies"]


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

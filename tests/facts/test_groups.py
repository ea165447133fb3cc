"""The pages on structure and on each group hold every group, member, frequency, chair and point that the document has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborNode

from ..built.reading import BuiltPage, built_pages, facts, first_line, one, own_line, rows, text, texts
from . import editions, missing, part, told


def each_group() -> pytest.MarkDecorator:
    """One case for each group of each edition: `key` and the `known` facts of the group, with the words for what is not said of it."""
    every = editions("groups").args[1]
    cases = [(case.values[0], {"silence": silence(case.values[1]), **group}) for case in every for group in case.values[1]["groups"]]
    return pytest.mark.parametrize(("key", "known"), [pytest.param(key, group, id=f"{key} {group['name']}") for key, group in cases])


def silence(known: dict[str, Any]) -> str:
    """What the pages of the edition say where its document says nothing."""
    return str(known.get("silence", "Not stated in this edition"))


def page_of(site: Path, key: str, name: str) -> BuiltPage:
    """The page of the group with that name."""
    titles = {page.title.casefold(): page for path, page in built_pages(site / key).items() if path.startswith("groups/")}
    assert name.casefold() in titles, sorted(titles)
    return titles[name.casefold()]


def items(node: LexborNode) -> list[LexborNode]:
    """The items of the first list, if there is one, without those of lists inside it."""
    return [item for points in node.css("ul.points")[:1] for item in points.iter() if item.tag == "li"]


def chart(node: LexborNode) -> dict[str, dict[str, Any]]:
    """The groups of the structure chart, each with those right below it."""
    found = {}
    for item in node.iter():
        parts = {str(below.tag): below for below in item.iter()}
        found[text(parts["div"].css("a")[0])] = chart(parts["ul"]) if "ul" in parts else {}
    return found


@editions("groups")
def test_the_chart_shows_every_group_under_the_one_it_reports_to(site: Path, key: str, known: dict[str, Any]) -> None:
    listed = one(built_pages(site / key)["structure"].below("The groups as a chart").css("ul.structure"))
    assert chart(listed) == {top: {name: {} for name in below} for top, below in known["structure"].items()}


@editions("groups")
def test_the_table_shows_every_group_with_frequency_chair_and_report(site: Path, key: str, known: dict[str, Any]) -> None:
    table = one(built_pages(site / key)["structure"].below("The groups as a table").css("table"))
    expected = [
        [group["name"], group.get("meets", silence(known)), group.get("chair", silence(known)), group.get("reports_to", "No other group")]
        for group in known["groups"]
    ]
    assert [[text(cell) for cell in row] for row in rows(table)] == expected


@editions("groups")
def test_there_is_a_page_for_each_group_and_no_other(site: Path, key: str, known: dict[str, Any]) -> None:
    titles = [page.title for path, page in built_pages(site / key).items() if path.startswith("groups/")]
    assert sorted(titles) == sorted(group["name"] for group in known["groups"])


@editions("groups")
def test_the_rules_for_every_subgroup_stand_in_order_with_acts_and_quorum(site: Path, key: str, known: dict[str, Any]) -> None:
    rules = items(part(built_pages(site / key)["structure"], "Rules for every subgroup"))
    assert told([text(rule) for rule in rules], known.get("rules", [])) == known.get("rules", [])
    statutes = [statute for rule in rules for statute in texts(rule, "li li")]
    assert told(statutes, known.get("statutes", [])) == known.get("statutes", [])
    quorums = [missing(text(rule), known["quorum"]) for rule in rules]
    assert quorums.count([]) == ("quorum" in known)


@editions("groups")
def test_the_wider_partnership_and_the_linked_boards_are_named_in_order(site: Path, key: str, known: dict[str, Any]) -> None:
    pages = built_pages(site / key)
    assert texts(part(pages["structure"], "The wider partnership"), "li") == known.get("wider_partnership", [])
    linked = texts(pages["working-together"].below("Boards that the arrangements link to"), "li")
    assert [board.split(":")[0] for board in linked] == known["links"]


@each_group()
def test_the_group_page_says_who_reports_to_whom_and_how_often_it_meets(site: Path, key: str, known: dict[str, Any]) -> None:
    told_in_short = facts(page_of(site, key, known["name"]).main)
    assert text(told_in_short["Reports to"]) == known.get("reports_to", "No other group")
    assert first_line(told_in_short["Meets"]) == known.get("meets", known["silence"])
    assert first_line(told_in_short["Chair"]) == known.get("chair", known["silence"])


@each_group()
def test_the_group_page_gives_its_other_names_and_who_shares_it(site: Path, key: str, known: dict[str, Any]) -> None:
    *others, last = known.get("also_called", [""])
    expected = {
        "Short form": known.get("short", ""),
        "Also called": " and ".join(filter(None, [", ".join(others), last])),
        "Shared with": known.get("shared_with", ""),
    }
    shown = {term: text(words) for term, words in facts(page_of(site, key, known["name"]).main).items() if term in expected}
    assert shown == {term: words for term, words in expected.items() if words}


@each_group()
def test_the_group_page_lists_its_members_one_by_one(site: Path, key: str, known: dict[str, Any]) -> None:
    members = page_of(site, key, known["name"]).main.css("ul.members > li")
    assert [own_line(member) for member in members] == known.get("members", [])
    roles = [(own_line(member), role) for member in members for role in texts(member, ".tag")]
    assert sorted(roles) == sorted((member, role) for role, named in known.get("roles", {}).items() for member in named)


@each_group()
def test_the_group_page_lists_every_responsibility_in_order(site: Path, key: str, known: dict[str, Any]) -> None:
    listed = items(page_of(site, key, known["name"]).below("What it is responsible for"))
    assert told([text(item) for item in listed], known.get("responsibilities", [])) == known.get("responsibilities", [])
    parts = {place: texts(item, "li li") for place, item in enumerate(listed, 1) if item.css("li li")}
    expected = {int(place): words for place, words in known.get("parts", {}).items()}
    assert {place: told(found, expected.get(place, [])) for place, found in parts.items()} == expected


@each_group()
def test_the_group_page_gives_its_purpose_its_rules_and_all_that_it_names(site: Path, key: str, known: dict[str, Any]) -> None:
    page = page_of(site, key, known["name"])
    assert missing(text(part(page, "Purpose")), known.get("purpose", [])) == []
    assert told(texts(part(page, "How it works"), "li"), known.get("rules", [])) == known.get("rules", [])
    assert missing(text(page.main), known.get("names", [])) == []

"""Every passage of running text, the regional arrangements and the glossary hold what the document names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ..built.reading import BuiltPage, built_pages, facts, first_line, own_line, text, texts
from . import editions, missing, part, told

LEAST_SHARE = 0.6
"""A passage that is restated in fewer than this share of its words has lost something."""


def each_passage() -> pytest.MarkDecorator:
    """One case for each passage of each edition."""
    cases = [(case.values[0], passage) for case in editions("passages").args[1] for passage in case.values[1]["passages"]]
    return pytest.mark.parametrize(("key", "known"), [pytest.param(key, passage, id=f"{key} {passage['heading']}") for key, passage in cases])


@each_passage()
def test_the_passage_stands_on_its_page_with_all_that_it_names(site: Path, key: str, known: dict[str, Any]) -> None:
    passage = built_pages(site / key)[known["page"]].below(known["heading"])
    assert missing(text(passage), known["names"]) == []
    assert len(text(passage).split()) >= LEAST_SHARE * int(known["words"])


@each_passage()
def test_the_list_of_the_passage_stands_in_order(site: Path, key: str, known: dict[str, Any]) -> None:
    points = texts(built_pages(site / key)[known["page"]].below(known["heading"]), "section > .points > li, body > .points > li")
    expected = known.get("points", [])
    assert told(points if expected else [], expected) == expected


@editions("groups")
def test_the_structure_is_introduced(site: Path, key: str, known: dict[str, Any]) -> None:
    introduction = part(built_pages(site / key)["structure"], "How the groups work together")
    assert missing(text(introduction), known.get("introduction", [])) == []


def regional(site: Path, key: str) -> BuiltPage:
    """The page on regional arrangements."""
    return built_pages(site / key)["regional"]


@editions("regional")
def test_the_regional_arrangements_name_who_shares_them(site: Path, key: str, known: dict[str, Any]) -> None:
    page = regional(site, key)
    shown = facts(page.main)
    assert text(shown["Arrangements"]) == known["title"]
    assert [text(shown[term]) for term in shown if term == "As they stood in"] == [known[term] for term in ["stood_in"] if term in known]
    assert text(shown["Areas that share them"]) == f"{', '.join(known['areas'][:-1])} and {known['areas'][-1]}"
    assert missing(text(page.main), known["names"]) == []


@editions("regional")
def test_the_edition_says_where_its_own_text_differs_from_the_shared_one(site: Path, key: str, known: dict[str, Any]) -> None:
    shown = regional(site, key).main.css(".departures")
    assert [texts(departure, "h3") for departure in shown] == [[departure["about"]] for departure in known["departures"]]
    for departure, words in zip(shown, known["departures"], strict=True):
        pair = [words["shared"], words["here"]]
        assert [[word for word in pair if word in side] for side in texts(departure, "dd")] == [[word] for word in pair]


@editions("regional")
def test_the_regional_passages_stand_point_by_point(site: Path, key: str, known: dict[str, Any]) -> None:
    page = regional(site, key)
    assert {heading: told(texts(page.below(heading), "li"), words) for heading, words in known["sections"].items()} == known["sections"]


@editions("regional")
def test_every_regional_group_stands_with_chair_members_and_points(site: Path, key: str, known: dict[str, Any]) -> None:
    groups = {texts(section, "h3")[0]: section for section in regional(site, key).below("Regional groups").css("section")}
    assert list(groups) == list(known["groups"])
    for name, group in known["groups"].items():
        section, shown = groups[name], facts(groups[name])
        members = [own_line(member) for member in section.css("ul.members > li")]
        points = texts(section, "ul.points:not(.members) > li")
        in_short = {key: first_line(shown[term]) for key, term in (("reports_to", "Reports to"), ("chair", "Chair")) if term in shown}
        assert in_short == {key: group[key] for key in ("reports_to", "chair") if key in group}
        assert told(members, group.get("members", [])) == group.get("members", [])
        assert told(points, group.get("points", [])) == group.get("points", [])
        assert missing(text(section), group.get("names", [])) == []


@editions("regional")
def test_the_member_on_which_the_texts_differ_stands_as_the_shared_text_has_it(site: Path, key: str, known: dict[str, Any]) -> None:
    members = [own_line(member) for member in regional(site, key).main.css("#hips-executive ul.members > li")]
    words = [departure["here"] for departure in known["departures"]]
    assert [member for member in members for word in words if word in member.casefold()] == []


@editions("glossary")
def test_the_glossary_explains_every_abbreviation_of_the_document(site: Path, key: str, known: dict[str, Any]) -> None:
    entries = {text(entry.css("dt")[0]): entry.css("dd")[0] for entry in built_pages(site / key)["glossary"].main.css("dl.glossary > div")}
    assert [short for short in known["abbreviations"] if short not in entries] == []
    in_words = {short: text(entry.css("strong")[0]).rstrip(".") for short, entry in entries.items() if entry.css("strong")}
    given = {short: words.casefold() for short, words in known["abbreviations"].items() if words}
    assert {short: in_words[short].casefold() for short in given} == given
    assert [short for short, entry in entries.items() if not text(entry)] == []

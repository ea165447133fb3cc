"""The pages on law and guidance above the editions: which there are, what they say, and where they lead."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.blocks import blocks_in
from macros.dataset import Law, files_of, load_shared
from macros.law_pages import law_pages, law_paths
from macros.model import Partnership
from macros.root_pages import general_notices

from . import invented, projects

SHEETS: Final = ("assets/site.css",)
SCRIPTS: Final = ("assets/leave.js",)
FIRST: Final = f"law/{invented.INSTRUMENT}/index.html"
SECOND: Final = "law/guidance-2034/index.html"
CHANGES: Final = "law/guidance-2034/changes/index.html"


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Law:
    data = invented.write_law(tmp_path_factory.mktemp("law"))
    return load_shared(data, files_of(data)[""]).law


@pytest.fixture(scope="module")
def pages(law: Law) -> dict[str, LexborHTMLParser]:
    found = list(law_pages(blocks_in(projects.ROOT / "overrides"), SHEETS, SCRIPTS, law))
    return {page.path: LexborHTMLParser(page.html) for page in found}


def text(node: LexborNode) -> str:
    return " ".join(node.text().split())


def texts(page: LexborHTMLParser, selector: str) -> list[str]:
    return [text(node) for node in page.css(selector)]


def links(page: LexborHTMLParser, inside: str) -> list[tuple[str, str]]:
    return [(str(link.attributes["href"]), text(link)) for link in page.css(f"{inside} a[href]")]


def test_a_notice_stands_on_every_page_if_there_is_one(law: Law, pages: dict[str, LexborHTMLParser]) -> None:
    [notice] = general_notices([Partnership.model_construct(demonstration=True), Partnership.model_construct(demonstration=False)])
    told = [LexborHTMLParser(page.html) for page in law_pages(blocks_in(projects.ROOT / "overrides"), SHEETS, SCRIPTS, law, (notice,))]
    assert [[node.id for node in page.css(".notice")] for page in told] == [["part-demonstration"]] * len(pages)
    assert [page.css(".notice") for page in pages.values()] == [[]] * len(pages)


def test_there_is_a_page_for_each_instrument_and_one_for_each_that_replaced_another(law: Law, pages: dict[str, LexborHTMLParser]) -> None:
    assert sorted(pages) == sorted(f"{path}index.html" for path in law_paths(law))
    assert sorted(pages) == [
        "law/adults-act-2020/index.html", FIRST, CHANGES, SECOND, "law/index.html", "law/safe-homes-act-2035/index.html",
    ]  # fmt: skip


def test_without_instruments_there_are_no_pages() -> None:
    assert law_paths(Law({})) == ()
    assert list(law_pages(blocks_in(projects.ROOT / "overrides"), SHEETS, SCRIPTS, Law({}))) == []


def test_all_instruments_are_listed_acts_first_with_their_dates_and_how_far_they_were_seen(pages: dict[str, LexborHTMLParser]) -> None:
    page = pages["law/index.html"]
    assert [[text(cell) for cell in row.css("th, td")] for row in page.css("tbody tr")] == [
        ["Adults at Risk Act 2020", "Act of Parliament", "From 1 April 2020", "1: 1 in the text", "Nothing"],
        ["Safe Homes Act 2035", "Act of Parliament", "Not yet", "1: 1 in the text", "Nothing"],
        [
            "Keeping Children Safe Together 2030", "Statutory guidance", "From 15 January 2030 until 14 January 2034",
            "5: 1 in the text, 1 in a secondary source, 3 not verified", "Guidance 2034",
        ],
        [
            "Keeping Children Safe Together 2034", "Statutory guidance", "From 15 January 2034",
            "4: 2 in a secondary source, 2 not verified", "Nothing",
        ],
    ]  # fmt: skip
    assert links(page, "main ul") == [("guidance-2034/changes/index.html", "Guidance 2034 beside Guidance 2030")]


def test_an_instrument_says_what_it_is_and_what_stands_before_and_after_it(pages: dict[str, LexborHTMLParser]) -> None:
    facts = {text(pair.css("dt")[0]): text(pair.css("dd")[0]) for pair in pages[SECOND].css("dl.facts > div")}
    assert facts == {
        "Kind": "Statutory guidance", "In force": "From 15 January 2034", "About": "Children",
        "Replaces": "Keeping Children Safe Together 2030. See what changed.", "Requirements": "4: 2 in a secondary source, 2 not verified",
    }  # fmt: skip
    assert links(pages[FIRST], "dl.facts") == [
        ("../guidance-2034/index.html", "Keeping Children Safe Together 2034"),
        ("../guidance-2034/changes/index.html", "what changed"),
        ("https://www.guidance.example/2030", "Keeping Children Safe Together 2030"),
    ]
    assert texts(pages["law/safe-homes-act-2035/index.html"], "#part-coming + div") == ["It begins on a day that nobody has set."]
    assert texts(pages[SECOND], "#part-note + div li") == ["a chapter on chairs", "another on reasons"]


def test_a_requirement_is_told_with_its_remedy_its_force_and_its_source(pages: dict[str, LexborHTMLParser]) -> None:
    chair = pages[SECOND].css("[id='G34-CHAIR']")[0]
    assert [text(node) for node in chair.css("h3, p")] == [
        "The partnership chair is named",
        "Partners name who chairs them. See a newsletter.",
        "What shows it: A chair among the partners.",
        "If it is not met: Name the chair in partners.yml. It is for the delegated safeguarding partners.",
        "G34-CHAIR. Looked for in the published arrangements. The guidance says that it must be done. Wording known from a secondary source. "
        "Source: A newsletter, newsletter.example.",
    ]
    assert [link.attributes["href"] for link in chair.css("a")] == ["https://www.newsletter.example/2034", "https://www.newsletter.example/2034/january"]
    assert links(pages[SECOND], "[id='G34-WHY']") == [(f"../{invented.INSTRUMENT}/index.html#G30-WHY", "G30-WHY")]
    assert links(pages[FIRST], "[id='G30-VOICE-2']") == [("#G30-VOICE", "G30-VOICE"), ("#G30-WHY", "G30-WHY")]


def test_two_instruments_are_compared(pages: dict[str, LexborHTMLParser]) -> None:
    page = pages[CHANGES]
    assert [[text(cell) for cell in row.css("th, td")] for row in page.css("tbody tr")] == [
        ["New", "1"], ["Changed in force", "1"], ["Carried forward in other words", "1"], ["Carried forward unchanged", "1"],
        ["Not carried forward", "2"],
    ]  # fmt: skip
    assert texts(page, "main > h2") == [
        "What Guidance 2034 asks that Guidance 2030 did not", "Changed in force", "Carried forward in other words", "Carried forward unchanged",
        "What Guidance 2030 asked that Guidance 2034 does not, as far as is known",
    ]  # fmt: skip
    changed = page.css("#part-force + ul > li")
    assert [[text(node) for node in each.css("h3, p")] for each in changed] == [
        [
            "The arrangements say how children are heard each term",
            "Now: Partners ask children each term. The guidance says that it should be done. Wording known from a secondary source.",
            "Before: The arrangements say how children are heard. Partners ask children what helps. "
            "Not shown as a duty: whether it must or should be done is from memory. Wording known from a secondary source, details from memory.",
        ]
    ]
    assert [str(link.attributes["href"]) for link in page.css("main > ul :is(h3, li > a, p:nth-of-type(2)) a, main > ul > li > a")] == [
        "../index.html#G34-CHAIR", "../index.html#G34-VOICE", f"../../{invented.INSTRUMENT}/index.html#G30-VOICE", "../index.html#G34-POWER",
        f"../../{invented.INSTRUMENT}/index.html#G30-POWER", "../index.html#G34-WHY", f"../../{invented.INSTRUMENT}/index.html#G30-VOICE-2",
        f"../../{invented.INSTRUMENT}/index.html#G30-WHY-LATER",
    ]  # fmt: skip


def test_the_categories_of_a_schedule_are_listed(pages: dict[str, LexborHTMLParser]) -> None:
    assert [[text(cell) for cell in row.css("th, td")] for row in pages[FIRST].css("tbody tr")] == [
        ["NHS trust", "Health", "RA91"], ["Provider of probation services", "Criminal justice", "RA92"],
    ]  # fmt: skip


def foot(home: str) -> list[tuple[str, str]]:
    return [(home, "If you are worried about a child or an adult: find the partnership of your area"), (home, "All partnerships")]


def test_style_sheets_and_ways_up_are_found_from_each_page(pages: dict[str, LexborHTMLParser]) -> None:
    ways = {
        path: (pages[path].css("link[rel=stylesheet]")[0].attributes["href"], links(pages[path], ".masthead-name"), links(pages[path], ".foot-links"))
        for path in ("law/index.html", FIRST, CHANGES)
    }
    assert ways == {
        "law/index.html": ("../assets/site.css", [("index.html", "Law and guidance")], foot("../index.html")),
        FIRST: ("../../assets/site.css", [("../index.html", "Law and guidance")], foot("../../index.html")),
        CHANGES: ("../../../assets/site.css", [("../../index.html", "Law and guidance")], foot("../../../index.html")),
    }


def test_a_partnership_cannot_stand_at_the_address_of_the_law(tmp_path: Path) -> None:
    project = projects.make(tmp_path)
    projects.add_partnership(project, "law")
    ran = projects.run(project, "check")
    assert (ran.code, ran.err.splitlines()[0]) == (
        2,
        "data/partnerships/law: the folder of a partnership cannot be called `law`: the pages on law and guidance stand at that address; "
        "give the folder another name [reserved-id]",
    )

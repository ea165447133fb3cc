"""The pages above the editions: which there are, where they lead, and what they say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.blocks import blocks_in
from macros.dataset import Dataset, load
from macros.model import When
from macros.root_pages import SITE_NAME, RootPage, redirect_page, register_page, root_pages
from macros.versions import Outline, outline
from macros.views import EXIT_URL, POLICY

from . import invented, projects

SHEETS: Final = ("assets/stylesheets/main.css", "assets/stylesheets/site.css")
SCRIPTS: Final = ("assets/javascripts/leave.js",)
OTHER: Final = "brook-side"


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    """The invented partnership, and another one like it."""
    found = load(invented.write(tmp_path))
    other = found.partnerships[invented.PARTNERSHIP].model_copy(update={"name": "Brook & Side Partnership", "short_name": "Brook <Side>"})
    return replace(found, partnerships={**found.partnerships, OTHER: other})


def edition(dataset: Dataset, month: str, status: str = "published", partnership: str = invented.PARTNERSHIP, **more: Any) -> Outline:
    """The invented edition as one of another month, status or partnership."""
    given = outline(dataset.editions[invented.KEY])
    entry = given.entry.model_copy(update={"id": month, "status": status, "change_note": None, "published": None, **more})
    return replace(given, partnership_id=partnership, partnership=dataset.partnerships[partnership], entry=entry)


def pages(dataset: Dataset, *editions: Outline, base: str = "/") -> dict[str, LexborHTMLParser]:
    blocks = blocks_in(projects.ROOT / "overrides")
    found = list(root_pages(blocks, SHEETS, SCRIPTS, editions, base))
    for id in sorted({one.partnership_id for one in editions}):
        found.append(register_page(blocks, SHEETS, SCRIPTS, [one for one in editions if one.partnership_id == id]))
    parsed = {page.path: LexborHTMLParser(page.html) for page in found}
    assert len(parsed) == len(found)
    return parsed


def links(page: LexborHTMLParser, inside: str) -> list[tuple[str, str]]:
    return [(str(link.attributes["href"]), link.text()) for link in page.css(f"{inside} a[href]")]


def all_editions(dataset: Dataset) -> tuple[Outline, ...]:
    return (
        edition(dataset, "2030-05", "superseded"),
        edition(dataset, "2029-01", "withdrawn", OTHER),
        edition(dataset, "2031-02", published=When(2031, 2, 14)),
        edition(dataset, "2030-11", partnership=OTHER),
    )


def test_there_is_one_page_for_each_partnership_that_has_an_edition(dataset: Dataset) -> None:
    assert set(pages(dataset, *all_editions(dataset))) == {"index.html", "404.html", f"{invented.PARTNERSHIP}/index.html", f"{OTHER}/index.html"}
    assert set(pages(dataset, edition(dataset, "2030-05"))) == {"index.html", "404.html", f"{invented.PARTNERSHIP}/index.html"}
    assert set(pages(dataset)) == {"index.html", "404.html"}


def test_the_first_page_lists_partnerships_with_their_editions_newest_first(dataset: Dataset) -> None:
    page = pages(dataset, *all_editions(dataset))["index.html"]

    assert [heading.text() for heading in page.css("h1")] == [SITE_NAME]
    assert links(page, "main h2") == [
        ("arden-vale/index.html", "Arden Vale Safeguarding Children Partnership"),
        ("brook-side/index.html", "Brook & Side Partnership"),
    ]
    assert links(page, "main li") == [
        ("arden-vale/2031-02/index.html", "Arden Vale, February 2031"),
        ("arden-vale/2030-05/index.html", "Arden Vale, May 2030"),
        ("brook-side/2030-11/index.html", "Brook <Side>, November 2030"),
        ("brook-side/2029-01/index.html", "Brook <Side>, January 2029"),
    ]
    assert [tag.text() for tag in page.css("main li .tag")] == ["Published", "Replaced by a newer edition", "Published", "Withdrawn"]


def test_a_register_lists_the_editions_of_one_partnership_newest_first(dataset: Dataset) -> None:
    page = pages(dataset, *all_editions(dataset))[f"{invented.PARTNERSHIP}/index.html"]

    register = page.css("table")[0].css("tbody tr")
    rows = [[cell.text() for cell in row.css("th, td")] for row in register]
    assert [row.id for row in register] == ["edition-2031-02", "edition-2030-05"]
    assert [row[:4] for row in rows] == [
        ["February 2031", "14 February 2031", "Published", "No note"],
        ["May 2030", "Not published", "Replaced by a newer edition", "No note"],
    ]
    assert links(page, "[aria-labelledby=part-editions] th") == [("2031-02/index.html", "February 2031"), ("2030-05/index.html", "May 2030")]


def test_a_register_says_which_edition_was_in_force_when_and_leads_to_what_changed(dataset: Dataset) -> None:
    newer = edition(dataset, "2031-02", published=When(2031, 2, 14))
    newer = replace(newer, older="2030-05", pages=newer.pages | {"changes"})
    page = pages(dataset, newer, edition(dataset, "2030-05", "superseded"))[f"{invented.PARTNERSHIP}/index.html"]

    periods = page.css("[aria-labelledby=part-periods-caption] tbody tr")
    assert [[cell.text() for cell in row.css("th, td")] for row in periods] == [
        ["February 2031", "14 February 2031", "Until it is replaced"],
        ["May 2030", "May 2030", "14 February 2031"],
    ]
    assert links(page, "main") == [
        ("2031-02/index.html", "February 2031"),
        ("2031-02/changes/index.html", "What changed"),
        ("2030-05/index.html", "May 2030"),
        ("editions.csv", "Editions (CSV)"),
        ("latest/index.html", "The latest edition"),
        ("feed.xml", "A feed"),
        ("history/index.html", "The history of each role, group and agency"),
        ("2031-02/index.html", "February 2031"),
        ("2030-05/index.html", "May 2030"),
    ]


def test_a_partnership_of_one_edition_has_no_history(dataset: Dataset) -> None:
    page = pages(dataset, edition(dataset, "2030-05"), edition(dataset, "2031-02", "draft"))[f"{invented.PARTNERSHIP}/index.html"]
    assert "history/index.html" not in [url for url, _ in links(page, "main")]


def test_what_is_new_is_said_in_plain_words(dataset: Dataset) -> None:
    note = dataset.editions[invented.KEY].entry.change_note
    assert note
    odd = note.model_copy(update={"text": "Two **new** groups & <b>one</b> [board](#main-board)."})
    page = pages(dataset, edition(dataset, "2031-02", change_note=odd))[f"{invented.PARTNERSHIP}/index.html"]

    assert page.css("table")[0].css("tbody td")[-1].html == "<td>Two new groups &amp; one board.</td>"


@pytest.mark.parametrize(("status", "leads_on"), [("published", True), ("superseded", True), ("withdrawn", False), ("draft", False)])
def test_a_register_leads_to_the_latest_edition_if_there_is_one(dataset: Dataset, status: str, leads_on: bool) -> None:
    page = pages(dataset, edition(dataset, "2030-05", status))[f"{invented.PARTNERSHIP}/index.html"]

    assert ("latest/index.html" in [url for url, _ in links(page, "main")]) == leads_on
    assert [form.attributes["action"] for form in page.css("form")] == (["2030-05/search/index.html"] if leads_on else [])


@pytest.mark.parametrize("base", ["/", "/arrangements/"])
def test_the_page_for_a_lost_address_leads_home_from_everywhere(dataset: Dataset, base: str) -> None:
    page = pages(dataset, edition(dataset, "2030-05"), base=base)["404.html"]

    assert [heading.text() for heading in page.css("h1")] == ["Page not found"]
    assert links(page, "main") == [(f"{base}index.html", "See all partnerships and their editions")]
    addresses = {str(node.attributes[name]) for name in ("href", "src") for node in page.css(f"[{name}]")}
    inner = {url for url in addresses if not url.startswith(("data:", "#", "https:"))}
    assert inner == {f"{base}{url}" for url in ("index.html", *SHEETS, *SCRIPTS)}


@pytest.mark.parametrize(("path", "up"), [("index.html", ""), (f"{invented.PARTNERSHIP}/index.html", "../")])
def test_style_sheets_and_script_are_found_from_each_page(dataset: Dataset, path: str, up: str) -> None:
    page = pages(dataset, edition(dataset, "2030-05"))[path]

    assert [node.attributes["href"] for node in page.css("link[rel=stylesheet]")] == [f"{up}{url}" for url in SHEETS]
    assert [node.attributes["src"] for node in page.css("script")] == [f"{up}{url}" for url in SCRIPTS]


def test_each_page_has_a_title_of_its_own_a_notice_and_the_quick_exit(dataset: Dataset) -> None:
    found = pages(dataset, *all_editions(dataset))

    titles = [str(title.text()) for page in found.values() for title in page.css("title")]
    assert len(titles) == len(set(titles)) == len(found)
    for page in found.values():
        assert [notice.id for notice in page.css(".notice")] == ["part-demonstration"]
        assert [link.attributes["href"] for link in page.css("a.leave")] == [EXIT_URL]
        assert [meta.attributes["content"] for meta in page.css("meta[http-equiv=Content-Security-Policy]")] == [POLICY]


def test_where_nothing_is_only_restated_no_page_says_so(dataset: Dataset) -> None:
    own = {id: each.model_copy(update={"demonstration": False}) for id, each in dataset.partnerships.items()}
    theirs = replace(dataset, partnerships={**own, OTHER: dataset.partnerships[OTHER]})

    told = {path: [notice.id for notice in page.css(".notice")] for path, page in pages(theirs, *all_editions(theirs)).items()}
    assert told == {
        "index.html": ["part-demonstration"],
        "404.html": ["part-demonstration"],
        "arden-vale/index.html": [],
        f"{OTHER}/index.html": ["part-demonstration"],
    }
    alone = replace(dataset, partnerships=own)
    assert [page.css(".notice") for page in pages(alone, edition(alone, "2030-05")).values()] == [[], [], []]


# From `latest` to the latest edition

REDIRECTS: Final = [
    ("index", "arden-vale/latest/index.html", "../2031-02/index.html", "../../redirect.js", "arden-vale/2031-02/"),
    (
        "partners",
        "arden-vale/latest/partners/index.html",
        "../../2031-02/partners/index.html",
        "../../../redirect.js",
        "arden-vale/2031-02/partners/",
    ),
    (
        "groups/board",
        "arden-vale/latest/groups/board/index.html",
        "../../../2031-02/groups/board/index.html",
        "../../../../redirect.js",
        "arden-vale/2031-02/groups/board/",
    ),
]


@pytest.mark.parametrize(("page", "path", "target", "script", "canonical"), REDIRECTS, ids=[row[0] for row in REDIRECTS])
def test_latest_leads_on_to_the_same_page_with_and_without_scripts(page: str, path: str, target: str, script: str, canonical: str) -> None:
    def redirect(site_url: str) -> RootPage:
        return redirect_page(blocks_in(projects.ROOT / "overrides"), "arden-vale", "2031-02", page, "redirect.js", site_url)

    made = redirect("https://x.example/site/")
    assert made.path == path
    html = LexborHTMLParser(made.html)
    assert links(html, "body") == [(target, "Go to the latest edition"), (EXIT_URL, "Leave this site")]
    assert [node.attributes["src"] for node in html.css("script")] == [script]
    assert f'<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>' in made.html
    assert [node.attributes["href"] for node in html.css("link[rel=canonical]")] == [f"https://x.example/site/{canonical}"]
    nowhere = LexborHTMLParser(redirect("").html)
    assert [node.attributes["href"] for node in nowhere.css("link[rel=canonical]")] == [target]

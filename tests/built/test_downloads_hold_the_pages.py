"""The lists that can be downloaded hold what the pages show, row for row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.model import Edition
from macros.wording import counted, kind_name, role_name

from .reading import BuiltPage, attribute, cells, facts, first_line, one, own_line, rows, text

WHOLE = {"edition": "everything", "datapackage": "what every column holds, for programs"}
Pages = dict[str, BuiltPage]
Row = dict[str, str]


@pytest.fixture
def lists(site: Path, edition: Edition) -> dict[str, list[Row]]:
    """The rows of every download by the name of its list."""
    return {file.stem: read(file.read_bytes()) for file in sorted((site / edition.key / "downloads").glob("*.csv"))}


def read(content: bytes) -> list[Row]:
    """The rows as a spreadsheet shows them: without the mark that keeps a cell from being a formula."""
    found = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    return [{name: cell[1:] if cell[:2] in {"'=", "'+", "'-", "'@", "'|", "'%"} else cell for name, cell in row.items()} for row in found]


def stated(words: str) -> str:
    """The words, or nothing where they only say that nothing is known."""
    return "" if words.startswith("Not ") else words


def picked(found: list[Row], *columns: str) -> list[tuple[str, ...]]:
    """Those columns of every row."""
    return [tuple(row[column] for column in columns) for row in found]


def named_groups(pages: Pages) -> Iterator[tuple[str, BuiltPage]]:
    """The pages of groups in the order of the table of groups."""
    structure = pages["structure"]
    for link in structure.main.css("table th a"):
        name = attribute(link, "href").removeprefix("../").removesuffix("/index.html")
        yield name.removeprefix("groups/"), pages[name]


def test_the_page_on_downloads_offers_every_list_with_its_number_of_rows(edition: Edition, pages: Pages, lists: dict[str, list[Row]]) -> None:
    offered = {attribute(one(item.css("a")), "href"): text(item) for item in pages["about"].main.css("ul.downloads > li")}
    told = {f"../downloads/{name}.csv": f"(CSV, {counted(len(rows), 'row')})" for name, rows in lists.items()}
    told |= {f"../downloads/{name}.json": f"(JSON, {what})" for name, what in WHOLE.items()}
    assert {url: words[words.index("(") :] for url, words in offered.items()} == told


def test_the_list_of_partners_is_what_the_page_shows(edition: Edition, pages: Pages, lists: dict[str, list[Row]]) -> None:
    shown = []
    for heading in ("Lead safeguarding partners", "Delegated safeguarding partners"):
        for table in pages["partners"].below(heading).css("table"):
            for row in table.css("tbody > tr"):
                name, post, body = [own_line(cell) for cell in cells(row)][:3]
                shown.append((attribute(row, "id"), heading.removesuffix("s"), stated(name), post, body))
    found = [row for row in lists.get("partners", []) if row["role"].endswith("safeguarding partner")]
    assert picked(found, "id", "role", "name", "post", "organisation") == shown


def test_the_list_of_partners_ends_with_those_who_hold_an_office(edition: Edition, pages: Pages, lists: dict[str, list[Row]]) -> None:
    shown = []
    for section in pages["partners"].main.css("section[id]"):
        for person in section.css("li.person"):
            words = [stated(text(part)) for part in (*person.css("strong"), *person.css("span"))]
            shown.append((attribute(section, "id"), text(one(section.css("h2"))), *(word for word in words if word)))
    offices = [row for row in lists.get("partners", []) if row["role"] in {"Partnership chair", "Independent scrutineer"}]
    found = picked(offices, "id", "role", "name", "post", "organisation")
    assert [tuple(word for word in row if word) for row in found] == shown


def test_the_list_of_agencies_is_what_the_page_shows(edition: Edition, pages: Pages, lists: dict[str, list[Row]]) -> None:
    tables = pages["agencies"].below("The relevant agencies").css("table")
    shown = [(attribute(row, "id"), *[own_line(cell) for cell in cells(row)][:2]) for table in tables[:1] for row in table.css("tbody > tr")]
    assert [(row["id"], row["name"], kind_name(row["kind"])) for row in lists.get("agencies", [])] == shown


def test_the_list_of_groups_is_what_the_page_shows(edition: Edition, pages: Pages, lists: dict[str, list[Row]]) -> None:
    table = one(pages["structure"].below("The groups as a table").css("table"))
    shown = []
    for (id, _), row in zip(named_groups(pages), rows(table), strict=True):
        name, meets, chair, reports = [stated(text(cell)) for cell in row]
        shown.append((id, name, reports.replace("No other group", "").replace(", ", "; "), meets, chair))
    assert picked(lists.get("groups", []), "id", "name", "reports_to", "meets", "chair") == shown


def test_the_list_of_groups_agrees_with_the_page_of_each_group(edition: Edition, pages: Pages, lists: dict[str, list[Row]]) -> None:
    shown = []
    for id, page in named_groups(pages):
        in_short = facts(page.main)
        shown.append((id, page.title, stated(first_line(in_short["Meets"])), stated(first_line(in_short["Chair"]))))
    assert picked(lists.get("groups", []), "id", "name", "meets", "chair") == shown


def test_the_list_of_members_is_what_the_pages_of_groups_show(edition: Edition, pages: Pages, lists: dict[str, list[Row]]) -> None:
    shown = []
    for id, page in named_groups(pages):
        for item in page.main.css("ul.members > li"):
            roles = [text(tag) for tag in item.css(".tag")] or ["Member"]
            shown.append((id, page.title, attribute(item, "id"), own_line(item), *roles))
    found = picked(lists.get("members", []), "group_id", "group", "id", "member", "role")
    posts = [row.get("post", "") for row in lists.get("members", [])]
    told = [(*row[:3], f"{row[3]}: {post}" if post else row[3], role_name(row[4])) for row, post in zip(found, posts, strict=True)]
    assert told == shown


def test_the_list_of_settings_is_what_the_page_shows(edition: Edition, pages: Pages, lists: dict[str, list[Row]]) -> None:
    shown = []
    for section in pages["settings"].main.css("section.settings-heading") if "settings" in pages else []:
        for row in section.css("tbody > tr"):
            name, urn = cells(row)[:2]
            id = attribute(row, "id").removesuffix(f"--{attribute(section, 'id')}")
            shown.append((id, text(one(name.css("a.permalink"))), stated(text(urn)), text(one(section.css("h2")))))
    assert picked(lists.get("settings", []), "id", "name", "urn", "heading") == shown


def test_the_list_of_responsibilities_is_what_the_pages_of_groups_show(edition: Edition, pages: Pages, lists: dict[str, list[Row]]) -> None:
    shown = []
    for id, page in named_groups(pages):
        for item in page.below("What it is responsible for").css("ul.points li[id]"):
            above = item.parent.parent if item.parent is not None else None
            shown.append((id, page.title, attribute(item, "id"), attribute(above, "id") if above is not None and above.tag == "li" else ""))
    assert picked(lists.get("responsibilities", []), "group_id", "group", "id", "part_of") == shown
    told = {(id, attribute(item, "id")): text(item) for id, page in named_groups(pages) for item in page.main.css("ul.points li[id]")}
    assert [row["text"] for row in lists.get("responsibilities", []) if not told[row["group_id"], row["id"]].startswith(row["text"])] == []


def test_the_list_of_organisations_has_every_body_that_the_home_page_names(edition: Edition, pages: Pages, lists: dict[str, list[Row]]) -> None:
    in_short = facts(pages["index"].main)
    area = ("Council", "District council", "Integrated care board", "Clinical commissioning group", "Health bod", "Police force")
    named = " and ".join(text(value) for name, value in in_short.items() if name.startswith(area))
    names = {row["name"] for row in lists["organisations"]}
    bodies = edition.area
    expected = [edition.organisation_name(id) for id in (*bodies.local_authorities, *bodies.districts, *bodies.health_bodies, *bodies.police_forces)]
    assert [name for name in expected if name not in named or name not in names] == []


def test_the_codes_in_the_lists_are_those_of_the_organisations(edition: Edition, lists: dict[str, list[Row]]) -> None:
    codes = {id: body.codes for id, body in edition.organisations.items()}
    found = picked(lists["organisations"], "id", "ods_code", "gss_code", "dfe_code")
    assert found == [(row["id"], *(code or "" for _, code in codes[row["id"]])) for row in lists["organisations"]]
    agencies = [row for row in lists.get("agencies", []) if row["organisation_id"]]
    assert set(picked(agencies, "organisation_id", "ods_code", "gss_code")) <= {row[:3] for row in found}


def test_the_list_of_links_is_what_the_pages_show(edition: Edition, pages: Pages, lists: dict[str, list[Row]]) -> None:
    shown = []
    for page, heading, kind in (
        ("structure", "The wider partnership", "Wider partnership"), ("working-together", "Boards that the arrangements link to", "Linked board"),
    ):  # fmt: skip
        if page in pages and heading in [text(node) for node in pages[page].main.css("h2")]:
            for item in pages[page].below(heading).css("ul.points > li"):
                shown.append((attribute(item, "id"), kind, text(item)))
    told = [(row["id"], row["kind"], row["name"] + (f": {row['text']}" if row["text"] else "")) for row in lists.get("links", [])]
    assert [(id, kind, words[: len(said)]) for (id, kind, words), (_, _, said) in zip(shown, told, strict=True)] == told


def test_the_glossary_as_a_list_is_what_the_page_shows(edition: Edition, pages: Pages, lists: dict[str, list[Row]]) -> None:
    shown = [(attribute(entry, "id"), text(one(entry.css("dt")))) for entry in pages["glossary"].main.css("dl.glossary > div")]
    assert [(row["id"], row["abbreviation"] or row["term"]) for row in lists.get("glossary", [])] == shown


def test_the_list_of_findings_is_what_the_page_shows(edition: Edition, pages: Pages, lists: dict[str, list[Row]]) -> None:
    shown = []
    for heading in pages["requirements"].main.css("h2[id]"):
        instrument = attribute(heading, "id").removeprefix("part-")
        if any(row["instrument_id"] == instrument for row in lists["findings"]):
            for item in pages["requirements"].below(text(heading)).css("ul.findings > li"):
                outcome = text(one(item.css("p > strong.tag")))
                shown.append((attribute(item, "id"), instrument, text(heading), text(one(item.css("h4"))), outcome.casefold()))
    assert picked(lists["findings"], "requirement", "instrument_id", "instrument", "title", "outcome") == shown


def test_the_list_of_changes_is_what_the_page_shows(edition: Edition, pages: Pages, lists: dict[str, list[Row]]) -> None:
    shown = [attribute(node, "id") for node in pages["changes"].main.css("[id^=change-]")] if "changes" in pages else []
    assert [f"change-{row['fingerprint']}" for row in lists.get("changes", [])] == shown


LISTS_BESIDE = {
    "partners": {"partners"}, "structure": {"groups", "links"}, "agencies": {"agencies"}, "settings": {"settings"}, "glossary": {"glossary"},
    "working-together": {"links"}, "requirements": {"findings"}, "changes": {"changes"},
}  # fmt: skip


def test_every_page_that_shows_a_list_leads_to_it_as_a_file(edition: Edition, pages: Pages, lists: dict[str, list[Row]]) -> None:
    ways = {name: {Path(attribute(link, "href")).stem for link in page.main.css("p.as-csv > a")} for name, page in pages.items()}
    groups = {name for name in pages if name.startswith("groups/")}
    beside = LISTS_BESIDE | {name: {"members", "responsibilities"} for name in groups}
    assert {name: found - beside.get(name, set()) for name, found in ways.items() if found - beside.get(name, set())} == {}
    offices_alone = set() if pages["partners"].main.css("table") else {"partners"}
    assert {list for found in ways.values() for list in found} == set(lists) - {"organisations"} - offices_alone
    assert [name for name, page in pages.items() if page.main.css("table") and not ways[name] and name not in {"data", "about"}] == []


# Lists above the editions


def test_the_list_of_editions_is_what_the_page_of_the_partnership_shows(site: Path, edition: Edition, everything: Pages) -> None:
    register = read((site / edition.partnership_id / "editions.csv").read_bytes())
    tables = everything[edition.partnership_id].main.css("table")
    shown = [(attribute(row, "id").removeprefix("edition-"), text(cells(row)[3])) for row in tables[0].css("tbody > tr")]
    assert [(row["edition"], row["what_is_new"] or "No note") for row in register] == shown
    times = [tuple(attribute(node, "datetime") for node in row.css("time")) for row in tables[1].css("tbody > tr")] if tables[1:] else []
    assert [tuple(time for time in (row["in_force_since"], row["in_force_until"]) if time) for row in register][: len(times)] == times


def test_the_list_of_the_history_is_what_its_page_shows(site: Path, everything: Pages) -> None:
    pages = {name: page for name, page in everything.items() if name.endswith("/history")}
    for name, page in pages.items():
        shown = [text(cell) for row in page.main.css("tbody > tr") for cell in cells(row)[:2]]
        listed = read((site / name / "history.csv").read_bytes())
        assert [" ".join(row[column].split()) for row in listed for column in ("name", "says")] == shown
    assert {path.parent.name for path in site.rglob("history.csv")} == {"history"}
    assert len(list(site.rglob("history.csv"))) == len(pages)


def test_the_lists_of_the_law_are_what_its_pages_show(site: Path, everything: Pages) -> None:
    lists = {path.stem: read(path.read_bytes()) for path in (site / "law").glob("*.csv")}
    instruments = {attribute(row, "id"): text(one(row.css("th"))) for row in one(everything["law"].main.css("table")).css("tbody > tr")}
    assert {row["id"]: row["title"] for row in lists["instruments"]} == instruments
    for id in instruments:
        page = everything[f"law/{id}"].main
        shown = [(attribute(item, "id"), text(one(item.css("h3")))) for item in page.css("ul.findings > li")]
        assert sorted((row["id"], row["title"]) for row in lists["requirements"] if row["instrument_id"] == id) == sorted(shown)
        told = [tuple(text(cell) for cell in row) for table in page.css("table") for row in rows(table)]
        assert [(row["name"], row["group"], row["id"]) for row in lists["categories"] if row["instrument_id"] == id] == told


def test_every_page_above_the_editions_that_has_a_table_leads_to_it_as_a_file(everything: Pages) -> None:
    above = {name: page for name, page in everything.items() if not re.search(r"/[0-9]{4}-[0-9]{2}(/|$)", name)}
    without = {name for name, page in above.items() if page.main.css("table") and not page.main.css("p.as-csv > a")}
    assert without == set()

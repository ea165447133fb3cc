"""The lists that can be downloaded hold what the pages show, row for row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.model import Edition
from macros.wording import counted, kind_name, role_name

from .reading import BuiltPage, attribute, cells, facts, first_line, one, own_line, rows, text

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
    assert {f"../downloads/{name}.csv" for name in lists} == set(offered)
    wrong = [words for url, words in offered.items() if not words.endswith(f"(CSV, {counted(len(lists[Path(url).stem]), 'row')})")]
    assert wrong == []


def test_the_list_of_partners_is_what_the_page_shows(edition: Edition, pages: Pages, lists: dict[str, list[Row]]) -> None:
    shown = []
    for heading in ("Lead safeguarding partners", "Delegated safeguarding partners"):
        for table in pages["partners"].below(heading).css("table"):
            for row in table.css("tbody > tr"):
                name, post, body = [own_line(cell) for cell in cells(row)][:3]
                shown.append((attribute(row, "id"), heading.removesuffix("s"), stated(name), post, body))
    assert picked(lists.get("partners", []), "id", "role", "name", "post", "organisation") == shown


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

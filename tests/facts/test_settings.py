"""The settings page holds every listing of the document, under its heading, in its order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..built.reading import attribute, built_pages, one, rows, text, texts
from . import editions


def listings(site: Path, key: str) -> dict[str, list[list[str]]]:
    """The rows of each heading's table: name, number, and where else the setting is listed."""
    found = {}
    for section in built_pages(site / key)["settings"].main.css("section.settings-heading"):
        table = one(section.css("table"))
        found[text(one(section.css("h2")))] = [
            [text(one(row[0].css("a.permalink"))), text(row[1]), " ".join(text(cell) for cell in row).partition("Also listed under ")[2]]
            for row in rows(table)
        ]
    return found


@editions("settings")
def test_every_setting_stands_under_its_heading_in_the_order_of_the_document(site: Path, key: str, known: dict[str, Any]) -> None:
    shown = [(heading, [row[0] for row in listed]) for heading, listed in listings(site, key).items()]
    assert shown == [(heading, list(settings)) for heading, settings in known["headings"].items()]


@editions("settings")
def test_every_setting_has_its_number_where_the_match_is_certain(site: Path, key: str, known: dict[str, Any]) -> None:
    number_of = {name: number for settings in known["headings"].values() for name, number in settings.items() if number}
    shown = [(row[0], row[1]) for listed in listings(site, key).values() for row in listed]
    assert shown == [(name, number_of.get(name, "Not given")) for settings in known["headings"].values() for name in settings]


@editions("settings")
def test_a_setting_listed_twice_names_its_other_heading_in_both_places(site: Path, key: str, known: dict[str, Any]) -> None:
    shown = listings(site, key)
    elsewhere = {(heading, row[0]): row[2].removesuffix(f" {row[1]}") for heading, listed in shown.items() for row in listed if row[2]}
    expected: dict[tuple[str, str], str] = {}
    for name in known["listed_twice"]:
        first, second = (heading for heading, settings in known["headings"].items() if name in settings)
        expected |= {(first, name): second, (second, name): first}
    assert elsewhere == expected


@editions("settings")
def test_every_listing_can_be_linked_to(site: Path, key: str, known: dict[str, Any]) -> None:
    page = built_pages(site / key)["settings"]
    body = page.main.css("section.settings-heading tbody > tr")
    ids = [attribute(row, "id") for row in body]
    assert len(set(ids) - {""}) == sum(len(settings) for settings in known["headings"].values())
    assert [attribute(one(row.css("th a")), "href") for row in body] == [f"#{id}" for id in ids]


@editions("settings")
def test_the_page_counts_its_listings_and_headings(site: Path, key: str, known: dict[str, Any]) -> None:
    page = built_pages(site / key)["settings"]
    total = sum(len(settings) for settings in known["headings"].values())
    assert [line for line in texts(page.main, "main > p") if line.startswith(f"{total} listings under {len(known['headings'])} headings")] != []
    captions = [(text(one(section.css("h2"))), text(one(section.css("caption")))) for section in page.main.css("section.settings-heading")]
    words = {1: "one listing", 2: "two listings", 3: "three listings", 5: "five listings", 6: "six listings", 8: "eight listings"}
    counts = {heading: len(settings) for heading, settings in known["headings"].items()}
    assert captions == [(heading, f"{heading}: {words.get(count, f'{count} listings')}") for heading, count in counts.items()]


@editions("settings")
def test_the_filter_offers_every_heading_and_waits_for_its_script(site: Path, key: str, known: dict[str, Any]) -> None:
    form = one(built_pages(site / key)["settings"].main.css("form.filter"))
    assert "hidden" in form.attributes
    assert texts(form, "option") == ["All headings", *known["headings"]]

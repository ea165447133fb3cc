"""The filter of the settings page: what it shows, what it says, and that links to rows win over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from playwright.sync_api import Page, expect

from .conftest import Opened
from .pages import KNOWN

pytestmark = pytest.mark.browser

SETTINGS: Final = f"{KNOWN}/settings/index.html"
CASES: Final = yaml.safe_load((Path(__file__).parent / "filters.yml").read_text("utf-8"))
HEADINGS: Final = (
    "secondary-schools", "all-through-schools", "special-schools", "pupil-referral-units", "schools", "infant-schools",
    "junior-schools", "primary-schools", "fe-colleges", "independent-schools", "early-years-settings",
)  # fmt: skip


@pytest.fixture(scope="module")
def window(opened: Opened) -> Iterator[Page]:
    with opened(SETTINGS, width=1280) as page:
        yield page


@pytest.fixture
def settings(window: Page, address: str) -> Page:
    """The settings page as it is when it has just been opened."""
    window.goto("about:blank")
    window.goto(address + SETTINGS)
    return window


def shown(page: Page) -> list[str]:
    """The listings that can be seen, by id."""
    return visible(page, ".settings-heading tbody tr")


def headings(page: Page) -> tuple[str, ...]:
    return tuple(visible(page, ".settings-heading"))


def visible(page: Page, selector: str) -> list[str]:
    found: list[str] = page.locator(selector).evaluate_all("(all) => all.filter((each) => each.checkVisibility()).map((each) => each.id)")
    return found


def says(page: Page, text: str) -> None:
    expect(page.get_by_role("status")).to_have_text(text)


def test_at_first_all_is_shown_and_nothing_is_said(settings: Page) -> None:
    assert [len(shown(settings)), headings(settings), settings.get_by_role("status").text_content()] == [177, HEADINGS, ""]


@pytest.mark.parametrize("case", CASES, ids=[case["holds"] for case in CASES])
def test_the_filter_shows_just_what_matches(settings: Page, case: dict[str, Any]) -> None:
    before = {id: heading for heading in HEADINGS for id in visible(settings, f"#{heading} tbody tr")}
    if "typed" in case:
        settings.get_by_label("Name or URN").fill(case["typed"])
    if "heading" in case:
        settings.get_by_label("Heading", exact=True).select_option(case["heading"])
    assert shown(settings) == case["shown"]
    assert set(headings(settings)) == {before[id] for id in case["shown"]}
    says(settings, case["says"])


@pytest.mark.parametrize("typed", ["", "  ", "and", "&", "'"])
def test_what_says_nothing_hides_nothing(settings: Page, typed: str) -> None:
    settings.get_by_label("Name or URN").fill("cantell")
    says(settings, "1 of 177 listings shown")
    settings.get_by_label("Name or URN").fill(typed)
    says(settings, "All 177 listings shown")
    assert headings(settings) == HEADINGS


def test_show_all_shows_all_and_empties_the_form(settings: Page) -> None:
    text, heading = settings.get_by_label("Name or URN"), settings.get_by_label("Heading", exact=True)
    text.fill("shirley")
    heading.select_option("junior-schools")
    settings.get_by_role("button", name="Show all").click()
    says(settings, "All 177 listings shown")
    assert [text.input_value(), heading.input_value(), len(shown(settings)), headings(settings)] == ["", "", 177, HEADINGS]


def test_the_enter_key_sends_nothing(settings: Page, address: str) -> None:
    settings.get_by_label("Name or URN").fill("shirley junior")
    settings.get_by_label("Name or URN").press("Enter")
    says(settings, "1 of 177 listings shown")
    assert [settings.url, shown(settings)] == [address + SETTINGS, ["shirley-junior-school"]]


def marked(page: Page, id: str) -> dict[str, Any]:
    """Where a row stands and how it is marked."""
    script = """(row) => {
      const box = row.getBoundingClientRect();
      return {inside: box.top >= 0 && box.bottom <= innerHeight, target: row.matches(":target"), outline: getComputedStyle(row).outlineStyle,
        tinted: getComputedStyle(row).backgroundColor !== getComputedStyle(row.parentElement).backgroundColor};
    }"""
    found: dict[str, Any] = page.locator(f"[id='{id}']").evaluate(script)
    return found


MARKED: Final = {"inside": True, "target": True, "outline": "solid", "tinted": True}


@pytest.mark.parametrize("id", ["cantell-school", "hardmoor-early-years-centre--early-years-settings", "mason-moor-primary-and-nursery"])
def test_a_link_to_a_row_leads_to_the_row_and_marks_it(window: Page, address: str, id: str) -> None:
    window.goto("about:blank")
    window.goto(f"{address}{SETTINGS}#{id}")
    assert marked(window, id) == MARKED


def test_a_link_to_a_row_that_the_filter_hides_clears_the_filter(settings: Page) -> None:
    settings.get_by_label("Name or URN").fill("cantell")
    settings.evaluate("location.hash = 'ymca-woolston-day-nursery'")
    says(settings, "All 177 listings shown")
    assert marked(settings, "ymca-woolston-day-nursery") == MARKED
    assert [settings.get_by_label("Name or URN").input_value(), len(shown(settings))] == ["", 177]


def test_a_link_to_a_heading_that_the_filter_hides_clears_the_filter(settings: Page) -> None:
    settings.get_by_label("Name or URN").fill("cantell")
    settings.locator(".contents").get_by_role("link", name="Special Schools").click()
    says(settings, "All 177 listings shown")
    assert settings.evaluate("document.querySelector('#part-special-schools').getBoundingClientRect().top") >= 0


def test_a_link_to_a_row_that_is_shown_keeps_the_filter(settings: Page) -> None:
    settings.get_by_label("Name or URN").fill("cantell")
    settings.get_by_role("link", name="Cantell School").click()
    assert settings.url.endswith("#cantell-school")
    assert [shown(settings), marked(settings, "cantell-school")] == [["cantell-school"], MARKED]


# The kinds of organisation, with the same script


@pytest.mark.parametrize(
    ("typed", "found", "said"),
    [
        ("GP", ["for-gp-practice"], "1 of 43 kinds of organisation shown"),
        ("doctor’s", ["for-gp-practice"], "1 of 43 kinds of organisation shown"),
        ("primary school", ["for-school"], "1 of 43 kinds of organisation shown"),
        ("housing ass", ["for-housing-association"], "1 of 43 kinds of organisation shown"),
        ("zoo", [], "No kind of organisation matches “zoo”"),
    ],
)
def test_kinds_of_organisation_are_found_by_the_words_that_people_use(window: Page, address: str, typed: str, found: list[str], said: str) -> None:
    window.goto(f"{address}{KNOWN}/bound/index.html")
    window.get_by_label("What kind of organisation is it?").fill(typed)
    says(window, said)
    assert visible(window, "[data-text]") == found
    window.get_by_role("button", name="Show all").click()
    says(window, "All 43 kinds of organisation shown")
    assert len(visible(window, "[data-text]")) == 43


def test_a_link_to_a_kind_that_is_hidden_shows_all_again(window: Page, address: str) -> None:
    window.goto(f"{address}{KNOWN}/bound/index.html")
    window.get_by_label("What kind of organisation is it?").fill("zoo")
    says(window, "No kind of organisation matches “zoo”")
    window.evaluate("location.hash = '#for-school'")
    expect(window.locator("#for-school")).to_be_in_viewport()
    assert len(visible(window, "[data-text]")) == 43

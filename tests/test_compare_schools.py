"""Southampton's list of 2024 beside the department's list of 2026: openings, closings, renamings and conversions, and nothing else."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from macros.changes import Change
from macros.compare import compare
from macros.dataset import Dataset
from macros.model import Edition, Settings
from macros.pair import Beside
from macros.settings_links import read_links
from macros.wording import folded

from .golden import golden

FOLDER: Final = Path(__file__).parent / "samples/schools"
NOT_SCHOOLS: Final = {"early-years-settings", "fe-colleges"}
"""The headings that the department's list says nothing about."""

HEADINGS: Final = {
    "infant": "infant-schools", "junior": "junior-schools", "primary": "primary-schools", "secondary": "secondary-schools",
    "all-through": "all-through-schools",
}  # fmt: skip


def rows() -> list[dict[str, str]]:
    with (FOLDER / "schools-2026-07.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def beside() -> Beside:
    found = read_links("links.csv", (FOLDER / "links-2025-04.csv").read_bytes())
    assert not isinstance(found, tuple)
    return Beside(found)


def refreshed(before: Edition, with_numbers: bool = True) -> Edition:
    """The edition with the department's schools, each under an id made from its name; headings as they were, or from the phase."""
    assert before.settings
    known = {setting.urn: setting for setting in before.settings.settings}
    by_id = {setting.id: setting for setting in before.settings.settings if setting.heading not in NOT_SCHOOLS}
    by_name = {folded(setting.name): setting for setting in before.settings.settings}
    numbers = {row["urn"] for row in rows()}
    settings: list[Any] = [
        setting.model_dump() for setting in before.settings.settings if setting.heading in NOT_SCHOOLS and setting.urn not in numbers
    ]
    taken = {setting["id"] for setting in settings}
    for row in rows():
        id = re.sub(r"[^a-z0-9]+", "-", folded(row["name"]))
        same = known.get(row["urn"]) or by_name.get(folded(row["name"])) or by_id.get(id)
        heading = same.heading if same else HEADINGS[row["phase"]]
        further = [listing.model_dump() for listing in same.also_listed] if same else []
        settings.append(
            {"id": id if id not in taken else f"{id}-school", "name": row["name"], "heading": heading, "also_listed": further}
            | ({"urn": row["urn"]} if with_numbers else {})
        )
    headings = [heading.model_dump() for heading in before.settings.headings]
    return replace(before, settings=Settings.model_validate({**before.settings.model_dump(), "settings": settings, "headings": headings}))


@pytest.fixture
def changes(dataset: Dataset) -> tuple[Change, ...]:
    before = dataset.editions["southampton/2024-12"]
    return compare(before, refreshed(before), beside()).changes


def test_what_a_refresh_finds(changes: tuple[Change, ...]) -> None:
    told = "\n".join(f"{change.rule}: {change.says}" for change in changes if change.rule != "id-changed") + "\n"
    assert told == golden(FOLDER / "refresh.txt", told)


def test_nothing_opened_or_closed_because_a_column_was_filled_in(changes: tuple[Change, ...]) -> None:
    numbers = {row["urn"] for row in rows()}
    opened = {
        str(one.after["urn"]) for change in changes if change.rule == "setting-opened" for one in change.differences if isinstance(one.after, dict)
    }
    assert opened <= numbers
    assert Counter(change.rule for change in changes) == {
        "setting-became-academy": 1, "setting-opened": 3, "setting-renamed": 19, "setting-spelled-otherwise": 3, "setting-renumbered": 1,
        "id-changed": 20, "numbers-of-settings-filled-in": 1,
    }  # fmt: skip


def test_backwards_what_opened_has_closed(dataset: Dataset) -> None:
    before = dataset.editions["southampton/2024-12"]
    closed = [change.says for change in compare(refreshed(before), before, beside()).changes if change.rule == "setting-closed"]
    assert closed == [
        "King Edward VI School is no longer on the list (URN 116580).",
        "The Gregg Preparatory School is no longer on the list (URN 116569).",
        "The Gregg School is no longer on the list (URN 116568).",
    ]


def test_a_list_without_numbers_is_the_same_list(dataset: Dataset) -> None:
    """Only what is written otherwise, and is known by its number alone, cannot be followed then."""
    before = dataset.editions["southampton/2024-12"]
    there = compare(before, refreshed(before), beside()).changes
    without = compare(refreshed(before, with_numbers=False), refreshed(before), beside()).changes
    assert {change.rule for change in without} == {"numbers-of-settings-filled-in"}
    assert "numbers-of-settings-left-out" not in {change.rule for change in there}

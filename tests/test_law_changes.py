"""Two instruments compared: each requirement of the newer one is in exactly one part, and nothing of the older one is lost."""

from __future__ import annotations

from typing import Any

from macros.dataset import Dataset
from macros.law_changes import by_instrument, changes
from macros.model import Instrument
from macros.requirements import Asked, asked

from .test_law_words import GUIDANCE, WHY


def requirements(*lines: dict[str, Any]) -> list[dict[str, Any]]:
    return [{**({} if "carries" in each else WHY), "seen": "text", "source": "The text.", **each} for each in lines]


def both(older: list[dict[str, Any]], newer: list[dict[str, Any]]) -> dict[str, tuple[Asked, ...]]:
    files = {"older": older, "newer": newer}
    return by_instrument(asked({id: Instrument.model_validate({**GUIDANCE, "requirements": lines}) for id, lines in files.items()}))


def test_each_requirement_is_new_changed_in_force_reworded_unchanged_or_dropped() -> None:
    law = both(
        requirements({"id": "A-1"}, {"id": "A-2"}, {"id": "A-3"}, {"id": "A-4"}, {"id": "A-5"}),
        requirements(
            {"id": "B-1", "carries": "A-1"},
            {"id": "B-2", "continues": ["A-2", "A-3"], "asks": "Say more."},
            {"id": "B-3", "continues": ["A-3"], "force": "must"},
            {"id": "B-4", "carries": "A-4", "force": "must"},
            {"id": "B-5"},
            {"id": "B-6", "continues": ["B-5"]},
        ),
    )
    found = changes(law["older"], law["newer"])
    told = {
        name: [(one.now.id, [each.id for each in one.before]) for one in part]
        for name, part in {"force": found.force, "wording": found.wording, "unchanged": found.unchanged}.items()
    }
    assert told == {"force": [("B-3", ["A-3"]), ("B-4", ["A-4"])], "wording": [("B-2", ["A-2", "A-3"])], "unchanged": [("B-1", ["A-1"])]}
    assert [each.id for each in found.new] == ["B-5", "B-6"]
    assert [each.id for each in found.dropped] == ["A-5"]


def test_every_requirement_of_the_newer_instrument_is_told_once(dataset: Dataset) -> None:
    law = by_instrument(asked(dataset.instruments))
    pairs = [(each.replaces, id) for id, each in dataset.instruments.items() if each.replaces]
    assert pairs == [("working-together-2018", "working-together-2023"), ("working-together-2023", "working-together-2026")]
    for older, newer in pairs:
        found = changes(law[older], law[newer])
        told = [*found.new, *(one.now for one in (*found.force, *found.wording, *found.unchanged))]
        assert sorted(each.id for each in told) == sorted(each.id for each in law[newer])
        kept = {each.id for one in (*found.force, *found.wording, *found.unchanged) for each in one.before}
        assert kept | {each.id for each in found.dropped} == {each.id for each in law[older]}

"""What is met rests on its evidence: without it, the finding is another one, and so are those that rest on the same, and no others."""

from __future__ import annotations

import time
from typing import Final

import pytest

from macros.checks import Spot
from macros.requirements import Finding, asked, findings

from .projects import shipped
from .removing import without

DATASET: Final = shipped()
ASKED: Final = tuple(asked(DATASET.instruments).values())


def rests_on(finding: Finding, spots: set[Spot]) -> bool:
    """Whether some of its evidence is among these places, stands inside one of them, or holds one."""
    return any(own.file == spot.file and _overlap(own, spot) for own in finding.evidence for spot in spots)


def _overlap(one: Spot, other: Spot) -> bool:
    length = min(len(one.path), len(other.path))
    return one.path[:length] == other.path[:length]


def all_is_gone(finding: Finding, spots: set[Spot]) -> bool:
    """Whether each piece of its evidence is among these places, or stands inside one of them."""
    return all(any(own.file == spot.file and own.path[: len(spot.path)] == spot.path for spot in spots) for own in finding.evidence)


@pytest.mark.parametrize("key", DATASET.editions)
def test_without_its_evidence_nothing_is_met_and_nothing_else_changes(key: str) -> None:
    edition = DATASET.editions[key]
    before = {each.requirement.id: each for each in findings(edition, ASKED)}
    met = [each for each in before.values() if each.outcome == "met"]
    assert met
    for finding in met:
        assert finding.evidence, finding.requirement.id
        gone = set(finding.evidence)
        after = {each.requirement.id: each.outcome for each in findings(without(edition, gone), ASKED, edition.when)}
        changed = {id for id, outcome in after.items() if outcome != before[id].outcome}
        must = {each.requirement.id for each in met if all_is_gone(each, gone)}
        may = {id for id, each in before.items() if rests_on(each, gone)}
        assert finding.requirement.id in must
        assert (must - changed, changed - may) == (set(), set()), finding.requirement.id


def test_judging_every_edition_by_every_instrument_takes_less_than_a_second() -> None:
    editions = DATASET.editions.values()
    started = time.process_time()
    for edition in editions:
        findings(edition, ASKED)
    assert time.process_time() - started < 1

"""What two editions are found to do of what was asked of each: by its own time, with what is carried forward under one id."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.both_judged import both_judged
from macros.change_rules.naming import SUBJECTS
from macros.compare import compare
from macros.dataset import Dataset
from macros.model import Edition, When
from macros.pair import Beside
from macros.requirements import Asked, asked


@pytest.fixture(scope="module")
def every(dataset: Dataset) -> dict[str, Asked]:
    return asked(dataset.instruments)


@pytest.fixture(scope="module")
def southampton(dataset: Dataset, every: dict[str, Asked]) -> Beside:
    return both_judged(dataset.editions["southampton/2019-09"], dataset.editions["southampton/2024-12"], every)


def test_each_is_judged_by_what_was_in_force_when_it_was_published(dataset: Dataset, every: dict[str, Asked], southampton: Beside) -> None:
    assert southampton.found_before is not None
    assert southampton.found_after is not None
    when = dataset.editions["southampton/2024-12"].when
    assert all(every[id].holds_on(when) for id in southampton.found_after)
    older = dataset.editions["southampton/2019-09"].when
    assert all(every[id].holds_on(older) or id in southampton.found_after for id in southampton.found_before)


def test_what_is_carried_forward_is_one_requirement_under_its_newer_id(every: dict[str, Asked], southampton: Beside) -> None:
    """The guidance of 2023 carries much forward from that of 2018: none of it was newly asked, and none of it ended."""
    before, after = southampton.found_before or {}, southampton.found_after or {}
    carried = [id for id in before if id.startswith("W23")]
    assert carried
    assert set(carried) <= set(after)
    assert {source for id in carried for source in every[id].continues} & set(before) == set()


def test_nothing_that_nobody_has_verified_and_nothing_that_does_not_apply_is_told(every: dict[str, Asked], southampton: Beside) -> None:
    told = {**(southampton.found_before or {}), **(southampton.found_after or {})}
    assert {id for id in told if not every[id].is_verified or every[id].about not in {"arrangements", "website"}} == set()
    assert "does not apply" not in told.values()


def test_an_edition_beside_itself_is_judged_alike(dataset: Dataset, every: dict[str, Asked]) -> None:
    for edition in dataset.editions.values():
        beside = both_judged(edition, edition, every)
        assert beside.found_before == beside.found_after
        assert compare(edition, edition, beside).changes == ()


def test_of_a_reconstructed_edition_little_can_be_told(dataset: Dataset, southampton: Beside) -> None:
    comparison = compare(dataset.editions["southampton/2019-09"], dataset.editions["southampton/2024-12"], southampton)
    rules = [change.rule for change in comparison.changes if change.subject == SUBJECTS["findings"]]
    assert set(rules) == {"requirements-newly-asked", "requirements-can-be-told"}
    assert max(rules.count(rule) for rule in rules) <= 4


def test_what_unverified_guidance_carries_on_is_not_told_as_gone(dataset: Dataset, every: dict[str, Asked]) -> None:
    """The guidance of 2026 carries that of 2023 on, as far as anybody knows: a copy of 2024 in 2026 is no change, either way round."""
    edition = dataset.editions["southampton/2024-12"]
    later = _entered(edition, published=When.parse("2026-12-01"))
    assert not every["W26-CHAIR"].is_verified
    for pair in ((edition, later), (later, edition)):
        beside = both_judged(*pair, every)
        assert beside.found_before == beside.found_after
        assert {id for id in beside.found_before or {} if id.startswith("W2")} == set()


def test_what_was_in_force_but_did_not_apply_is_not_newly_asked(every: dict[str, Asked], southampton: Beside, dataset: Dataset) -> None:
    assert every["CA-16E3b"].holds_on(dataset.editions["southampton/2019-09"].when)
    assert "CA-16E3b" not in {**(southampton.found_before or {}), **(southampton.found_after or {})}


def test_a_draft_is_not_told_to_be_published_no_longer(dataset: Dataset, every: dict[str, Asked]) -> None:
    edition = dataset.editions["southampton/2024-12"]
    draft = _entered(edition, status="draft")
    assert both_judged(edition, edition, every).found_after == {**(both_judged(edition, draft, every).found_after or {}), "CA-16G2": "met"}


def _entered(edition: Edition, **entered: object) -> Edition:
    """The same edition with something else in the register."""
    entry = edition.entry.model_copy(update=entered)
    return replace(edition, entry=entry, register=edition.register.model_copy(update={"editions": (entry,)}))

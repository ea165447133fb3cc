"""Comparing real editions: known edits come back exactly, form is no difference, and the differences make the newer edition."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.changes import NOT_YET_EXPLAINED
from macros.compare import compare
from macros.dataset import Dataset
from macros.differences import differences, settled
from macros.model import Edition
from macros.pair import Pair
from macros.seal import records_of

from .applying import applied, without_empty
from .known_edits import EDITS, Draft, drafted, edition_of, files_of, reformatted
from .projects import shipped
from .tries import tries

KEYS: Final = ("southampton/2024-12", "hampshire/2022-07", "isle-of-wight/2024-09")
FILES: Final = {key: files_of(key) for key in KEYS}


def content(edition: Edition) -> dict[str, Any]:
    return {kind: settled(record) for kind, record in records_of(edition).items() if kind != "changes"}


@tries(120)
@given(st.sampled_from(KEYS), st.lists(st.sampled_from(EDITS), max_size=9), st.integers(0, 10_000))
def test_known_edits_come_back_exactly_and_nothing_else(key: str, edits: list[Callable[[Draft], None]], seed: int) -> None:
    before = shipped().editions[key]
    draft = drafted(FILES[key], edits, seed)
    after = edition_of(before, draft.files)

    changes = compare(before, after).changes
    assert {(change.rule, frozenset(one.path for one in change.differences)) for change in changes} == draft.expected
    assert len(changes) == len(draft.expected)
    raw = list(differences(content(before), content(after)))
    assert without_empty(applied(content(before), raw)) == without_empty(content(after))


@tries(30)
@given(st.sampled_from(KEYS), st.lists(st.sampled_from(EDITS), max_size=5), st.integers(0, 10_000))
def test_fingerprints_do_not_depend_on_form_or_order(key: str, edits: list[Callable[[Draft], None]], seed: int) -> None:
    before, draft = shipped().editions[key], drafted(FILES[key], edits, seed)
    plainly = compare(before, edition_of(before, draft.files)).changes
    choice = Random(seed)
    other = compare(edition_of(before, reformatted(FILES[key], choice)), edition_of(before, reformatted(draft.files, choice))).changes
    assert sorted(change.fingerprint for change in plainly) == sorted(change.fingerprint for change in other)


@pytest.mark.parametrize("key", KEYS)
def test_a_reformatted_copy_is_no_other_edition(dataset: Dataset, key: str) -> None:
    before = dataset.editions[key]
    for seed in range(5):
        assert compare(before, edition_of(before, reformatted(FILES[key], Random(seed)))).changes == ()


def test_an_edition_compared_with_itself_is_silent(dataset: Dataset) -> None:
    assert {key: compare(edition, edition).changes for key, edition in dataset.editions.items()} == dict.fromkeys(dataset.editions, ())


def test_the_differences_make_the_newer_of_any_two_editions(dataset: Dataset) -> None:
    for before in dataset.editions.values():
        for after in dataset.editions.values():
            raw = list(differences(content(before), content(after)))
            assert without_empty(applied(content(before), raw)) == without_empty(content(after))


def test_no_difference_between_any_two_shipped_editions_is_left_unexplained(dataset: Dataset) -> None:
    for before in dataset.editions.values():
        for after in dataset.editions.values():
            comparison = compare(before, after)
            assert [change.says for change in comparison.changes if change.rule == NOT_YET_EXPLAINED] == []
            explained = sorted(repr(one) for change in comparison.changes for one in change.differences)
            assert explained == sorted(map(repr, Pair(before, after).open()))

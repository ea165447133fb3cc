"""The rules that explain differences: each has a pair file with its exact changes, and says the mirrored thing of the swapped pair."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

import pytest

from macros.change_rules import RULES, Rule
from macros.changes import NOT_YET_EXPLAINED, Change, Weight
from macros.pair import Pair

from .pair_files import pair_files, told

FILES: Final = {file.name: file for file in pair_files()}
SENTENCE: Final = re.compile(r"[A-Z‘`].*[.]")


def seen(name: str) -> Counter[str]:
    file = FILES[name]
    return Counter(change.rule for change in (*file.there().changes, *file.back().changes))


@pytest.mark.parametrize("name", FILES)
def test_a_pair_gives_exactly_its_changes_there_and_back(name: str) -> None:
    file = FILES[name]
    assert [told(change) for change in file.there().changes] == file.said["changes"]
    assert [told(change) for change in file.back().changes] == file.said["back"]


@pytest.mark.parametrize("name", FILES)
def test_swapped_each_change_is_its_mirror(name: str) -> None:
    """But for those that say why they have none; what a swapped pair says then stands in its file."""
    there, back = FILES[name].there().changes, FILES[name].back().changes
    if any(RULES[change.rule].no_mirror for change in there):
        return
    mirrored = Counter((RULES[change.rule].mirror, change.now, change.was) for change in there)
    assert mirrored == Counter((change.rule, change.was, change.now) for change in back)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_a_pair_file_that_is_called_after_it_or_after_its_mirror(rule: str) -> None:
    named = [name for name in (rule, RULES[rule].mirror) if name in FILES]
    assert named
    assert any(seen(name)[rule] for name in named)


def test_a_pair_file_is_called_after_a_rule() -> None:
    assert set(FILES) - set(RULES) == set()


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: str(rule.id))
def test_a_rule_has_a_mirror_or_says_why_it_has_none(rule: Rule) -> None:
    assert bool(rule.mirror) != bool(rule.no_mirror)
    if rule.mirror:
        assert (RULES[rule.mirror].mirror, RULES[rule.mirror].weight) == (rule.id, rule.weight)
    else:
        assert SENTENCE.fullmatch(rule.no_mirror)


@pytest.mark.parametrize("rule", [rule.id for rule in RULES.values() if rule.no_mirror])
def test_who_says_that_there_is_no_mirror_is_right(rule: str) -> None:
    assert [change.rule for change in FILES[rule].back().changes if RULES[change.rule].no_mirror] == []


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: str(rule.id))
def test_a_rule_says_in_a_sentence_for_readers_what_happened(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id)
    assert SENTENCE.fullmatch(rule.says)


@pytest.mark.parametrize("name", FILES)
def test_each_difference_ends_in_exactly_one_change(name: str) -> None:
    file = FILES[name]
    before, after = file.editions()
    for pair, comparison in (
        (Pair(before, after, file.beside()), file.there()),
        (Pair(after, before, file.beside("after", "before")), file.back()),
    ):
        explained = [one for change in comparison.changes for one in change.differences]
        assert sorted(map(repr, explained)) == sorted(map(repr, pair.open()))
        assert [change for change in comparison.changes if not change.differences] == []


@pytest.mark.parametrize("name", FILES)
def test_what_a_change_says_is_a_sentence_under_a_heading_with_a_fingerprint(name: str) -> None:
    for change in (*FILES[name].there().changes, *FILES[name].back().changes):
        assert SENTENCE.fullmatch(change.says)
        assert ".." not in change.says
        assert not change.subject.endswith(".")
        assert change.weight is RULES[change.rule].weight
        assert re.fullmatch(r"[0-9a-f]{12}", change.fingerprint)


def test_no_two_changes_have_one_fingerprint() -> None:
    found: dict[str, Change] = {}
    for file in FILES.values():
        here = [change.fingerprint for change in file.there().changes]
        assert len(here) == len(set(here))
        assert [change.fingerprint for change in file.there().changes] == here
        found |= {change.fingerprint: change for change in file.there().changes}
    assert len(found) > 100


def test_nothing_in_the_pair_files_is_left_unexplained() -> None:
    assert {name for name in FILES if seen(name)[NOT_YET_EXPLAINED]} == set()


def test_the_weights_are_in_order() -> None:
    assert [weight for weight in Weight if weight.reaches(Weight.GOVERNANCE)] == [Weight.STATUTORY, Weight.GOVERNANCE]

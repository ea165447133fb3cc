"""A comparison in a paragraph: made from the facts, and of every rule that matters."""

from __future__ import annotations

from typing import Any, Final

import pytest

from macros.change_rules import RULES
from macros.change_summary import _CLAUSES, _MEETS, summary
from macros.changes import Weight
from macros.compare import compare
from macros.dataset import Dataset

from . import fragments
from .pair_files import pair_files


def people(*names: str) -> list[dict[str, Any]]:
    return [{"id": f"d{number}", "name": name, "post": "Director", "organisation": "council", "sector": "other"} for number, name in enumerate(names)]


def groups(*meets: tuple[str, int]) -> dict[str, Any]:
    found = [(f"Group {number}", {"text": text, "times_a_year": str(times)}) for number, (text, times) in enumerate(meets)]
    return {"groups": [{"id": name.lower().replace(" ", "-"), "name": name, "meets": meeting} for name, meeting in found]}


AGENCIES: Final = [{"id": f"a{number}", "name": f"Agency {number}", "kind": "other"} for number in range(3)]
CASES: Final[dict[str, tuple[dict[str, Any], dict[str, Any], str]]] = {
    "nothing": ({}, {}, "Nothing has changed."),
    "people, agencies and a meeting": (
        {"partners": {"delegated_partners": people("A", "B", "C", "D", "E")}, "groups": groups(("Twice a year", 2))},
        {
            "partners": {"delegated_partners": people("A", "X", "C", "Y", "E")},
            "agencies": {"agencies": AGENCIES},
            "groups": groups(("Each term", 3)),
        },
        "Two of five delegated partners changed; three agencies joined; the Group 0 now meets each term.",
    ),
    "many meetings are counted": (
        {"groups": groups(("Monthly", 12), ("Monthly", 12), ("Monthly", 12))},
        {"groups": groups(("Weekly", 52), ("Quarterly", 4), ("Weekly", 52))},
        "Three groups meet more or less often.",
    ),
    "what is told in its own words": (
        {"partners": {"scrutineer": {"id": "s", "name": "Person A"}}},
        {"partners": {"scrutineer": {"id": "s", "name": "Person B"}}, "edition": {"title": "A", "summary": "B"}},
        "The independent scrutineer is now Person B. There are also two changes of wording.",
    ),
    "wording alone": ({}, {"edition": {"title": "A", "summary": "How we work together."}}, "There is one change of wording."),
    "groups that are named and groups that are counted": (
        {"groups": {"groups": [{"id": "old", "name": "Old Group"}]}},
        {"groups": {"groups": [{"id": f"n{number}", "name": f"New Group {number}"} for number in range(3)]}},
        "Three groups are new; the Old Group has ended.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("before", "after", "says"), CASES.values(), ids=CASES)
def test_a_paragraph_is_made_from_the_facts(before: dict[str, Any], after: dict[str, Any], says: str) -> None:
    assert summary(compare(fragments.edition(before), fragments.edition(after))) == says


def test_every_statutory_rule_has_its_clause_and_every_clause_its_rule() -> None:
    told = {rule for rule, _, _ in _CLAUSES} | set(_MEETS)
    posts = {"lead-partner-post-changed", "delegated-partner-post-changed", "delegation-changed"}
    details = {*posts, "duties-of-leads-added", "duties-of-leads-taken-out"}
    assert {rule.id for rule in RULES.values() if rule.weight is Weight.STATUTORY} - told == details
    assert told - set(RULES) == set()


@pytest.mark.parametrize("file", pair_files(), ids=lambda file: str(file.name))
def test_each_pair_file_has_a_paragraph_without_gaps(file: Any) -> None:
    for comparison in (file.there(), file.back()):
        told = summary(comparison)
        assert told[0].isupper()
        assert told.endswith(".")
        assert not any(sign in told for sign in "{}")
        assert "  " not in told


def test_what_is_not_recorded_is_said(dataset: Dataset) -> None:
    editions = dataset.editions
    told = summary(compare(editions["southampton/2019-09"], editions["southampton/2024-12"]))
    assert told.endswith("What one of the two editions does not record cannot be compared.")

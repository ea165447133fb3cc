"""Groups as a tree in which none is lost, and the sentence that says its shape."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model import Group
from macros.structure import Branch, shape, tree


def groups(*rows: str) -> tuple[Group, ...]:
    """Each row as `id>above,above`."""
    split = [row.partition(">") for row in rows]
    return tuple(Group(id=id, name=f"{id.upper()} Group", reports_to=tuple(above.split(",")) if above else ()) for id, _, above in split)


def drawn(branches: Sequence[Branch]) -> str:
    """The tree as `a(b(c) d)`."""
    return " ".join(branch.group.id + (f"({drawn(branch.below)})" if branch.below else "") for branch in branches)


@pytest.mark.parametrize(
    ("rows", "told", "sentence"),
    [
        ((), "", ""),
        (("a",), "a", "The A Group stands alone."),
        (("a", "b"), "a b", "The A Group and the B Group stand alone."),
        (("a", "b>a", "c>a"), "a(b c)", "The A Group has two groups below it."),
        (("b>a", "a", "c>b"), "a(b(c))", "The A Group has one group below it and the B Group has one of its own."),
        (("a", "b>a", "c"), "a(b) c", "The A Group has one group below it and the C Group stands alone."),
        (("a", "b>a,x"), "a(b)", "The A Group has one group below it."),
        (("b>x", "c>b"), "b(c)", "The B Group has one group below it."),
        (("a", "d", "b>a,d"), "a(b) d", "The A Group has one group below it and one group also reports to the D Group."),
    ],
)
def test_groups_stand_below_the_first_that_they_report_to(rows: tuple[str, ...], told: str, sentence: str) -> None:
    branches = tree(groups(*rows))
    assert [drawn(branches), shape(branches)] == [told, sentence]


@pytest.mark.parametrize(
    ("rows", "told"), [(("a>b", "b>a"), "a b"), (("a>a",), "a"), (("a>b", "b>a", "c>b"), "a b c"), (("a>b", "b>b", "c"), "c a b")]
)
def test_groups_that_report_to_each_other_in_a_circle_stand_at_the_top(rows: tuple[str, ...], told: str) -> None:
    assert drawn(tree(groups(*rows))) == told


IDS = st.sampled_from("abcdef")


@given(st.dictionaries(IDS, st.lists(IDS, max_size=3, unique=True)))
def test_no_group_is_lost_or_told_twice_whatever_reports_to_what(above: dict[str, list[str]]) -> None:
    found = tree(tuple(Group(id=id, name=id, reports_to=tuple(ids)) for id, ids in above.items()))
    assert sorted(branch.group.id for top in found for branch in top) == sorted(above)
    assert shape(found).rstrip(".").count(".") == 0

"""A problem says where it is, what is wrong and what would be right, on one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.problems import Place, Problem, ProblemsFound, did_you_mean, one_of, visible

KINDS = {"council", "health", "police", "voluntary-sector"}


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (Place("data/a.yml", 3, 7, "name: x"), "data/a.yml:3:7"),
        (Place("data/a.yml"), "data/a.yml"),
        (Place("data/a\x1b[2J.yml", 1, 1), "data/a\x1b[2J.yml:1:1"),
    ],
)
def test_a_place_is_path_line_and_column_or_the_path_alone(place: Place, shown: str) -> None:
    assert str(place) == shown


@pytest.mark.parametrize(
    ("says", "instead", "shown"),
    [
        ("`a` is missing", "add a line", "f.yml:2:5: `a` is missing; add a line [missing]"),
        ("`a` is missing", "", "f.yml:2:5: `a` is missing [missing]"),
        ("`a` is `b\n  c`", "write\none", "f.yml:2:5: `a` is `b c`; write one [missing]"),
        ("`a` is `\x1b[31m\u202eb`", "", "f.yml:2:5: `a` is `\ufffd[31m\ufffdb` [missing]"),
        ("`" + "x" * 5000 + "`", "", "f.yml:2:5: `" + "x" * 239 + " … " + "x" * 56 + "` [missing]"),
    ],
    ids=["with advice", "without", "several lines", "hidden characters", "very long"],
)
def test_a_problem_is_one_line_of_bounded_length(says: str, instead: str, shown: str) -> None:
    assert str(Problem(Place("f.yml", 2, 5, "a: b"), "missing", says, instead)) == shown


@given(st.text(), st.text(), st.text())
def test_no_text_breaks_the_line_of_a_problem(path: str, says: str, instead: str) -> None:
    shown = str(Problem(Place(path, 1, 1, says), "code", says, instead))
    assert len(shown.splitlines()) == 1
    shown.encode("utf-8")


def test_problems_are_told_in_the_order_of_the_files_and_each_once() -> None:
    late, early = Problem(Place("b.yml", 1, 1), "x", "says"), Problem(Place("a.yml", 10, 1), "x", "says")
    earlier = Problem(Place("a.yml", 9, 3), "x", "says")
    found = ProblemsFound([late, early, late, earlier])
    assert found.problems == (earlier, early, late)
    assert str(found) == "a.yml:9:3: says [x]\na.yml:10:1: says [x]\nb.yml:1:1: says [x]"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("counsil", "council"),
        ("Council", "council"),
        ("concuil", "council"),
        ("polic", "police"),
        ("voluntary sector", "voluntary-sector"),
        ("heath", "health"),
        ("fire", ""),
        ("", ""),
        ("xxxxxxx", ""),
    ],
)
def test_the_nearest_known_word_is_suggested_if_it_is_near(written: str, meant: str) -> None:
    assert did_you_mean(written, KINDS) == (f"did you mean `{meant}`?" if meant else "")


def test_nothing_is_suggested_where_nothing_is_known() -> None:
    assert did_you_mean("council", ()) == ""


@given(st.sampled_from(sorted(KINDS)))
def test_a_known_word_is_its_own_nearest(word: str) -> None:
    assert did_you_mean(word, KINDS) == f"did you mean `{word}`?"


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"b", "a"}, "write one of `a`, `b`"),
        ({"a"}, "write `a`"),
        (set(), ""),
        (set("abcdefgh"), "write one of `a`, `b`, `c`, `d`, `e`, `f`, `g`, `h`"),
        (set("abcdefghi"), ""),
    ],
)
def test_the_right_words_are_listed_if_they_are_few(known: set[str], told: str) -> None:
    assert one_of(known) == told


@given(st.text())
def test_a_visible_text_is_as_long_as_it_was(text: str) -> None:
    assert len(visible(text)) == len(text)


def test_letters_of_any_script_and_tabs_are_visible_as_they_are() -> None:
    assert visible("\tÉcole – 学校 مدرسة 👩‍👧") == "\tÉcole – 学校 مدرسة 👩‍👧"

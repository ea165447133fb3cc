"""Problems as text with the source line and a mark, as JSON, and as lines for CI."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.problems import Place, Problem
from macros.reports import report

NOTHING: Final[dict[str, Any]] = {
    "format": 1, "problems": [], "to_write": [], "requirements": [], "editions": [], "remarks": [], "drifts": [], "unverified": None,
}  # fmt: skip
"""The JSON of a report that holds nothing."""


def problem(source: str, column: int, line: int = 7) -> Problem:
    return Problem(Place("data/f.yml", line, column, source), "bad", "`a` is wrong", "write b")


@pytest.mark.parametrize(
    ("source", "column", "line", "printed"),
    [
        ("  name: x", 9, 7, ["  7 |   name: x", "    |         ^"]),
        ("name: x", 1, 7, ["  7 | name: x", "    | ^"]),
        ("name: x", 8, 7, ["  7 | name: x", "    |        ^"]),
        ("name: x   ", 7, 123, ["  123 | name: x", "      |       ^"]),
        ("\t\tname:\tx", 3, 7, ["  7 | \t\tname:\tx", "    | \t\t^"]),
        ("\t\tname:\tx", 9, 7, ["  7 | \t\tname:\tx", "    | \t\t     \t^"]),
        ("name: é😀x", 9, 7, ["  7 | name: é😀x", "    |         ^"]),
        ("a: \x1b[2J\u202eb", 4, 7, ["  7 | a: \ufffd[2J\ufffdb", "    |    ^"]),
        ("x" * 100, 100, 7, ["  7 | " + "x" * 100, "    | " + " " * 99 + "^"]),
        ("a" * 200 + "!" + "b" * 200, 201, 7, ["  7 | " + "a" * 49 + "!" + "b" * 50, "    | " + " " * 49 + "^"]),
        ("a" * 200 + "!", 201, 7, ["  7 | " + "a" * 49 + "!", "    | " + " " * 49 + "^"]),
        ("!" + "b" * 200, 1, 7, ["  7 | !" + "b" * 99, "    | ^"]),
        ("\t", 1, 7, ["  7 |", "    | ^"]),
    ],
    ids=[
        "a value", "the start", "past the end", "three digits", "tabs before", "tabs between", "wide letters", "hidden characters",
        "a full line", "a long line", "the end of a long line", "the start of a long line", "nothing but a tab",
    ],
)  # fmt: skip
def test_the_source_line_is_printed_with_a_mark_under_the_column(source: str, column: int, line: int, printed: list[str]) -> None:
    text = report([problem(source, column, line)], "text").splitlines()
    head = f"data/f.yml:{line}:{column}: `a` is wrong; write b [bad]"
    assert [text[0], text[1].rstrip(), *text[2:]] == [head, *printed, "", "One problem found. Nothing was built."]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), min_size=1, max_size=300), st.data())
def test_the_mark_stands_under_the_sign_for_every_line(source: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(1, len(source)))
    _, shown, mark, *_ = report([problem(source, column)], "text").split("\n")
    at = mark.index("^")
    assert [len(shown) <= at or shown[at] in {source[column - 1], "\ufffd"}, mark[at:]] == [True, "^"]
    assert [sign == "\t" for sign in shown[6:at].ljust(at - 6)] == [sign == "\t" for sign in mark[6:at]]


def test_a_problem_of_a_whole_file_has_no_source_line() -> None:
    whole = Problem(Place("data/f.yml"), "missing-file", "this file is missing", "add it")
    empty = Problem(Place("data/g.yml", 3, 1, ""), "bad", "`a` is wrong")
    assert report([whole, empty], "text") == (
        "data/f.yml: this file is missing; add it [missing-file]\n\ndata/g.yml:3:1: `a` is wrong [bad]\n\nTwo problems found. Nothing was built."
    )


def test_all_problems_are_told_in_the_order_given() -> None:
    text = report([problem("a: 1", 4, 9), problem("b: 2", 1, 8)], "text")
    assert text == (
        "data/f.yml:9:4: `a` is wrong; write b [bad]\n  9 | a: 1\n    |    ^\n\n"
        "data/f.yml:8:1: `a` is wrong; write b [bad]\n  8 | b: 2\n    | ^\n\n"
        "Two problems found. Nothing was built."
    )


def test_nothing_wrong_is_said_too() -> None:
    assert [report([], "text"), json.loads(report([], "json")), report([], "github")] == ["No problems found.", NOTHING, ""]


def test_json_holds_every_part_of_a_problem() -> None:
    assert json.loads(report([problem("é: \t1", 4)], "json")) == {
        **NOTHING,
        "problems": [{"path": "data/f.yml", "line": 7, "column": 4, "source": "é: \t1", "code": "bad", "says": "`a` is wrong", "instead": "write b"}],
    }


def test_lines_for_github_are_one_each_and_escaped() -> None:
    odd = Problem(Place("data/a,b:c.yml"), "odd", "100% wrong\nand more")
    assert report([problem("a: 1", 4), odd], "github") == (
        "::error file=data/f.yml,line=7,col=4,title=bad::`a` is wrong; write b\n"
        "::error file=data/a%2Cb%3Ac.yml,title=odd::100%25 wrong%0Aand more"
    )  # fmt: skip

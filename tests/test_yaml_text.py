"""YAML as people type it: scalars stay text, places are exact, and what is broken is said in plain words."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.problems import Place, Problem
from macros.yaml_text import Document, read
from macros.yaml_text.broken import MAX_BYTES, MAX_DEPTH, MAX_LINES

from .projects import ROOT

EMPTY = "f.yml: the file is empty; write its contents, or delete the file [empty-file]"
UTF_8 = "save the file again with the encoding UTF-8"
UTF_16 = f"f.yml: the file is in UTF-16 or UTF-32, not in UTF-8; {UTF_8} [not-utf-8]"
NO_PAIRS = "f.yml:1:1: the file is not made of `name: value` lines; begin it with a name and a colon [not-a-mapping]"

DEEP = "this line begins lists inside lists without end; check the brackets and dashes [too-deep]"
LETTER = f"this line has a letter that is not in UTF-8; {UTF_8} [not-utf-8]"
ANCHOR = "this value begins with `&`; put quotes around it, or write it out wherever it is needed; `&` and `*` are not used here [alias]"

BROKEN: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "yaml_text" / "broken.yml").read_text("utf-8"))
HOSTILE: dict[str, tuple[bytes, str]] = {
    "latin-1": ("a: 1\r\nb: caf\u00e9 bar\r\n".encode("latin-1"), f"f.yml:2:7: {LETTER}"),
    "a quote mark of Windows": (b"a: the board\x92s\n", f"f.yml:1:13: {LETTER}"),
    "half a letter": (b"a: \xc3\n", f"f.yml:1:4: {LETTER}"),
    "only brackets": (b"a: " + b"[" * 5000, f"f.yml:1:1: {DEEP}"),
    "brackets further down": (b"a: 1\nb: " + b"[" * 61 + b"]" * 61, f"f.yml:2:1: {DEEP}"),
    "dashes": (b"a:\n  " + b"- " * 5000 + b"b\n", f"f.yml:2:1: {DEEP}"),
    "an endless indent": (b"".join(b" " * depth + b"a:\n" for depth in range(300)), f"f.yml:241:1: {DEEP}"),
}
WHOLE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", EMPTY),
    "blank lines": (b" \n\n", EMPTY),
    "comments alone": (b"# one\n  # two\n", EMPTY),
    "a mark and a start line alone": (b"\xef\xbb\xbf---\n", EMPTY),
    "text alone": (b"hello\n", NO_PAIRS),
    "a list": (b"- a\n- b\n", NO_PAIRS),
    "UTF-16 with a mark": ("a: 1\n".encode("utf-16"), UTF_16),
    "UTF-16 without one": ("a: 1\n".encode("utf-16-be"), UTF_16),
    "UTF-32": ("a: 1\n".encode("utf-32"), UTF_16),
    "50,000 lines": (
        b"a: 1\n" * 50_000,
        f"f.yml: the file has 50,000 lines and 250,000 bytes; a data file has at most {MAX_LINES:,} lines and {MAX_BYTES:,} bytes [too-long]",
    ),
    "two megabytes in a line": (
        b"a: " + b"b" * 2_000_000,
        f"f.yml: the file has 0 lines and 2,000,003 bytes; a data file has at most {MAX_LINES:,} lines and {MAX_BYTES:,} bytes [too-long]",
    ),
}


def told(content: str | bytes) -> list[Problem]:
    found = read("f.yml", content.encode() if isinstance(content, str) else content)
    assert not isinstance(found, Document), found.value
    return list(found)


def value(text: str) -> Any:
    found = read("f.yml", text.encode())
    assert isinstance(found, Document), found
    return found.value


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_said_at_its_line_and_column(name: str) -> None:
    text, found = BROKEN[name]["text"], told(BROKEN[name]["text"])
    assert [str(problem) for problem in found] == [f"f.yml:{problem}" for problem in BROKEN[name]["problems"]]
    assert [problem.place.source for problem in found] == [text.split("\n")[problem.place.line - 1] for problem in found]


SLIPS: dict[str, tuple[str, str]] = {
    "a single quote left open": (r"( *(?:- )?\w+: )([^'\"|\[].*)", r"\1'\2"),
    "a double quote left open": (r"( *(?:- )?\w+: )([^'\"|\[].*)", r'\1"\2'),
    "no space after a hyphen": (r"( *-) (\w+: .*)", r"\1\2"),
    "no space after a colon": (r"( *(?:- )?id:) (.*)", r"\1\2"),
    "a hyphen too far to the right": (r"( *- \w+: .*)", r" \1"),
    "a hyphen too far to the left": (r" ( *- \w+: .*)", r"\1"),
    "a tab": (r"  ( *\w+: .*)", r"\t\1"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_at_its_line_or_at_the_line_below_it_that_no_longer_fits(slip: str) -> None:
    lines = (ROOT / "data/partnerships/southampton/editions/2024-12/partners.yml").read_text("utf-8").split("\n")
    right, wrong = SLIPS[slip]
    elsewhere = {}
    for number, line in enumerate(lines):
        slipped = re.sub(f"^{right}$", wrong, line)
        if slipped != line:
            problem, *_ = told("\n".join([*lines[:number], slipped, *lines[number + 1 :]]))
            if problem.place.line - 1 - number not in (0, 1):
                elsewhere[number + 1] = str(problem)
    assert elsewhere == {}


@pytest.mark.parametrize("name", HOSTILE)
def test_wrong_letters_and_endless_depth_are_said_at_their_line(name: str) -> None:
    content, problem = HOSTILE[name]
    assert [str(found) for found in told(content)] == [problem]


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_wrong_with_the_whole_file_is_one_problem(name: str) -> None:
    content, problem = WHOLE[name]
    assert [str(found) for found in told(content)] == [problem]


def test_an_alias_bomb_is_told_once_for_each_anchor() -> None:
    names = "abcdefghij"
    lines = ["a: &a [x, x]", *(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in pairwise(names))]
    assert [str(problem) for problem in told("\n".join(lines))] == [f"f.yml:{line}:4: {ANCHOR}" for line in range(1, 11)]


@pytest.mark.parametrize("deep", [MAX_DEPTH - 1, MAX_DEPTH])
def test_what_is_just_not_too_deep_is_read(deep: int) -> None:
    assert value("a: " + "[" * deep + "]" * deep) == yaml.load("a: " + "[" * deep + "]" * deep, Loader=yaml.BaseLoader)


def test_a_file_of_the_greatest_length_is_read() -> None:
    lines = [f"k{number}: x" for number in range(MAX_LINES)]
    assert value("\n".join(lines)) == {f"k{number}": "x" for number in range(MAX_LINES)}


def test_scalars_stay_the_text_that_was_typed() -> None:
    typed = ["No", "yes", "on", "12:30", "0777", "0o17", "0x1F", "1_000", "1e3", ".5", "2024-12-01", "2024-13-45", "~", "null", "NaN", "=", "1.10"]
    text = "".join(f"{number}: {word}\n" for number, word in enumerate(typed)) + "Off: 08\n12:30: on\n"
    assert value(text) == {**{str(number): word for number, word in enumerate(typed)}, "Off": "08", "12:30": "on"}


@given(st.lists(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="\u00a0"), max_size=20), max_size=5))
def test_any_text_in_quotes_comes_back_as_it_is(texts: list[str]) -> None:
    assert value(yaml.safe_dump({"a": texts}, allow_unicode=True, default_style='"')) == {"a": texts}


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    plain, windows = read("f.yml", b"a: 1\nb: x\n"), read("f.yml", b"\xef\xbb\xbfa: 1\r\nb: x\r\n")
    assert isinstance(plain, Document)
    assert isinstance(windows, Document)
    assert [windows.value, windows.place(("b",))] == [plain.value, Place("f.yml", 2, 4, "b: x")]


def test_old_mac_line_ends_count_as_lines() -> None:
    assert [str(problem) for problem in told(b"a: 1\rb: 2\ra: 3\r")] == [
        "f.yml:3:1: `a` stands twice; the first is in line 1; keep one of them [repeated-key]"
    ]


FRAGMENTS = ["a", "b: c", "- ", "  ", "\n", "\n  ", ": ", "? ", "|-\n  x", "> y", "'", '"', "&a ", "*a", "!t ", "[]", "{", "}", ", ", "#", "---\n"]


@settings(max_examples=500)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join))
def test_what_is_read_in_a_hurry_is_what_a_close_look_gives(text: str) -> None:
    hurried = read("f.yml", text.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("macros.yaml_text.plain_value", lambda text: None)
        assert read("f.yml", text.encode()) == hurried


def test_a_close_look_is_taken_only_where_something_may_be_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("macros.yaml_text._closely", lambda document: ())
    texts = [TREE, "a: 'b'\nc: {d: [e]}\n", "a: b\n  c\n", "a: b\n  - c\n", "a: 1\na: 2\n", "a: &b c\n", "a: !b c\n", "- a\n", "? [a]\n: b\n", "a"]
    assert [isinstance(read("f.yml", text.encode()), Document) for text in texts] == [True, True, True, *[False] * 7]


TREE = """\
title: x
groups:
  - id: a
    text: |-

      First line.

        Third line.
  - id: b
    text: >
      Folded
      text.
    names: [c, d]
"""


@pytest.mark.parametrize(
    ("path", "key", "line", "column"),
    [
        ((), False, 1, 1),
        (("title",), False, 1, 8),
        (("title",), True, 1, 1),
        (("groups",), False, 3, 3),
        (("groups",), True, 2, 1),
        (("groups", 1), False, 9, 5),
        (("groups", 1, "names", 1), False, 13, 16),
        (("groups", 1, "names"), True, 13, 5),
        (("groups", 0, "chair"), False, 3, 5),
        (("groups", 0, "chair", "name"), False, 3, 5),
        (("groups", 7), False, 3, 3),
        (("title", "x", 3), False, 1, 8),
        (("nothing",), True, 1, 1),
    ],
)
def test_every_value_and_name_has_its_place_and_what_is_absent_that_of_its_holder(
    path: tuple[str | int, ...], key: bool, line: int, column: int
) -> None:
    document = read("f.yml", TREE.encode())
    assert isinstance(document, Document)
    assert document.place(path, key) == Place("f.yml", line, column, TREE.split("\n")[line - 1])


@pytest.mark.parametrize(
    ("path", "line", "place"),
    [
        (("groups", 0, "text"), 0, (6, 7)),
        (("groups", 0, "text"), 2, (8, 9)),
        (("groups", 0, "text"), 99, (4, 11)),
        (("groups", 1, "text"), 1, (10, 11)),
        (("title",), 0, (1, 8)),
    ],
)
def test_a_line_of_a_passage_has_its_place(path: tuple[str | int, ...], line: int, place: tuple[int, int]) -> None:
    document = read("f.yml", TREE.encode())
    assert isinstance(document, Document)
    found = document.text_place(path, line)
    assert (found.line, found.column, found.source) == (*place, TREE.split("\n")[place[0] - 1])

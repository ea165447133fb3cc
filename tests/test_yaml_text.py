"""YAML as people type it: scalars stay text, places are exact, and what is broken is said in plain words."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.problems import Place, Problem
from macros.yaml_text import Document, read
from macros.yaml_text.broken import MAX_BYTES, MAX_DEPTH, MAX_LINES

QUOTES = "put quotes around the value"
INDENT = "is indented differently from the lines it belongs with"
INDENT_RIGHT = "begin it under the first letter of the lines above it; a quote that is not closed does this too"
AFTER = "this line goes on after a closing quote or bracket; put quotes around the whole value, or close the quote that was opened further up"
ANCHOR = "this value begins with `&`; put quotes around it, or write it out wherever it is needed; `&` and `*` are not used here"
TAG = "this value begins with `!`; put quotes around it; `!` tags are not used here"
STRANGE = f"this line has a character that cannot stand at the start of a value; {QUOTES}"
COLON = "this line has a colon and a space where none can stand; put quotes around a value that holds `: `, or check the indent of this line"
NO_PAIR = "this line is not a `name: value` pair; write a colon and a space after the name, or check the indent"
HIDDEN = "delete it and type the letter or space again"
SWALLOWED = "this line begins with `-` but is part of the value above it; begin it under the `-` of the item above, or write the text as a block after `|-`"
DEEP = "this line begins lists inside lists without end; check the brackets and dashes"
EMPTY = "f.yml: the file is empty; write its contents, or delete the file [empty-file]"
UTF_8 = "save the file again with the encoding UTF-8"
UTF_16 = f"f.yml: the file is in UTF-16 or UTF-32, not in UTF-8; {UTF_8} [not-utf-8]"
NO_PAIRS = "f.yml:1:1: the file is not made of `name: value` lines; begin it with a name and a colon [not-a-mapping]"

BROKEN: dict[str, tuple[str | bytes, list[str]]] = {
    "a tab before a name": ("a: 1\n\tb: 2\n", ["2:1: this line begins with a tab; use spaces [broken-yaml]"]),
    "a tab under a name": ("a:\n\tb: 2\n", ["2:1: this line begins with a tab; use spaces [broken-yaml]"]),
    "a tab before an item": ("a:\n  - x\n\t- y\n", ["3:1: this line begins with a tab; use spaces [broken-yaml]"]),
    "a double quote not closed": ('a: 1\nb: "x\nc: 2\n', ["2:4: this line has a quote that is never closed; close the quote [broken-yaml]"]),
    "a single quote not closed": ("a: 1\nb: 'x\nc: 2\n", ["2:4: this line has a quote that is never closed; close the quote [broken-yaml]"]),
    "a quote closed by the next one": ('a: "x\nb: "y"\n', [f"2:5: {AFTER} [broken-yaml]"]),
    "text after a quote": ('a: "x" y\n', [f"1:8: {AFTER} [broken-yaml]"]),
    "text after a bracket": ("a: [x](#y) z\n", [f"1:7: {AFTER} [broken-yaml]"]),
    "text after a brace": ("a: {{ x }} y\n", [f"1:12: {AFTER} [broken-yaml]"]),
    "a bracket not closed": ("a: [1, 2\nb: 3\n", ["1:4: this line has a `[` that is never closed; close it with `]`, or put quotes around the value [broken-yaml]"]),
    "a brace not closed": ("a: {x: 1\nb: 3\n", ["1:4: this line has a `{` that is never closed; put quotes around a value that begins with `{` [broken-yaml]"]),
    "a bracket at the end": ("a: [\n", ["1:5: this line has a `[` or `{` that is never closed; close it, or put quotes around the value [broken-yaml]"]),
    "a pair indented too far": ("a: 1\n  b: 2\n", [f"2:4: {COLON} [broken-yaml]"]),
    "a pair indented too little": ("a:\n    b: 1\n  c: 2\n", [f"3:3: this line {INDENT}; {INDENT_RIGHT} [broken-yaml]"]),
    "a pair of an item indented too far": ("a:\n  - b: 1\n      c: 2\n", [f"3:8: {COLON} [broken-yaml]"]),
    "a pair of an item indented too little": (
        "a:\n  - b: 1\n   c: 2\n",
        ["3:4: this line is indented differently from the list it belongs to; begin it under the `-` of the item above [broken-yaml]"],
    ),
    "an item indented too little": ("a:\n  - b\n - c\n", [f"3:2: this line {INDENT}; {INDENT_RIGHT} [broken-yaml]"]),
    "an item indented too far": ("a:\n  - b\n   - c\n", [f"3:4: {SWALLOWED} [swallowed-item]"]),
    "a list begun as text": ("a: these\n    - b\n    - c\n", [f"2:5: {SWALLOWED} [swallowed-item]"]),
    "a colon in a value": ("title: Working: together\n", [f"1:15: {COLON} [broken-yaml]"]),
    "no colon": ("a: 1\nb\nc: 2\n", [f"2:1: {NO_PAIR} [broken-yaml]"]),
    "no colon at the end": ("a: 1\nb\n", [f"2:1: {NO_PAIR} [broken-yaml]"]),
    "no space after the colon": ("a: 1\nb:2\nc: 3\n", [f"2:1: {NO_PAIR} [broken-yaml]"]),
    "an at sign": ("a: @x\n", [f"1:4: {STRANGE} [broken-yaml]"]),
    "a backtick": ("a: `x`\n", [f"1:4: {STRANGE} [broken-yaml]"]),
    "a percent sign": ("a: %x\n", [f"1:4: {STRANGE} [broken-yaml]"]),
    "bold at the start": ("a: **x** y\n", [f"1:5: this line has `*` or `&` at the start of a value; {QUOTES} [broken-yaml]"]),
    "a star at the start": ("a: *x\n", [f"1:4: this line has `*` at the start of a value; {QUOTES} [broken-yaml]"]),
    "a backslash in quotes": ('a: "C:\\new\\d"\n', ["1:11: this line has a backslash inside double quotes; use single quotes around the value [broken-yaml]"]),
    "a second document": ("a: 1\n---\nb: 2\n", ["2:1: this line begins a second document; take out the line `---`; a file holds one document [broken-yaml]"]),
    "an exclamation mark": ("a: !Important notice\n", [f"1:4: {TAG} [tag]"]),
    "a lone exclamation mark": ("a: ! notice\n", [f"1:4: {TAG} [tag]"]),
    "a tag on a list": ("a: !!set [b]\n", [f"1:4: {TAG} [tag]"]),
    "a tag that would run code": ("a: !!python/object/apply:os.system ['x']\n", [f"1:4: {TAG} [tag]"]),
    "an anchor that nobody uses": ("a: &b c\n", [f"1:4: {ANCHOR} [alias]"]),
    "an anchor used": ("a: &b c\nd: *b\ne: *b\n", [f"1:4: {ANCHOR} [alias]"]),
    "a value that holds itself": ("a: &b [*b]\n", [f"1:4: {ANCHOR} [alias]"]),
    "a name used as an alias": ("&b a: 1\nc:\n  *b : 2\n", [f"1:1: {ANCHOR} [alias]"]),
    "lines merged": ("a: &b\n  c: 1\nd:\n  <<: *b\n", [f"1:4: {ANCHOR} [alias]"]),
    "a list as a name": ("? [a, b]\n: c\n", ["1:3: this is a list or a group of lines where a name should stand; write `name: value` [not-a-name]"]),
    "a key twice": ("a: 1\nb: 2\na: 3\n", ["3:1: `a` stands twice; the first is in line 1; keep one of them [repeated-key]"]),
    "a key twice, and once more, and another": (
        "a: 1\nb:\n  c: 1\n  'c': 2\na: 3\na: 4\n",
        [
            "4:3: `c` stands twice; the first is in line 3; keep one of them [repeated-key]",
            "5:1: `a` stands twice; the first is in line 1; keep one of them [repeated-key]",
            "6:1: `a` stands twice; the first is in line 1; keep one of them [repeated-key]",
        ],
    ),
    "hidden characters": (
        "a: x\x07y\nb: ok\nc\x00: \x1b[2J\nd: e\x85f\ng: h\u2028i\nj:\n\u00a0 k: l\nm: n\ufeffo\n",
        [
            f"1:5: this line holds the hidden character U+0007; {HIDDEN} [hidden-character]",
            f"3:2: this line holds the hidden character U+0000; {HIDDEN} [hidden-character]",
            f"4:5: this line holds the hidden character U+0085; {HIDDEN} [hidden-character]",
            f"5:5: this line holds the hidden character U+2028; {HIDDEN} [hidden-character]",
            f"7:1: this line holds the hidden character U+00A0; {HIDDEN} [hidden-character]",
            f"8:5: this line holds the hidden character U+FEFF; {HIDDEN} [hidden-character]",
        ],
    ),
    "latin-1": ("a: 1\r\nb: caf\u00e9 bar\r\n".encode("latin-1"), [f"2:7: this line has a letter that is not in UTF-8; {UTF_8} [not-utf-8]"]),
    "a quote mark of Windows": (b"a: the board\x92s\n", [f"1:13: this line has a letter that is not in UTF-8; {UTF_8} [not-utf-8]"]),
    "only brackets": ("a: " + "[" * 5000, [f"1:1: {DEEP} [too-deep]"]),
    "brackets further down": ("a: 1\nb: " + "[" * 61 + "]" * 61, [f"2:1: {DEEP} [too-deep]"]),
    "dashes": ("a:\n" + "  " + "- " * 5000 + "b\n", [f"2:1: {DEEP} [too-deep]"]),
    "an endless indent": ("".join(" " * depth + "a:\n" for depth in range(300)), [f"241:1: {DEEP} [too-deep]"]),
}  # fmt: skip
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
    content, problems = BROKEN[name]
    found = told(content)
    assert [str(problem) for problem in found] == [f"f.yml:{problem}" for problem in problems]
    text = content if isinstance(content, str) else content.decode("cp1252")
    lines = text.replace("\r\n", "\n").split("\n")
    assert [problem.place.source for problem in found] == [lines[problem.place.line - 1] for problem in found]


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_wrong_with_the_whole_file_is_one_problem(name: str) -> None:
    content, problem = WHOLE[name]
    assert [str(found) for found in told(content)] == [problem]


def test_an_alias_bomb_is_told_once_for_each_anchor() -> None:
    names = "abcdefghij"
    lines = ["a: &a [x, x]", *(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in zip(names, names[1:], strict=False))]
    assert [str(problem) for problem in told("\n".join(lines))] == [f"f.yml:{line}:4: {ANCHOR} [alias]" for line in range(1, 11)]


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
    assert [str(problem) for problem in told(b"a: 1\rb: 2\ra: 3\r")] == ["f.yml:3:1: `a` stands twice; the first is in line 1; keep one of them [repeated-key]"]


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
def test_every_value_and_name_has_its_place_and_what_is_absent_that_of_its_holder(path: tuple[str | int, ...], key: bool, line: int, column: int) -> None:
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

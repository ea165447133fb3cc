"""Small changes to YAML files: the value is what was asked, and every other line and comment is as it was."""

from __future__ import annotations

import difflib
from typing import Any, Final

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.problems import ProblemsFound
from macros.yaml_edit import Path, add_item, set_value
from macros.yaml_text import Document, read

FILE: Final = """\
# Every edition.
editions:
  # The draft.
  - id: 2031-02  # a month
    status: draft   # not yet
    change_note:
      weight: major
      text: |-
        First line.

        Last line.

  # The first.
  - id: '2030-05'
    status: "published"
    kind: new
# The end.
"""


def read_value(content: bytes) -> Any:
    document = read("f.yml", content)
    assert isinstance(document, Document)
    return document.value


def changed_lines(before: str, after: str) -> list[str]:
    """The lines that went, with `-`, and those that came, with `+`, in their order."""
    compared = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [line for line in compared if line[0] in "+-"]


SET: Final[dict[str, tuple[Path, str, list[str]]]] = {
    "a value with a comment behind it": (
        ("editions", 0, "status"), "published", ["-     status: draft   # not yet\n", "+     status: published   # not yet\n"],
    ),
    "a value in quotes": (("editions", 1, "status"), "superseded", ['-     status: "published"\n', "+     status: superseded\n"]),
    "a value that needs quotes": (("editions", 0, "id"), "it's: so", ["-   - id: 2031-02  # a month\n", "+   - id: 'it''s: so'  # a month\n"]),
    "a value deep inside": (("editions", 0, "change_note", "weight"), "minor", ["-       weight: major\n", "+       weight: minor\n"]),
    "a new value after the first": (("editions", 0, "published"), "2031-02-14", ["+     published: 2031-02-14\n"]),
    "a seal after the last, above blank lines": (("editions", 0, "seal"), "sha256:ab", ["+     seal: sha256:ab\n"]),
    "a seal above a comment": (("editions", 1, "seal"), "sha256:ab", ["+     seal: sha256:ab\n"]),
    "the same value": (("editions", 0, "status"), "draft", []),
}  # fmt: skip


@pytest.mark.parametrize(("where", "value", "lines"), SET.values(), ids=SET)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["Unix", "Windows"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "byte order mark"])
def test_only_the_line_of_the_value_changes(where: Path, value: str, lines: list[str], end: str, mark: str) -> None:
    before = mark + FILE.replace("\n", end)
    after = set_value("f.yml", before.encode(), where, value).decode()
    assert [line.replace("\r\n", "\n") for line in changed_lines(before, after)] == lines
    assert after.count("\n") == after.count(end)
    assert after.startswith(mark)


def test_a_new_line_stands_where_people_look_for_it() -> None:
    content = FILE.encode()
    for name, value in (("published", "2031-02-14"), ("seal", "sha256:ab")):
        content = set_value("f.yml", content, ("editions", 0, name), value)
    lines = content.decode().splitlines()
    assert lines[3:6] == ["  - id: 2031-02  # a month", "    published: 2031-02-14", "    status: draft   # not yet"]
    assert lines[11:15] == ["        Last line.", "    seal: sha256:ab", "", "  # The first."]


ENDS: Final = ("a: 1", "a: 1\n", "a: |-\n  x", "a: |-\n  x\n\n\n", "a: [1,\n 2]", "a: x\n  y\n\n# z", "a: 'x\n  y'", "a:\n  - x\n  - b: y")


@pytest.mark.parametrize("text", ENDS)
def test_a_line_can_be_added_after_anything_that_ends_a_file(text: str) -> None:
    value = read_value(text.encode())
    for name in ("seal", "b"):
        after = set_value("f.yml", text.encode(), (name,), "new")
        assert read_value(after) == {**value, name: "new"}
        assert [line for line in changed_lines(text + "\n", after.decode() + "\n") if line.strip() not in {"-", "+"}] == [f"+ {name}: new\n"]


NOT: Final[dict[str, tuple[str, Path]]] = {
    "a list": ("a: [1]\n", ("a",)),
    "a mapping": ("a: {b: 1}\n", ("a",)),
    "a text over several lines": ("a: |\n  x\n", ("a",)),
    "nothing after the colon": ("a:\nb: 1\n", ("a",)),
    "a line for braces": ("a: {b: 1}\n", ("a", "c")),
    "a name that is not there": ("a: 1\n", ("b", "c")),
    "an item that is not there": ("a:\n  - b: 1\n", ("a", 1, "b")),
    "a name inside a text": ("a: 1\n", ("a", "b")),
    "an empty mapping": ("a: {}\n", ("a", "b")),
}


@pytest.mark.parametrize(("text", "where"), NOT.values(), ids=NOT)
def test_what_cannot_hold_the_value_is_refused(text: str, where: Path) -> None:
    with pytest.raises(KeyError):
        set_value("f.yml", text.encode(), where, "new")


def test_a_value_in_braces_can_be_changed() -> None:
    assert set_value("f.yml", b"a: {b: one, c: two} # d\n", ("a", "b"), "three") == b"a: {b: three, c: two} # d\n"


@pytest.mark.parametrize("content", [b"a: [", b"", b"- a\n", b"\xff"])
def test_a_file_that_cannot_be_read_is_told_as_its_problems(content: bytes) -> None:
    expected = read("data/f.yml", content)
    with pytest.raises(ProblemsFound) as found:
        set_value("data/f.yml", content, ("a",), "new")
    assert found.value.problems == expected


# Items


def test_a_new_item_comes_first_above_the_comment_of_the_next() -> None:
    after = add_item("f.yml", FILE.encode(), ("editions",), {"id": "2032-01", "note": "it's: so"}).decode()
    assert changed_lines(FILE, after) == ["+   - id: 2032-01\n", "+     note: 'it''s: so'\n", "+ \n"]
    assert after.splitlines()[1:6] == ["editions:", "  - id: 2032-01", "    note: 'it''s: so'", "", "  # The draft."]


@pytest.mark.parametrize("text", ["a:\n- id: x\n", "a:\n    -   id: x\n", "# c\na:\n  -\n    id: x", "a:\r\n  - id: x\r\n"])
def test_a_new_item_is_indented_as_its_list(text: str) -> None:
    after = add_item("f.yml", text.encode(), ("a",), {"id": "new", "b": "c"})
    assert read_value(after) == {"a": [{"id": "new", "b": "c"}, {"id": "x"}]}


@pytest.mark.parametrize("text", ["a: []\n", "a: [{id: x}]\n", "a: x\n", "b: 1\n"])
def test_no_item_is_added_to_what_is_no_list_of_lines(text: str) -> None:
    with pytest.raises(KeyError):
        add_item("f.yml", text.encode(), ("a",), {"id": "new"})


# For all values

ONE_LINE: Final = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Cn", "Co"]), max_size=40)


@settings(max_examples=300, deadline=None)
@given(ONE_LINE, st.sampled_from([("editions", 0, "status"), ("editions", 0, "published"), ("editions", 1, "seal"), ("editions", 1, "id")]))
def test_whatever_is_written_is_read_again(value: str, where: tuple[str, int, str]) -> None:
    after = set_value("f.yml", FILE.encode(), where, value)
    expected = read_value(FILE.encode())
    expected[where[0]][where[1]][where[2]] = value
    assert read_value(after) == expected
    assert len(changed_lines(FILE, after.decode())) <= 2


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), ONE_LINE, min_size=1, max_size=4))
def test_whatever_item_is_added_is_read_again(item: dict[str, str]) -> None:
    expected = read_value(FILE.encode())
    expected["editions"].insert(0, item)
    assert read_value(add_item("f.yml", FILE.encode(), ("editions",), item)) == expected


def test_what_is_written_is_read_by_every_yaml_parser() -> None:
    after = set_value("f.yml", FILE.encode(), ("editions", 0, "published"), "2031-02-14")
    assert yaml.load(after, Loader=yaml.BaseLoader) == read_value(after)

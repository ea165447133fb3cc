"""Many changes to a list in a YAML file: the items are what was asked, and every other line and comment is as it was."""

from __future__ import annotations

import difflib
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.yaml_edit import Path
from macros.yaml_lists import Edits, edit_list, edit_values
from macros.yaml_text import Document, read
from macros.yaml_values import Value

ORDER: Final = ("id", "name", "urn", "heading", "also", "after", "note")
FILE: Final = """\
# The top.
before: 1
items:
  # About a.
  - id: a  # its id
    name: 'A: one'  # its name
    heading: x

  - id: b
    # Between.
    name: B
      goes on
    urn: 999001
    heading: x
    also:
      - heading: y
        after: a

  # About c.
  # More about c.
  - id: c
    name: C
    heading: y
    note: |-
      A note.

      Its end.
# The end.
after: 2
"""


def value_of(content: bytes) -> Any:
    document = read("f.yml", content)
    assert isinstance(document, Document), document
    return document.value


def edited(edits: Edits, text: str = FILE) -> list[str]:
    """The lines that went, with `-`, and those that came, with `+`, in their order."""
    after = edit_list("f.yml", text.encode(), ("items",), edits).decode()
    compared = difflib.unified_diff(text.splitlines(), after.splitlines(), lineterm="", n=0)
    return [f"{line[0]} {line[1:]}" for line in list(compared)[2:] if line[0] in "+-"]


NEW: Final = {"heading": "x", "id": "n", "name": "New: #1"}
WRITTEN: Final = ["+   - id: n", "+     name: 'New: #1'", "+     heading: x"]
CASES: Final[dict[str, tuple[Edits, list[str]]]] = {
    "nothing": (Edits({}, (), (), ORDER), []),
    "a value with a comment behind it": (
        Edits({0: {("name",): "It's"}}, (), (), ORDER),
        ["-     name: 'A: one'  # its name", "+     name: It's  # its name"],
    ),
    "a value over two lines": (Edits({1: {("name",): "B"}}, (), (), ORDER), ["-       goes on"]),
    "a value that is new stands in its order": (Edits({0: {("urn",): "1"}, 2: {("urn",): "2"}}, (), (), ORDER), ["+     urn: 1", "+     urn: 2"]),
    "several in one item": (
        Edits({1: {("urn",): "2", ("name",): "C", ("heading",): "z", ("also", 0, "after"): None}}, (), (), ORDER),
        [
            "-     name: B", "-       goes on", "-     urn: 999001", "-     heading: x", "+     name: C", "+     urn: 2", "+     heading: z",
            "-         after: a",
        ],
    ),
    "a value inside": (Edits({1: {("also", 0, "after"): "c"}}, (), (), ORDER), ["-         after: a", "+         after: c"]),
    "a text of several lines for another": (
        Edits({2: {("note",): "Two\n\nparagraphs: #1"}}, (), (), ORDER),
        ["-       A note.", "+       Two", "-       Its end.", "+       paragraphs: #1"],
    ),
    "a text of one line for several": (
        Edits({2: {("note",): "One."}}, (), (), ORDER),
        ["-     note: |-", "-       A note.", "- ", "-       Its end.", "+     note: One."],
    ),
    "several lines for one, and a comment stays": (
        Edits({0: {("name",): "A\nB"}}, (), (), ORDER),
        ["-     name: 'A: one'  # its name", "+     name: |-  # its name", "+       A", "+       B"],
    ),
    "inside and behind at the same line": (
        Edits({1: {("also", 0, "name"): "x", ("note",): "N"}}, (), (), ("id", "heading", "also", "note", "after", "name", "urn")),
        ["+         name: x", "+     note: N"],
    ),
    "what a block cannot hold stands in quotes": (
        Edits({0: {("name",): " A\n\tB "}}, (), (), ORDER),
        ["-     name: 'A: one'  # its name", '+     name: " A\\n\\tB "  # its name'],
    ),
    "a list of texts, and what stands under a name": (
        Edits({0: {("also",): ["x: y", "z"], ("note",): {"name": "N", "after": "a"}}}, (), (), ORDER),
        ["+     also:", "+       - 'x: y'", "+       - z", "+     note:", "+       name: N", "+       after: a"],
    ),
    "an item that goes leaves the comment above it": (
        Edits({}, [0], (), ORDER), ["-   - id: a  # its id", "-     name: 'A: one'  # its name", "-     heading: x", "- "],
    ),
    "the last item goes": (
        Edits({}, [2], (), ORDER),
        ["-   - id: c", "-     name: C", "-     heading: y", "-     note: |-", "-       A note.", "- ", "-       Its end."],
    ),
    "a new one first, above the comment of the old": (Edits({}, (), [(0, NEW)], ORDER), [*WRITTEN, "+ "]),
    "a new one between": (Edits({}, (), [(2, NEW)], ORDER), [*WRITTEN, "+ "]),
    "a new one last": (Edits({}, (), [(3, NEW)], ORDER), ["+ ", *WRITTEN]),
}  # fmt: skip


@pytest.mark.parametrize(("edits", "lines"), CASES.values(), ids=CASES)
def test_a_list_is_changed_line_by_line(edits: Edits, lines: list[str]) -> None:
    assert edited(edits) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("items: []\n", ["- items: []", "+ items:", *WRITTEN]),
        ("items: []  # none\nafter: 1\n", ["- items: []  # none", "+ items:  # none", *WRITTEN]),
        ("items: []", ["- items: []", "+ items:", *WRITTEN]),
        ("items:\n  []\n", ["-   []", "+ ", *WRITTEN]),
        ("items:\n- id: a\n- id: b", ["+ - id: n", "+   name: 'New: #1'", "+   heading: x"]),
        ("items:\n    -   id: a\n        name: A\n", ["+ ", "+     - id: n", "+       name: 'New: #1'", "+       heading: x"]),
    ],
)
def test_lists_are_written_in_several_ways(text: str, lines: list[str]) -> None:
    assert edited(Edits({}, (), [(2, NEW)] if "id: b" in text else [(1, NEW)] if "id: a" in text else [(0, NEW)], ORDER), text) == lines


def test_all_items_may_go() -> None:
    after = edit_list("f.yml", FILE.encode(), ("items",), Edits({}, [0, 1, 2], (), ORDER))
    assert value_of(after) == {"before": "1", "items": [], "after": "2"}
    comments = ["# The top.", "  # About a.", "  # About c.", "  # More about c.", "# The end."]
    assert [line for line in after.decode().splitlines() if "#" in line] == comments


def test_the_mark_and_the_line_ends_of_windows_stay() -> None:
    content = b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode()
    after = edit_list("f.yml", content, ("items",), Edits({0: {("name",): "B"}}, [1], [(3, NEW)], ORDER))
    assert after.startswith(b"\xef\xbb\xbf# The top.\r\n")
    assert after.count(b"\n") == after.count(b"\r\n")


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ("items: {a: b}\n", Edits({}, (), [(0, NEW)], ORDER)),
        ("other: 1\n", Edits({}, (), [(0, NEW)], ORDER)),
        ("items: [{id: a}]\n", Edits({}, [0], (), ORDER)),
        ("items:\n  - {id: a, name: A}\n", Edits({0: {("name",): "B"}}, (), (), ORDER)),
        ("items:\n  - id: a\n    also:\n      - x  # why\n", Edits({0: {("also",): ["y"]}}, (), (), ORDER)),
        ("items:\n  - id: a\n    also:\n      # why\n      - x\n", Edits({0: {("also",): ["y"]}}, (), (), ORDER)),
        ("items:\n  - id: a\n    also:\n      - {after: a}\n", Edits({0: {("also",): ["y"]}}, (), (), ORDER)),
        ("items:\n  - id: a\n    also:\n      - after: a\n", Edits({0: {("also", 0, "after"): None}}, (), (), ORDER)),
    ],
)
def test_what_cannot_be_changed_line_by_line_is_refused(text: str, edits: Edits) -> None:
    with pytest.raises(KeyError):
        edit_list("f.yml", text.encode(), ("items",), edits)


OUTSIDE: Final = """\
# The top.
chair:
  id: chair  # its id
  names: [A, B]  # both
  # Between.
  post: P
after: 2
"""


def test_values_outside_of_lists_are_changed_line_by_line() -> None:
    order = ("chair", "id", "name", "names", "post", "items", "after")
    values: dict[Path, Value | None] = {("chair", "post"): None, ("chair", "name"): "N", ("chair", "names"): ["C: D"]}
    values["items",] = [{"id": "n", "names": ["x"]}]
    assert edit_values("f.yml", OUTSIDE.encode(), values, order).decode() == """\
# The top.
chair:
  id: chair  # its id
  name: N
  names:  # both
    - 'C: D'
  # Between.
items:
  - id: n
    names:
      - x
after: 2
"""


SIGNS: Final = st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp"), blacklist_characters="\ufeff\ufffe\uffff")
TEXT: Final = st.text(SIGNS, min_size=1, max_size=12).map(str.strip)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(st.integers(0, 2), st.dictionaries(st.sampled_from(["name", "urn", "heading"]), TEXT, max_size=3)),
    st.sets(st.integers(0, 2)),
    st.lists(st.tuples(st.integers(0, 3), TEXT, TEXT), max_size=4),
)
def test_the_list_says_what_was_asked_and_every_comment_stays(
    changed: dict[int, dict[str, str]], removed: set[int], added: list[tuple[int, str, str]]
) -> None:
    added = sorted(added, key=lambda one: one[0])
    items = [(place, {"id": f"new-{count}", "name": name, "heading": heading}) for count, (place, name, heading) in enumerate(added)]
    edits = Edits({place: {(name,): value for name, value in values.items()} for place, values in changed.items()}, removed, items, ORDER)
    after = edit_list("f.yml", FILE.encode(), ("items",), edits)

    before = value_of(FILE.encode())
    expected = []
    for place in range(4):
        expected += [item for at, item in items if at == place]
        if place < 3 and place not in removed:
            expected.append(before["items"][place] | changed.get(place, {}))
    assert value_of(after) == {"before": "1", "items": expected, "after": "2"}
    own = {"# its id": 0, "# its name": 0, "# Between.": 1}
    comments = ["# The top.", "# About a.", "# its id", "# its name", "# Between.", "# About c.", "# More about c.", "# The end."]
    assert [line for line in comments if line in after.decode()] == [line for line in comments if own.get(line) not in removed]

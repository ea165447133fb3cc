"""Raw differences: a record is silent beside itself, however it is written, and each single change is found exactly."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.differences import Difference, Plain, differences, plain, unwrapped
from macros.model import FILE_KINDS, EditionFile, FileKind, Point, Record, When, walk

from . import invented
from .tries import tries

CASES: Final[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "differences.yml").read_text("utf-8"))
KINDS: Final = [kind.name for kind in FILE_KINDS]


def record(kind: FileKind) -> Record:
    return kind.record.model_validate(yaml.load(invented.text(kind.name), Loader=yaml.BaseLoader))


# The table


@pytest.mark.parametrize("name", CASES)
def test_every_difference_is_found(name: str) -> None:
    case = CASES[name]
    found = [[how, list(path), before, after] for how, path, before, after, _ in map(astuple, differences(case["before"], case["after"]))]
    assert found == case["differences"]


MIRROR: Final = {"added": "removed", "removed": "added", "changed": "changed", "reordered": "reordered"}


@pytest.mark.parametrize("name", CASES)
def test_backwards_each_difference_is_its_mirror(name: str) -> None:
    case = CASES[name]
    there = list(differences(case["before"], case["after"]))
    back = list(differences(case["after"], case["before"]))
    mirrored = [Difference(MIRROR[one.how], one.path, one.after, one.before) for one in there]  # type: ignore[arg-type]
    assert sorted(back, key=repr) == sorted(mirrored, key=repr)


# Records as plain values


@pytest.mark.parametrize("kind", FILE_KINDS, ids=KINDS)
def test_a_record_compared_with_itself_is_silent(kind: FileKind) -> None:
    assert list(differences(plain(record(kind)), plain(record(kind)))) == []


def test_what_was_left_out_and_what_says_the_default_are_the_same() -> None:
    short = EditionFile.model_validate({"title": "A", "summary": "B"})
    long = EditionFile.model_validate({"summary": "B", "title": " A ", "cites": [], "review": None})
    assert [plain(short), plain(long)] == [{"title": "A", "summary": "B"}] * 2


def test_dates_and_parts_become_text_and_lists() -> None:
    looked_at = {"next": When(2031, 5), "every_years": 2, "text": "D"}
    found = plain(EditionFile.model_validate({"title": "A", "summary": "B\nC", "review": looked_at, "cites": [{"id": "act", "title": "E"}]}))
    review = {"next": "2031-05", "every_years": 2, "text": "D"}
    assert found == {"title": "A", "summary": "B C", "review": review, "cites": [{"id": "act", "title": "E"}]}


def ways(value: Plain, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The ways to all texts but ids."""
    if isinstance(value, str):
        yield way
    elif isinstance(value, (dict, list)):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            if step != "id":
                yield from ways(inner, (*way, step))


def changed_at(value: Any, way: tuple[str | int, ...]) -> Any:
    """The value with another text at the end of the way, and all else as it was."""
    if not way:
        return f"{value}, changed"
    if isinstance(value, dict):
        return {name: changed_at(inner, way[1:]) if name == way[0] else inner for name, inner in value.items()}
    return [changed_at(inner, way[1:]) if index == way[0] else inner for index, inner in enumerate(value)]


@pytest.mark.parametrize("kind", FILE_KINDS, ids=KINDS)
def test_each_single_change_is_found_exactly(kind: FileKind) -> None:
    before = plain(record(kind))
    all_ways = list(ways(before))
    assert all_ways
    for way in all_ways:
        expected: list[str] = []
        old: Any = before
        new: Any = changed_at(before, way)
        for step in way:
            if isinstance(old, list) and not isinstance(old[0], dict):
                break  # a list without ids is one value
            if isinstance(old, list) and "id" not in old[0]:
                break
            old, new = old[step], new[step]
            expected.append(old["id"] if isinstance(step, int) else step)
        assert list(differences(before, changed_at(before, way))) == [Difference("changed", tuple(expected), old, new)]


@pytest.mark.parametrize("kind", FILE_KINDS, ids=KINDS)
def test_each_item_that_is_taken_away_is_found_exactly(kind: FileKind) -> None:
    whole = record(kind)
    for path, _ in walk(whole):
        if path and isinstance(path[-1], int):
            before = plain(whole)
            holder: Any = before
            after: Any = plain(whole)
            names: list[str] = []
            rest = after
            for step in path[:-1]:
                holder, rest = holder[step], rest[step]
                names.append(holder["id"] if isinstance(step, int) else step)
            gone = rest.pop(path[-1])
            if "id" in gone:
                assert list(differences(before, after)) == [Difference("removed", (*names, gone["id"]), gone, None)]


# Prose

WORD: Final = st.from_regex(r"[A-Za-zé(*_`][A-Za-zé0-9.,:;)*_`'-]{0,9}", fullmatch=True).filter(lambda word: word != "*")
"""A word of a paragraph. A star by itself is none: at the beginning of a line it would read as an item of a list."""

PARAGRAPH: Final = st.lists(WORD, min_size=1, max_size=40).map(" ".join)
BLOCK: Final = st.one_of(
    PARAGRAPH,
    st.lists(PARAGRAPH, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
    st.lists(PARAGRAPH, min_size=1, max_size=3).map(lambda items: "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))),
    PARAGRAPH.map(lambda item: f"- above\n    - {item}"),
)


def wrapped(prose: str, width: int) -> str:
    """The same Markdown with its lines broken at another width, as an editor does it."""

    def lines(line: str) -> str:
        inner = line.lstrip(" ")
        marker, space, _ = inner.partition(" ")
        hang = " " * (len(line) - len(inner) + (len(marker) + 1 if space and (marker == "-" or marker.rstrip(".").isdigit()) else 0))
        return "\n".join(textwrap.wrap(line, width + len(hang), subsequent_indent=hang, break_long_words=False, break_on_hyphens=False))

    return "\n".join(lines(line) for line in prose.split("\n"))


@tries(150)
@given(st.lists(BLOCK, min_size=1, max_size=4).map("\n\n".join), st.integers(10, 100), st.integers(10, 100))
def test_prose_that_is_wrapped_anew_is_the_same(prose: str, first: int, second: int) -> None:
    points = [Point(id="a", text=wrapped(prose, width)) for width in (first, second)]
    assert list(differences(plain(points[0]), plain(points[1]))) == []


KEPT: Final = {
    "lines of a paragraph": ("a\nb\n  c", "a b c"),
    "paragraphs": ("a\n\nb", "a\n\nb"),
    "blank lines": ("a\n\n\n\nb\n", "a\n\nb"),
    "items": ("- a\n- b\n  c\n* d", "- a\n- b c\n* d"),
    "numbers": ("1. a\n   b\n2. c", "1. a b\n2. c"),
    "items in items": ("- a\n    - b\n      c\n    - d", "- a\n    - b c\n    - d"),
    "a paragraph in an item": ("- a\n\n    b\n    c\n\nd", "- a\n\n    b c\n\nd"),
    "headings": ("### a\nb\nc", "### a\nb c"),
    "quotes": ("> a\n> b", "> a\n> b"),
    "code": ("a\n\n    b\n    c\n\nd", "a\n\n    b\n    c\n\nd"),
    "a forced break": ("a  \nb", "a  \nb"),
    "rows of a table": ("| a |\n| - |\n| b |", "| a |\n| - |\n| b |"),
    "a number in a sentence": ("born in\n1999 it was", "born in 1999 it was"),
}


@pytest.mark.parametrize(("prose", "joined"), KEPT.values(), ids=KEPT)
def test_only_lines_of_one_paragraph_are_joined(prose: str, joined: str) -> None:
    assert [unwrapped(prose), unwrapped(joined)] == [joined, joined]


@pytest.mark.parametrize(("one", "other"), [("a\n\nb", "a\nb"), ("- a\n- b", "- a b"), ("a  \nb", "a\nb"), ("## a\nb", "## a b"), ("a", "b")])
def test_what_reads_differently_is_different(one: str, other: str) -> None:
    found = list(differences(plain(Point(id="x", text=one)), plain(Point(id="x", text=other))))
    assert found == [Difference("changed", ("text",), unwrapped(one), unwrapped(other))]

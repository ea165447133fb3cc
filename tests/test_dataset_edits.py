"""Whatever happens to a file in an editor, it ends in data that is read or in problems that name a line of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.dataset import load
from macros.problems import Problem, ProblemsFound
from macros.reports import report

from . import invented
from .tries import tries

ODD: Final = (
    *"\t\n\r\x00\x07\x1b\x7f\x85\xa0\xad\u200b\u200f\u2028\u202e\u2066\ufeff\uffff", *"é漢😀ß\u0301٣", "\r\n",
    *"{}[]:#&*!|>'\"%@`\\-?~<=,", ": ", "- ", " #", "---\n", "...", "<<: *a", "&a ", "*a", "!!python/object:os.system ", "'''", "null", "\xa0\xa0",
    "{{ x }}", "{% x %}", "<script>", "](", "](#x)", "](javascript:x)", "![a](b)", "### ", "##### ", "===\n", "1. " * 40, "> " * 200, "[" * 200,
    "a" * 5000, "parts:\n", "id: main-board\n", "2030-02-30",
)  # fmt: skip
"""What an editor, a keyboard, a word processor or somebody with bad intentions may put into a file."""

Edit = tuple[str, float, float, str]
EDITS: Final = st.lists(
    st.tuples(
        st.sampled_from(["delete", "double", "indent", "outdent", "insert", "cut", "swap", "comment", "end"]),
        st.floats(0, 1, exclude_max=True),
        st.floats(0, 1, exclude_max=True),
        st.sampled_from(ODD),
    ),
    min_size=1,
    max_size=3,
)
NEVER_HANGS: Final = timedelta(seconds=30)


def edited(text: str, edits: list[Edit]) -> str:
    for how, where, within, odd in edits:
        lines = text.split("\n")
        at = int(where * len(lines))
        column = int(within * (len(lines[at]) + 1))
        lines[at : at + 1] = _CHANGES[how](lines[at], column, odd)
        if how == "swap":
            lines[at - 1], lines[at] = lines[at], lines[at - 1]
        text = "\n".join(lines[: at + 1] if how == "end" else lines)
    return text


_CHANGES: Final[dict[str, Callable[[str, int, str], list[str]]]] = {
    "delete": lambda line, column, odd: [],
    "double": lambda line, column, odd: [line, line],
    "indent": lambda line, column, odd: [" " * (1 + column % 4) + line],
    "outdent": lambda line, column, odd: [line[1 + column % 4 :]],
    "insert": lambda line, column, odd: [line[:column] + odd + line[column:]],
    "cut": lambda line, column, odd: [line[:column] + line[column + len(odd) :]],
    "swap": lambda line, column, odd: [line],
    "comment": lambda line, column, odd: ["#" + line],
    "end": lambda line, column, odd: [line[:column]],
}


@dataclass(frozen=True)
class Desk:
    """A folder of data with the files that are edited, and what they hold."""

    data: Path
    files: tuple[tuple[Path, str], ...]


def desk(data: Path) -> Desk:
    return Desk(data, tuple((path, path.read_text("utf-8")) for path in sorted(data.rglob("*.yml"))))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return desk(invented.write(tmp_path_factory.mktemp("invented")))


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Desk:
    """Southampton's files with those that it shares."""
    data = tmp_path_factory.mktemp("real") / "data"
    shutil.copytree(root / "data", data, ignore=lambda folder, names: set(names) - {"southampton"} if folder.endswith("partnerships") else set())
    return desk(data)


def problems(data: Path) -> tuple[Problem, ...]:
    try:
        load(data)
    except ProblemsFound as found:
        return found.problems
    return ()


def badly_placed_after(desk: Desk, file: int, edits: list[Edit]) -> tuple[Problem, ...]:
    path, text = desk.files[file % len(desk.files)]
    path.write_bytes(edited(text, edits).encode("utf-8"))
    try:
        return tuple(problem for problem in problems(desk.data) if not well_placed(desk.data, problem))
    finally:
        path.write_text(text, "utf-8")


def well_placed(data: Path, problem: Problem) -> bool:
    """Whether the problem names a line that is there, with what stands in it, and is printed with a mark."""
    place, file = problem.place, data.parent / problem.place.path
    if not place.line:
        return file.exists() or problem.code == "missing-file"
    lines = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    printed = report([problem], "text").split("\n")
    return (
        place.line <= len(lines)
        and lines[place.line - 1] == place.source != ""
        and 1 <= place.column <= len(place.source) + 1
        and [len(printed), printed[0], printed[2].rstrip()[-1]] == [5, str(problem), "^"]
    )


@tries(150, NEVER_HANGS)
@given(file=st.integers(0, 10), edits=EDITS)
def test_every_edit_of_an_invented_file_is_read_or_ends_in_problems_at_its_lines(small: Desk, file: int, edits: list[Edit]) -> None:
    assert badly_placed_after(small, file, edits) == ()


@tries(30, NEVER_HANGS)
@given(file=st.integers(0, 30), edits=EDITS)
def test_every_edit_of_a_real_file_is_read_or_ends_in_problems_at_its_lines(real: Desk, file: int, edits: list[Edit]) -> None:
    assert badly_placed_after(real, file, edits) == ()


HEAVY: Final = {
    "unknown names": ("glossary", "".join(f"k{number}: x\n" for number in range(19_000)), 19_000),
    "one name again and again": ("glossary", "k: x\n" * 19_000, 18_999),
    "bad ids": ("glossary", "terms:\n" + "".join(f"  - id: K{number}\n    term: x\n" for number in range(4_000)), 4_000),
    "one id again and again": ("glossary", "terms:\n" + "  - id: k\n    term: x\n" * 4_000, 3_999),
    "unknown ids": ("agencies", "agencies:\n" + "".join(f"  - {{id: a{number}, name: b, organisation: x}}\n" for number in range(4_000)), 4_001),
    "a very long id": ("glossary", f"terms:\n  - id: {'k' * 1_000_000}\n    term: x\n", 1),
    "a very long kind": ("agencies", f"agencies:\n  - id: a\n    name: A\n    kind: {'k' * 1_000_000}\n", 1),
    "a very long passage": ("glossary", f"terms:\n  - id: k\n    term: x\n    meaning: {'[a](' * 50}{'k' * 1_000_000}\n", 1),
    "links without end": ("glossary", f"terms:\n  - id: k\n    term: x\n    meaning: {'a [a](' * 1_500}\n", 0),
}  # fmt: skip


@pytest.mark.parametrize("name", HEAVY)
def test_a_file_made_to_be_heavy_ends_in_its_problems_too(name: str, tmp_path: Path) -> None:
    kind, text, count = HEAVY[name]
    found = problems(invented.write(tmp_path, {kind: text}))
    assert [len(found), [problem for problem in found if not len(str(problem)) < 1_000]] == [count, []]

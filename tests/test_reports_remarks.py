"""How `check` tells remarks: to people edition by edition, and to programs with every place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

from macros.model import When
from macros.remarks import Remark, Where
from macros.reports import full_report
from macros.reports.remarked import remark_text
from macros.reports.told import Report

from . import invented, judging, projects

GRAVE: Final = Remark(
    "out-of-date", "error", "a/2030-01", "“VC” was out of date.", "write `officer`",
    tuple(Where("a/2030-01", "sections", ("sections", number, "text"), 2) for number in range(5)), When(2019, 4), "from memory",
)  # fmt: skip
LIGHT: Final = Remark(
    "two-spellings", "information", "a/2030-01", "It is written “B” and “b”.", "write it one way", (Where("a/2029-30", "report", ("note",)),)
)
OTHER: Final = Remark("another-number", "warning", "b/2030-02", "Three are two.", "count again", (Where("b/2030-02", "groups", ("groups", 1)),))


def test_people_hear_of_each_edition_what_is_grave_and_how_much_else_there_is() -> None:
    assert remark_text([GRAVE, LIGHT, OTHER], judging.Places()).split("\n\n") == [
        "REMARKS on a/2030-01: out of date, or not in agreement",
        "error: “VC” was out of date. [out-of-date]\n  What to do: write `officer`.\n  Known: from memory.\n"
        + "  data/a/2030-01/sections.yml:5:5\n" * 3
        + "  and 2 more",
        "One remark for information; `check a/2030-01` tells them too.",
        "REMARKS on b/2030-02: out of date, or not in agreement",
        "warning: Three are two. [another-number]\n  What to do: count again.\n  data/b/2030-02/groups.yml:2:5",
    ]


def test_who_asks_for_an_edition_hears_everything() -> None:
    assert remark_text([LIGHT], judging.Places(), everything=True).split("\n\n")[1:] == [
        "information: It is written “B” and “b”. [two-spellings]\n  What to do: write it one way.\n  data/a/2029-30/report.yml:1:5"
    ]


def test_programs_get_every_place() -> None:
    told = json.loads(full_report(Report(remarks=(GRAVE, LIGHT), places=judging.Places()), "json"))["remarks"]
    assert [len(remark.pop("places")) for remark in told] == [5, 1]
    assert told == [
        {"edition": "a/2030-01", "rule": "out-of-date", "severity": "error", "says": "“VC” was out of date.", "instead": "write `officer`",
         "known": "from memory", "since": "2019-04"},
        {"edition": "a/2030-01", "rule": "two-spellings", "severity": "information", "says": "It is written “B” and “b”.",
         "instead": "write it one way", "known": "", "since": None},
    ]  # fmt: skip


def remarks_of(project: Path, *arguments: str) -> list[Any]:
    ran = projects.run(project, "check", *arguments, "--format", "json")
    assert ran.err == ""
    found = json.loads(ran.out)["remarks"]
    assert isinstance(found, list)
    return found


def test_check_tells_remarks_of_what_is_in_force_or_named(project: Path) -> None:
    (remark,) = [each for each in remarks_of(project) if each["rule"] == "listed-twice"]
    agencies = f"{projects.EDITIONS}/{invented.EDITION}/agencies.yml"
    assert remark["says"] == "The hospital stands twice in the list of relevant agencies."
    assert [(place["path"], Path(project / place["path"]).read_text("utf-8").splitlines()[place["line"] - 1]) for place in remark["places"]] == [
        (agencies, "    name: Arden Hospital"), (agencies, "    name: The hospital"),
    ]  # fmt: skip
    projects.change(project / projects.REGISTER, "status: published", "status: superseded")
    assert [bool(remarks_of(project)), bool(remarks_of(project, invented.KEY))] == [False, True]


@pytest.mark.parametrize("arguments", [("--against", invented.INSTRUMENT), ("--unverified",)])
def test_other_lists_hold_no_remarks(project: Path, arguments: tuple[str, ...]) -> None:
    assert remarks_of(project, *arguments) == []

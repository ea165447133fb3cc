"""Which remarks `check` tells, and with which places; how each format tells them is with the other tests of formats."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

from macros.reports.text import write
from macros.reports.told import Remarked, Report

from . import invented, projects

HEADING: Final = "REMARKS: out of date, or not in agreement with something; they set no exit code"
GRAVE: Final = Remarked("a/2030-01", "error", "out-of-date", "It was out of date.", "mend it")
LIGHT: Final = Remarked("a/2030-01", "information", "two-spellings", "It is written in two ways.", "write it one way")


def test_what_is_only_information_is_counted_unless_the_edition_is_named() -> None:
    in_short, in_full = (write(Report(remarks=(GRAVE, LIGHT), named=named)) for named in (False, True))
    assert in_short.partition(HEADING)[2].split("\n\n")[1:] == [
        "a/2030-01", in_full.partition(HEADING)[2].split("\n\n")[2], "One remark for information; `check a/2030-01` tells them too.",
    ]  # fmt: skip
    assert in_full.count("It is written in two ways.") == 1


def remarks_of(project: Path, *arguments: str) -> list[Any]:
    ran = projects.run(project, "check", *arguments, "--format", "json")
    assert ran.err == ""
    found = json.loads(ran.out)["remarks"]
    assert isinstance(found, list)
    return found


def test_check_tells_remarks_of_what_is_in_force_or_named(project: Path) -> None:
    (remark,) = [each for each in remarks_of(project) if each["rule"] == "listed-twice"]
    agencies = f"{projects.EDITIONS}/{invented.EDITION}/agencies.yml"
    lines = (project / agencies).read_text("utf-8").splitlines()
    (places,) = (value for value in remark.values() if isinstance(value, list))
    assert remark["says"] == "The hospital stands twice in the list of relevant agencies."
    assert [(place["path"], lines[place["line"] - 1]) for place in places] == [
        (agencies, "    name: Arden Hospital"), (agencies, "    name: The hospital"),
    ]  # fmt: skip
    projects.change(project / projects.REGISTER, "status: published", "status: superseded")
    assert [bool(remarks_of(project)), bool(remarks_of(project, invented.KEY))] == [False, True]


@pytest.mark.parametrize("arguments", [("--against", invented.INSTRUMENT), ("--unverified",)])
def test_other_lists_hold_no_remarks(project: Path, arguments: tuple[str, ...]) -> None:
    assert remarks_of(project, *arguments) == []

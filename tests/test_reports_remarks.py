"""How `check` tells remarks: to people edition by edition, and to programs with every place."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from macros.reports import full_report

from . import invented, judging, projects


def test_people_hear_of_each_edition_what_is_grave_and_how_much_else_there_is() -> None:
    grave, light = judging.REMARKS
    other = replace(light, edition="b/2030-02")
    text = full_report(judging.report(remarks=(grave, light, other), named=False), "text")
    assert [part.partition("\n")[0] for part in text.split("\n\n")[1:]] == [
        "REMARKS: out of date, or not in agreement with something; they set no exit code",
        judging.KEY,
        "out-of-date  Error: “The old board” was out of date when this edition was published.",
        f"One remark more for information. To see more: ./site-build.sh check {judging.KEY}",
        "b/2030-02",
        "One remark for information. To see more: ./site-build.sh check b/2030-02",
    ]


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
    assert [(place["path"], Path(project / place["path"]).read_text("utf-8").splitlines()[place["line"] - 1]) for place in remark["evidence"]] == [
        (agencies, "    name: Arden Hospital"), (agencies, "    name: The hospital"),
    ]  # fmt: skip
    projects.change(project / projects.REGISTER, "status: published", "status: superseded")
    assert [bool(remarks_of(project)), bool(remarks_of(project, invented.KEY))] == [False, True]


@pytest.mark.parametrize("arguments", [("--against", invented.INSTRUMENT), ("--unverified",)])
def test_other_lists_hold_no_remarks(project: Path, arguments: tuple[str, ...]) -> None:
    assert remarks_of(project, *arguments) == []

"""The command `check` as a person types it: what it says, in which format, and how it ends."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as xml

import pytest

from . import invented, projects
from .projects import EDITIONS, REGISTER, Ran, change, run

KEY: Final = invented.KEY
DAY: Final = ("--on", "2030-06-01")
READ: Final = f"No problems found in one partnership and one edition: {KEY}.\n"
NOTE: Final = "“Cannot tell” means that the files do not show it; mostly nobody has named and confirmed the passage that answers.\n"
FAULT: Final = ("data/glossary.yml", "terms:", "termes:")
SAYS: Final = "`termes` is not known here; did you mean `terms`?"
REPORT: Final = f"""\
data/glossary.yml:2:1: {SAYS} [unknown-key]
  2 | termes:
    | ^

One problem found. Nothing was built.
"""
REMARKS: Final = f"""\
REMARKS: out of date, or not in agreement with something; they set no exit code

{KEY}

listed-twice  Warning: The hospital stands twice in the list of relevant agencies.
  Where:    {EDITIONS}/{invented.EDITION}/agencies.yml:13:11; also line 32
  To do:    Take one of the two entries out.
"""
FORMATS: Final = ("text", "json", "junit", "sarif", "github")
GUIDANCE: Final = "data/instruments/guidance-2030.yml"


@pytest.fixture
def broken(project: Path) -> Path:
    """A project with one problem in its data."""
    change(project / FAULT[0], *FAULT[1:])
    return project


@pytest.fixture
def failing(project: Path) -> Path:
    """A project whose edition does not meet a must of the guidance that is known from its text."""
    change(project / GUIDANCE, "force: should", "force: must")
    path = project / EDITIONS / invented.EDITION / "edition.yml"
    kept = [part for part in re.split(r"(?m)^(?=\w)", path.read_text("utf-8")) if not part.startswith(("explanations:", "reconstructed:"))]
    path.write_text("".join(kept), encoding="utf-8", newline="\n")
    return project


# What it says


def test_check_says_what_it_read_and_what_came_of_it(project: Path) -> None:
    assert run(project, "check", *DAY) == Ran(
        0,
        f"""{READ}
                 met  not met  explained  cannot tell  does not apply
{KEY}, published 17 May 2030, judged as of 1 June 2030
  Guidance 2030    -        -          -            3               2

{NOTE}
No errors, no warnings and no points for information.

{REMARKS}""",
        "",
    )


def test_without_instruments_check_says_what_it_read_and_no_more(project: Path) -> None:
    shutil.rmtree(project / "data")
    invented.write(project, invented.bare())
    assert run(project, "check", *DAY) == Ran(0, READ, "")


@pytest.mark.parametrize("name", [KEY, f"{KEY}/"])
def test_an_edition_that_is_named_is_told_in_full(project: Path, name: str) -> None:
    ran = run(project, "check", name, *DAY)
    assert (ran.code, ran.err) == (0, "")
    headings = [line.partition(":")[0] for line in ran.out.splitlines()]
    assert [line for line in headings if line in {"ERRORS", "WARNINGS", "FOR INFORMATION", "EXPLAINED", "CANNOT TELL", "MET", "DOES NOT APPLY"}] == [
        "CANNOT TELL",
        "DOES NOT APPLY",
    ]


def test_a_partnership_that_is_named_is_told_alone(project: Path) -> None:
    projects.add_partnership(project, "brook-side")
    ran = run(project, "check", "brook-side", *DAY)
    assert [line.partition(",")[0] for line in ran.out.splitlines() if ", published" in line] == ["brook-side/2030-05"]


def test_one_instrument_gives_the_list_of_work(project: Path) -> None:
    ran = run(project, "check", KEY, "--against", "guidance-2030", *DAY)
    assert (ran.code, ran.err) == (0, "")
    assert [line for line in ran.out.splitlines() if line.startswith(("What", "Of", "FOR"))] == [
        "What Keeping Children Safe Together 2030 asks, and what has to be done for the next edition.",
        "Of five requirements, three cannot be told from the files and two do not apply.",
        "FOR THE LEAD SAFEGUARDING PARTNERS: one point to find out",
        "FOR THE PARTNERSHIP TEAM: two points to find out",
    ]


def test_what_is_left_to_verify_is_listed(project: Path) -> None:
    ran = run(project, "check", "--unverified", *DAY)
    assert (ran.code, ran.err) == (0, "")
    assert [line for line in ran.out.splitlines() if line[:1].isdigit()] == [
        "1. G30-VOICE  The arrangements say how children are heard",
        "2. G30-WHY-LATER  Each relevant agency is named with the reason why it was chosen",
        "3. G30-POWER  Partners may pay into one fund",
    ]


def test_remarks_are_told_to_programs(project: Path) -> None:
    told = json.loads(run(project, "check", "--format", "json", *DAY).out)["remarks"]
    path = f"{EDITIONS}/{invented.EDITION}/agencies.yml"
    assert told == [
        {
            "edition": KEY,
            "severity": "warning",
            "rule": "listed-twice",
            "says": "The hospital stands twice in the list of relevant agencies.",
            "instead": "take one of the two entries out",
            "known": "",
            "since": None,
            "evidence": [{"path": path, "line": 13, "column": 11}, {"path": path, "line": 32, "column": 11}],
        }
    ]


# How it ends


@pytest.mark.parametrize("format", FORMATS)
def test_an_error_ends_it_with_one(failing: Path, format: str) -> None:
    change(failing / EDITIONS / invented.EDITION / "agencies.yml", "    why: It sees children in **A&E**.\n", "")
    ran = run(failing, "check", "--format", format, *DAY)
    assert (ran.code, ran.err) == (1, "")


@pytest.mark.parametrize(("status", "code"), [("published", 1), ("superseded", 0), ("withdrawn", 0)])
def test_what_can_no_longer_be_mended_is_told_and_does_not_count(failing: Path, status: str, code: int) -> None:
    change(failing / REGISTER, "status: published", f"status: {status}")
    ran = run(failing, "check", KEY, *DAY)
    assert (ran.code, "G30-WHY  Not met: Each relevant agency is named with the reason why it was chosen" in ran.out.splitlines()) == (code, True)


def test_an_instrument_that_came_later_does_not_count(failing: Path) -> None:
    change(failing / GUIDANCE, "since: 2030-01-15", "since: 2030-07-01")
    assert run(failing, "check", *DAY).code == 0
    ran = run(failing, "check", KEY, "--against", "guidance-2030", "--on", "2030-08-01")
    assert (ran.code, "FOR THE PARTNERSHIP TEAM: two gaps" in ran.out.splitlines()) == (0, True)


def test_what_somebody_has_verified_is_as_grave_as_its_force(failing: Path) -> None:
    """From information to an error, by filling in what the command says."""
    change(failing / GUIDANCE, "  - id: G30-WHY\n", "  - id: G30-WHY-OLD\n")
    change(failing / GUIDANCE, "carries: G30-WHY\n", "carries: G30-WHY-OLD\n")
    change(failing / GUIDANCE, "      - G30-WHY\n", "      - G30-WHY-OLD\n")
    for _ in ("agencies", "asked"):
        change(failing / "data/kinds.yml", "  - G30-WHY\n", "  - G30-WHY-OLD\n")
    change(failing / GUIDANCE, "    seen: text\n", "    seen: memory\n")
    change(failing / GUIDANCE, "    paragraph: '14'\n", "")
    change(failing / GUIDANCE, "    verified_by: Partnership manager\n    verified_on: 2030-02-01\n", "")
    assert run(failing, "check", *DAY).code == 0
    lines = "    seen: text\n    paragraph: '14'\n    verified_by: Partnership manager\n    verified_on: 2030-05-20\n"
    change(failing / GUIDANCE, "    seen: memory\n", lines)
    assert run(failing, "check", *DAY).code == 1


# What is wrong in the files comes first


@pytest.mark.parametrize("words", [(), (KEY,), ("no/such",), ("--against", "nothing"), ("--unverified",)])
def test_problems_come_first_whatever_was_asked(broken: Path, words: tuple[str, ...]) -> None:
    assert run(broken, "check", *words) == Ran(2, "", REPORT)


def test_problems_are_printed_for_programs(broken: Path) -> None:
    says, _, instead = SAYS.partition("; ")
    found = {name: run(broken, "check", "--format", name) for name in FORMATS[1:]}
    assert {name: (ran.code, ran.err) for name, ran in found.items()} == dict.fromkeys(FORMATS[1:], (2, ""))
    place = {"path": "data/glossary.yml", "line": 2, "column": 1, "source": "termes:"}
    assert json.loads(found["json"].out)["problems"] == [{**place, "code": "unknown-key", "says": says, "instead": instead}]
    assert found["github"].out == f"::error file=data/glossary.yml,line=2,col=1,title=unknown-key::{SAYS}\n"
    assert [each.get("type") for each in xml.fromstring(found["junit"].out).iter("error")] == ["unknown-key"]
    assert [each["ruleId"] for each in json.loads(found["sarif"].out)["runs"][0]["results"]] == ["unknown-key"]


# What is wrong in the call


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["arden-vale/2030-06"], "There is no edition `arden-vale/2030-06`. Did you mean `arden-vale/2030-05`?"),
        (["arden-vail"], "There is no partnership `arden-vail`. Did you mean `arden-vale`?"),
        (["quite/other"], f"There is no edition `quite/other`. There are: {KEY}."),
        (["--against", "guidence-2030"], "There is no instrument `guidence-2030`. Did you mean `guidance-2030`?"),
        (["--against", "x"], "There is no instrument `x`. There are: guidance-2030."),
        (["--on", "2030-02-30"], "The date is `2030-02-30`; there is no day 30. Write it as in 2026-12-01."),
        (["--unverified", "--format", "sarif"], "The list of what is left to verify can be printed as text or json."),
    ],
)
def test_a_call_that_is_wrong_is_told_with_what_would_be_right(project: Path, words: list[str], says: str) -> None:
    ran = run(project, "check", *words)
    assert (ran.code, ran.out, ran.err) == (2, "", f"{says}\n")


@pytest.mark.parametrize("words", [(), ("arden-vale",)])
def test_there_is_no_list_of_work_where_no_edition_stands(project: Path, words: tuple[str, ...]) -> None:
    change(project / REGISTER, "status: published", "status: withdrawn")
    says = f"No edition is in force or a draft, so there is none to prepare the next one from. Name an edition, as in `{KEY}`.\n"
    assert run(project, "check", *words, "--against", "guidance-2030") == Ran(2, "", says)


def test_check_builds_nothing(tmp_path: Path) -> None:
    project = projects.make(tmp_path)

    assert run(project, "check").code == 0
    assert not (project / "site").exists()

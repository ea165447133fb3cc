"""The command that takes lists into an edition, as a person types it: what it prints, where, and how it ends."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from .projects import REGISTER, change, contents, run

KEY: Final = "arden-vale/2030-05"
FILE: Final = "data/partnerships/arden-vale/editions/2030-05/settings.yml"
LIST: Final = """\
Schools as at 1 May 2030
URN,Name,Type,LA (name),HeadLastName
999001,St Mary's Church of England Primary and Nursery,Community school,Arden Vale,WITHHELD
999002,The Brook Academy,Academy special converter,Arden Vale,WITHHELD
999005,Hill School,Community special school,Arden Vale,WITHHELD
999006,Far School,Community special school,Elsewhere,WITHHELD
"""
READ: Final = """\
arden-vale/2030-05

How the lists were read
- schools.csv: four rows of schools, as of 1 May 2030; the headings stand in row 2.
  taken: `URN` is the URN, `Name` is the name, `Type` is the type, `LA (name)` is the council.
  left out: `HeadLastName`.

Where settings stand
- special schools under Special schools (by the words of the heading)

"""
CHANGES: Final = """\
What would change: 3
Opened: 1
- Hill School (URN 999005) is new on the list, under Special schools.
Renamed: 1
- The Brook School is now listed as The Brook Academy.
Date of the list: 1
- The list speaks of 1 May 2030 instead of 1 April 2030.

"""
UNSURE: Final = """\
Unsure: 1
These stay as they are. If a setting is the one on the list, write the number under its id in settings.yml, as `urn:
…` for a school or `ofsted_urn: …` for an early years setting, and run this again. What is left is added once those
that are similar have their numbers.
- Mere School (`mere-school`) has no number and is on no list by that name.

"""
LEFT_OUT: Final = "Left out\n- rows of other councils: 1 (Elsewhere 1)\n\n"
NOTE: Final = "Also\n- Read `introduction` in settings.yml again: it may speak of the older list.\n\n"


@pytest.fixture
def drafted(project: Path) -> Path:
    """The project, with its edition as a draft and a list beside it."""
    change(project / REGISTER, "status: published", "status: draft")
    (project / "schools.csv").write_text(LIST, encoding="utf-8")
    return project


def test_what_would_change_is_shown_then_written_then_nothing_is_left_to_do(drafted: Path) -> None:
    before = contents(drafted / "data")
    ran = run(drafted, "settings", KEY, "schools.csv")
    last = f"Nothing was written. Add --write to write three changes into {FILE}.\n"
    assert (ran.out, ran.err, ran.code) == (f"{READ}{CHANGES}{UNSURE}{LEFT_OUT}{NOTE}{last}", "", 1)
    assert contents(drafted / "data") == before

    ran = run(drafted, "settings", KEY, "schools.csv", "--write")
    assert (ran.out, ran.err, ran.code) == (f"{READ}{CHANGES}{UNSURE}{LEFT_OUT}{NOTE}Written: three changes in {FILE}.\n", "", 1)
    assert {name for name, content in contents(drafted / "data").items() if content != before.get(name)} == {FILE.removeprefix("data/")}

    ran = run(drafted, "settings", KEY, "schools.csv", "--write")
    assert (ran.out, ran.err, ran.code) == (f"{READ}Nothing would change.\n\n{UNSURE}{LEFT_OUT}", "", 1)
    assert run(drafted, "check").code == 0


def test_with_nothing_to_do_and_nothing_unsure_all_is_well(drafted: Path) -> None:
    change(drafted / FILE, "    name: Mere School\n", '    name: Mere School\n    urn: "999005"\n')
    change(drafted / "schools.csv", "Hill School,Community special school", "Mere School,Special school")
    run(drafted, "settings", KEY, "schools.csv", "--write", "--leave", "renamed")
    ran = run(drafted, "settings", KEY, "schools.csv", "--leave", "renamed")
    assert (ran.err, ran.code) == ("", 0)


REFUSED: Final = {
    "an edition that is not there": (
        ["arden-vale/2030-06", "schools.csv"],
        "There is no edition `arden-vale/2030-06`. Did you mean `arden-vale/2030-05`?",
    ),
    "a file that is not there": ([KEY, "school.csv"], "school.csv: there is no such file; did you mean `schools.csv`? [missing-file]"),
    "a folder": ([KEY, "data"], "data: this is a folder; name the files in it [not-a-list]"),
    "a day that is none": ([KEY, "schools.csv", "--as-of", "2030-02-30"], "The date is `2030-02-30`; there is no day 30. Write it as in 2026-07-01."),
    "wishes that mean nothing": (
        [KEY, "schools.csv", "--heading", "specal=special", "--heading", "special=specal", "--heading", "x", "--leave", "mere-scool", "--leave", "9"],
        "`specal=special`: there is no kind of setting `specal`. Did you mean `special`?\n"
        "`special=specal`: the edition has no heading `specal`. Did you mean `special`?\n"
        "`x`: there is no kind of setting `x`. There are: all-through, alternative, childcare, college, first, independent, independent-special, "
        "infant, junior, middle, nursery-school, primary, secondary, special.\n"
        "`mere-scool` is no setting of the edition and no number on the lists. Did you mean `mere-school`?\n"
        "`9` is no setting of the edition and no number on the lists. "
        "Write one of those, or academies, closed, date, moved, numbers, opened, renamed or renumbered.",
    ),
}


@pytest.mark.parametrize(("words", "says"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_done_is_said_in_plain_words_and_nothing_is_written(drafted: Path, words: list[str], says: str) -> None:
    before = contents(drafted)
    ran = run(drafted, "settings", *words, "--write")
    assert (ran.out, ran.err, ran.code) == ("", f"{says}\nNothing was written.\n", 2)
    assert contents(drafted) == before


def test_a_published_edition_is_shown_what_would_change_and_refuses_to_be_written(drafted: Path) -> None:
    change(drafted / REGISTER, "status: draft", "status: published")
    before = contents(drafted / "data")
    closed = (
        "arden-vale/2030-05 is published and is not changed any more. "
        "Start the next edition with ./site-build.sh new-edition arden-vale YEAR-MONTH, and take the lists into that one.\n"
    )
    shown = f"{READ}{CHANGES}{UNSURE}{LEFT_OUT}{NOTE}"
    looked, tried = run(drafted, "settings", KEY, "schools.csv"), run(drafted, "settings", KEY, "schools.csv", "--write")

    assert (looked.out, looked.err, looked.code) == (f"{shown}{closed}", "", 1)
    assert (tried.out, tried.err, tried.code) == (shown, f"{closed}Nothing was written.\n", 2)
    assert contents(drafted / "data") == before


def test_a_setting_that_a_passage_links_to_is_not_taken_away(drafted: Path) -> None:
    change(drafted / "schools.csv", "999002,The Brook Academy,Academy special converter,Arden Vale", "999002,The Brook School,,Elsewhere")
    change(drafted / "schools.csv", "Type,", "Status,")
    change(drafted / "schools.csv", "The Brook School,,", "The Brook School,Closed,")
    for row in ("Community school", "Community special school", "Community special school"):
        change(drafted / "schools.csv", row, "Open")
    change(drafted / "data/partnerships/arden-vale/editions/2030-05/sections.yml", "settings.md", "settings.md#brook-school")
    before = contents(drafted / "data")
    ran = run(drafted, "settings", KEY, "schools.csv", "--write")

    says = "data/partnerships/arden-vale/editions/2030-05/sections.yml:31:11: the link leads to `#brook-school`, which is not on the page `settings`"
    assert [line.partition(";")[0] for line in ran.err.splitlines()] == [
        "With these settings the data would have problems. Put them right first:", says, "Nothing was written.",
    ]  # fmt: skip
    assert (ran.code, contents(drafted / "data")) == (2, before)

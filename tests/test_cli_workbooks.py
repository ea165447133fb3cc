"""The commands that hand an edition out as a workbook and take it back, as a person types them: what they print, where, and how they end."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from .projects import REGISTER, change, contents, run
from .workbook import Book

KEY: Final = "arden-vale/2030-05"
NAME: Final = "arden-vale-2030-05.xlsx"
TITLE: Final = "arden-vale/2030-05: what the workbook would change\n==================================================\n\n"
CHANGED: Final = f"""{TITLE}\
One change, in the words in which readers would be told:

Practical: what people look up
------------------------------

Relevant agencies
  - Faith Groups is now listed as Faiths.

"""


@pytest.fixture
def drafted(project: Path) -> Path:
    """The project, with its edition as a draft."""
    change(project / REGISTER, "status: published", "status: draft")
    return project


def test_a_workbook_goes_out_is_edited_shown_written_and_then_done(drafted: Path) -> None:
    ran = run(drafted, "export", KEY)
    assert (ran.out, ran.err, ran.code) == (f"Written: {NAME}. Its first sheet says what to do.\n", "", 0)
    ran = run(drafted, "import", KEY, NAME)
    assert (ran.out, ran.err, ran.code) == (f"{TITLE}Nothing would change.\n\n", "", 0)

    book = Book((drafted / NAME).read_bytes()).set("Agencies", "faith-groups", "Name", "Faiths")
    (drafted / NAME).write_bytes(book.xlsx())
    before = contents(drafted / "data")
    ran = run(drafted, "import", KEY, NAME)
    last = "Nothing was written. Add --write to write one change into agencies.yml.\n"
    assert (ran.out, ran.err, ran.code) == (CHANGED + last, "", 1)
    assert contents(drafted / "data") == before

    ran = run(drafted, "import", KEY, NAME, "--write")
    last = "Written: one change, in agencies.yml. Export a workbook anew before you go on.\n"
    assert (ran.out, ran.err, ran.code) == (CHANGED + last, "", 0)
    after = contents(drafted / "data")
    assert [name for name in after if after[name] != before[name]] == [f"partnerships/{KEY.replace('/', '/editions/')}/agencies.yml"]
    older = "The edition has changed since the workbook was exported. What you did not touch in the workbook\nstays as the edition has it now.\n\n"
    ran = run(drafted, "import", KEY, NAME)
    assert (ran.out, ran.err, ran.code) == (f"{TITLE}{older}Nothing would change.\n\n", "", 0)


def test_a_file_that_is_there_is_not_replaced(drafted: Path) -> None:
    (drafted / "mine.xlsx").write_bytes(b"typed")
    ran = run(drafted, "export", KEY, "mine.xlsx")
    says = "It may hold what somebody typed, so it is not replaced. Move it away, or name another file."
    assert (ran.out, ran.err, ran.code) == ("", f"There is a file mine.xlsx already. {says}\nNothing was written.\n", 2)
    assert (drafted / "mine.xlsx").read_bytes() == b"typed"
    ran = run(drafted, "export", KEY, "mine.csv")
    assert (ran.out, ran.err, ran.code) == ("", "`mine.csv` does not end in .xlsx, by which programs know what it is.\nNothing was written.\n", 2)


def test_what_is_wrong_is_said_and_nothing_is_written(drafted: Path) -> None:
    ran = run(drafted, "import", KEY, "lists.xlsx", "--write")
    says = "lists.xlsx: there is no such file; look at its name and folder [missing-file]"
    assert (ran.out, ran.err, ran.code) == ("", f"{says}\nNothing was written.\n", 2)
    run(drafted, "export", KEY, "lists.xlsx")
    book = Book((drafted / "lists.xlsx").read_bytes()).set("Agencies", "faith-groups", "Kind", "Fait")
    (drafted / "lists.xlsx").write_bytes(book.xlsx())
    before = contents(drafted / "data")
    ran = run(drafted, "import", KEY, "lists.xlsx", "--write")
    says = "lists.xlsx, sheet Agencies, cell D5: `Kind` is `Fait`; did you mean `Faith`? [not-a-choice]"
    assert (ran.out, ran.err, ran.code) == ("", f"{says}\nNothing was written.\n", 2)
    assert contents(drafted / "data") == before


def test_of_a_published_edition_a_workbook_goes_out_and_none_comes_back(project: Path) -> None:
    start = "Start the next edition with ./site-build.sh new-edition arden-vale YEAR-MONTH, and export a workbook of that one."
    closed = f"{KEY} is published and is not changed any more. {start}"
    ran = run(project, "export", KEY)
    said = f"Written: {NAME}. Its first sheet says what to do.\nNothing can be taken back from it: {closed}\n"
    assert (ran.out, ran.err, ran.code) == (said, "", 0)
    ran = run(project, "import", KEY, NAME)
    assert (ran.out, ran.err, ran.code) == ("", f"{closed}\nNothing was written.\n", 2)

"""What cannot be taken in is said by sheet and cell, all of it at once, with what would be right; and nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from macros.problems import Refused
from macros.publishing import write_whole
from macros.workbook import CannotImport, write

from .. import invented
from ..projects import REGISTER, add_edition, change, contents
from ..settings_list import draft
from . import FOLDER, KEY, Book, Edit, brought, edited, exported, lines, sentences, taken

ANEW: Final = "export a workbook anew, and make your changes in that one"


def reasons(data: Path, book: Book) -> list[str]:
    before = contents(data)
    with pytest.raises(CannotImport) as refused:
        taken(data, book)
    assert contents(data) == before
    return [str(reason) for reason in refused.value.reasons]


def many(book: Book) -> None:
    book.set("Lead partners", "lead-council", "Sector", "Counsil")
    book.set("Delegated partners", "delegate-council", "Delegated by", "Person A\nPerson Z")
    book.set("Agencies", "probation", "Name", "")
    book.set("Groups", "main-board", "Times a year", "often")
    book.set("Groups", "practice-group", "Times a year", "400")
    book.set("Settings", "mere-school", "URN", "12")


CASES: Final[dict[str, tuple[Edit, list[str]]]] = {
    "several cells": (
        many,
        [
            "lists.xlsx, sheet Lead partners, cell E2: `Sector` is `Counsil`; did you mean `Council`? [not-a-choice]",
            "lists.xlsx, sheet Delegated partners, cell H2: `Delegated by` is `Person Z`; did you mean `Person A`? [not-a-choice]",
            "lists.xlsx, sheet Agencies, cell B4: `Name` is empty; fill it, or delete the whole row [empty]",
            "lists.xlsx, sheet Groups, cell O2: `Times a year` is `often`; write a whole number from 1 to 366, in digits [not-a-number]",
            "lists.xlsx, sheet Groups, cell N3: `Meets` is empty; fill it, or delete the whole row [empty]",
            "lists.xlsx, sheet Groups, cell O3: `Times a year` is `400`; write a whole number from 1 to 366, in digits [not-a-number]",
            "lists.xlsx, sheet Settings, cell C3: `URN` is `12`; a URN has six digits [not-a-urn]",
        ],
    ),
    "a choice that is far from any": (
        lambda book: book.set("Members", "main-board/icb-member", "Organisation", "Nobody knows"),
        [
            "lists.xlsx, sheet Members, cell F3: `Organisation` is `Nobody knows`; choose from the list; the sheet Choices shows them all, "
            "under `Organisations` [not-a-choice]"
        ],
    ),
    "a name that two rows have by now": (
        lambda book: book.set("Agencies", "probation", "Name", "Faith groups").set("Agencies", "faith-groups", "Name", "Faiths")
        .set("Members", "main-board/icb-member", "Relevant agency", "Faith Groups"),
        [
            "lists.xlsx, sheet Members, cell G3: `Relevant agency` is `Faith Groups`; several have that name; write the id of the one that is meant: "
            "`faith-groups` or `probation` [not-a-choice]"
        ],
    ),
    "a hidden character": (
        lambda book: book.set("Agencies", "probation", "Name", "Pro\u202ebation"),
        [
            "lists.xlsx, sheet Agencies, cell B4: `Name` holds the hidden character U+202E; delete it and type the letter or apostrophe again "
            "[hidden-character]"
        ],
    ),
    "a formula that failed": (
        lambda book: book.set("Agencies", "probation", "Note", "#REF!").set("Agencies", "faith-groups", "Name", "#N/A"),
        [
            "lists.xlsx, sheet Agencies, cell H4: `Note` shows `#REF!`, the mark of a formula that failed; type what belongs there [failed-formula]",
            "lists.xlsx, sheet Agencies, cell B5: `Name` shows `#N/A`, the mark of a formula that failed; type what belongs there [failed-formula]",
        ],
    ),
    "a name on two lines": (
        lambda book: book.set("Agencies", "probation", "Name", "Pro\nbation"),
        ["lists.xlsx, sheet Agencies, cell B4: `Name` runs over several lines; write it on one line [not-one-line]"],
    ),
    "an id that somebody typed": (
        lambda book: book.set("Agencies", "probation", "Id", "probatoin"),
        ["lists.xlsx, sheet Agencies, cell A4: no row was exported with the id `probatoin`; leave the cell of a new row empty [unknown-id]"],
    ),
    "a row that was copied with its id": (
        lambda book: book.add("Agencies", {"Id": "probation", "Name": "Another"}),
        ["lists.xlsx, sheet Agencies, cell A7: the id `probation` stands in row 4 too; empty this cell if the row is a new one [repeated-id]"],
    ),
    "a row that was emptied": (
        lambda book: [book.set("Settings", "mere-school", heading, "") for heading in book.sheets["Settings"][0][1:]],
        [
            "lists.xlsx, sheet Settings, cell A3: the row of `mere-school` is empty; delete the whole row to take it out, or fill its cells again "
            "[emptied-row]"
        ],
    ),
    "a new row without a name": (
        lambda book: book.add("Settings", {"Heading": "Early years"}),
        ["lists.xlsx, sheet Settings, cell B6: `Name` is empty; fill it, or delete the whole row [empty]"],
    ),
    "the row of the chair": (
        lambda book: book.delete("Chair and scrutineer", "chair").add("Chair and scrutineer", {"Name": "Person G"}),
        [
            "lists.xlsx, sheet Chair and scrutineer: the row of `chair` was taken out; put it back; a role is taken out in partners.yml "
            "[missing-row]",
            "lists.xlsx, sheet Chair and scrutineer, cell A3: `Id` is empty, but no row can be added in this sheet; delete the row [fixed-rows]",
        ],
    ),
    "members of a group that goes, and of none": (
        lambda book: book.delete("Groups", "silent-group")
        .add("Members", {"Group": "Silent Group", "Name": "A"})
        .add("Members", {"Name": "B"})
        .add("Responsibilities", {"Group": "Main Bord", "Responsibility": "C"}),
        [
            "lists.xlsx, sheet Members, cell B6: `Group` is `Silent Group`, which is taken out; choose another group [not-a-choice]",
            "lists.xlsx, sheet Members, cell B7: `Group` is empty; choose from the list; the sheet Choices shows them all, under "
            "`Groups of this edition` [not-a-choice]",
            "lists.xlsx, sheet Responsibilities, cell B4: `Group` is `Main Bord`; did you mean `Main Board`? [not-a-choice]",
        ],
    ),
    "something else that needs what goes": (
        lambda book: book.delete("Agencies", "arden-hospital"),
        [
            "lists.xlsx, sheet Agencies, cell E2: `Part of` is `Arden Hospital`, which is taken out; choose another one, or empty the cell "
            "[unknown-id]",
            "lists.xlsx, sheet Agencies, cell F5: `Same as` is `Arden Hospital`, which is taken out; choose another one, or empty the cell "
            "[unknown-id]",
            "lists.xlsx, sheet Members, cell G4: `Relevant agency` is `Arden Hospital`, which is taken out; choose another one, or empty the cell "
            "[unknown-id]",
        ],
    ),
    "what must not be public": (
        lambda book: book.set("Agencies", "probation", "Note", "Ring 07700 900123."),
        [
            "lists.xlsx, sheet Agencies, cell H4: “07700 900123” is a mobile number, which reaches one person wherever they are; give the number of "
            "a team or a switchboard [not-publishable]"
        ],
    ),
    "a link to nowhere": (
        lambda book: book.set("Groups", "main-board", "Purpose", "One.\n\nSee [this](#nowhere)."),
        [
            "lists.xlsx, sheet Groups, cell G2: the link leads to `#nowhere`, which is no id of this edition; write `#` and the id of an item, a "
            "page such as `partners.md`, or an address with `https://` [broken-link]"
        ],
    ),
    "a sheet and columns that are not there": (
        lambda book: (
            book.sheets.pop("Headings"),
            book.sheets["Groups"][0].__setitem__(1, "Title"),
            book.sheets["Agencies"].pop(0),
            book.sheets["Settings"][0].__setitem__(slice(1, 3), ["School", ""]),
        ),
        [
            "lists.xlsx, sheet Agencies: the sheet has no row of headings, which begins with `Id`; put it back, or export a workbook "
            "anew [no-headings]",
            "lists.xlsx, sheet Groups: the sheet has no column `Name`; give the column `Title` that heading again, or export a "
            "workbook anew [missing-column]",
            "lists.xlsx: there is no sheet `Headings`; give it that name again, or export a workbook anew [missing-sheet]",
            "lists.xlsx, sheet Settings: the sheet has no column `Name` or `URN`; give the column that heading again, or export a workbook anew "
            "[missing-column]",
        ],
    ),
    "what was exported": (
        lambda book: book.sheets.pop("As exported"),
        [
            "lists.xlsx: the hidden sheet `As exported` is not there, which tells what the workbook said when it was exported; "
            f"{ANEW} [not-exported]"
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("edit", "says"), CASES.values(), ids=CASES)
def test_what_is_wrong_is_said_by_sheet_and_cell(tmp_path: Path, edit: Edit, says: list[str]) -> None:
    assert reasons(*edited(tmp_path, edit)) == says


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"Id,Name\n", "lists.xlsx: this is no workbook; give the workbook that `export` wrote, saved as .xlsx or .ods [not-a-list]"),
        (
            b"PK\x03\x04 cut off",
            "lists.xlsx: the workbook is damaged; open it in a spreadsheet program and save the list as .xlsx, .ods or CSV [not-a-list]",
        ),
    ],
)
def test_what_is_no_workbook_is_said(tmp_path: Path, content: bytes, says: str) -> None:
    with pytest.raises(CannotImport) as refused:
        brought(draft(tmp_path), content)
    assert [str(reason) for reason in refused.value.reasons] == [says]


def test_a_workbook_of_another_edition_is_noticed(tmp_path: Path) -> None:
    data = draft(tmp_path)
    book = exported(data)
    other = add_edition(tmp_path, "2031-05", "draft")
    with pytest.raises(Refused) as refused:
        taken(data, book, other)
    told = f"lists.xlsx was exported from the edition {KEY}, not from {other}. Import it there, or export a workbook of {other}."
    assert str(refused.value) == f"{told}\nNothing was written."


def test_an_edition_that_is_no_draft_is_refused(tmp_path: Path) -> None:
    data, book = edited(tmp_path, lambda book: None)
    change(tmp_path / REGISTER, "status: draft", "status: published")
    start = "Start the next edition with ./site-build.sh new-edition arden-vale YEAR-MONTH, and export a workbook of that one."
    assert reasons(data, book) == [f"{KEY} is published and is not changed any more. {start}"]


def test_what_was_changed_in_both_stays_or_is_asked(tmp_path: Path) -> None:
    data = draft(tmp_path)
    book, agencies, settings = exported(data), data / FOLDER / "agencies.yml", data / FOLDER / "settings.yml"
    change(agencies, "name: Faith Groups", "name: Faiths")
    change(settings, "name: Mere School", "name: Mere Academy")
    book.set("Agencies", "probation", "Name", "Probation")
    done = taken(data, book)
    assert (lines(done), done.older) == (["agencies: -    name: Vale Probation Service", "agencies: +    name: Probation"], True)
    assert sentences(done) == ["agency-renamed: Vale Probation Service is now listed as Probation."]

    book.set("Agencies", "faith-groups", "Name", "Faith")
    book.delete("Settings", "mere-school")
    assert reasons(data, book) == [
        "lists.xlsx, sheet Settings: the row of `mere-school` was taken out, but the edition has changed it since the export; "
        "export a workbook anew, and delete the row in that one [missing-row]",
        "lists.xlsx, sheet Agencies, cell B5: `Name` was changed here, and since the export in the edition too; "
        "export a workbook anew, and see what the edition says now [changed-since]",
    ]


def test_a_file_that_cannot_be_changed_line_by_line_is_refused(tmp_path: Path) -> None:
    lines = "  - id: faith-groups\n    name: Faith Groups\n    kind: faith\n"
    data = draft(tmp_path, invented.altered("agencies", lines, "  - {id: faith-groups, name: Faith Groups}\n"))
    book = exported(data)
    book.set("Agencies", "faith-groups", "Name", "Faith")
    assert reasons(data, book) == [
        f"data/{FOLDER}/agencies.yml is written in a way that this command cannot change. Write each value on a line of its own, "
        "without braces, as in `name: Probation`."
    ]


def test_all_files_are_written_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def both(book: Book) -> None:
        book.set("Agencies", "probation", "Name", "Probation")
        book.set("Settings", "mere-school", "Name", "Mere Academy")

    data, book = edited(tmp_path, both)
    before, done = contents(data), taken(data, book)

    def full(path: Path, content: bytes) -> None:
        if path.name == "settings.yml":
            raise OSError(28, "No space left on device")
        write_whole(path, content)

    monkeypatch.setattr("macros.settings_list.drafts.write_whole", full)
    with pytest.raises(OSError, match="No space left"):
        write(done)
    assert contents(data) == before

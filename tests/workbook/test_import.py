"""What comes back: each column, new rows, rows that go and rows that move; nothing else in a file is touched."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final, get_args

import pytest

from macros.dataset import load
from macros.differences import differences, plain
from macros.model import Edition
from macros.publishing import start_edition
from macros.workbook import write
from macros.workbook.sheets import SHEETS, Column, Holds, Sheet
from macros.workbook.told import told
from macros.workbook.values import field_of

from ..invented import altered
from ..projects import ROOT, contents, shipped
from ..settings_list import draft, surrey
from ..settings_list.spreadsheets import ods
from . import FOLDER, KEY, Book, Edit, brought, edited, exported, lines, sentences, taken

FIRST: Final = {
    "Lead partners": "lead-health", "Delegated partners": "delegate-health", "Chair and scrutineer": "scrutineer", "Agencies": "arden-hospital",
    "Groups": "practice-group", "Members": "main-board/icb-member", "Responsibilities": "main-board/agree-the-money", "Headings": "special",
    "Settings": "mere-school",
}  # fmt: skip
"""A row of each sheet."""

NEW: Final = {"urn": "999010", "ofsted_urn": "EY999011", "times_a_year": "7"}
CHOSEN: Final = {
    "organisation": "Brookshire Council", "sector": "Police", "person": "Person B", "lead safeguarding partner": "Person B", "agency": "Faith Groups",
    "kind": "Sport and leisure", "group": "Silent Group", "role": "Adviser", "heading": "Early years",
}  # fmt: skip
WORDS: Final[dict[Holds, str]] = {"line": "New: #1", "lines": "One\nTwo: 2", "prose": "New words.\n\nOf **two** paragraphs: #2."}


def edition(data: Path) -> Edition:
    return load(data).editions[KEY]


def ways(before: Edition, after: Edition) -> set[tuple[str, ...]]:
    """Where two editions say something else."""
    kinds = [kind for kind in before.files if before.files[kind] != after.files[kind]]
    return {(kind, *one.path) for kind in kinds for one in differences(plain(before.files[kind]), plain(after.files[kind]))}


def in_place_of(column: Column) -> str:
    return NEW.get(column.path[-1]) or CHOSEN.get(column.of) or WORDS[column.holds]


def test_every_sheet_makes_ids_from_a_column_that_is_never_empty() -> None:
    columns = {sheet.title: {column.heading: column.path for column in sheet.own} for sheet in SHEETS if not sheet.fixed}
    needed = {sheet.title: field_of(sheet.record, columns[sheet.title][sheet.id_from]).is_required() for sheet in SHEETS if not sheet.fixed}
    assert needed == dict.fromkeys(columns, True)


def test_every_way_to_hold_something_has_a_column() -> None:
    assert {column.holds for sheet in SHEETS for column in sheet.columns} == set(get_args(Holds))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: str(sheet.title))
def test_each_cell_changes_what_it_says_and_nothing_else(tmp_path: Path, sheet: Sheet) -> None:
    data = draft(tmp_path)
    before, book, id = edition(data), exported(data), FIRST[sheet.title]
    originals = {column.heading: book.get(sheet.title, id, column.heading) for column in sheet.own}
    for column in sheet.own:
        book.set(sheet.title, id, column.heading, in_place_of(column))
    write(taken(data, book))

    group, _, own = id.rpartition("/")
    place = (id,) if sheet.fixed else (*(group if step == "*" else step for step in sheet.where), own)
    found = {way[: len(place) + 2] for way in ways(before, edition(data))}
    assert found == {(sheet.file, *place, column.path[0]) for column in sheet.own}
    book = exported(data)
    assert {column.heading: book.get(sheet.title, id, column.heading) for column in sheet.own} == {
        column.heading: in_place_of(column) for column in sheet.own
    }

    for heading, original in originals.items():
        book.set(sheet.title, id, heading, original)
    write(taken(data, book))
    assert edition(data).files == before.files


def new_group(book: Book) -> None:
    """A group with its members and work, and an agency that sits on it, all new at once."""
    why = "It knows young people.\n\nIt is open late."
    book.add("Agencies", {"Name": "Arden Youth Club", "Kind": "Voluntary sector", "Why chosen": why}, "probation")
    book.add("Groups", {"Name": "Youth: voice", "Reports to": "Main Board\nSilent Group", "Meets": "Weekly", "Times a year": "52"})
    book.add("Members", {"Group": "Youth: voice", "Name": "Arden Youth Club", "Relevant agency": "Arden Youth Club"})
    book.add("Members", {"Group": "Silent Group", "Name": "Somebody"}, "main-board/icb-member")
    book.add("Responsibilities", {"Group": "Youth: voice", "Responsibility": "Listen."})


def sorted_otherwise(book: Book) -> None:
    rows = book.sheets["Settings"]
    rows[1:] = rows[:0:-1]
    for row in rows:
        row.insert(1, "Ours")
        row[2], row[3] = row[3], row[2]


CASES: Final[dict[str, tuple[Edit, list[str], list[str]]]] = {
    "nothing": (lambda book: None, [], []),
    "rows in another order, columns in another order, and a column of one's own": (sorted_otherwise, [], []),
    "spaces around a cell": (lambda book: book.set("Agencies", "faith-groups", "Name", " Faith Groups\r\n"), [], []),
    "a choice in other words": (lambda book: book.set("Agencies", "faith-groups", "Kind", "faith"), [], []),
    "a name": (
        lambda book: book.set("Agencies", "faith-groups", "Name", "Faith & belief"),
        ["agencies: -    name: Faith Groups", "agencies: +    name: 'Faith & belief'"],
        ["agency-renamed: Faith Groups is now listed as Faith & belief."],
    ),
    "what stands under a name goes as a whole": (
        lambda book: book.set("Groups", "practice-group", "Chaired by", ""),
        ["groups: -    chair:", "groups: -      same_as: delegate-police"],
        ["group-chair-left-out: It is no longer said who chairs it; it was Person D, Detective Superintendent, Vale Constabulary."],
    ),
    "a row that goes, though another setting stood after it": (
        lambda book: book.delete("Settings", "st-marys"),
        [
            "settings: -  - id: st-marys", "settings: -    name: St Mary's Church of England Primary & Nursery", 'settings: -    urn: "999001"',
            "settings: -    heading: primary", "settings: -    also_listed:", "settings: -      - heading: early-years",
            "settings: -        after: st-marys",
        ],
        [
            "setting-closed: St Mary's Church of England Primary & Nursery is no longer on the list (URN 999001).",
            "setting-listed-elsewhere: The Brook School stands elsewhere under ‘Primary schools’.",
        ],
    ),
    "a group that goes with its members": (
        lambda book: book.delete("Groups", "practice-group").set("Groups", "silent-group", "Reports to", ""),
        [
            "groups: -  - id: practice-group", "groups: -    name: Practice & Learning Group", "groups: -    reports_to:",
            "groups: -      - main-board", "groups: -      - brooks-executive", "groups: -    shared_with:",
            "groups: -      - Brookshire Safeguarding Partnership", "groups: -    members:", "groups: -      - id: practice-hospital-member",
            "groups: -        name: The hospital", "groups: -        role: deputy-chair", "groups: -        organisation: arden-hospital",
            "groups: -    chair:", "groups: -      same_as: delegate-police", "groups: -", "groups: -    reports_to:",
            "groups: -      - practice-group",
        ],
        [
            "group-ended: The Practice & Learning Group is no longer among the groups.",
            "group-moved: The Silent Group now answers to no other group; before: to the Practice & Learning Group.",
        ],
    ),
    "a new group with all that is in it": (
        new_group,
        [
            "agencies: +  - id: arden-youth-club", "agencies: +    name: Arden Youth Club", "agencies: +    kind: voluntary",
            "agencies: +    why: |-", "agencies: +      It knows young people.", "agencies: +", "agencies: +      It is open late.", "agencies: +",
            "groups: +    members:", "groups: +      - id: somebody", "groups: +        name: Somebody", "groups: +",
            "groups: +  - id: youth-voice", "groups: +    name: 'Youth: voice'", "groups: +    reports_to:", "groups: +      - main-board",
            "groups: +      - silent-group", "groups: +    responsibilities:", "groups: +      - id: listen", "groups: +        text: Listen.",
            "groups: +    members:", "groups: +      - id: arden-youth-club", "groups: +        name: Arden Youth Club",
            "groups: +        agency: arden-youth-club", "groups: +    meets:", "groups: +      text: Weekly", "groups: +      times_a_year: 52",
        ],
        [
            "agency-joined: The relevant agencies now include Arden Youth Club.",
            "group-created: The Youth: voice is new; it answers to the Main Board and the Silent Group; it meets weekly.",
            "members-joined: New member: Somebody.",
        ],
    ),
    "a new setting, and its new heading": (
        lambda book: book.add("Headings", {"Name": "Secondary schools"}, "primary").add(
            "Settings", {"Name": "Vale Academy", "Heading": "secondary schools", "URN": "999020"}, "mere-school"
        ),
        [
            "settings: +  - id: secondary-schools", "settings: +    name: Secondary schools", "settings: +  - id: vale-academy",
            "settings: +    name: Vale Academy", "settings: +    urn: 999020", "settings: +    heading: secondary-schools",
        ],
        [
            "setting-opened: Vale Academy is new on the list (URN 999020).",
            "heading-added: ‘Secondary schools’ is a new heading of the list.",
        ],
    ),
    "new partners, one of whom the other names": (
        lambda book: book.add(
            "Lead partners", {"Post": "Chief Officer", "Organisation": "Brookshire Council", "Sector": "Council"}, "lead-council"
        ).add(
            "Delegated partners",
            {"Name": "Person F", "Post": "Head", "Organisation": "Brookshire Council", "Sector": "Council", "Delegated by": "chief officer"},
        ),
        [
            "partners: +", "partners: +  - id: chief-officer", "partners: +    post: Chief Officer",
            "partners: +    organisation: brookshire-council", "partners: +    sector: local-authority",
            "partners: +", "partners: +  - id: head", "partners: +    name: Person F", "partners: +    post: Head",
            "partners: +    organisation: brookshire-council", "partners: +    sector: local-authority", "partners: +    delegated_by:",
            "partners: +      - chief-officer",
        ],
        [
            "lead-partner-added: Chief Officer is now a lead safeguarding partner, for Brookshire Council.",
            "delegated-partner-added: Person F (Head) is now a delegated safeguarding partner, for Brookshire Council.",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("edit", "written", "said"), CASES.values(), ids=CASES)
def test_what_somebody_did_is_written_and_told_and_not_done_twice(tmp_path: Path, edit: Edit, written: list[str], said: list[str]) -> None:
    data, book = edited(tmp_path, edit)
    before = contents(data)
    done = taken(data, book)
    assert (lines(done), sentences(done)) == (written, said)
    assert contents(data) == before

    write(done)
    again = taken(data, book)
    assert (lines(again), again.older) == ([], bool(written))


def test_a_row_that_moves_keeps_what_is_not_in_the_workbook(tmp_path: Path) -> None:
    phases = "        role: observer\n        phases: [primary]\n        answers:\n          - G30-VOICE\n"
    data = draft(tmp_path, altered("groups", "        role: observer\n", phases))
    book = exported(data)
    book.set("Members", "main-board/hospital-member", "Group", "silent group")
    book.set("Members", "main-board/hospital-member", "Takes part as", "Adviser")
    done = taken(data, book)
    head, tail = ["      - id: hospital-member", "        name: Arden Hospital"], ["        answers:", "          - G30-VOICE"]
    tail += ["        agency: arden-hospital", "        note: When children in hospital are on the agenda."]
    gone = [*head, "        role: observer", "        phases: [primary]", *tail]
    come = ["    members:", *head, "        role: adviser", "        phases:", "          - primary", *tail]
    assert lines(done) == [*(f"groups: -{line}" for line in gone), *(f"groups: +{line}" for line in come)]
    assert sentences(done) == [
        "members-joined: New member: Arden Hospital (adviser).",
        "members-left: No longer a member: Arden Hospital (observer).",
    ]
    write(done)
    assert lines(taken(data, book)) == []


def test_an_edition_without_settings_gets_them(tmp_path: Path) -> None:
    data = surrey(tmp_path)
    book = exported(data)
    book.add("Headings", {"Name": "Schools"})
    book.add("Settings", {"Name": "No", "Heading": "Schools"})
    write(taken(data, book))
    assert (data / FOLDER / "settings.yml").read_text("utf-8") == """\
# yaml-language-server: $schema=../../../../.schemas/settings.schema.json
headings:
  - id: schools
    name: Schools
settings:
  - id: no
    name: No
    heading: schools
"""


def test_it_is_told_in_the_words_of_the_comparison(tmp_path: Path) -> None:
    data, book = edited(tmp_path, lambda book: book.set("Groups", "main-board", "Times a year", "12"))
    sorted_otherwise(book)
    assert told(taken(data, book)) == """\
arden-vale/2030-05: what the workbook would change
==================================================

Not read, since they are not columns of ours: Settings: Ours.

One change, in the words in which readers would be told:

Governance: groups, their work, and how they are run
----------------------------------------------------

Main Board
  - The Main Board now meets more often: every three months; before: every three months."""


def of_libreoffice(book: Book) -> bytes:
    return ods({name: [[cell or None for cell in row] for row in rows] for name, rows in book.sheets.items()})


def test_a_workbook_saved_by_libreoffice_says_the_same(tmp_path: Path) -> None:
    data, book = edited(tmp_path, new_group)
    assert lines(brought(data, of_libreoffice(book), name="lists.ods")) == lines(taken(data, book))


@pytest.mark.parametrize("key", sorted(shipped().editions))
def test_a_shipped_edition_that_goes_out_and_comes_back_is_the_same(tmp_path: Path, key: str) -> None:
    partnership = key.partition("/")[0]
    others = {path.name for path in (ROOT / "data/partnerships").iterdir()} - {partnership}
    data = shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns(*others))
    started = start_edition(data, partnership, "2029-12").key
    book = exported(data, started)
    for made in (book.xlsx(), of_libreoffice(book)):
        done = brought(data, made, started)
        assert (done.files, done.older, sentences(done)) == ((), False, [])

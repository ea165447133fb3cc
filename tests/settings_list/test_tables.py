"""Files of every kind as tables, and what is said of files that are none: never a traceback."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import settings as budget
from hypothesis import strategies as st

from macros.settings_list import Asked, CannotImport, import_lists
from macros.settings_list import spreadsheets as reading_spreadsheets
from macros.settings_list import tables as reading_tables
from macros.settings_list.entries import Entry
from macros.settings_list.spreadsheets import sheets_of

from .. import invented
from . import draft, lists_of
from .spreadsheets import ods, packed, xlsx

ROWS: Final = [
    ["URN", "Name", "Phase", "Council", "OpenDate"],
    ["999001", "St Anne's Primary School", "Primary", "Arden Vale", "01-09-2019"],
    ["999002", "Hill, Dale & Mill School", "Secondary", "Arden Vale", ""],
]
FOUND: Final = [("999001", "St Anne's Primary School", "primary"), ("999002", "Hill, Dale & Mill School", "secondary")]
TEXT: Final = "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in ROWS)


def entries(content: bytes) -> list[tuple[str, str, str]]:
    return [(entry.urn, entry.name, entry.kind) for entry in lists_of(content).entries]


def numbers(cell: Any) -> Any:
    """Numbers as spreadsheets keep them."""
    return int(cell) if isinstance(cell, str) and cell.isdecimal() else cell


READ: Final[dict[str, bytes]] = {
    "commas": TEXT.encode(),
    "UTF-8 with its mark": codecs.BOM_UTF8 + TEXT.encode(),
    "UTF-16, as Excel's Unicode text": codecs.BOM_UTF16_LE + TEXT.replace('","', '"\t"').encode("utf-16-le"),
    "semicolons": TEXT.replace('","', '";"').encode(),
    "tabs": TEXT.replace('","', '"\t"').encode(),
    "bars": TEXT.replace('","', '"|"').encode(),
    "a first line that names the delimiter": f"sep=;\n{TEXT}".replace('","', '";"').encode(),
    "line ends of old Macs": TEXT.replace("\r\n", "\r").encode(),
    "lines without anything, and short rows": f"\n\n{TEXT},\n,,,\n".encode(),
    "title rows": f"Schools of Arden Vale\nAs they are,,now\n\n{TEXT}".encode(),
    "headings in other capitals, with spaces and underscores": TEXT.replace("URN", "u r n").replace("Name", "ESTABLISHMENT_NAME").encode(),
    "the Western code of Windows": TEXT.replace("'", "\u2019").encode("cp1252"),
    "a control character for the apostrophe": TEXT.replace("'", "\x92").encode("latin-1"),
    "the same in UTF-8": TEXT.replace("'", "\x92").encode(),
    "UTF-8 that was read as Western and saved again": TEXT.replace("'", "â€™").encode(),
    "a workbook of Excel": xlsx({"Schools": ROWS}),
    "numbers as numbers": xlsx({"Schools": [[numbers(cell) for cell in row] for row in ROWS]}),
    "a workbook of LibreOffice": ods({"Schools": [[numbers(cell) for cell in row] for row in ROWS]}),
    "the second sheet": xlsx({"Read me": [["Notes"], ["Nothing here"]], "Schools": [["A title"], [], *ROWS]}),
    "the outcome of a formula": xlsx({"Schools": [ROWS[0], ["999001", '=A2&"x"→St Anne\'s Primary School', *ROWS[1][2:]], ROWS[2]]}),
}


@pytest.mark.parametrize("content", READ.values(), ids=READ)
def test_a_list_is_read_whatever_program_wrote_it(content: bytes) -> None:
    assert [(urn, name.replace("\u2019", "'"), kind) for urn, name, kind in entries(content)] == FOUND


@pytest.mark.parametrize("program", [xlsx, ods])
def test_a_formula_that_failed_is_no_empty_cell(program: Callable[[Mapping[str, list[list[str]]]], bytes]) -> None:
    content = program({"Schools": [["Name", "URN"], ["=1/0→#DIV/0!", "999001"], ["Mere School", "=B9→#REF!"]]})
    assert list(sheets_of(content)) == [("Schools", [["Name", "URN"], ["#DIV/0!", "999001"], ["Mere School", "#REF!"]])]


def test_words_that_a_line_end_or_a_tab_divides_in_libreoffice_stay_apart() -> None:
    row = '<table:table-row>{}</table:table-row>'
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    found = "Hill<text:line-break/>School", "<text:span>Mere<text:tab/></text:span>School"
    content = ods({"Schools": [["Name"]]}, row.format("".join(map(cell.format, found))))
    assert list(sheets_of(content)) == [("Schools", [["Name", ""], ["Hill\nSchool", "Mere School"]])]


SAVE: Final = "save the list as .xlsx, .ods or CSV"
AGAIN: Final = f"the workbook is damaged, or is no workbook; open it in a spreadsheet program and {SAVE} [not-a-list]"
FAR: Final = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
FAR_ODS: Final = (
    '<table:table-row table:number-rows-repeated="100000"><table:table-cell office:value-type="string" table:number-columns-repeated="16384">'
    "<text:p>x</text:p></table:table-cell></table:table-row>"
)
REFUSED: Final[dict[str, tuple[bytes, str]]] = {
    "nothing": (b"", "the file is empty; download it again, or save it once more [empty-file]"),
    "blanks": (b" \r\n \n", "the file is empty; download it again, or save it once more [empty-file]"),
    "a PDF": (b"%PDF-1.7 ...", "this is a PDF, which holds no table; ask for the list as CSV or as a spreadsheet [not-a-list]"),
    "a picture": (b"\x89PNG\r\n", "this is a picture; ask for the list as CSV or as a spreadsheet [not-a-list]"),
    "a web page": (
        b"\n<!DOCTYPE html><table><tr><td>URN</td><td>Name</td></tr></table>",
        "this is a web page or an XML file; download the list itself, as CSV or as a spreadsheet [not-a-list]",
    ),
    "a program": (
        b"\x7fELF\0\0\0",
        "this is no text and no spreadsheet that can be read; save the list as CSV, or as .xlsx or .ods [not-a-list]",
    ),
    "a letter": (
        b"Dear all,\nplease find the schools below.\n",
        "no heading row was found; the first row is `Dear all |`; "
        "the columns need headings such as `Name`, `URN`, `Type`, `Local authority` [no-headings]",
    ),
    "rows without headings": (
        b"999001,Hill School,Primary\n",
        "no heading row was found; the first row is `999001 | Hill School | Primary`; "
        "the columns need headings such as `Name`, `URN`, `Type`, `Local authority` [no-headings]",
    ),
    "headings alone": (b"URN,Name,Type\n", "there is no row below the headings; look whether it is the right file [no-rows]"),
    "no names": (
        b"URN,Local authority,Head\n999001,Arden Vale,WITHHELD\n",
        "no column holds the names of settings; row 1 has the headings `URN`, `Local authority`, `Head`; call that column `Name` [missing-column]",
    ),
    "names alone": (
        b"Name\nHill School\n",
        "there are names, but no column says which numbers they have or what they are; add a column `URN`, `Type` or `Heading` [missing-column]",
    ),
    "Ofsted's numbers without the type": (
        b"Provider URN,Provider name\nEY999001,WITHHELD\n",
        "a list with Ofsted's numbers does not say which providers are childminders; "
        "keep the column `Provider type`, so that nobody's home is taken in [missing-column]",
    ),
    "a quotation mark that is never closed": (
        b'URN,Name,Type\n999001,"Hill School,Primary\n' + b"999002,Dale School,Primary\n" * 60,
        "the table breaks off in row 2, probably at a quotation mark that is never closed; "
        "open the file in a spreadsheet program, look at that row, and save it as CSV once more [broken-table]",
    ),
    "a quotation mark that is never closed, in a short list": (
        b'URN,Name,Type\n999001,Hill School,Primary\n999002,"Dale School,Primary\n999003,Mill School,Primary',
        "the table breaks off in row 3, probably at a quotation mark that is never closed; "
        "open the file in a spreadsheet program, look at that row, and save it as CSV once more [broken-table]",
    ),
    "a packed folder": (
        packed({"schools.csv": TEXT, "read me.txt": "x"}),
        f"this is a packed folder (zip) and no workbook; it holds schools.csv; {SAVE} [not-a-list]",
    ),
    "a letter in Word": (packed({"word/document.xml": "<x/>"}), f"this is a Word document; {SAVE} [not-a-list]"),
    "a workbook in Excel's binary form": (packed({"xl/workbook.bin": b"x"}), f"this is a workbook in Excel's binary form; {SAVE} [not-a-list]"),
    "a workbook that breaks off": (
        xlsx({"Schools": ROWS})[:900],
        f"the workbook is damaged; open it in a spreadsheet program and {SAVE} [not-a-list]",
    ),
    "a workbook with nothing inside": (packed({"xl/workbook.xml": "", "[Content_Types].xml": ""}), AGAIN),
    "an old workbook that is none": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 1000, AGAIN),
    "a workbook with a cell far away": (
        xlsx({"Schools": ROWS}, FAR),
        "a sheet reaches over 17,179,869,184 cells, because something stands far from the list; "
        "copy the list alone into a new sheet and save that [not-a-list]",
    ),
    "the same of LibreOffice": (
        ods({"Schools": ROWS}, FAR_ODS),
        "a sheet reaches over 1,638,449,152 cells, because something stands far from the list; "
        "copy the list alone into a new sheet and save that [not-a-list]",
    ),
    "another council's": (
        TEXT.replace("Arden Vale", "Brookshire").encode(),
        "no row is of Arden Vale City Council; the list speaks of Brookshire (2); give the list of the partnership's own councils [other-councils]",
    ),
}


@pytest.mark.parametrize(("content", "says"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_list_is_refused_in_plain_words(content: bytes, says: str) -> None:
    with pytest.raises(CannotImport) as found:
        lists_of(content)
    assert str(found.value) == f"list-1.csv: {says}\nNothing was written."


def test_all_that_is_wrong_is_said_together() -> None:
    with pytest.raises(CannotImport) as found:
        lists_of(b"", TEXT.encode(), b"%PDF")
    assert [str(reason) for reason in found.value.reasons] == [
        f"list-{number}.csv: {REFUSED[name][1]}" for number, name in ((1, "nothing"), (3, "a PDF"))
    ]


def test_a_file_larger_than_any_list_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, large = draft(tmp_path), tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(200_000_000)

    def refuse(path: Path) -> bytes:
        raise AssertionError(path)

    monkeypatch.setattr(Path, "read_bytes", lambda path: refuse(path) if path == large else path.open("rb").read())
    with pytest.raises(CannotImport) as found:
        import_lists(data, invented.KEY, [large, tmp_path / "nothing.csv"], Asked())
    says = "the file has 200 MB, and no list of settings is larger than 150 MB"
    assert [str(reason) for reason in found.value.reasons] == [
        f"large.csv: {says}; see whether it is the right file, or ask for the list of your own councils alone [too-large]",
        f"{tmp_path / 'nothing.csv'}: there is no such file; look at its name and folder [missing-file]",
    ]


def test_a_workbook_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_spreadsheets, "UNPACKED", 10_000)
    with pytest.raises(CannotImport) as found:
        lists_of(xlsx({"Schools": [*ROWS, ["x" * 100_000]]}))
    assert str(found.value) == (
        "list-1.csv: the workbook unpacks to more than any list has; see whether it is the right file [not-a-list]\nNothing was written."
    )


def damaged(whole: bytes) -> st.SearchStrategy[bytes]:
    """The file with some bytes changed and some taken out."""
    place = st.integers(0, len(whole) - 1)
    return st.lists(st.tuples(place, st.integers(0, 40), st.binary(max_size=4)), min_size=1, max_size=5).map(lambda cuts: _cut(whole, cuts))


def _cut(whole: bytes, cuts: list[tuple[int, int, bytes]]) -> bytes:
    for at, length, new in cuts:
        whole = whole[:at] + new + whole[at + length :]
    return whole


@budget(max_examples=200, deadline=None)
@given(st.one_of(damaged(xlsx({"Schools": ROWS})), damaged(ods({"Schools": ROWS})), damaged(TEXT.encode()), st.binary(max_size=300)))
def test_whatever_is_in_a_file_it_is_read_or_refused_in_plain_words(content: bytes) -> None:
    reasons: tuple[object, ...] = ()
    entries: tuple[Entry, ...] = ()
    try:
        entries = lists_of(content).entries
    except CannotImport as error:
        reasons = error.reasons
    assert [reason for reason in reasons if not str(reason).startswith("list-1.csv: ")] == []
    assert [entry for entry in entries if not entry.name] == []


def test_the_largest_list_is_larger_than_the_register_of_all_schools() -> None:
    assert reading_tables.LARGEST > 2 * 65_000_000

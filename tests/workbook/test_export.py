"""What goes out: every sheet with its rows, help and lists; no cell is a formula, and the same edition gives the same file."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any, Final

import pytest
from openpyxl import load_workbook

from macros.workbook import CannotImport, export_workbook
from macros.workbook.sheets import SHEETS
from macros.workbook.writing import workbook_of

from .. import invented
from ..golden import golden
from ..projects import shipped
from . import KEY, exported

GOLDEN: Final = Path(__file__).resolve().parent / "golden"
SHIPPED: Final = shipped().editions


def shown(content: bytes) -> str:
    """Every sheet as text: its rows, cell beside cell, then what each column helps with and offers."""
    lines: list[str] = []
    for page in load_workbook(io.BytesIO(content)).worksheets:
        state = "" if page.sheet_state == "visible" else f" ({page.sheet_state})"
        lines += [f"# {page.title}{state}", ""]
        for row in page.iter_rows(values_only=True):
            if any(cell is not None for cell in row):
                lines.append(" | ".join(str(cell if cell is not None else "").replace("\n", " ⏎ ") for cell in row).rstrip(" |"))
        rules = [f"? {rule.promptTitle}: {rule.prompt}{checked(rule)}" for rule in page.data_validations.dataValidation]
        lines += ["", *rules, ""] if rules else [""]
    return "\n".join(lines)


def checked(rule: Any) -> str:
    found = " ".join(str(part) for part in (rule.type, rule.operator, rule.formula1, rule.formula2, rule.errorStyle) if part)
    return f" [{found}{f': {rule.error}' if rule.error else ''}]" if found else ""


def test_the_workbook_is_as_it_was_read_and_kept(tmp_path: Path) -> None:
    content, closed = export_workbook(invented.write(tmp_path), KEY)
    assert golden(GOLDEN / "workbook.txt", shown(content)) == shown(content)
    started = "Start the next edition with ./site-build.sh new-edition arden-vale YEAR-MONTH, and export a workbook of that one."
    assert closed == f"{KEY} is published and is not changed any more. {started}"


def test_help_is_as_short_as_excel_takes_it(tmp_path: Path) -> None:
    content, _ = export_workbook(invented.write(tmp_path), KEY)
    rules = [rule for page in load_workbook(io.BytesIO(content)).worksheets for rule in page.data_validations.dataValidation]
    assert len(rules) == sum(len(sheet.columns) + 1 for sheet in SHEETS)
    assert [rule.promptTitle for rule in rules if len(rule.promptTitle) > 32 or len(rule.prompt) > 255 or len(rule.error or "") > 225] == []


@pytest.mark.parametrize("key", SHIPPED)
def test_every_item_has_its_row_and_every_cell_is_text_or_a_number(key: str) -> None:
    edition = SHIPPED[key]
    content = workbook_of(edition)
    book = load_workbook(io.BytesIO(content))
    settings = edition.settings
    counts = {
        "Lead partners": len(edition.partners.lead_partners), "Delegated partners": len(edition.partners.delegated_partners),
        "Chair and scrutineer": sum(one is not None for one in (edition.partners.chair, edition.partners.scrutineer)),
        "Agencies": len(edition.agencies.agencies), "Groups": len(edition.groups.groups),
        "Members": sum(len(group.members) for group in edition.groups.groups),
        "Responsibilities": sum(len(group.responsibilities) for group in edition.groups.groups),
        "Headings": len(settings.headings) if settings else 0, "Settings": len(settings.settings) if settings else 0,
    }  # fmt: skip
    assert {sheet.title: sum(bool(cell.value) for cell in book[sheet.title]["A"][1:]) for sheet in SHEETS} == counts
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert {cell.number_format for cell in cells if cell.data_type == "s"} == {"@"}
    assert content == workbook_of(edition)


ODD: Final = ("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "_x0041_", "12:30", "0777", "No", "2024-12", "{{ x }}", "<b>&amp;", "a: b #c")


def test_no_text_becomes_a_formula_or_another_text(tmp_path: Path) -> None:
    text = invented.text("agencies")
    names = "".join(f"  - id: odd-{number}\n    name: '{name.replace(chr(39), chr(39) * 2)}'\n" for number, name in enumerate(ODD))
    data = invented.write(tmp_path, {"agencies": text.replace("agencies:\n", f"agencies:\n{names}")})
    content, _ = export_workbook(data, KEY)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        pages = [packed.read(name).decode() for name in packed.namelist() if name.startswith("xl/worksheets/")]
        styles = packed.read("xl/styles.xml").decode()
    assert [found for page in pages for found in re.findall(r"<f[ >].*?</f>", page)] == []
    assert {kind for page in pages for kind in re.findall(r'<c [^>]*t="(\w+)"', page)} == {"inlineStr"} | {"n"}
    assert 'quotePrefix="1"' in styles
    book = exported(data)
    assert [book.get("Agencies", f"odd-{number}", "Name") for number in range(len(ODD))] == list(ODD)


def test_two_of_one_name_are_told_apart(tmp_path: Path) -> None:
    same = "  - id: arden-hospital-2\n    name: Arden Hospital\n  - id: third\n    name: Arden hospital (arden-hospital)\n"
    text = invented.text("agencies").replace("agencies:\n", f"agencies:\n{same}")
    book = exported(invented.write(tmp_path, {"agencies": text}))
    place = book.sheets["Choices"][0].index("Relevant agencies")
    found = [row[place] for row in book.sheets["Choices"][1:] if row[place]]
    assert found[:3] == ["Arden Hospital (arden-hospital-2)", "third", "arden-hospital"]


def test_an_edition_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotImport) as refused:
        export_workbook(invented.write(tmp_path), "arden-vale/2030-06")
    assert str(refused.value) == "There is no edition `arden-vale/2030-06`. Did you mean `arden-vale/2030-05`?\nNothing was written."

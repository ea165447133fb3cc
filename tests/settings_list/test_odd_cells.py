"""No cell, however odd, breaks out of its place: what is written is read again letter by letter, or it was refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import settings as budget
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from macros.addresses import Addresses
from macros.blocks import Blocks
from macros.dataset import load
from macros.judged import Judged
from macros.model import Setting, Settings
from macros.page_macros import PageMacros
from macros.problems import visible
from macros.settings_list import Asked, CannotImport, import_lists, write
from macros.settings_list.names import refusal, repaired
from macros.settings_list.planning import Plan
from macros.settings_list.told import told
from macros.settings_list.writing import as_written
from macros.yaml_text import Document, read

from .. import invented
from ..built.reading import one
from ..projects import ROOT
from . import csv_of, draft, plan_of
from .spreadsheets import xlsx

HEADINGS: Final = ["URN", "Name", "Type", "Local authority", "Status", "OpenDate", "Postcode", "HeadLastName"]
ODD: Final = (
    '=HYPERLINK("x","y")', "+1", "@x", "-x", "|x", "%x", "\t=1", "'=1", "=cmd|' /C calc'!A0",
    "{{ name }}", "{% include 'x' %}", "{# x #}", "<b>x</b>", "<script>alert(1)</script>", "</textarea><img src=x onerror=alert(1)>",
    "&lt;b&gt;", "[x](#y)", "a: b", "a #b", "- a", "? a", "&a b", "*a", "!a b", "| a", "> a", "'a", '"a', "a'b''c", "{a: b}", "[a, b]",
    "null", "~", "No", "12:30", "0777", "a:", "---", "...", "%YAML 1.2", "a\\nb", "\\", "../../x", "C:\\x", "/etc/x", "x.yml",
    "a\nb: c", "a\r\n  - id: x", "a\x85b", "a\u2028b", "a\x00b", "a\x1b[31mb", "\ufeffa", "\u202ea\u202c", "a\u200fb", "a\u00adb",
    "é\u0301", "\x92", "学校", "\U0001d538 school", "\ufb01 school", "x" * 250, " ", "",
)  # fmt: skip
TEXT: Final = st.one_of(st.sampled_from(ODD), st.text(max_size=30), st.tuples(st.sampled_from(ODD), st.text(max_size=8)).map("".join))
OLD: Final = """\
# A comment at the top.
as_of: 2020
headings:
  - id: special  # by its id
    name: Special schools
# A comment between.
settings:
  # About the first.
  - id: old
    name: 'Old: School'  # its name
    urn: 999999
    heading: special
# A comment at the end.
"""


def rows(names: list[str]) -> list[list[str]]:
    return [[str(999100 + count), name, "Community special school", "Arden Vale", "Open", "", "", "WITHHELD"] for count, name in enumerate(names)]


def old() -> Any:
    document = read("settings.yml", OLD.encode())
    assert isinstance(document, Document)
    return document.value


def taken_in(content: bytes) -> tuple[Plan, bytes]:
    plan = plan_of(Settings.model_validate(old()), content, as_of="2021-02-03")
    return plan, as_written("settings.yml", OLD.encode(), plan.before, plan.after)


def expected(names: list[str]) -> dict[str, str]:
    """By URN, the name of each row that is not refused."""
    return {str(999100 + count): repaired(name) for count, name in enumerate(names) if not refusal(repaired(name))}


def check(names: list[str], content: bytes) -> None:
    plan, written = taken_in(content)
    document = read("settings.yml", written)
    assert isinstance(document, Document)
    found = [Setting.model_validate(row) for row in document.value["settings"]]

    known = [setting for setting in found if setting.id != "old"]
    unsure = {urn for urn in expected(names) if any(f"URN {urn}" in says for says in plan.unsure)}
    assert {setting.urn: setting.name for setting in known} == {urn: name for urn, name in expected(names).items() if urn not in unsure}
    assert set(document.value) == set(old())
    assert document.value["as_of"] == "2021-02-03"
    assert all(
        comment in written.decode() for comment in ("# A comment at the top.", "# by its id", "# A comment between.", "# A comment at the end.")
    )
    assert "WITHHELD" not in written.decode()
    assert [line for line in told(plan).split("\n") if visible(line) != line] == []


@budget(max_examples=100, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=5))
def test_a_name_is_written_as_given_or_refused(names: list[str]) -> None:
    check(names, csv_of([HEADINGS, *rows(names)]))


@budget(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=4), TEXT)
def test_an_odd_cell_in_any_column_changes_no_other_row(columns: list[str], text: str) -> None:
    table = rows(["Hill School", "Dale School"])
    for column in columns:
        table[0][HEADINGS.index(column)] = text
    try:
        plan, written = taken_in(csv_of([HEADINGS, *table]))
    except CannotImport:
        assert "\0" in text
        return

    document = read("settings.yml", written)
    assert isinstance(document, Document)
    settings = {row["id"]: row for row in document.value["settings"]}
    assert settings["dale-school"] == {"id": "dale-school", "name": "Dale School", "urn": "999101", "heading": "special"}
    assert {key for row in settings.values() for key in row} <= {"id", "name", "urn", "heading"}
    assert "WITHHELD" not in written.decode() + told(plan)


@pytest.mark.parametrize("name", [text for text in ODD if text and not any(ord(sign) < 32 for sign in text)])
def test_a_cell_of_a_workbook_is_no_more_dangerous(name: str) -> None:
    """In a workbook, a text that begins with `=` is a formula: what it came to is read."""
    cell = f"=A1→{name}" if name.startswith("=") else name
    check([name], xlsx({"Schools": [HEADINGS, *rows([cell])]}))


def test_markup_in_a_name_stays_text_on_the_page(tmp_path: Path) -> None:
    names = [name for name in ODD if not refusal(repaired(name))]
    data = draft(tmp_path)
    (tmp_path / "own.csv").write_bytes(csv_of([["URN", "Name", "Type"], *([row[0], row[1], row[2]] for row in rows(names))]))
    found = import_lists(data, invented.KEY, [tmp_path / "own.csv"], Asked())
    write(data, found)

    edition = load(data).editions[invented.KEY]
    assert edition.settings == found.plan.after
    blocks = Blocks(ROOT / "overrides").for_page(Addresses(edition), lambda target: f"#{target.id}")
    page = LexborHTMLParser(str(PageMacros(edition, blocks, Judged()).settings()))
    shown = {one(row.css("td")).text(): one(row.css("a.permalink")).text() for row in page.css("tbody tr[id]")}
    added = {change.id for change in found.plan.changes if change.rule == "setting-opened"}
    assert len(added) > 30
    assert {setting.urn: shown[setting.urn or ""] for setting in edition.settings.settings if setting.id in added} == {
        setting.urn: setting.name for setting in edition.settings.settings if setting.id in added
    }
    assert page.css("script, b, img") == []

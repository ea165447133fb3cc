"""The lists of an edition as CSV: every row, in a form that Excel opens, and never a formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from macros.downloads import Download, downloads

from . import invented
from .fields import Field, rewritten

LISTS: dict[str, list[list[str]]] = {
    "partners.csv": [
        ["id", "role", "name", "post", "organisation"],
        ["lead-council", "Lead safeguarding partner", "Person A", "Chief Executive", "Arden Vale Council"],
        ["lead-health", "Lead safeguarding partner", "", "Chief Nursing Officer", "NHS Vale & Brook Integrated Care Board"],
        ["lead-police", "Lead safeguarding partner", "Person B", "Chief Constable", "Vale Constabulary"],
        ["delegate-council", "Delegated safeguarding partner", "Person C", "Director of Children's Services", "Arden Vale Council"],
        ["delegate-police", "Delegated safeguarding partner", "Person D", "Detective Superintendent", "Vale Constabulary"],
        ["delegate-health", "Delegated safeguarding partner", "", "Chief Nursing Officer", "NHS Vale & Brook Integrated Care Board"],
    ],
    "agencies.csv": [
        ["id", "name", "kind", "organisation", "ods_code", "gss_code", "why"],
        ["arden-hospital", "Arden Hospital", "nhs-trust", "Arden Royal Infirmary", "RZ1", "", "It sees children in A&E."],
        ["arden-hospital-midwives", "Midwives", "health-provider", "", "", "", ""],
        ["probation", "Vale Probation Service", "probation", "Vale Probation Service", "", "", ""],
        ["faith-groups", "Faith Groups", "faith", "", "", "", ""],
        ["nhs-hospital", "The hospital", "nhs-trust", "Arden Royal Infirmary", "RZ1", "", ""],
    ],
    "groups.csv": [
        ["id", "name", "reports_to", "meets", "times_a_year", "chair"],
        ["main-board", "Main Board", "", "Every three months", "4", "Person C, Director of Children's Services, Arden Vale Council"],
        [
            "practice-group",
            "Practice & Learning Group",
            "Main Board; Four Brooks Executive",
            "",
            "",
            "Person D, Detective Superintendent, Vale Constabulary",
        ],
        ["silent-group", "Silent Group", "Practice & Learning Group", "", "", ""],
    ],
    "members.csv": [
        ["group_id", "group", "id", "member", "post", "role"],
        ["main-board", "Main Board", "council-member", "Arden Vale Council", "Director of Children's Services", "chair"],
        ["main-board", "Main Board", "icb-member", "Chief Nursing Officer", "", "member"],
        ["main-board", "Main Board", "hospital-member", "Arden Hospital", "", "observer"],
        ["practice-group", "Practice & Learning Group", "practice-hospital-member", "The hospital", "", "deputy-chair"],
    ],
    "settings.csv": [
        ["id", "name", "urn", "ofsted_urn", "heading"],
        ["st-marys", "St Mary's Church of England Primary & Nursery", "999001", "", "Primary schools"],
        ["brook-school", "The Brook School", "999002", "", "Primary schools"],
        ["mere-school", "Mere School", "", "", "Primary schools"],
        ["brook-school", "The Brook School", "999002", "", "Special schools"],
        ["twelve-thirty-club", "12:30", "", "EY999003", "Early years"],
        ["st-marys", "St Mary's Church of England Primary & Nursery", "999001", "", "Early years"],
    ],
}


def cells(download: Download) -> list[list[str]]:
    return list(csv.reader(io.StringIO(download.content.decode("utf-8-sig"), newline="")))


def test_every_list_of_the_edition_is_there_with_every_row(tmp_path: Path) -> None:
    assert {download.name: cells(download) for download in downloads(invented.edition(tmp_path))} == LISTS


def test_a_list_that_the_edition_does_not_have_gives_no_file(tmp_path: Path) -> None:
    assert downloads(invented.edition(tmp_path, invented.bare())) == ()


def test_a_file_is_marked_as_utf_8_and_its_lines_end_as_excel_expects(tmp_path: Path) -> None:
    found = {download.name: download.content for download in downloads(invented.edition(tmp_path))}
    assert [name for name, content in found.items() if not content.startswith(b"\xef\xbb\xbf") or not content.endswith(b"\r\n")] == []
    assert [name for name, content in found.items() if content.count(b"\n") != content.count(b"\r\n")] == []


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "|", "%", "\uff1d", "\uff20", "\t=", " +", "\n-"])
def test_no_text_of_the_data_becomes_a_formula(sign: str, tmp_path: Path) -> None:
    def begin(field: Field) -> str | None:
        return f'{sign}HYPERLINK("x","y"),\n{field.text}' if field.prose else f'{sign}HYPERLINK("x","y"),{field.text}'

    changed, taken = rewritten(begin)
    first = sign.strip()
    tables = {download.name: (cells(download), download.rows) for download in downloads(invented.edition(tmp_path, changed))}
    assert [(name, cell) for name, (table, _) in tables.items() for row in table for cell in row if cell.startswith(first)] == []
    assert {name: (len(table), {len(row) for row in table}) for name, (table, _) in tables.items()} == {
        name: (len(table), {len(table[0])}) for name, table in LISTS.items()
    }
    assert {
        name: any(cell.startswith(f"'{first}HYPERLINK") for row in table for cell in row) for name, (table, _) in tables.items()
    } == dict.fromkeys(LISTS, True)
    assert len(taken) > 100

"""Changes in each format: nothing that people wrote is read as markup, and what was taken out and put in is said in words."""

from __future__ import annotations

import json
import re
from typing import Any, Final

import markdown as parser
import pytest

from macros.change_reports import FORMATS, Format, instrument_report, neighbour_report, printed, report_of
from macros.changes import Weight
from macros.compare import Comparison, compare
from macros.instrument_changes import AskedOtherwise
from macros.side_by_side import side_by_side
from macros.word_runs import Wording

from . import fragments

NASTY: Final = (
    "<script>alert(1)</script>",
    "{{ config }}",
    "*bold* _it_ `c` [a](javascript:b) ![x](y) # h",
    "1. one\n2. two\n- three",
    "a & b \u202e",
)


def comparison(before: str, after: str) -> Comparison:
    def said(text: str) -> dict[str, Any]:
        group = {"id": "board", "name": text.split("\n")[0].replace("\u202e", ""), "purpose": f"We all meet here. {text}".replace("\u202e", "")}
        return {"groups": {"groups": [group]}}

    return compare(fragments.edition(said(before), "2029-05"), fragments.edition(said(after)))


@pytest.mark.parametrize("text", NASTY)
def test_what_people_wrote_stays_text(text: str) -> None:
    found = comparison("Board", text)
    html = printed(report_of(found), "html")
    assert set(re.findall(r"</?([a-z0-9]+)", html)) <= {"section", "h2", "h3", "h4", "p", "ul", "li", "blockquote", "ins", "del", "br", "b"}
    rendered = parser.markdown(printed(report_of(found), "markdown"))
    assert set(re.findall(r"<(\w+)", rendered)) <= {"h1", "h2", "h3", "p", "ul", "li", "blockquote", "strong", "code"}
    assert "\u202e" not in printed(report_of(found), "text")


def test_insertions_and_deletions_are_told_in_words_and_by_element() -> None:
    found = report_of(comparison("Board", "Board"), Weight.WORDING)
    assert found.parts == ()
    group = {"id": "board", "name": "Board", "purpose": "We meet every quarter in town."}
    other = group | {"purpose": "We meet every month in town."}
    told = report_of(compare(fragments.edition({"groups": {"groups": [group]}}, "2029-05"), fragments.edition({"groups": {"groups": [other]}})))
    assert "<blockquote>We meet every <del>[taken out: quarter]</del> <ins>[put in: month]</ins> in town.</blockquote>" in printed(told, "html")
    assert "      | We meet every [taken out: quarter] [put in: month] in town." in printed(told, "text").splitlines()
    assert "    > We meet every [taken out: ~~quarter~~] [put in: **month**] in town." in printed(told, "markdown").splitlines()


def test_json_holds_everything_for_programs() -> None:
    found = comparison("Board", "Main Board")
    told = json.loads(printed(report_of(found), "json"))
    assert set(told) == {"title", "older", "newer", "paragraphs", "changes"}
    assert [(one["code"], one["fingerprint"], one["weight"], one["now"]) for one in told["changes"]] == [
        (change.rule, change.fingerprint, str(change.weight), list(change.now or ())) for change in found.changes
    ]
    assert told["changes"][1]["texts"][0]["before"] == "We all meet here. Board"


def test_lighter_changes_are_left_out_and_counted() -> None:
    before = {"edition": {"title": "A", "summary": "B"}}
    after = {"edition": {"title": "C", "summary": "B"}, "agencies": {"agencies": [{"id": "a", "name": "The Clinic", "kind": "other"}]}}
    found = report_of(compare(fragments.edition(before, "2029-05"), fragments.edition(after)), Weight.STATUTORY)
    assert found.paragraphs == ("One agency joined. There is also one change of wording.", "One lighter change left out here.")
    assert [[entry.code for _, entries in part.subjects for entry in entries] for part in found.parts] == [["agency-joined"]]


@pytest.mark.parametrize("format", FORMATS)
def test_neighbours_and_instruments_are_reports_too(format: Format) -> None:
    one, other = fragments.edition({}), fragments.edition({"partners": {"chair": {"id": "c", "name": "Person A"}}}, id="brook-side")
    assert "Only Arden Vale names a partnership chair." in printed(neighbour_report(one, other, side_by_side(one, other)), format)
    asked = AskedOtherwise("new", Weight.STATUTORY, "Newly asked (a must): A (B).", (), ("B",), (Wording("", "C."),))
    assert "Newly asked (a must): A (B)." in printed(instrument_report(("a", "b"), ("A 2018", "A 2023"), [asked]), format).replace("\\", "")

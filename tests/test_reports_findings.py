"""Findings in every format, each held whole to a golden text; and what the formats promise to programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as xml

import pytest

from macros.problems import Place, Problem
from macros.reports import FORMATS, Format, full_report
from macros.reports.shape import ADAPTER, schema
from macros.reports.told import Report
from macros.requirements import by_its_time

from . import judging
from .golden import RENEW, golden
from .judging import INSTRUMENTS, REQUIREMENTS
from .projects import ROOT

HERE: Final = Path(__file__).resolve().parent / "golden/check"
SCHEMA: Final = ROOT / "macros/reports/check.schema.json"
ENDINGS: Final[dict[Format, str]] = {"text": "txt", "json": "json", "junit": "xml", "sarif": "sarif", "github": "github.txt"}
PROBLEM: Final = Problem(Place("data/a b,c.yml", 3, 7, "x: \x1b[2J"), "bad", "`x\x01` is 100% wrong", "write <y> & z")
REPORTS: Final[dict[str, Report]] = {
    "named": judging.report(judging.judged()),
    "all": judging.report(judging.judged(), judging.judged("superseded"), named=False),
    "superseded": judging.report(judging.judged("superseded")),
    "against": judging.report(judging.against()),
    "unverified": judging.unverified(),
    "remarks": judging.report(remarks=judging.REMARKS),
    "to-write": judging.report(to_write=judging.TO_WRITE),
    "problems": judging.report(problems=(PROBLEM,)),
    "nothing": judging.report(named=False),
}


@pytest.mark.parametrize("name", REPORTS)
def test_the_text_for_people(name: str) -> None:
    found = full_report(REPORTS[name], "text") + "\n"
    assert found == golden(HERE / f"{name}.txt", found)


@pytest.mark.parametrize("format", [format for format in FORMATS if format != "text"])
@pytest.mark.parametrize("name", ["named", "problems", "remarks", "to-write"])
def test_the_formats_for_programs(name: str, format: Format) -> None:
    found = full_report(REPORTS[name], format) + "\n"
    assert found == golden(HERE / f"{name}.{ENDINGS[format]}", found)


def test_no_line_of_the_text_is_longer_than_a_window_but_those_with_addresses() -> None:
    texts = [full_report(REPORTS[name], "text") for name in ("named", "against")]
    long = [line for text in texts for line in text.splitlines() if len(line) > 88]
    assert long == ["“Cannot tell” means that the files do not show it; mostly nobody has named and confirmed the passage that answers."]


def test_after_the_last_day_of_an_explanation_it_is_said_that_it_counts_no_more() -> None:
    late = by_its_time(judging.edition(), INSTRUMENTS, REQUIREMENTS, type(judging.TODAY)(2026, 4, 1))
    says = [told.finding.says for told in judging.report(late).told() if told.finding.requirement.id == "B-LIST"]
    assert says == ["No school, college or early years setting is listed. The explanation that is given counted until March 2026."]


# JSON


@pytest.mark.parametrize("name", REPORTS)
def test_the_json_has_the_published_shape_and_nothing_else(name: str) -> None:
    text = full_report(REPORTS[name], "json")
    assert json.loads(ADAPTER.dump_json(ADAPTER.validate_json(text, strict=True))) == json.loads(text)


def test_the_published_schema_is_that_of_what_is_printed() -> None:
    found = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
    if RENEW:
        SCHEMA.write_text(found, encoding="utf-8", newline="\n")
    assert SCHEMA.read_text("utf-8") == found


def test_everything_in_the_schema_is_closed_and_described() -> None:
    shapes = {"ReportShape": schema(), **schema()["$defs"]}
    assert {name: shape.get("additionalProperties") for name, shape in shapes.items()} == dict.fromkeys(shapes, False)
    fields = [(f"{name}.{field}", about) for name, shape in shapes.items() for field, about in shape["properties"].items()]
    assert [field for field, about in fields if not about.get("description")] == []


def test_the_json_tells_editions_that_are_not_in_force_too() -> None:
    told = json.loads(full_report(REPORTS["all"], "json"))
    assert [(each["status"], {finding["counts"] for finding in each["findings"]}) for each in told["editions"]] == [
        ("published", {True}),
        ("superseded", {False}),
    ]


# JUnit


@pytest.mark.parametrize("name", ["named", "all", "superseded", "against", "problems"])
def test_junit_counts_what_it_holds_and_fails_only_what_sets_the_exit_code(name: str) -> None:
    report = REPORTS[name]
    root = xml.fromstring(full_report(report, "junit"))
    for element in (root, *root.iter("testsuite")):
        held = list(element.iter("testcase"))
        counts = {tag: sum(case.find(tag) is not None for case in held) for tag in ("failure", "error", "skipped")}
        expected = {"tests": len(held), "failures": counts["failure"], "errors": counts["error"], "skipped": counts["skipped"]}
        assert {name: int(element.get(name, "-1")) for name in expected} == expected
    assert bool(root.findall(".//failure")) is report.has_errors
    assert len({(case.get("classname"), case.get("name")) for case in root.iter("testcase")}) == len(root.findall(".//testcase"))


# SARIF 2.1.0, by its own words


def objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(inner)


@pytest.mark.parametrize("name", REPORTS)
def test_sarif_has_what_the_standard_requires(name: str) -> None:
    log = json.loads(full_report(REPORTS[name], "sarif"))
    assert (set(log), log["version"], len(log["runs"])) == ({"$schema", "version", "runs"}, "2.1.0", 1)
    run = log["runs"][0]
    assert set(run) == {"tool", "columnKind", "originalUriBaseIds", "results"}
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert rule["shortDescription"]["text"].endswith(".")
        assert rule["help"]["text"]
        assert rule.get("defaultConfiguration", {"level": "error"})["level"] in {"error", "warning", "note"}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
    for each in objects(run["results"]):
        if "artifactLocation" in each:
            assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", each["artifactLocation"]["uri"])
            assert each["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
            assert all(each.get("region", {"startLine": 1, "startColumn": 1})[name] >= 1 for name in ("startLine", "startColumn"))


def test_sarif_holds_what_is_not_met_and_passes_over_what_is_explained() -> None:
    results = json.loads(full_report(REPORTS["named"], "sarif"))["runs"][0]["results"]
    assert [(each["ruleId"], each["level"], [one["justification"] for one in each.get("suppressions", [])]) for each in results] == [
        ("A-AGY", "error", []),
        ("A-CHAIR", "note", []),
        ("B-FUND", "warning", []),
        ("B-LIST", "warning", ["The list is *new*."]),
    ]


@pytest.mark.parametrize(
    ("name", "levels"),
    [("superseded", ["note", "note", "note", "warning"]), ("against", ["note"]), ("all", ["error", "note", "warning", "warning"])],
)
def test_what_is_not_held_against_an_edition_is_a_note_for_programs(name: str, levels: list[str]) -> None:
    results = json.loads(full_report(REPORTS[name], "sarif"))["runs"][0]["results"]
    assert [each["level"] for each in results] == levels

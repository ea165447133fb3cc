"""Findings as JUnit XML, which GitLab and others show as tests: one for each requirement and edition.

What does not set the exit code is no failure: it is passed over, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final
from xml.etree import ElementTree as xml

from ..problems import Problem
from .told import Report, Told

_NAME: Final = "Safeguarding arrangements"
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COUNTED: Final = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def write(report: Report) -> str:
    """A suite for each edition and instrument; problems in the files stand in one of their own."""
    root = xml.Element("testsuites", name=_NAME)
    if report.problems:
        root.append(_suite("Files", [_problem(each) for each in report.problems]))
    for (key, short), told in groupby(report.told(), lambda each: (each.judged.edition.key, each.finding.requirement.instrument.short)):
        root.append(_suite(f"{key}: {short}", [_case(each) for each in told]))
    _count(root, root.findall("testsuite/testcase"))
    xml.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml.tostring(root, "unicode")}'


def _suite(name: str, cases: Sequence[xml.Element]) -> xml.Element:
    suite = xml.Element("testsuite", name=_clean(name))
    _count(suite, cases)
    suite.extend(cases)
    return suite


def _count(element: xml.Element, cases: Sequence[xml.Element]) -> None:
    element.set("tests", str(len(cases)))
    for name, tag in _COUNTED.items():
        element.set(name, str(sum(case.find(tag) is not None for case in cases)))


def _case(told: Told) -> xml.Element:
    finding, edition = told.finding, told.judged.edition
    requirement = finding.requirement
    places = told.places()
    case = xml.Element("testcase", name=_clean(f"{requirement.id}: {requirement.title}"), classname=f"{edition.key}.{requirement.instrument_id}")
    if places:
        case.set("file", _clean(places[0].path))
    if finding.outcome == "not met" and told.level == "error":
        failure = xml.SubElement(case, "failure", message=_clean(finding.says), type=told.level)
        failure.text = _clean("\n".join(_details(told)))
    elif finding.outcome != "met":
        kind = f"{finding.outcome} ({told.level})" if finding.outcome == "not met" else finding.outcome
        xml.SubElement(case, "skipped", message=_clean(f"{kind}: {finding.says}"))
    return case


def _details(told: Told) -> Iterator[str]:
    yield from (f"{place}" for place in told.places())
    yield f"Asked: {' '.join(told.finding.requirement.asks.split())}"
    yield f"To do: {' '.join(told.finding.requirement.remedy.split())}"


def _problem(problem: Problem) -> xml.Element:
    case = xml.Element("testcase", name=_clean(f"{problem.place}: {problem.code}"), classname="files", file=_clean(problem.place.path))
    error = xml.SubElement(case, "error", message=_clean(problem.says), type=problem.code)
    error.text = _clean(str(problem))
    return case


def _clean(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)

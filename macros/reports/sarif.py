"""Problems, findings and remarks as SARIF 2.1.0, which code hosts and editors show beside the line.

What is met, cannot be told or does not apply is no result, because most readers show every result as a fault.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

from ..problems import Place, Problem
from ..requirements import Asked, citation, force_in_words, knowledge_in_words, severity_of
from .told import TO_WRITE, Remarked, Report, Told, ToWrite

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {"error": "error", "warning": "warning", "information": "note", "none": "none"}
_ROOT: Final = "%SRCROOT%"


def write(report: Report) -> str:
    """One run; every requirement that was asked is a rule, with its help, and every kind of problem too."""
    told = list(report.told())
    plain = {**{each.code: "A fault in a file" for each in report.problems}, **{each.rule: "A remark on an edition" for each in report.remarks}}
    plain |= {TO_WRITE: "A text of a draft"} if report.to_write else {}
    asked = {each.finding.requirement.id: each.finding.requirement for each in told}
    rules = [*(_plain_rule(code, plain[code]) for code in sorted(plain)), *(_rule(each) for each in asked.values())]
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    results = [*(_problem(each) for each in report.problems), *(_result(each) for each in told if each.finding.outcome in {"not met", "explained"})]
    results += [_to_write(each) for each in report.to_write]
    results += [_remark(each) for each in report.remarks]
    for result in results:
        result["ruleIndex"] = index[result["ruleId"]]
    run = {
        "tool": {"driver": {"name": "safeguarding-arrangements", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The project's folder."}}},
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


def _rule(asked: Asked) -> dict[str, Any]:
    known = f"{citation(asked)} ({force_in_words(asked)}: {knowledge_in_words(asked)})."
    asks, remedy, evidence = (" ".join(text.split()) for text in (asked.asks, asked.remedy, asked.evidence))
    rule = {
        "id": asked.id,
        "shortDescription": {"text": f"{asked.title}."},
        "fullDescription": {"text": f"{asks} {known}"},
        "help": {
            "text": f"{asks}\nWhat meets it: {evidence}\nWhat to do: {remedy}\n{known}",
            "markdown": f"{asks}\n\n**What meets it:** {evidence}\n\n**What to do:** {remedy}\n\n{known}",
        },
        "defaultConfiguration": {"level": _LEVELS[severity_of(asked)]},
        "properties": {"tags": [asked.instrument_id, asked.force, asked.seen, asked.owner]},
    }
    return rule | ({"helpUri": asked.instrument.url} if asked.instrument.url else {})


def _plain_rule(code: str, what: str) -> dict[str, Any]:
    """A rule of which nothing is known but its name."""
    help = "Put right what the message says, and check again."
    return {"id": code, "shortDescription": {"text": f"{what}: {code.replace('-', ' ')}."}, "help": {"text": help}}


def _problem(problem: Problem) -> dict[str, Any]:
    says = problem.says + (f"; {problem.instead}" if problem.instead else "")
    return {"ruleId": problem.code, "level": "error", "message": {"text": says}, "locations": [_location(problem.place)]}


def _result(told: Told) -> dict[str, Any]:
    finding, key = told.finding, told.judged.edition.key
    explained = finding.outcome == "explained"
    level = _LEVELS[severity_of(finding.requirement)] if explained else _LEVELS[told.level]
    result: dict[str, Any] = {
        "ruleId": finding.requirement.id,
        "level": level,
        "message": {"text": f"{key} does not meet: {finding.requirement.title}. {finding.says}"},
        **_locations(told.places()),
        "partialFingerprints": {"requirementOfEdition/v1": hashlib.sha256(f"{key} {finding.requirement.id}".encode()).hexdigest()},
        "properties": {"edition": key, "outcome": finding.outcome, "counts": told.counts},
    }
    if finding.explanation and explained:
        result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": finding.explanation.reason}]
    return result


def _remark(told: Remarked) -> dict[str, Any]:
    return {"ruleId": told.rule, "level": _LEVELS[told.level], "message": {"text": told.in_full}, **_locations(told.places)}


def _to_write(left: ToWrite) -> dict[str, Any]:
    return {"ruleId": TO_WRITE, "level": "note", "message": {"text": left.in_full}, **_locations([left.place])}


def _locations(places: Sequence[Place]) -> dict[str, Any]:
    """The first place is where it stands, the others belong to it."""
    found = [_location(place) for place in places]
    return {"locations": found[:1]} | ({"relatedLocations": found[1:]} if found[1:] else {})


def _location(place: Place) -> dict[str, Any]:
    where: dict[str, Any] = {"artifactLocation": {"uri": quote(place.path), "uriBaseId": _ROOT}}
    if place.line:
        where["region"] = {"startLine": place.line, "startColumn": place.column}
    return {"physicalLocation": where}

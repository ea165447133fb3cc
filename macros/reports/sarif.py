"""Problems and findings as SARIF 2.1.0, which code hosts and editors show beside the line.

What is met, cannot be told or does not apply is no result, because most readers show every result as a fault.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import quote

from ..problems import Place, Problem
from ..requirements import Asked, citation, force_in_words, knowledge_in_words, severity_of
from .told import Report, Told

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {"error": "error", "warning": "warning", "information": "note", "none": "none"}
_ROOT: Final = "%SRCROOT%"


def write(report: Report) -> str:
    """One run; every requirement that was asked is a rule, with its help, and every kind of problem too."""
    told = list(report.told())
    rules = [*_problem_rules(report), *(_rule(each) for each in {told.finding.requirement.id: told.finding.requirement for told in told}.values())]
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    results = [*(_problem(each) for each in report.problems), *(_result(each) for each in told if each.finding.outcome in {"not met", "explained"})]
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


def _problem_rules(report: Report) -> Iterator[dict[str, Any]]:
    for code in sorted({problem.code for problem in report.problems}):
        words = f"A fault in a file: {code.replace('-', ' ')}."
        text = "Put right what the message says, and check again."
        yield {"id": code, "shortDescription": {"text": words}, "help": {"text": text}, "defaultConfiguration": {"level": "error"}}


def _problem(problem: Problem) -> dict[str, Any]:
    says = problem.says + (f"; {problem.instead}" if problem.instead else "")
    return {"ruleId": problem.code, "level": "error", "message": {"text": says}, "locations": [_location(problem.place)]}


def _result(told: Told) -> dict[str, Any]:
    finding, key = told.finding, told.judged.edition.key
    explained = finding.outcome == "explained"
    level = _LEVELS[severity_of(finding.requirement)] if explained else _LEVELS[told.level]
    places = told.places()
    result: dict[str, Any] = {
        "ruleId": finding.requirement.id,
        "level": level,
        "message": {"text": f"{key} does not meet: {finding.requirement.title}. {finding.says}"},
        "locations": [_location(place) for place in places[:1]],
        "partialFingerprints": {"requirementOfEdition/v1": hashlib.sha256(f"{key} {finding.requirement.id}".encode()).hexdigest()},
        "properties": {"edition": key, "outcome": finding.outcome, "counts": told.counts},
    }
    if places[1:]:
        result["relatedLocations"] = [_location(place) for place in places[1:]]
    if finding.explanation and explained:
        result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": finding.explanation.reason}]
    return result


def _location(place: Place) -> dict[str, Any]:
    where: dict[str, Any] = {"artifactLocation": {"uri": quote(place.path), "uriBaseId": _ROOT}}
    if place.line:
        where["region"] = {"startLine": place.line, "startColumn": place.column}
    return {"physicalLocation": where}

"""Problems as text for people, and as JSON and CI lines for programs. Nothing here prints."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final, Literal

from .drift import Drift
from .problems import Place, Problem, visible
from .remarks import Remark
from .wording import counted

Format = Literal["text", "json", "github"]
FORMATS: Final[tuple[Format, ...]] = ("text", "json", "github")

_WIDTH: Final = 100


def report(problems: Sequence[Problem], format: Format, drifts: Sequence[Drift] = (), remarks: Sequence[tuple[Remark, Place]] = ()) -> str:
    """All problems in one text, in the order given. For programs, also where partnerships have drifted apart, and remarks; these are no problems."""
    if format == "json":
        return _json(problems, drifts, remarks)
    if format == "github":
        return "\n".join(_github(problem) for problem in problems)
    return _text(problems)


def drift_report(drifts: Sequence[Drift]) -> str:
    """Where partnerships that share regional arrangements have drifted apart, as a paragraph for each pair; empty if nowhere."""
    pairs: dict[tuple[str, str, str], list[str]] = {}
    for drift in drifts:
        pairs.setdefault((drift.region, *drift.editions), []).append(f"- {drift.says}")
    told = [[f"{one} and {other} share regional arrangements ({region}), but:", *says] for (region, one, other), says in pairs.items()]
    return "\n\n".join("\n".join(lines) for lines in told)


def remark_report(remarks: Sequence[tuple[Remark, Place]]) -> str:
    """Each remark with its place, edition by edition, the gravest first; empty if there is none."""
    told: list[str] = []
    for remark, place in remarks:
        heading = f"Remarks on {remark.edition}:"
        told += [] if heading in told else ["", heading]
        known = f" ({remark.known})" if remark.known else ""
        told.append(f"- {remark.severity}, {place}: {remark.says} What to do: {remark.instead}.{known} [{remark.rule}]")
    return "\n".join(told).lstrip("\n")


def _text(problems: Sequence[Problem]) -> str:
    if not problems:
        return "No problems found."
    parts = [_with_source(problem) for problem in problems]
    return "\n\n".join([*parts, f"{counted(len(problems), 'problem').capitalize()} found. Nothing was built."])


def _with_source(problem: Problem) -> str:
    place = problem.place
    if not place.line or not place.source:
        return str(problem)
    start = max(0, place.column - _WIDTH // 2) if len(place.source) > _WIDTH else 0
    shown = place.source[start : start + _WIDTH]
    margin = " " * len(str(place.line))
    mark = "".join("\t" if sign == "\t" else " " for sign in shown[: max(place.column - 1 - start, 0)])
    return f"{problem}\n  {place.line} | {visible(shown).rstrip()}\n  {margin} | {mark}^"


def _json(problems: Sequence[Problem], drifts: Sequence[Drift], remarks: Sequence[tuple[Remark, Place]]) -> str:
    told = [
        {
            "path": problem.place.path, "line": problem.place.line, "column": problem.place.column,
            "source": problem.place.source, "code": problem.code, "says": problem.says, "instead": problem.instead,
        }
        for problem in problems
    ]  # fmt: skip
    apart = [{"region": drift.region, "editions": drift.editions, "says": drift.says} for drift in drifts]
    remarked = [
        {
            "edition": remark.edition, "severity": remark.severity, "rule": remark.rule, "path": place.path, "line": place.line,
            "column": place.column, "says": remark.says, "instead": remark.instead, "known": remark.known,
            "since": str(remark.since) if remark.since else None,
            "where": [{"of": where.of, "file": where.file, "path": where.path} for where in remark.where],
        }
        for remark, place in remarks
    ]  # fmt: skip
    return json.dumps({"problems": told, "drifts": apart, "remarks": remarked}, indent=2, ensure_ascii=False)


def _github(problem: Problem) -> str:
    place = problem.place
    where = f"file={_escaped(place.path, True)}" + (f",line={place.line},col={place.column}" if place.line else "")
    instead = f"; {problem.instead}" if problem.instead else ""
    return f"::error {where},title={problem.code}::{_escaped(problem.says + instead)}"


def _escaped(text: str, inner: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if inner else text

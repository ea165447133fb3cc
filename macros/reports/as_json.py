"""What `check` says as JSON, in the shape that `check.schema.json` describes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from ..json_shapes import PlaceShape
from ..problems import Place
from ..requirements import OUTCOMES, Asked, Judged, knowledge_in_words, severity_of
from . import shape
from .told import Finder, Remarked, Report, Told


def write(report: Report) -> str:
    """The whole report."""
    found = report.unverified or ()
    asked = {each.id: each for each in (*(told.finding.requirement for told in report.told(True)), *(each.requirement for each in found))}
    listed = [shape.UnverifiedShape(each.requirement.id, each.now, each.then, each.unmet_by) for each in found]
    told = shape.ReportShape(
        format=1,
        problems=tuple(_problems(report)),
        to_write=tuple(
            shape.ToWriteShape(each.edition, each.owner, " ".join(each.says.split()), each.requirements, _place(each.place))
            for each in report.to_write
        ),
        requirements=tuple(_requirement(each, report.places) for each in asked.values()),
        editions=tuple(_edition(judged, report.told_of(judged)) for judged in report.judged),
        remarks=tuple(_remark(each) for each in report.remarks),
        drifts=tuple(shape.DriftShape(drift.region, drift.editions, drift.says) for drift in report.drifts),
        unverified=None if report.unverified is None else tuple(listed),
    )
    return json.dumps(shape.ADAPTER.dump_python(told, mode="json"), indent=2, ensure_ascii=False)


def _problems(report: Report) -> Iterator[shape.ProblemShape]:
    for problem in report.problems:
        place = problem.place
        yield shape.ProblemShape(place.path, place.line, place.column, place.source, problem.code, problem.says, problem.instead)


def _requirement(asked: Asked, finder: Finder | None) -> shape.RequirementShape:
    return shape.RequirementShape(
        id=asked.id,
        instrument=asked.instrument_id,
        title=asked.title,
        asks=asked.asks,
        chapter=asked.chapter,
        heading=asked.heading,
        paragraph=asked.paragraph,
        force=asked.force,
        seen=asked.seen,
        verified=asked.is_verified,
        known=knowledge_in_words(asked),
        verified_by=asked.verified_by,
        verified_on=str(asked.verified_on) if asked.verified_on else None,
        about=asked.about,
        owner=asked.owner,
        remedy=asked.remedy,
        severity=severity_of(asked),
        place=_place(finder.of_requirement(asked)) if finder else None,
    )


def _edition(judged: Judged, told: Iterable[Told]) -> shape.EditionShape:
    entry = judged.edition.entry
    counts: dict[str, dict[str, int]] = {}
    for finding in judged.findings:
        held = counts.setdefault(finding.requirement.instrument_id, dict.fromkeys(OUTCOMES, 0))
        held[finding.outcome] += 1
    return shape.EditionShape(
        key=judged.edition.key,
        status=entry.status,
        published=str(entry.published) if entry.published else None,
        judged_on=str(judged.on),
        against=judged.against or None,
        outcomes=counts,  # type: ignore[arg-type]
        findings=tuple(_finding(each) for each in told),
    )


def _finding(told: Told) -> shape.FindingShape:
    finding, explanation = told.finding, told.finding.explanation
    given = shape.ExplanationShape(explanation.reason, explanation.owner, str(explanation.until)) if explanation else None
    return shape.FindingShape(
        requirement=finding.requirement.id,
        outcome=finding.outcome,
        severity=finding.severity,
        counts=told.counts,
        says=finding.says,
        looked_at=finding.looked_at,
        stated=finding.stated,
        evidence=tuple(_place(place) for place in told.places()),
        explanation=given,
    )


def _remark(told: Remarked) -> shape.RemarkShape:
    where = tuple(_place(place) for place in told.places)
    return shape.RemarkShape(told.edition, told.severity, told.rule, told.says, told.instead, told.known, told.since or None, where)


def _place(place: Place) -> PlaceShape:
    return PlaceShape(place.path, place.line, place.column)

"""What `check` says to people: a summary that fits on a screen, and then each finding with where it stands and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from ..checks import Outcome
from ..drift import Drift
from ..requirements import Severity, is_standing
from ..wording import capital, counted, listed
from .entries import brief, by_reason, entry, explained, how_to_answer, reasons, remark
from .problems import problem_text
from .summary import summary, superseded
from .to_verify import to_verify
from .to_write import to_write
from .told import Report, Told, why_not_counted
from .work import work

_HEADINGS: Final[dict[Severity, str]] = {
    "error": "ERRORS: law, or what guidance says must be, is not met",
    "warning": "WARNINGS: what guidance says should be is not met",
    "information": "FOR INFORMATION: not met, as far as is known; nobody has verified that it is asked",
}
_OTHERS: Final[dict[Outcome, str]] = {
    "explained": "EXPLAINED: not met, with a reason that the edition gives",
    "cannot tell": "CANNOT TELL: the files do not show it, one way or the other",
    "met": "MET",
}


def write(report: Report) -> str:
    """The whole report; problems alone if there are any."""
    if report.problems:
        return problem_text(report.problems)
    if report.unverified is not None:
        return to_verify(report.unverified, report.places)
    parts = [_read(report), *to_write(report.to_write)]
    if report.judged and report.judged[0].against:
        parts.extend(work(judged, list(report.told_of(judged))) for judged in report.judged)
    elif any(judged.findings for judged in report.judged):
        parts.extend(_findings(report))
    parts.extend(_remarks(report))
    return "\n\n".join([*parts, *([drift_text(report.drifts)] if report.drifts else [])])


def drift_text(drifts: Sequence[Drift]) -> str:
    """A paragraph for each pair; empty if they agree."""
    pairs: dict[tuple[str, str, str], list[str]] = {}
    for drift in drifts:
        pairs.setdefault((drift.region, *drift.editions), []).append(f"- {drift.says}")
    told = [[f"{one} and {other} share regional arrangements ({region}), but:", *says] for (region, one, other), says in pairs.items()]
    return "\n\n".join("\n".join(lines) for lines in told)


def _read(report: Report) -> str:
    partnerships = {key.partition("/")[0] for key in report.read}
    told = f"{counted(len(partnerships), 'partnership')} and {counted(len(report.read), 'edition')}"
    return f"No problems found in {told}: {listed(sorted(report.read))}."


def _findings(report: Report) -> Iterator[str]:
    shown = [judged for judged in report.judged if report.named or is_standing(judged.edition)]
    told = list(report.told())
    if shown:
        yield summary(shown)
    for judged in report.judged:
        if not (report.named or is_standing(judged.edition)):
            yield superseded(judged)
    if shown:
        yield _how_many(told)
    for judged in shown if report.named else ():
        if reason := why_not_counted(judged):
            yield reason
    for severity, heading in _HEADINGS.items():
        found = [each for each in told if each.finding.outcome == "not met" and each.finding.severity == severity]
        yield from _under(heading, found, report.named or severity != "information")
    for outcome, heading in _OTHERS.items():
        found = [each for each in told if each.finding.outcome == outcome]
        if found and (report.named or outcome == "explained"):
            how = how_to_answer(found)
            yield from _under(f"{heading}\n{how}" if how else heading, found, outcome == "explained")
    apart = [each for each in told if each.finding.outcome == "does not apply"]
    if apart and report.named:
        yield "DOES NOT APPLY"
        yield from (reasons(says, found) for says, found in by_reason(apart).items())


def _remarks(report: Report) -> Iterator[str]:
    """What is out of date or does not agree, edition by edition."""
    if report.remarks:
        yield "REMARKS: out of date, or not in agreement with something; they set no exit code"
    for key, remarks in groupby(report.remarks, lambda each: each.edition):
        own = list(remarks)
        shown = [each for each in own if report.named or each.severity != "information"]
        yield key
        yield from (remark(each) for each in shown)
        if less := len(own) - len(shown):
            yield f"{capital(counted(less, 'remark'))} {'more ' if shown else ''}for information. To see more: ./site-build.sh check {key}"


def _how_many(told: Iterable[Told]) -> str:
    found = [each.finding.severity for each in told]
    counts = [
        counted(found.count("error"), "error"),
        counted(found.count("warning"), "warning"),
        counted(found.count("information"), "point", "points") + " for information",
    ]
    return f"{capital(listed(counts))}."


def _under(heading: str, found: list[Told], fully: bool) -> Iterator[str]:
    """The findings edition by edition under the heading; nothing if there are none."""
    if not found:
        return
    yield heading
    by_edition = [(key, list(own)) for key, own in groupby(found, lambda each: each.judged.edition.key)]
    for key, own in by_edition:
        if len(by_edition) > 1:
            yield key
        yield from (explained(each) if each.finding.outcome == "explained" else entry(each) if fully else brief(each) for each in own)

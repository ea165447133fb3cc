"""Problems and findings as lines that GitHub shows beside the file in a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ..problems import Place
from ..wording import counted
from .told import TO_WRITE, Report, ToWrite

_COMMANDS: Final = {"error": "error", "warning": "warning", "information": "notice"}


def write(report: Report) -> str:
    """A line for each problem, for each file in which texts are still to be written, for each finding that is not met, and for each remark."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    for problem in report.problems:
        yield _line("error", problem.place, problem.code, problem.says + (f"; {problem.instead}" if problem.instead else ""))
    yield from _to_write(report.to_write)
    for told in report.told():
        finding = told.finding
        if finding.outcome == "not met":
            says = f"{told.judged.edition.key} does not meet: {finding.requirement.title}. {finding.says} {finding.requirement.remedy}"
            yield _line(_COMMANDS[told.level], next(iter(told.places()), None), finding.requirement.id, " ".join(says.split()))
    for remark in report.remarks:
        yield _line(_COMMANDS[remark.level], next(iter(remark.places), None), remark.rule, remark.in_full)


def _to_write(found: Iterable[ToWrite]) -> Iterator[str]:
    """One line for each file, at the first of its texts: GitHub shows ten of a kind, and a new draft has a hundred."""
    files: dict[tuple[str, str], list[ToWrite]] = {}
    for each in found:
        files.setdefault((each.edition, each.place.path), []).append(each)
    for (edition, _), texts in files.items():
        first = min((each.place for each in texts), key=lambda place: place.line)
        left = f"{counted(len(texts), 'text')} of this file {'is' if len(texts) == 1 else 'are'} still to be written"
        says = f"{edition}: {left}. `./site-build.sh check {edition}` lists what belongs there."
        yield _line("notice", first, TO_WRITE, says)


def _line(command: str, place: Place | None, title: str, says: str) -> str:
    where = f"file={_escaped(place.path, True)}," if place else ""
    spot = f"line={place.line},col={place.column}," if place and place.line else ""
    return f"::{command} {where}{spot}title={_escaped(title, True)}::{_escaped(says)}"


def _escaped(text: str, inner: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if inner else text

"""One finding as text: what is asked, what was found, where it stands, and what to do."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from ..problems import Place
from ..requirements import Asked, citation, force_in_words, knowledge_in_words
from ..wording import capital, day, listed, lowered
from .told import Remarked, Told, sentence

WIDTH: Final = 88
_INDENT: Final = 10
_LINES: Final = 6
_LINK: Final = re.compile(r"\[([^\]]+)\]\(([^()\s]+)\)")


def entry(told: Told) -> str:
    """The finding in full."""
    requirement = told.finding.requirement
    return "\n".join([*_head(told), *labelled("To do", requirement.remedy), *labelled("Asked by", asked_by(told))])


def brief(told: Told) -> str:
    """The finding without what to do."""
    return "\n".join(_head(told))


def explained(told: Told) -> str:
    """The finding with the explanation that the edition gives."""
    explanation = told.finding.explanation
    assert explanation is not None, "an explained finding has an explanation"
    told_by = f"{explanation.reason} The {lowered(explanation.owner)} sees to it until {day(explanation.until)}."
    return "\n".join([*_head(told), *labelled("Reason", told_by), *labelled("Asked by", asked_by(told))])


def reasons(says: str, told: Sequence[Told]) -> str:
    """Findings that have one reason in common, by their ids."""
    return "\n".join([*wrapped(", ".join(each.finding.requirement.id for each in told), "", "  "), *labelled("Because", says)])


def by_reason(told: Iterable[Told]) -> dict[str, list[Told]]:
    """The findings by the reason that is given for them."""
    found: dict[str, list[Told]] = {}
    for each in told:
        found.setdefault(each.finding.says, []).append(each)
    return found


def remark(told: Remarked) -> str:
    """A remark in full."""
    lines = [*wrapped(f"{told.rule}  {capital(told.severity)}: {told.says}", "", "  ")]
    if told.places:
        lines += labelled("Where", where(told.places), wrap=False)
    for label, text in (("To do", told.instead), ("Known", told.known)):
        lines += labelled(label, sentence(text)) if text else ()
    return "\n".join(lines)


def asked_by(told: Told) -> str:
    """The instrument, how binding it is, and how far its wording is known."""
    requirement = told.finding.requirement
    return f"{citation(requirement)} ({force_in_words(requirement)}: {knowledge_in_words(requirement)})"


def how_to_answer(told: Sequence[Told]) -> str:
    """What to do where a passage may answer and nobody has said so; empty if there is none."""
    waiting = [each for each in told if each.finding.outcome == "cannot tell" and each.finding.evidence]
    if not waiting:
        return ""
    says = (
        "Where a passage is named that may answer, read it. If it does, add `answers: [ID]` to it, with the id of the requirement, and "
        f"confirm it: ./site-build.sh confirm {waiting[0].judged.edition.key} ID --by 'POST'"
    )
    return "\n".join(wrapped(says, "", ""))


def labelled(label: str, text: str, wrap: bool = True) -> Iterator[str]:
    """The text beside a label, on lines of the same width."""
    first = f"  {label + ':':<{_INDENT - 1}} "
    plain = _LINK.sub(r"\1 (\2)", " ".join(text.split()))
    if not wrap:
        yield first + plain
        return
    yield from wrapped(plain, first, " " * (_INDENT + 2))


def where(places: Sequence[Place]) -> str:
    """The first place in full, so that an editor can open it, and then the lines of the others, file by file.

    A file in the same folder goes by its name alone.
    """
    first, *others = places
    lines: dict[str, list[str]] = {}
    for place in others:
        lines.setdefault(place.path, []).extend([str(place.line)] if place.line else [])
    also = []
    for path, found in lines.items():
        shown = found if len(found) <= _LINES else [*found[: _LINES - 1], f"{len(found) - _LINES + 1} more"]
        told = f"{'line' if len(found) == 1 else 'lines'} {listed(shown)}" if found else ""
        beside = path.rpartition("/")[0] == first.path.rpartition("/")[0]
        name = "" if path == first.path else path.rpartition("/")[2] if beside else path
        also.append(f"{name} {told}".strip())
    return f"{first}; also {'; '.join(also)}" if also else str(first)


def heading(requirement: Asked, before: str = "", outcome: str = "") -> Iterator[str]:
    """The id of a requirement, and what is the case when it is met."""
    yield from wrapped(f"{before}{requirement.id}  {outcome}{requirement.title}", "", "  ")


def _head(told: Told) -> Iterator[str]:
    finding = told.finding
    yield from heading(finding.requirement, outcome=f"{capital(finding.outcome)}: ")
    yield from labelled("Found", capital(finding.says))
    if finding.looked_at not in {"", "nothing"} and finding.outcome != "does not apply":
        yield from labelled("Seen", capital(f"{finding.looked_at}."))
    if places := told.places():
        yield from labelled("Where", where(places), wrap=False)


def wrapped(text: str, first: str, further: str) -> Iterator[str]:
    """The text on lines of the same width, which begin as is said."""
    yield from textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=further, break_long_words=False, break_on_hyphens=False)

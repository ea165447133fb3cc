"""The chapters on what law and guidance ask: what is in force on the day, and what comes later."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from ..evidence import sentences
from ..model import Edition, Instrument, When
from ..prose import plain
from ..reports.summary import outcomes_in_words
from ..requirements import Asked, Finding, Judged, Severity, by_instrument, citation, findings, force_in_words, in_force, knowledge_in_words
from ..word_runs import readable
from ..wording import capital, counted, day, listed
from .papers import Block, Chapter, Depth, Heading, Paragraph, Point, Points, Table

_AUTOMATIC: Final = (
    "The findings are an automatic reading of the arrangements. They help the meeting to look at the right places, and they are no "
    "legal advice. How far each requirement is known stands beside it; what nobody has verified is never called a duty."
)
_UNMET: Final[dict[Severity, str]] = {
    "error": "Not met: law, or what guidance says must be",
    "warning": "Not met: what guidance says should be",
    "information": "Not met, as far as is known: nobody has verified that it is asked",
}


def judged_on(edition: Edition, instruments: Mapping[str, Instrument], requirements: Iterable[Asked], on: When) -> Judged:
    """The edition, judged by what is in force on that day, whenever it was published."""
    theirs = in_force(instruments, on)
    wanted = [each for each in requirements if each.instrument_id in theirs and each.holds_on(on)]
    return Judged(edition, on, findings(edition, wanted, on, on))


def to_come(edition: Edition, instruments: Mapping[str, Instrument], requirements: Sequence[Asked], on: When) -> tuple[Judged, ...]:
    """The edition, judged by each instrument that begins after that day; first those whose day is known, the soonest first."""
    later = {name: each for name, each in instruments.items() if each.since is None or each.since > on.last_day}
    ordered = sorted(later, key=lambda name: (later[name].since or When(9999), name))
    return tuple(by_instrument(edition, name, requirements, on) for name in ordered if set(later[name].covers) & set(edition.covers))


def law_chapter(judged: Judged, is_draft: bool) -> Chapter:
    """What is in force: gaps first, each with what was found and what to do; then what cannot be told; then what is met."""
    names = listed([instrument.short for instrument, _ in judged.by_instrument()])
    told = f"In force on {day(judged.on)}: {names}. {outcomes_in_words(judged)}"
    blocks: list[Block] = [
        Paragraph(told if judged.findings else f"Nothing that is known here is in force on {day(judged.on)}."),
        *([Paragraph(f"The draft is judged as if it were published already ({day(judged.edition.when)}).")] if is_draft else []),
        Paragraph(_AUTOMATIC),
        *_gaps(judged.findings),
        *_rest(judged.findings),
    ]
    return Chapter("law", "What law and guidance in force ask", tuple(blocks))


def coming_chapter(coming: Sequence[Judged], now: Judged, instruments: Mapping[str, Instrument]) -> Chapter:
    """What comes later: of each instrument what it adds to what is in force."""
    blocks: list[Block] = []
    for judged in coming:
        instrument = instruments[judged.against]
        blocks += [Heading(instrument.title), Paragraph(_begins(instrument, instruments))]
        blocks += _added(judged, now.findings) if instrument.since else _named(judged)
    told = blocks or [Paragraph(f"No instrument is known here that begins after {day(now.on)}.")]
    return Chapter("to-come", "What is to come", tuple(told))


def unmet(judged: Judged, severity: Severity) -> tuple[Finding, ...]:
    """What is not met and so grave."""
    return tuple(each for each in judged.findings if each.outcome == "not met" and each.severity == severity)


def _begins(instrument: Instrument, instruments: Mapping[str, Instrument]) -> str:
    if instrument.since is None:
        return plain(instrument.coming or "It is not known when it begins.")
    older = instruments.get(instrument.replaces or "")
    return f"It is in force from {day(instrument.since)}{f', in place of {older.short}' if older else ''}."


def _added(judged: Judged, now: Sequence[Finding]) -> Iterator[Block]:
    """The findings that differ from what the same requirement, under an earlier id, comes to today."""
    known = {(id, each.outcome, each.severity) for each in now for id in each.requirement.line}
    apart = [each for each in judged.findings if not _among(each, known)]
    same = len(judged.findings) - len(apart)
    left_out = [f"What comes to the same under what is in force now is not told again: {counted(same, 'requirement')}."] if same else []
    yield Paragraph(" ".join([outcomes_in_words(judged), *left_out]))
    yield from _gaps(apart, 2)
    yield from _rest(apart, 2)


def _among(finding: Finding, known: Collection[tuple[str, str, str]]) -> bool:
    return (finding.requirement.id, finding.outcome, finding.severity) in known


def _named(judged: Judged) -> Iterator[Block]:
    """What an instrument will ask of which nobody knows when it begins."""
    asked = [each.requirement for each in judged.findings]
    if asked:
        yield Table(("What it will ask", "How far it is known"), tuple((_titled(each), _known(each)) for each in asked))


def _gaps(found: Sequence[Finding], depth: Depth = 1) -> Iterator[Block]:
    for severity, heading in _UNMET.items():
        here = [each for each in found if each.outcome == "not met" and each.severity == severity]
        if here:
            yield Heading(heading, depth)
            yield Points(tuple(_point(each) for each in here))
    explained = [each for each in found if each.outcome == "explained"]
    if explained:
        yield Heading("Explained: not met, with a reason that the edition gives", depth)
        yield Points(tuple(_point(each) for each in explained))


def _rest(found: Sequence[Finding], depth: Depth = 1) -> Iterator[Block]:
    unclear = [each for each in found if each.outcome == "cannot tell"]
    if unclear:
        yield Heading("Cannot be told from the arrangements", depth)
        rows = tuple((_titled(each.requirement), readable(sentences(each.says))) for each in unclear)
        yield Table(("What is asked", "Why it cannot be told"), rows)
    met = [each for each in found if each.outcome == "met"]
    if met:
        yield Heading("Met", depth)
        yield Table(("What is asked", "What it rests on"), tuple((_titled(each.requirement), _rests_on(each)) for each in met))
    apart = [each.requirement.id for each in found if each.outcome == "does not apply"]
    if apart:
        yield Heading("Does not apply here", depth)
        yield Paragraph(f"{capital(listed(apart))}.")


def _point(finding: Finding) -> Point:
    asked, explanation = finding.requirement, finding.explanation
    labelled = [("Found", readable(sentences(finding.says)))]
    if finding.outcome == "explained" and explanation:
        labelled += [("Reason", plain(explanation.reason)), ("Seen to by", f"{explanation.owner}, until {day(explanation.until)}")]
    else:
        labelled += [("To do", plain(asked.remedy)), ("Who acts", capital(asked.owner.replace("-", " ")))]
    return Point(_titled(asked), (*labelled, ("Asked by", f"{citation(asked)} ({_known(asked)})")))


def _titled(asked: Asked) -> str:
    return f"{asked.title} ({asked.id})"


def _known(asked: Asked) -> str:
    return f"{force_in_words(asked)}: {knowledge_in_words(asked)}"


def _rests_on(finding: Finding) -> str:
    seen = capital(readable(finding.looked_at)) + "."
    return f"Stated by the partnership. {seen}" if finding.stated else seen

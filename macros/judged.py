"""One edition as law and guidance judge it, put together for its pages: by the instruments of its time, and by those that came after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from .checks import Outcome
from .evidence import Evidence, Shown, for_readers, sentences
from .law_words import heading_of
from .model import Edition, Instrument
from .requirements import Asked, Finding, holds, judge


@dataclass(frozen=True)
class Row:
    """A finding with its sentences as readers of a page see them, and where its evidence stands."""

    finding: Finding
    says: str
    looked_at: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Reading:
    """What one instrument says of the edition: rows by heading, and how many there are of each outcome.

    `carried` are requirements that an instrument after it carries forward unchanged: they are judged once, where they first stand.
    """

    id: str
    instrument: Instrument
    headings: tuple[tuple[str, tuple[Row, ...]], ...]
    carried: int = 0

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, in the order of the instrument."""
        return tuple(row for _, rows in self.headings for row in rows)

    @property
    def counts(self) -> Counter[Outcome]:
        """How many rows there are of each outcome."""
        return Counter(row.finding.outcome for row in self.rows)


@dataclass(frozen=True)
class Judged:
    """What law and guidance say of one edition as of when it was published.

    `then` are the instruments in force on that day, `later` those that came into force after it, oldest first, `coming`
    those that are not in force yet, `others` those of its time that are about other people than it safeguards.
    `answered` names the requirements that each item meets, by page and id.
    """

    then: tuple[Reading, ...] = ()
    later: tuple[Reading, ...] = ()
    coming: tuple[Instrument, ...] = ()
    others: tuple[Instrument, ...] = ()
    answered: Mapping[str, Mapping[str, tuple[Asked, ...]]] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What the instruments of its time say, all together."""
        return tuple(row for reading in self.then for row in reading.rows)


def judged(edition: Edition, law: Mapping[str, Asked]) -> Judged:
    """The edition judged by everything that is asked, as of when it was published: no clock has a say in it."""
    by_instrument: dict[str, list[Asked]] = {}
    for asked in law.values():
        by_instrument.setdefault(asked.instrument_id, []).append(asked)
    instruments = {id: requirements[0].instrument for id, requirements in by_instrument.items()}
    day = edition.when.last_day
    most_first = sorted(instruments, key=lambda id: (-len(by_instrument[id]), id))
    ours = [id for id in most_first if set(instruments[id].covers) & set(edition.covers)]
    then = [id for id in most_first if holds(instruments[id].since, instruments[id].until, day)]
    after = sorted((str(each.since), id) for id, each in instruments.items() if each.since and each.since > day and id in ours)
    shown, known = Shown(edition), set[str]()
    present = tuple(_reading(edition, id, by_instrument[id], shown, known) for id in then if id in ours)
    return Judged(
        then=present,
        later=tuple(_reading(edition, id, by_instrument[id], shown, known) for _, id in after),
        coming=tuple(instruments[id] for id in ours if instruments[id].since is None),
        others=tuple(instruments[id] for id in then if id not in ours),
        answered=_answered(present, shown),
    )


def _reading(edition: Edition, id: str, requirements: list[Asked], shown: Shown, known: set[str]) -> Reading:
    """What the instrument says, but for what carries forward something in `known` unchanged; all of it is known afterwards."""
    own = [asked for asked in requirements if asked.carries not in known]
    known.update(asked.id for asked in requirements)
    headings: dict[str, list[Row]] = {}
    for asked in own:
        headings.setdefault(heading_of(asked), []).append(_row(judge(edition, asked), shown))
    return Reading(id, requirements[0].instrument, tuple((title, tuple(rows)) for title, rows in headings.items()), len(requirements) - len(own))


def _row(finding: Finding, shown: Shown) -> Row:
    return Row(finding, sentences(finding.says), for_readers(finding.looked_at), shown.evidence(finding.evidence))


def _answered(readings: Iterable[Reading], shown: Shown) -> dict[str, dict[str, tuple[Asked, ...]]]:
    """The requirements that are met, by the page and id at which what meets them stands."""
    found: dict[str, dict[str, dict[str, Asked]]] = {}
    for reading in readings:
        for asked, page, id in _meeting(reading, shown):
            found.setdefault(page, {}).setdefault(id, {})[asked.id] = asked
    return {page: {id: tuple(asked.values()) for id, asked in ids.items()} for page, ids in found.items()}


def _meeting(reading: Reading, shown: Shown) -> Iterator[tuple[Asked, str, str]]:
    for row in reading.rows:
        if row.finding.outcome == "met":
            for target in shown.homes(row.finding.evidence):
                yield row.finding.requirement, target.page, target.id

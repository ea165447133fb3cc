"""What the guidance in force asks for, put in the places where an edition says it, and in the words of the requirements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from ..model import Topic, When
from ..model.asking import (
    AgenciesOfKinds,
    AnsweredOrNoneHere,
    AreaSaid,
    Cites,
    EveryPhaseHasARoute,
    FundingHasFigures,
    LinksToADocument,
    RegionalArrangementsNamed,
    Stated,
)
from ..model.bodies import Kind
from ..model.partnership import Covered
from ..requirements import Asked

LEADS: Final = "leads"
DELEGATES: Final = "delegates"
CHAIR: Final = "chair"
SCRUTINEER: Final = "scrutineer"
COMMITMENTS: Final = "commitments"

_OFFICES: Final = {
    "Lead safeguarding partners": LEADS, "Delegated safeguarding partners": DELEGATES, "Partnership chair": CHAIR, "Independent scrutiny": SCRUTINEER,
}  # fmt: skip
"""By the heading of the guidance, what is said of an office and not in a section. Under any other heading the topic decides."""

_SCHOOLS: Final = "schools and colleges"
"""The sort of relevant agency that speaks for the phases of education."""

_LAST: Final = {"foreword", "legal-basis"}
"""Topics under which nobody looks for what could stand under another."""

_TOPICS: Final[tuple[str, ...]] = get_args(Topic)


@dataclass(frozen=True)
class Outline:
    """The requirements by the place where they are answered: a topic, an office, or the commitments of the relevant agencies.

    `sorts` are the sorts of relevant agency that are asked for, each with the kinds of body of which one will do; `cited`
    are the instruments that have to be named.
    """

    places: Mapping[str, tuple[Asked, ...]]
    sorts: Mapping[str, tuple[Kind, ...]]
    cited: tuple[str, ...]

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics on which something is asked, in the order of the pages."""
        return tuple(topic for topic in _TOPICS if topic in self.places)

    def at(self, place: str) -> tuple[Asked, ...]:
        """What is to be answered there; nothing, if nothing is asked."""
        return self.places.get(place, ())


def outline(requirements: Iterable[Asked], covers: Sequence[Covered], when: When, shares_region: bool) -> Outline:
    """What is asked of a partnership that safeguards these, by what is in force then. What the regional arrangements say is not asked for."""
    places: dict[str, list[Asked]] = {}
    sorts: dict[str, tuple[Kind, ...]] = {}
    cited: list[str] = []
    for each in requirements:
        if not each.holds_on(when) or each.force == "power" or not set(each.covers) & set(covers):
            continue
        if isinstance(each.check, AgenciesOfKinds):
            sorts |= each.check.kinds
        if isinstance(each.check, EveryPhaseHasARoute):
            sorts.setdefault(_SCHOOLS, ("education",))
        if isinstance(each.check, Cites):
            cited.append(each.check.instrument)
        place = _place(each)
        if place and not (place == "regional" and shares_region):
            places.setdefault(place, []).append(each)
    return Outline({place: tuple(asked) for place, asked in places.items()}, sorts, tuple(cited))


def _place(asked: Asked) -> str | None:
    """Where it is answered; None if that is no passage."""
    check = asked.check
    if isinstance(check, AnsweredOrNoneHere):
        return check.topic
    if isinstance(check, AreaSaid):
        return "geography"
    if isinstance(check, FundingHasFigures):
        return "funding"
    if isinstance(check, RegionalArrangementsNamed):
        return "regional"
    if isinstance(check, LinksToADocument):
        return check.topics[0]
    if not isinstance(check, Stated):
        return None
    if "partners" in check.topics and asked.heading in _OFFICES:
        return _OFFICES[asked.heading]
    if "agencies" in check.topics:
        return COMMITMENTS
    topics = [topic for topic in check.topics if topic in _TOPICS]
    return next((topic for topic in topics if topic not in _LAST), topics[0] if topics else None)

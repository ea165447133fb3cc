"""Two partnerships side by side: what the arrangements of each say that those of the other do not.

Nothing here has changed in time, so that nothing joined, left or was reworded: one says it, and the other does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .changes import Weight, Where
from .drift import pair_drifts
from .model import Agency, Edition, Group
from .word_runs import Wording
from .wording import counted, folded, listed, lowered, topic_words

_REGIONAL: Final = "Regional arrangements"
_AGENCIES: Final = "Relevant agencies"
_GROUPS: Final = "Groups"
_TOPICS: Final = "Passages"
_CITED: Final = "Law and guidance"
_LEADS: Final = "Those who lead"
_REVIEW: Final = "Review"

_WEIGHTS: Final = {
    _LEADS: Weight.STATUTORY,
    _AGENCIES: Weight.STATUTORY,
    _REGIONAL: Weight.GOVERNANCE,
    _GROUPS: Weight.GOVERNANCE,
    _TOPICS: Weight.PRACTICAL,
    _CITED: Weight.PRACTICAL,
    _REVIEW: Weight.PRACTICAL,
}


@dataclass(frozen=True)
class Apart:
    """One point on which two editions say different things, or only one says anything.

    `subject` is what it is listed under, `only` the key of the edition that alone says it (empty if both do), `one` and
    `other` where each says it, and `texts` both wordings of what they share, word by word.
    """

    subject: str
    says: str
    only: str = ""
    one: Where | None = None
    other: Where | None = None
    texts: tuple[Wording, ...] = ()

    @property
    def weight(self) -> Weight:
        """As heavy as a change of the same thing would be."""
        return _WEIGHTS[self.subject]


def side_by_side(one: Edition, other: Edition) -> tuple[Apart, ...]:
    """Every such point, in the order of the files: what is shared first, then each partnership's own arrangements."""
    return tuple(found for points in (_regional, _partners, _agencies, _groups, _topics, _cited, _reviews) for found in points(one, other))


def _regional(one: Edition, other: Edition) -> Iterator[Apart]:
    for says in pair_drifts(one, other):
        yield Apart(_REGIONAL, says)
    if one.region is None or other.region is None:
        for edition, without in ((one, other), (other, one)):
            if edition.region and not without.region:
                says = f"Only {_name(edition)} takes part in regional arrangements: {edition.region.name}."
                yield Apart(_REGIONAL, says, edition.key)
        return
    here, there = ({group.id: group for group in region.groups} for region in (one.region, other.region))
    for id in (id for id in here if id in there):
        yield from _shared_group(one, other, here[id], there[id])


def _shared_group(one: Edition, other: Edition, here: Group, there: Group) -> Iterator[Apart]:
    """What two texts of the regional arrangements say of one group, point by point."""
    points, others = ({point.id: point for point in group.responsibilities} for group in (here, there))
    way = ("region", "groups", here.id)
    for edition, own, without in ((one, points, others), (other, others, points)):
        for id, point in own.items():
            if id not in without:
                says = f"On {there.name}: only the text of {_name(edition)} has this responsibility."
                yield Apart(_REGIONAL, says, edition.key, way, way, (Wording("", point.text),))
    for id in (id for id in points if id in others):
        if " ".join(points[id].text.split()) != " ".join(others[id].text.split()):
            says = f"On {there.name}: {_name(one)} and {_name(other)} word this responsibility differently."
            yield Apart(_REGIONAL, says, "", way, way, (Wording(points[id].text, others[id].text),))


def _partners(one: Edition, other: Edition) -> Iterator[Apart]:
    for field, noun in (("lead_partners", "lead safeguarding partner"), ("delegated_partners", "delegated safeguarding partner")):
        here, there = (len(getattr(edition.partners, field)) for edition in (one, other))
        if here != there:
            yield Apart(_LEADS, f"{_name(one)} names {counted(here, noun)}, {_name(other)} {counted(there, noun)}.")
    for field, noun in (("chair", "a partnership chair"), ("scrutineer", "an independent scrutineer")):
        for edition, without in ((one, other), (other, one)):
            if getattr(edition.partners, field) and not getattr(without.partners, field):
                yield _only(edition, one, _LEADS, f"Only {_name(edition)} names {noun}.", ("partners", field))


def _agencies(one: Edition, other: Edition) -> Iterator[Apart]:
    """Agencies are the same if their organisation is, or their name."""
    for edition, without in ((one, other), (other, one)):
        known = {key for agency in without.agencies.agencies for key in _keys(without, agency)}
        only = [agency for agency in edition.agencies.agencies if not agency.same_as and not _keys(edition, agency) & known]
        for agency in only:
            yield _only(edition, one, _AGENCIES, f"Only {_name(edition)} names {agency.name}.", ("agencies", "agencies", agency.id))


def _keys(edition: Edition, agency: Agency) -> set[str]:
    keys = {folded(agency.name)}
    if agency.organisation:
        keys |= {agency.organisation, folded(edition.organisation_name(agency.organisation))}
    return keys


def _groups(one: Edition, other: Edition) -> Iterator[Apart]:
    """Groups are the same if their id is, or their name; ids are chosen alike where partnerships share the work."""
    here, there = ({group.id: group for group in edition.groups.groups} for edition in (one, other))
    names = [{folded(name) for group in groups.values() for name in (group.name, *group.also_called)} for groups in (here, there)]
    for edition, groups, others, known in ((one, here, there, names[1]), (other, there, here, names[0])):
        for id, group in groups.items():
            if id not in others and not {folded(name) for name in (group.name, *group.also_called)} & known:
                yield _only(edition, one, _GROUPS, f"Only {_name(edition)} has the group {group.name}.", ("groups", "groups", id))
    for id in (id for id in here if id in there):
        first, second = here[id].meets, there[id].meets
        if first and second and first.times_a_year != second.times_a_year:
            says = f"{here[id].name} meets {lowered(first.text)} in {_name(one)} and {lowered(second.text)} in {_name(other)}."
            yield Apart(_GROUPS, says, "", ("groups", "groups", id), ("groups", "groups", id))


def _topics(one: Edition, other: Edition) -> Iterator[Apart]:
    for edition, without in ((one, other), (other, one)):
        known = {section.topic for section in without.sections.sections}
        only = list(dict.fromkeys(topic_words(section.topic) for section in edition.sections.sections if section.topic not in known))
        if only:
            yield Apart(_TOPICS, f"Only {_name(edition)} has a passage on {listed(only)}.", edition.key)


def _cited(one: Edition, other: Edition) -> Iterator[Apart]:
    for edition, without in ((one, other), (other, one)):
        known = {folded(cited.title) for cited in without.about.cites} | {cited.id for cited in without.about.cites}
        only = [cited.title for cited in edition.about.cites if cited.id not in known and folded(cited.title) not in known]
        if only:
            yield Apart(_CITED, f"Only {_name(edition)} names {listed(only)} as its ground.", edition.key)


def _reviews(one: Edition, other: Edition) -> Iterator[Apart]:
    for edition, without in ((one, other), (other, one)):
        if edition.about.review and not without.about.review:
            yield _only(edition, one, _REVIEW, f"Only {_name(edition)} says when its arrangements are reviewed.", ("edition", "review"))


def _only(edition: Edition, one: Edition, subject: str, says: str, where: Where) -> Apart:
    """A point that stands in one edition alone."""
    here, there = (where, None) if edition is one else (None, where)
    return Apart(subject, says, edition.key, here, there)


def _name(edition: Edition) -> str:
    return edition.partnership.short_name

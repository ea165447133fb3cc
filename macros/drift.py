"""Where partnerships that share regional arrangements have drifted apart: what each one's text says that the others' does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from .model import Edition, Group, Region
from .wording import listed


@dataclass(frozen=True)
class Drift:
    """One point on which the newest editions of two partnerships differ about what they share.

    `region` is the folder of the regional arrangements, `editions` the keys of both, `says` one plain sentence.
    """

    region: str
    editions: tuple[str, str]
    says: str


def drifts(editions: Iterable[Edition]) -> Iterator[Drift]:
    """Every such point among the newest public editions of each partnership, region by region, pair by pair."""
    newest: dict[str, Edition] = {}
    for edition in editions:
        held = newest.get(edition.partnership_id)
        if edition.entry.status == "published" and (held is None or edition.entry.id > held.entry.id):
            newest[edition.partnership_id] = edition
    sharing = sorted((edition for edition in newest.values() if edition.about.regional), key=lambda edition: edition.key)
    for one, other in combinations(sharing, 2):
        for says in pair_drifts(one, other):
            yield Drift(_folder(one), (one.key, other.key), says)


def pair_drifts(one: Edition, other: Edition) -> Iterator[str]:
    """Every such point between two editions, as a sentence; none if they share no regional arrangements."""
    if _folder(one) and _folder(one) == _folder(other):
        yield from _departures(one, other)
        yield from _texts(one, other)


def _folder(edition: Edition) -> str:
    regional = edition.about.regional
    return regional.arrangements.partition("/")[0] if regional else ""


def _departures(one: Edition, other: Edition) -> Iterator[str]:
    """Points on which one text departs from the shared one and the other does not, or departs in another way."""
    here, there = _by_subject(one), _by_subject(other)
    for subject in [*here, *(subject for subject in there if subject not in here)]:
        first, second = here.get(subject), there.get(subject)
        if first == second:
            continue
        told = [f"{_name(edition)} says: {_sentence(text)}" for edition, text in ((one, first), (other, second)) if text]
        silent = [_name(edition) for edition, text in ((one, first), (other, second)) if not text]
        if silent:
            told.append(f"{listed(silent)} keeps to the shared text.")
        yield f"On {_title(one, other, subject)}: {' '.join(told)}"


def _by_subject(edition: Edition) -> dict[str, str]:
    found: dict[str, str] = {}
    for departure in edition.about.regional.departures if edition.about.regional else ():
        subject = departure.about or departure.title or departure.id
        found[subject] = " ".join([*found.get(subject, "").split(), *departure.here.split()])
    return found


def _texts(one: Edition, other: Edition) -> Iterator[str]:
    """Where the two rest on the arrangements of different years: groups that only one has, and groups named differently."""
    first, second = one.region, other.region
    if first is None or second is None or first == second:
        return
    yield f"{_name(one)} rests on {_year(one)} and {_name(other)} on {_year(other)}."
    here, there = _groups(first), _groups(second)
    for edition, own, others in ((one, here, there), (other, there, here)):
        for id, group in own.items():
            if id not in others:
                yield f"Only {_name(edition)} has the group {group.name}."
    for id in (id for id in here if id in there):
        if here[id].name != there[id].name:
            yield f"{_name(one)} calls a group {here[id].name}; {_name(other)} calls it {there[id].name}."


def _groups(region: Region) -> dict[str, Group]:
    return {group.id: group for group in region.groups}


def _name(edition: Edition) -> str:
    return edition.partnership.short_name


def _year(edition: Edition) -> str:
    regional = edition.about.regional
    return f"the arrangements of {regional.arrangements.partition('/')[2]}" if regional else "none"


def _title(one: Edition, other: Edition, subject: str) -> str:
    """The name of the group of the shared text, the title of the passage that it is or that holds it, or the subject's own title."""
    for region in (one.region, other.region):
        if region:
            names = {group.id: group.name for group in region.groups}
            for section in region.sections:
                names |= dict.fromkeys((section.id, *(point.id for point in section.points)), section.title)
            if subject in names:
                return names[subject]
    return subject


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."

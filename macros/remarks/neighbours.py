"""What two partnerships that share regional arrangements say differently of the people whom they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from ..model import Edition, Representative
from ..wording import edition_month, folded
from .remark import Remark, Where


def neighbours(editions: Iterable[Edition]) -> Iterator[Remark]:
    """People of a body that several partnerships share, in the newest public edition of each."""
    newest: dict[str, Edition] = {}
    for edition in editions:
        held = newest.get(edition.partnership_id)
        if edition.entry.status == "published" and edition.about.regional and (held is None or edition.entry.id > held.entry.id):
            newest[edition.partnership_id] = edition
    for one, other in combinations(sorted(newest.values(), key=lambda edition: edition.key), 2):
        if _region(one) == _region(other):
            yield from spellings(one, other)
            yield from leads(one, other)


def spellings(one: Edition, other: Edition) -> Iterator[Remark]:
    """One person whose name the two editions spell in two ways."""
    for mine, where in _people(one):
        for theirs, there in _people(other):
            if mine.name and theirs.name and mine.organisation == theirs.organisation and mine.name != theirs.name and _like(mine.name, theirs.name):
                says = f"{_called(one)} writes the name {mine.name}, and {_called(other)} writes {theirs.name}."
                yield Remark("two-spellings", "information", one.key, says, "ask the person, and write it one way", (where, there))


def leads(one: Edition, other: Edition) -> Iterator[Remark]:
    """The editions, both in force, name different people in different posts as the lead of the same body."""
    for mine, where in _people(one):
        for theirs, there in _people(other):
            lead = (where.path[0], there.path[0]) == ("lead_partners", "lead_partners")
            if not (lead and mine.name and theirs.name and mine.organisation == theirs.organisation):
                continue
            # Another holder of the same post is no contradiction: people change.
            if not _like(mine.name, theirs.name) and folded(mine.post) != folded(theirs.post):
                body = one.organisation_name(mine.organisation)
                says = (
                    f"For {body}, {_called(one)} names {mine.name}, {mine.post}, and {_called(other)} names {theirs.name}, "
                    f"{theirs.post}; both editions are in force."
                )
                yield Remark(
                    "two-holders", "information", one.key, says, "look which is still right, and bring the older edition up to date", (where, there)
                )


def _people(edition: Edition) -> Iterator[tuple[Representative, Where]]:
    for kind, people in (("lead_partners", edition.partners.lead_partners), ("delegated_partners", edition.partners.delegated_partners)):
        for index, person in enumerate(people):
            yield person, Where(edition.key, "partners", (kind, index, "name"))


def _like(one: str, two: str) -> bool:
    return folded(one).replace(" ", "") == folded(two).replace(" ", "")


def _called(edition: Edition) -> str:
    return f"{edition.partnership.short_name} ({edition_month(edition.entry.id)})"


def _region(edition: Edition) -> str:
    return edition.about.regional.arrangements.partition("/")[0] if edition.about.regional else ""

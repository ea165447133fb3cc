"""Who is bound and who sits where: members of whom the list of agencies knows nothing, and agencies that no group knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..model import Edition, Group
from ..passages import Text, texts, whole_folded
from ..wording import folded, listed
from .remark import Remark, Where, at

_ALL: Final = re.compile(
    r"\b(?:(?:every|each|all)(?:\s+of\s+the)?\s+relevant\s+agenc(?:y|ies)\b[^.]*\b(?:members?|sits?|represented|belongs?)\b"
    r"|members?\b[^.]*\b(?:every|each|all)(?:\s+of\s+the)?\s+relevant\s+agenc(?:y|ies))\b",
    re.IGNORECASE,
)
_AS_A_WHOLE: Final = re.compile(r"\brelevant agenc(?:y|ies)\b", re.IGNORECASE)
_SHOWN: Final = 5


def members_not_listed(edition: Edition) -> Iterator[Remark]:
    """A body sits on a group and is neither a safeguarding partner nor on the list of relevant agencies."""
    if not edition.agencies.agencies:
        return
    area = edition.area
    known = {*area.local_authorities, *area.districts, *area.health_bodies, *area.police_forces}
    known |= {agency.organisation for agency in edition.agencies.agencies if agency.organisation}
    found: dict[str, list[Where]] = {}
    for index, group in enumerate(edition.groups.groups):
        for place, member in enumerate(group.members):
            if member.organisation and member.organisation not in known and member.role in {"member", "chair", "deputy-chair"}:
                found.setdefault(member.organisation, []).append(Where(edition.key, "groups", ("groups", index, "members", place, "organisation")))
    for id, places in found.items():
        says = f"{edition.organisation_name(id)} sits on a group, but is not on the list of relevant agencies."
        instead = "add it to agencies.yml if the partners name it as bound, or take it off the group"
        yield Remark("not-on-the-list", "warning", edition.key, says, instead, tuple(places))


def agencies_not_seated(edition: Edition) -> Iterator[Remark]:
    """A group is said to hold every relevant agency, and its list of members leaves some out."""
    for index, group in enumerate(edition.groups.groups if "relevant agenc" in whole_folded(edition) else ()):
        statement = next(((text, match) for text in texts(group) if (match := _ALL.search(text.text))), None)
        if statement is None or not group.members or any(_AS_A_WHOLE.search(member.name) for member in group.members):
            continue
        missing = [agency.name for agency in edition.agencies.agencies if agency.part_of is None and not _sits(group, agency.id, agency.name)]
        if missing:
            more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
            told = ", ".join(missing[:_SHOWN]) + more if more else listed(missing)
            says = f"{group.name} is said to hold every relevant agency, but its list of members leaves out {told}."
            text, match = statement
            place = at(edition.key, "groups", Text(("groups", index, *text.path), text.text, text.holder), match.start())
            places = (place, Where(edition.key, "groups", ("groups", index, "members")))
            yield Remark("not-on-the-list", "warning", edition.key, says, "add them to the members, or say who represents them", places)


def _sits(group: Group, id: str, name: str) -> bool:
    return any(member.agency == id or folded(member.name) == folded(name) for member in group.members)

"""Who chairs what: in the data of an edition, and in its prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..model import Edition, Group, GroupChair, Groups, Office
from ..offices import Holder, holder
from ..passages import Sentence, Text, phrase, said, sentences, whole_folded
from .remark import Remark, Where, at

_DELEGATES: Final = re.compile(r"\bdelegated (?:safeguarding )?partners?\b", re.IGNORECASE)
_CHAIRS: Final = re.compile(r"\bchair(?:s|ed)\b", re.IGNORECASE)
_PASSIVE: Final = re.compile(r"\bchaired by\b", re.IGNORECASE)
_PARTNERSHIP: Final = re.compile(r"\bchairs the (?:\w+ )*?partnership\b(?! board| group)", re.IGNORECASE)


def two_chairs(edition: Edition) -> Iterator[Remark]:
    """The partnership has a chair, and the delegated partners meet in a group that somebody else chairs."""
    chair = edition.partners.chair
    if chair is None:
        return
    of_partnership = holder(edition, chair)
    for index, group in enumerate(edition.groups.groups):
        if group.chair is None or group.reports_to or not any(_DELEGATES.search(member.name) for member in group.members):
            continue
        of_group = holder(edition, group.chair)
        if of_partnership.name and of_group.name and of_partnership.name != of_group.name:
            says = (
                f"{of_partnership.name} is the partnership chair, but {of_group.name} chairs {group.name}, "
                "in which the delegated safeguarding partners meet and above which there is no other group."
            )
            instead = "say which of the two chairs the meetings of the delegated safeguarding partners, and why there are two chairs"
            places = (Where(edition.key, "groups", ("groups", index, "chair")), Where(edition.key, "partners", ("chair",)))
            yield Remark("two-chairs", "warning", edition.key, says, instead, places)


def chair_among_members(edition: Edition) -> Iterator[Remark]:
    """A group's list of members has somebody in the chair who is not the chair that the group names."""
    for file in ("groups", "region"):
        record = edition.files.get(file)
        for index, group in enumerate(getattr(record, "groups", ())):
            seats = [(at_member, member) for at_member, member in enumerate(group.members) if member.role == "chair"]
            way = ("groups", index, "members")
            if len(seats) > 1:
                says = f"{group.name} has {len(seats)} members in the chair: {', '.join(member.name for _, member in seats)}."
                instead = "leave `role: chair` with one of them; another may be `deputy-chair`"
                places = tuple(Where(edition.key, file, (*way, each, "role")) for each, _ in seats)
                yield Remark("two-chairs", "warning", edition.key, says, instead, places)
            for each, member in seats:
                theirs = Holder(None, member.post, edition.organisation_name(member.organisation) if member.organisation else None)
                ours = holder(edition, group.chair) if group.chair else Holder(None, None, None)
                if _disagree(theirs.post, ours.post) and _disagree(theirs.organisation, ours.organisation):
                    says = f"The members of {group.name} have {theirs} in the chair, but the chair that the group names is {ours}."
                    places = (Where(edition.key, file, (*way, each)), Where(edition.key, file, ("groups", index, "chair")))
                    yield Remark("two-chairs", "warning", edition.key, says, "name the same chair in both", places)


def _disagree(one: str | None, two: str | None) -> bool:
    return bool(one and two and one.casefold() != two.casefold())


def chairs_in_prose(edition: Edition) -> Iterator[Remark]:
    """A passage says that a person chairs the partnership or a group, and the data name somebody else."""
    people = _people(edition) if "chair" in whole_folded(edition) else ()
    for file, text in said(edition) if people else ():
        for sentence in sentences(text.text) if _CHAIRS.search(text.text) else ():
            words = " ".join(sentence.text.split())
            for name in people:
                if name in words:
                    yield from _against_data(edition, file, text, sentence, name)


def _against_data(edition: Edition, file: str, text: Text, sentence: Sentence, name: str) -> Iterator[Remark]:
    verb = _CHAIRS.search(sentence.text)
    found = phrase(name).search(sentence.text)
    if not (verb and found) or (found.start() > verb.start()) != bool(_PASSIVE.search(sentence.text)):
        return
    what = sentence.text[: verb.start()] if found.start() > verb.start() else sentence.text[verb.end() :]
    place = at(edition.key, file, text, sentence.start + found.start())
    for title, chair, where in _chaired(edition, what, sentence.text):
        known = holder(edition, chair)
        if known.name and known.name != name:
            says = f"This passage says that {name} chairs {title}; elsewhere the edition names {known.name}."
            yield Remark("two-chairs", "warning", edition.key, says, "say the same in both places", (place, where))


def _chaired(edition: Edition, what: str, sentence: str) -> Iterator[tuple[str, Office | GroupChair, Where]]:
    """What the words say is chaired, with the chair that the data name."""
    chair = edition.partners.chair
    if chair and _PARTNERSHIP.search(sentence):
        yield "the partnership", chair, Where(edition.key, "partners", ("chair",))
        return
    for file in ("groups", "region"):
        record = edition.files.get(file)
        groups = record.groups if isinstance(record, Groups) else getattr(record, "groups", ())
        for index, group in enumerate(groups):
            if group.chair and _names(group, what):
                yield group.name, group.chair, Where(edition.key, file, ("groups", index, "chair"))


def _names(group: Group, what: str) -> bool:
    return f"(#{group.id})" in what or any(phrase(name).search(what) for name in (group.name, *group.also_called) if " " in name)


def _people(edition: Edition) -> tuple[str, ...]:
    partners = edition.partners
    offices = (*partners.lead_partners, *partners.delegated_partners, partners.chair, partners.scrutineer)
    chairs = (group.chair for group in edition.groups.groups)
    return tuple(dict.fromkeys(office.name for office in (*offices, *chairs) if office and office.name))

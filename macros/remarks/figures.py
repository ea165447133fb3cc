"""Numbers that do not agree: how many are spoken of and how many are listed, and how often a group meets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from ..model import Edition, Group, Point, Section
from ..passages import said, sentences, whole_folded
from ..wording import number
from .remark import Remark, Where, at

_NUMBERS: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER: Final = rf"(?P<number>{'|'.join(_NUMBERS)}|[2-9]|[1-9]\d)"

_LISTS: Final[tuple[tuple[str, Callable[[Edition], int]], ...]] = (
    ("lead safeguarding partners", lambda edition: len(edition.partners.lead_partners)),
    ("delegated safeguarding partners", lambda edition: len(edition.partners.delegated_partners)),
    ("relevant agencies", lambda edition: len(edition.agencies.agencies)),
    ("functional links", lambda edition: len(edition.groups.links)),
)
"""What is counted in prose, and how many of it the edition lists."""


def _spaced(pattern: str) -> re.Pattern[str]:
    """The pattern with every blank as any white space, so that it holds over the ends of lines."""
    return re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE)


_COUNTED: Final = _spaced(
    rf"\b{_NUMBER} (?:\w+ ){{0,2}}(?:aims|principles|functions|points|priorities|elements|objectives|commitments|themes|criteria|duties|steps|stages"
    r"|outcomes|responsibilities|parts|settings|partners|groups|subgroups|areas|kinds|reasons|questions)\b"
)
_GROUPS: Final = r"(?:\w+ )?(?:sub-?)?groups\b"
_SUBGROUPS: Final = _spaced(rf"\b{_NUMBER} {_GROUPS}")
_OFTEN: Final[tuple[tuple[re.Pattern[str], int], ...]] = tuple(
    (re.compile(rf"^(?:meets )?(?:{pattern})$", re.IGNORECASE), times)
    for pattern, times in (
        ("weekly|every week", 52), ("fortnightly|every fortnight|every two weeks", 26), ("monthly|every month|once a month", 12),
        ("every two months|every other month|six times a year", 6),
        ("quarterly|every quarter|every three months|four times a year", 4), ("termly|every term|three times a year", 3),
        ("twice a year|six-monthly|every six months|half-yearly", 2), ("annually|yearly|once a year|every year", 1),
    )
)  # fmt: skip


def lists_in_prose(edition: Edition) -> Iterator[Remark]:
    """A passage speaks of three of something, and the edition lists another number."""
    for what, count in _LISTS:
        listed, pattern = count(edition), _spaced(rf"\b{_NUMBER} {what}\b")
        if listed < 2 or what not in whole_folded(edition):
            continue
        found = [
            (match["number"], at(edition.key, file, text, match.start()))
            for file, text in said(edition)
            for match in pattern.finditer(text.text)
            if _value(match["number"]) != listed
        ]
        for spoken in dict.fromkeys(words.lower() for words, _ in found):
            places = tuple(where for words, where in found if words.lower() == spoken)
            says = f"A passage speaks of {spoken} {what}; the edition lists {number(listed)}."
            yield Remark("another-number", "warning", edition.key, says, "put the number or the list right, or leave the number out", places)


def lists_below(edition: Edition) -> Iterator[Remark]:
    """A passage announces a number of points, and another number follows."""
    for file, text in said(edition):
        item = text.holder
        below = item.points if isinstance(item, Section) else item.parts if isinstance(item, Point) else ()
        if not below or text.path[-1] != "text" or not _COUNTED.search(text.text):
            continue
        parts = sentences(text.text)
        announcing = ([part for part in parts if part.text.rstrip().endswith(":")] or [parts[0]])[-1]
        found = list(_COUNTED.finditer(announcing.text))
        if len(found) == 1 and _value(found[0]["number"]) != len(below):
            says = f"The passage announces {' '.join(found[0][0].split())}, and {number(len(below))} follow."
            place = at(edition.key, file, text, announcing.start + found[0].start())
            yield Remark("another-number", "warning", edition.key, says, "put the number or the list right, or leave the number out", (place,))


def groups_below(edition: Edition) -> Iterator[Remark]:
    """A passage says how many groups a group has below it, and another number report to it."""
    speaking_at_all = [(file, text) for file, text in said(edition) if _SUBGROUPS.search(text.text)] if "groups" in whole_folded(edition) else []
    for home in ("groups", "region"):
        speaking = [(file, text) for file, text in speaking_at_all if (file == "region") == (home == "region")]
        for index, group in enumerate(getattr(edition.files.get(home), "groups", ()) if speaking else ()):
            below, pattern = _below(edition, group), _of_groups_below(group)
            for file, text in speaking if below and pattern else ():
                for match in pattern.finditer(text.text) if pattern else ():
                    spoken = match["number"] or match["after"]
                    if _value(spoken) != below:
                        says = f"A passage speaks of {spoken} groups below {group.name}; {number(below)} report to it."
                        places = (at(edition.key, file, text, match.start()), Where(edition.key, home, ("groups", index, "name")))
                        yield Remark("another-number", "warning", edition.key, says, "put the number right, or what the groups report to", places)


def _below(edition: Edition, group: Group) -> int:
    groups = (*edition.groups.groups, *(edition.region.groups if edition.region else ()))
    return sum(group.id in each.reports_to for each in groups)


def _of_groups_below(group: Group) -> re.Pattern[str] | None:
    """How many groups are said to be below this one, before or after its name; none if its names are too short to be told apart."""
    names = sorted((name for name in (group.name, *group.also_called) if " " in name), key=len, reverse=True)
    if not names:
        return None
    name = rf"\[?(?:{'|'.join(re.escape(each).replace(chr(92) + ' ', ' ') for each in names)})(?:\]\([^)]*\))?"
    before = rf"\b{_NUMBER} {_GROUPS} (?:under|below|of|that report to|reporting to) (?:the )?{name}"
    return _spaced(rf"{before}|{name} (?:has|convenes|oversees) {_NUMBER.replace('number', 'after')} {_GROUPS}")


def meetings(edition: Edition) -> Iterator[Remark]:
    """How often a group meets in words is not how many times a year that is."""
    for file in ("groups", "region"):
        for index, group in enumerate(getattr(edition.files.get(file), "groups", ())):
            if group.meets is None or group.meets.times_a_year is None:
                continue
            words = " ".join(group.meets.text.split()).rstrip(".")
            meant = next((times for pattern, times in _OFTEN if pattern.match(words)), None)
            if meant is not None and meant != group.meets.times_a_year:
                says = f"{group.name} meets “{words}”, which is not {group.meets.times_a_year} times a year."
                place = Where(edition.key, file, ("groups", index, "meets", "times_a_year"))
                yield Remark("another-number", "warning", edition.key, says, f"write `times_a_year: {meant}`, or other words", (place,))


def _value(words: str) -> int | None:
    words = words.lower()
    return int(words) if words.isdigit() else _NUMBERS.index(words) + 2 if words in _NUMBERS else None

"""One thing under two names: groups, bodies spelt two ways, and bodies whose name is nearly that of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..model import Agency, Edition, Group, Link, Member, Path, Point, Record, contents
from ..passages import Text, phrase, said
from ..wording import folded
from .bodies import by_plain_name, nearest, plain
from .remark import Remark, Where, at

_SMALL: Final = {"and", "the", "of", "for", "s", "group", "subgroup", "sub"}
_SHORTEST: Final = 12
_SHORT_POINT: Final = 80


def group_names(edition: Edition) -> Iterator[Remark]:
    """A group that the edition itself calls by two names of which neither is a shorter form of the other."""
    for file, groups in (("groups", edition.groups.groups), ("region", edition.region.groups if edition.region else ())):
        for index, group in enumerate(groups):
            yield from _two_names(edition, file, ("groups", index), group)


def _two_names(edition: Edition, file: str, path: Path, group: Group) -> Iterator[Remark]:
    for index, other in enumerate(group.also_called):
        # One word alone, such as Executive, is a part of many other names.
        if len(other.split()) < 2 or not differs(group.name, other):
            continue
        used = [at(edition.key, where, text, found.start()) for where, text in said(edition) if (found := _uses(text, other))]
        if used:
            says = f"The group “{group.name}” is called “{other}” as well, in this edition's own text."
            instead = "use one name for it everywhere; keep the other under `also_called` only while other documents use it"
            places = (Where(edition.key, file, (*path, "name")), Where(edition.key, file, (*path, "also_called", index)), *used)
            yield Remark("two-names", "warning", edition.key, says, instead, places)


def _uses(text: Text, name: str) -> re.Match[str] | None:
    """The first place where the text itself uses the name; a list of names is no use of them."""
    if text.path[-1] == "also_called" or (len(text.path) > 1 and text.path[-2] == "also_called"):
        return None
    return phrase(name).search(text.text) if name.split()[0] in text.text else None


def differs(name: str, other: str, besides: frozenset[str] = frozenset()) -> bool:
    """Whether each has a word of weight that the other has not; neither is then a shorter form of the other."""
    one, two = (set(folded(each).split()) - _SMALL - besides for each in (name, other))
    return bool(one - two) and bool(two - one)


def spellings(edition: Edition) -> Iterator[Remark]:
    """A body that the edition writes in two ways: with a word joined or parted, with other signs, or with a letter more."""
    first: dict[str, tuple[str, Where]] = {}
    told: set[tuple[str, ...]] = set()
    for name, where in _bodies(edition):
        for key in _keys(name):
            before = first.setdefault(key, (name, where))
            pair = tuple(sorted((before[0], name)))
            if _same_but_signs(before[0], name) and pair not in told:
                told.add(pair)
                says = f"The same body is written “{before[0]}” in one place and “{name}” in another."
                yield Remark("two-spellings", "information", edition.key, says, "write it one way", (before[1], where))


def _keys(name: str) -> Iterator[str]:
    """What is the same for two ways of writing a name: the letters without spaces and, of longer names, without a last `r` or `s`."""
    words = folded(re.sub(r"\s*\([^)]*\)\s*$", "", name)).split()
    yield "".join(words)
    if len(words) > 2:
        yield " ".join(re.sub(r"[rs]$", "", word) for word in words)


def _same_but_signs(one: str, two: str) -> bool:
    """Whether they differ, and by more than capitals, `&` for `and`, or what follows in brackets."""
    plain = [re.sub(r"\s*\([^)]*\)\s*$", "", name).casefold().replace("&", "and").replace("’", "'") for name in (one, two)]
    return " ".join(plain[0].split()) != " ".join(plain[1].split())


def _bodies(edition: Edition) -> Iterator[tuple[str, Where]]:
    """Every name of a body in the lists of agencies, members and linked bodies, and of one that is a point of its own."""
    for file in ("agencies", "groups"):
        record: Record = edition.files[file]
        for path, item in contents(record).records:
            if isinstance(item, (Agency, Member, Link)):
                yield item.name, Where(edition.key, file, (*path, "name"))
            elif isinstance(item, Point) and len(item.text) < _SHORT_POINT and re.fullmatch(r"(?:[A-Z][\w'’/&-]*|and|of|for|the|\s)+", item.text):
                yield item.text, Where(edition.key, file, (*path, "text"))


def nearly_known(edition: Edition) -> Iterator[Remark]:
    """A body without an id of an organisation whose name is nearly that of an organisation we know: a slip of the pen."""
    known = by_plain_name(edition)
    found: dict[str, list[Where]] = {}
    for file in ("agencies", "groups"):
        for path, item in contents(edition.files[file]).records:
            if isinstance(item, (Agency, Member)) and item.organisation is None and getattr(item, "agency", None) is None:
                found.setdefault(item.name, []).append(Where(edition.key, file, (*path, "name")))
    for name, places in found.items():
        words = plain(name)
        if len(words) < _SHORTEST or words in known:
            continue
        near = nearest(edition, words)
        if near and _one_word_off(words, near):
            says = f"No organisation that we know is called “{name}”; there is {known[near].name}."
            instead = f"if that is meant, write its name and add `organisation: {known[near].id}`; otherwise add the body to organisations.yml"
            yield Remark("nearly-known", "information", edition.key, says, instead, tuple(places))


def _one_word_off(name: str, other: str) -> bool:
    """Whether they have as many words, and all but one alike; the one begins with the same letter in both."""
    one, two = name.split(), other.split()
    pairs = [(a, b) for a, b in zip(one, two, strict=False) if a != b]
    return len(one) == len(two) > 2 and len(pairs) == 1 and pairs[0][0][0] == pairs[0][1][0]

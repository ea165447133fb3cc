"""Words that a reader cannot make sense of: abbreviations that nobody explains, and words that say the opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..model import Edition, Setting
from ..passages import Text, texts
from .remark import Remark, Where, at

_FILES: Final = ("edition", "partners", "agencies", "groups", "settings", "sections", "region")
_SHORT: Final = re.compile(r"(?<![\w&@/.#-])(?:[A-Z][a-z]?&[A-Z]|[A-Z][A-Za-z]*[A-Z]\d*)(?![\w&@-]|\.\w)")
_COMMON: Final = {"UK", "GP", "TV", "PDF", "IT", "ID", "OK", "AM", "PM"}
"""Abbreviations that everybody knows better than the words."""

_SETTLE: Final = re.compile(
    r"\b(?:resolv(?:e|es|ed|ing)|resolution of|mediat(?:e|es|ed|ing)(?: in)?)\s+"
    r"(?:(?!(?:by|with|in|through|under|to|on|into|for|without)\b)[\w-]+\s+){0,6}?(?<!dis)agreements?\b",
    re.IGNORECASE,
)
_NOT_PUBLIC: Final = re.compile(r"https?://\S+|\]\([^)]*\)|`[^`]*`")


def abbreviations(edition: Edition) -> Iterator[Remark]:
    """An abbreviation is used that neither the glossary nor the edition itself explains."""
    known = _explained(edition)
    found: dict[str, list[Where]] = {}
    for file in _FILES:
        record = edition.files.get(file)
        for text in texts(record) if record else ():
            if isinstance(text.holder, Setting) or text.path[-1] == "url":
                continue
            said = _NOT_PUBLIC.sub(lambda part: " " * len(part[0]), text.text)
            for match in _SHORT.finditer(said):
                short = match[0].removesuffix("s")
                if len(re.findall(r"[A-Z]", short)) > 1 and not _is_word(short) and short.casefold() not in known:
                    found.setdefault(short, []).append(at(edition.key, file, text, match.start()))
    for short, places in found.items():
        says = f"“{short}” is used and never explained."
        instead = "write the words in full with the abbreviation in brackets after them, or add it to glossary.yml; or is it a slip of the pen?"
        yield Remark("not-explained", "warning", edition.key, says, instead, tuple(places))


def _is_word(short: str) -> bool:
    """A name such as MacIsaac or LeCointe, or a number in Roman figures."""
    return bool(re.fullmatch(r"[IVX]+", short)) or bool(re.fullmatch(r"(?:Mac|Mc|Le|La|De|Fitz|O)[A-Z][a-z]+", short))


def _explained(edition: Edition) -> set[str]:
    """Every abbreviation that the glossary explains, that belongs to a body of the edition, or that stands in brackets after its words."""
    known = {short.casefold() for short in _COMMON}
    known |= {part.casefold() for term in edition.glossary.terms for part in (term.abbreviation, term.term) if part}
    bodies = [edition.partnership.abbreviation, edition.abbreviation, edition.region.abbreviation if edition.region else None]
    groups = (*edition.groups.groups, *(edition.region.groups if edition.region else ()))
    named = [group.abbreviation for group in groups]
    # A body may have letters for a name, as the YOU Trust has.
    named += [word for body in edition.organisations.values() for name in (body.name, *body.also_called) for word in name.split()]
    known |= {short.casefold() for short in (*bodies, *named) if short}
    for file in _FILES:
        record = edition.files.get(file)
        for text in texts(record) if record else ():
            known |= {match[2].removesuffix("s").casefold() for match in _IN_BRACKETS.finditer(text.text) if _stands_for(match[1], match[2])}
            known |= {match[1].casefold() for match in _STANDS_FOR.finditer(text.text)}
    return known


_IN_BRACKETS: Final = re.compile(r"((?:[\w'’&,/-]+\s+){1,10})\(([A-Z][\w&]*[A-Z]s?)\)")
_STANDS_FOR: Final = re.compile(r"\b([A-Z][\w&]*[A-Z])\s+stands\s+for\b")


def _stands_for(words: str, short: str) -> bool:
    """Whether the words before the brackets begin with the first letter of the abbreviation somewhere."""
    first = short[0].casefold()
    return any(word.casefold().startswith(first) for word in re.findall(r"[\w'’]+", words))


def opposites(edition: Edition) -> Iterator[Remark]:
    """A passage would resolve an agreement, where only a disagreement can be resolved."""
    for file in _FILES:
        record = edition.files.get(file)
        for text in texts(record) if record else ():
            for match in _SETTLE.finditer(text.text):
                yield _opposite(edition, file, text, match)


def _opposite(edition: Edition, file: str, text: Text, match: re.Match[str]) -> Remark:
    said = " ".join(match[0].split())
    says = f"“{said}” seems to say the opposite of what is meant: what is resolved is a disagreement, not an agreement."
    place = at(edition.key, file, text, match.start())
    return Remark("opposite", "information", edition.key, says, "write `disagreement` if that is meant", (place,))

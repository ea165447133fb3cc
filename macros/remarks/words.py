"""Words that a reader cannot make sense of: abbreviations that nobody explains, and words that say the opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..model import Edition
from ..passages import said, whole, whole_folded
from .bodies import words_of_names
from .remark import Remark, Where, at

_SHORT: Final = re.compile(r"(?<![\w&@/.#-])(?:[A-Z][a-z]?&[A-Z]|[A-Z][A-Za-z]*[A-Z]\d*)(?![\w&@-]|\.\w)")
_COMMON: Final = {"A&E", "UK", "GP", "TV", "PDF", "IT", "ID", "OK", "AM", "PM"}
"""Abbreviations that everybody knows better than the words."""

_IN_BRACKETS: Final = re.compile(r"\(([A-Z][\w&]*[A-Z]s?)\)")
_STANDS_FOR: Final = re.compile(r"\b([A-Z][\w&]*[A-Z])\s+stands\s+for\b")
_FAR, _WORDS = 150, 12
"""How far before its brackets the words of an abbreviation may begin."""

_SETTLE: Final = re.compile(
    r"\b(?:resolv(?:e|es|ed|ing)|resolution of|mediat(?:e|es|ed|ing)(?: in)?)\s+"
    r"(?:(?!(?:by|with|in|through|under|to|on|into|for|without)\b)[\w-]+\s+){0,6}?(?<!dis)agreements?\b",
    re.IGNORECASE,
)
_NOT_READ: Final = re.compile(r"https?://\S+|\]\([^)]*\)|`[^`]*`")


def abbreviations(edition: Edition) -> Iterator[Remark]:
    """An abbreviation is used that neither the glossary nor the edition itself explains."""
    for short, places in unexplained(edition).items():
        says = f"“{short}” is used and never explained."
        instead = "write the words in full with the abbreviation in brackets, or add it to glossary.yml; if it is a slip of the pen, put it right"
        yield Remark("not-explained", "warning", edition.key, says, instead, tuple(places))


def unexplained(edition: Edition) -> dict[str, list[Where]]:
    """The abbreviations that neither the glossary nor the edition itself explains, with every place where each is used."""
    known = _with_meaning(edition)
    found: dict[str, list[Where]] = {}
    for file, text in said(edition):
        if text.path[-1] == "url" or not _SHORT.search(text.text):
            continue
        for match in _SHORT.finditer(_NOT_READ.sub(lambda part: " " * len(part[0]), text.text)):
            short = match[0].removesuffix("s")
            if sum(sign.isupper() for sign in short) > 1 and short.casefold() not in known and not _is_word(short):
                found.setdefault(short, []).append(at(edition.key, file, text, match.start()))
    explained = _explained(edition) if found else set()
    return {short: places for short, places in found.items() if short.casefold() not in explained}


def _is_word(short: str) -> bool:
    """A name such as MacIsaac or LeCointe, or a number in Roman figures."""
    return bool(re.fullmatch(r"[IVX]+", short)) or bool(re.fullmatch(r"(?:Mac|Mc|Le|La|De|Fitz|O)[A-Z][a-z]+", short))


def _with_meaning(edition: Edition) -> set[str]:
    """Every abbreviation that the glossary explains, or that belongs to a body of the edition."""
    known = {short.casefold() for short in _COMMON}
    known |= {part.casefold() for term in edition.glossary.terms for part in (term.abbreviation, term.term) if part}
    bodies = [edition.partnership.abbreviation, edition.abbreviation, edition.region.abbreviation if edition.region else None]
    groups = (*edition.groups.groups, *(edition.region.groups if edition.region else ()))
    return known | {short.casefold() for short in (*bodies, *(group.abbreviation for group in groups)) if short}


def _explained(edition: Edition) -> set[str]:
    """Every abbreviation that the edition explains itself: as the name of a body, as the YOU Trust has it, or in brackets after its words."""
    known = set(words_of_names(edition))
    text = whole(edition)
    for match in _IN_BRACKETS.finditer(text):
        words = re.findall(r"[\w'’]+", text[max(0, match.start() - _FAR) : match.start()])[-_WORDS:]
        if any(word.casefold().startswith(match[1][0].casefold()) and word != match[1] for word in words):
            known.add(match[1].removesuffix("s").casefold())
    return known | {match[1].casefold() for match in _STANDS_FOR.finditer(text)}


def opposites(edition: Edition) -> Iterator[Remark]:
    """A passage would resolve an agreement, where only a disagreement can be resolved."""
    found: dict[str, list[Where]] = {}
    for file, text in said(edition) if "resol" in whole_folded(edition) or "mediat" in whole_folded(edition) else ():
        for match in _SETTLE.finditer(text.text):
            found.setdefault(" ".join(match[0].split()), []).append(at(edition.key, file, text, match.start()))
    for words, places in found.items():
        says = f"“{words}” seems to say the opposite of what is meant: what is resolved is a disagreement, not an agreement."
        yield Remark("opposite", "information", edition.key, says, "write `disagreement` if that is meant", tuple(places))

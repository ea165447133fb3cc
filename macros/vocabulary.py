"""Which entries of the glossary an edition uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .model import Edition, Record, Term, walk

_NO_WORDS = {
    "id", "organisation", "heading", "topic", "kind", "sector", "role", "urn", "url",
    "answers", "requirement", "category", "phases", "instrument", "document",
}  # fmt: skip


@lru_cache(maxsize=16)
def used_terms(edition: Edition) -> tuple[Term, ...]:
    """The entries whose short form, or whose words in full, stand in the edition's text or in the meaning of another such entry."""
    text = " ".join(" ".join(_words(edition)).split())
    found: set[str] = set()
    while new := [term for term in edition.glossary.terms if term.id not in found and _stands(term, text, text.casefold())]:
        found |= {term.id for term in new}
        text = " ".join(" ".join(term.meaning or "" for term in new).split())
    return tuple(term for term in edition.glossary.terms if term.id in found)


def _stands(term: Term, text: str, folded: str) -> bool:
    if term.abbreviation and _word(term.abbreviation).search(text):
        return True
    return term.term.casefold() in folded


def _word(short: str) -> re.Pattern[str]:
    """The short form as a word of its own, or in the plural."""
    return re.compile(rf"(?<![\w&]){re.escape(short)}(?:s|'s)?(?![\w&])")


def _words(edition: Edition) -> Iterator[str]:
    for kind, record in edition.files.items():
        if kind not in {"glossary", "confirmations"}:
            for _, item in walk(record):
                yield from _fields(item)


def _fields(item: Record) -> Iterator[str]:
    for name in type(item).model_fields:
        value = getattr(item, name)
        if name not in _NO_WORDS and isinstance(value, str):
            yield value
        elif isinstance(value, tuple) and name not in _NO_WORDS:
            yield from (part for part in value if isinstance(part, str))

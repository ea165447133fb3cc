"""Which entries of the glossary an edition uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from .model import Edition, Term, contents

_NO_WORDS = {
    "id", "organisation", "heading", "topic", "kind", "sector", "role", "urn", "url",
    "answers", "requirement", "category", "phases", "instrument", "document",
}  # fmt: skip


@lru_cache(maxsize=16)
def used_terms(edition: Edition) -> tuple[Term, ...]:
    """The entries whose short form, or whose words in full, stand in the edition's text or in the meaning of another such entry."""
    text = _on_one_line(_words(edition))
    found: set[str] = set()
    while new := _standing_in(text, (term for term in edition.glossary.terms if term.id not in found)):
        found |= {term.id for term in new}
        text = _on_one_line(term.meaning or "" for term in new)
    return tuple(term for term in edition.glossary.terms if term.id in found)


def terms_a_to_z(edition: Edition) -> tuple[Term, ...]:
    """The entries that the edition uses, in the order in which readers look them up."""
    return tuple(sorted(used_terms(edition), key=lambda term: (term.abbreviation or term.term).casefold()))


def _standing_in(text: str, terms: Iterable[Term]) -> list[Term]:
    folded = text.casefold()
    return [term for term in terms if term.term.casefold() in folded or (term.abbreviation and short_form(term.abbreviation).search(text))]


@cache
def short_form(short: str) -> re.Pattern[str]:
    """Finds the short form as a word of its own, or in the plural. Its letters come first in the pattern, which makes the search quick."""
    letters = re.escape(short)
    return re.compile(rf"{letters}(?<![\w&]{letters})(?:s|'s)?(?![\w&])")


def _words(edition: Edition) -> Iterator[str]:
    for kind, record in edition.files.items():
        if kind not in {"glossary", "confirmations"}:
            yield from (text for _, name, text in contents(record).texts if name not in _NO_WORDS)
    # Their page tells their names, and what has to be true for the law to list them.
    yield from (text for _, name, text in contents(edition.kinds).texts if name in {"name", "only_if"})


def _on_one_line(texts: Iterable[str]) -> str:
    return " ".join(" ".join(texts).split())

"""What the names of all organisations come to, put together once: editions share them, and there are many."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein, Levenshtein

from ..model import Edition, Organisation, Same
from ..wording import folded

_FORMAL: Final = re.compile(r"^(?:the|nhs)\b|\b(?:nhs foundation trust|nhs trust|foundation trust)$")
_NEAR: Final = 0.78

_Organisations = Same[Mapping[str, Organisation]]


def plain(name: str) -> str:
    """The name without capitals, signs and the words that say what kind of body it is."""
    return _FORMAL.sub("", folded(name)).strip()


def by_plain_name(edition: Edition) -> Mapping[str, Organisation]:
    """Every organisation by each of its names, former ones too, in the order of the alphabet."""
    return _by_plain_name(Same(edition.organisations))


def nearest(edition: Edition, words: str) -> str | None:
    """The plain name that is most like these words, and not much unlike them."""
    names = list(by_plain_name(edition))
    # The measure that knows letters changed about is slow; one that is quick and at most twice as strict leaves few names to it.
    likely = process.extract(words, names, scorer=Levenshtein.normalized_similarity, score_cutoff=1 - 2 * (1 - _NEAR), limit=None)
    in_order = [name for name, _, _ in sorted(likely, key=lambda each: each[2])]
    found = process.extractOne(words, in_order, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=_NEAR)
    return found[0] if found else None


def folded_names(edition: Edition) -> frozenset[str]:
    """The name of every organisation, folded."""
    return _folded_names(Same(edition.organisations))


def words_of_names(edition: Edition) -> frozenset[str]:
    """Every word in the names of organisations, in small letters."""
    return _words_of_names(Same(edition.organisations))


@lru_cache(maxsize=2)
def _by_plain_name(organisations: _Organisations) -> Mapping[str, Organisation]:
    bodies = organisations.thing.values()
    known = {plain(name): body for body in bodies for name in (body.name, *body.also_called)}
    known |= {plain(former.name): body for body in bodies for former in body.former_names}
    return dict(sorted(known.items(), key=lambda item: item[0]))


@lru_cache(maxsize=2)
def _folded_names(organisations: _Organisations) -> frozenset[str]:
    return frozenset(folded(body.name) for body in organisations.thing.values())


@lru_cache(maxsize=2)
def _words_of_names(organisations: _Organisations) -> frozenset[str]:
    return frozenset(word.casefold() for body in organisations.thing.values() for name in (body.name, *body.also_called) for word in name.split())

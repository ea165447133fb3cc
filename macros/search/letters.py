"""The entries of an edition from A to Z, for readers without scripts and for those who would rather look."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from ..wording import folded
from .entries import Entry


@dataclass(frozen=True)
class Named:
    """A name with everything that bears it: `first` has the link on the name."""

    first: Entry
    others: tuple[Entry, ...]


@dataclass(frozen=True)
class Letter:
    """A letter of the alphabet, or `0-9`, with the names that begin with it."""

    letter: str
    names: tuple[Named, ...]


def letters(entries: Iterable[Entry]) -> tuple[Letter, ...]:
    """The names from A to Z, each once. What begins with no letter stands first."""
    ranked = sorted(entries, key=lambda entry: (folded(entry.title), -entry.weight))
    by_name = [tuple(those) for _, those in groupby(ranked, key=lambda entry: folded(entry.title))]
    found = groupby(by_name, key=lambda those: _letter(those[0].title))
    return tuple(Letter(letter, tuple(Named(those[0], those[1:]) for those in names)) for letter, names in found)


def _letter(title: str) -> str:
    first = folded(title)[:1]
    return first.upper() if first.isalpha() else "0-9"

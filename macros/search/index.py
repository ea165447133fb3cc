"""The index of an edition as a script, so that it can be read from a disk too, where a page may not fetch files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from ..model import Edition
from ..wording import folded
from .entries import Entry

Row = str | list[str | int]


def index_script(edition: Edition, entries: Iterable[Entry]) -> str:
    """A script that names one constant: words that mean the same, and the entries by weight, kind and page."""
    parts = [[*common, [_row(entry) for entry in those]] for common, those in groupby(entries, key=lambda entry: (entry.weight, entry.kind, entry.page))]
    held = {"same": list(_same(edition)), "parts": parts}
    return f"const searchIndex = {json.dumps(held, ensure_ascii=False, separators=(',', ':'))};\n"


def _row(entry: Entry) -> Row:
    """What is left to say of an entry: its name, then its id, its detail and its other names, where it has them.

    0 stands for no id, 1 for the one that follows from the name, as most do, and 2 for that with `part-` before it; the page makes them again.
    """
    made = folded(entry.title).replace(" ", "-") if entry.title.isascii() else None
    id: str | int = {made: 1, f"part-{made}": 2, "": 0}.get(entry.id, entry.id)
    row: list[str | int] = [entry.title, id, entry.detail, *entry.also]
    while row[-1] == "":
        row.pop()
    return entry.title if row == [entry.title, 1] else row


def _same(edition: Edition) -> Iterator[list[str]]:
    """Words that mean the same: synonyms, and the short forms of groups. What other abbreviations stand for is in the entries of the glossary."""
    yield from (list(synonym.words) for synonym in edition.synonyms.synonyms)
    for group in (*edition.groups.groups, *(edition.region.groups if edition.region else ())):
        if group.abbreviation:
            yield [group.abbreviation, group.name]

"""The index of an edition as a script, so that it can be read from a disk too, where a page may not fetch files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from ..model import Edition
from ..wording import folded
from .entries import Entry

_MADE, _NONE, _PART = "", "-", "-part"


def index_script(edition: Edition, entries: Iterable[Entry]) -> str:
    """A script that names one constant: words that mean the same, and the entries by weight, kind and page, each on a line."""
    parts = groupby(entries, key=lambda entry: (entry.weight, entry.kind, entry.page))
    held = {"same": list(_same(edition)), "parts": [[*common, "\n".join(map(_line, those))] for common, those in parts]}
    return f"const searchIndex = {json.dumps(held, ensure_ascii=False, separators=(',', ':'))};\n"


def _line(entry: Entry) -> str:
    """The name of an entry, its id, its detail and its other names, with tabs between them, as far as there is something to say.

    Most ids follow from the name, and the page makes them again: nothing stands for those, `-part` for the same after `part-`.
    `-` stands for no id.
    """
    made = folded(entry.title).replace(" ", "-") if entry.title.isascii() else None
    id = {made: _MADE, f"part-{made}": _PART, "": _NONE}.get(entry.id, entry.id)
    return "\t".join(" ".join(part.split()) for part in (entry.title, id, entry.detail, *entry.also)).rstrip("\t")


def _same(edition: Edition) -> Iterator[list[str]]:
    """Words that mean the same: synonyms, and the short forms of groups. What other abbreviations stand for is in the entries of the glossary."""
    yield from (list(synonym.words) for synonym in edition.synonyms.synonyms)
    for group in (*edition.groups.groups, *(edition.region.groups if edition.region else ())):
        if group.abbreviation:
            yield [group.abbreviation, group.name]

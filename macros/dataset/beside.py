"""What stands beside the editions: terms and yearly reports, and that no file holds what must never be public."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ..model import Groups, Partnership, Region, Terms, YearlyReport
from ..problems import Problem
from ..publishable import private
from .loading import Files, Loaded
from .memory import Memory, digest_of
from .references import Known, repeated

_LISTS: Final = {
    "organisations": ("organisations",),
    "glossary": ("terms",),
    "terms": ("expressions",),
    "report": ("offices", "groups", "events", "funding"),
}
"""The lists of files that have no pages of their own, in which no id may stand twice."""

Reports = Mapping[str, Mapping[str, YearlyReport]]


def terms_of(files: Files) -> Terms:
    """The expressions that have gone out of date; none if there is no such file."""
    loaded = files.loaded.get("terms.yml")
    return loaded.record if loaded and isinstance(loaded.record, Terms) else Terms()


def reports_of(files: Files) -> Reports:
    """The yearly reports, by partnership and years."""
    found: dict[str, dict[str, YearlyReport]] = {}
    for loaded in files.loaded.values():
        if isinstance(loaded.record, YearlyReport):
            found.setdefault(loaded.parts["partnership"], {})[loaded.parts["years"]] = loaded.record
    return found


def beside_problems(files: Files, organisations: frozenset[str] | None, memory: Memory | None) -> Iterator[Problem]:
    """Ids that stand twice in what all share, what is wrong in reports, and everything in any file that must never be public."""
    for loaded in files.loaded.values():
        for name in _LISTS.get(loaded.kind.name, ()):
            yield from repeated(loaded.document, name, [item.id for item in getattr(loaded.record, name)])
        if isinstance(loaded.record, YearlyReport):
            groups = _groups(loaded.parts["partnership"], files)
            ids = {"group": groups} if groups is not None else {}
            ids |= {"organisation": organisations} if organisations is not None else {}
            yield from Known(ids).problems(loaded.record, loaded.document)
    areas = sorted({name for loaded in files.loaded.values() if isinstance(loaded.record, Partnership) for name in _area(loaded.record)})
    for loaded in files.loaded.values():
        yield from _private(loaded, areas, memory)


def _groups(partnership: str, files: Files) -> frozenset[str] | None:
    """The ids of all groups of the partnership's editions and of regions; none if a file that could hold some cannot be read."""
    holding = re.compile(rf"partnerships/{partnership}/editions/|regions/")
    if any(holding.match(path) for path in files.unreadable):
        return None
    found = [loaded.record for path, loaded in files.loaded.items() if holding.match(path)]
    return frozenset(group.id for record in found if isinstance(record, (Groups, Region)) for group in record.groups)


def _area(partnership: Partnership) -> Iterable[str]:
    return partnership.area.name, partnership.short_name


def _private(loaded: Loaded, areas: list[str], memory: Memory | None) -> Iterator[Problem]:
    key = digest_of((b"private", loaded.digest, *(area.encode() for area in areas)))
    if memory and memory.is_sound(key):
        return
    found = list(private(loaded.record, areas))
    if memory and not found:
        memory.keep_sound(key)
    for each in found:
        yield Problem(loaded.document.text_place(each.path, each.line), "not-publishable", each.says, each.instead)

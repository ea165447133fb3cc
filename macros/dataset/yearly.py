"""The yearly reports of a partnership, and what in them names nothing that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ..model import Groups, Region, YearlyReport
from ..problems import Problem
from .loading import Files
from .references import Known, repeated

_LISTS: Final = ("offices", "groups", "events", "funding")


def reports_of(files: Files) -> Mapping[str, YearlyReport]:
    """The reports among the files of a partnership, by their years."""
    return {loaded.parts["years"]: loaded.record for loaded in files.loaded.values() if isinstance(loaded.record, YearlyReport)}


def report_problems(files: Files, shared: Files, organisations: frozenset[str] | None) -> Iterator[Problem]:
    """Ids that reports give twice or that are not there; `files` are those of the partnership."""
    groups = _groups(files, shared)
    ids = {**({"group": groups} if groups is not None else {}), **({"organisation": organisations} if organisations is not None else {})}
    for loaded in files.loaded.values():
        if isinstance(loaded.record, YearlyReport):
            yield from Known(ids).problems(loaded.record, loaded.document)
            for name in _LISTS:
                yield from repeated(loaded.document, name, [item.id for item in getattr(loaded.record, name)])


def _groups(files: Files, shared: Files) -> frozenset[str] | None:
    """The ids of all groups of the partnership's editions and of regions; none if a file that could hold some cannot be read."""
    holding = re.compile(r"partnerships/[^/]+/editions/|regions/")
    if any(holding.match(path) for path in (*files.unreadable, *shared.unreadable)):
        return None
    found = [loaded.record for path, loaded in (*files.loaded.items(), *shared.loaded.items()) if holding.match(path)]
    return frozenset(group.id for record in found if isinstance(record, (Groups, Region)) for group in record.groups)

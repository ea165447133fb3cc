"""What is due as JSON, in the shape that `due.schema.json` describes."""

from __future__ import annotations

import json
from typing import Any

from ..model import When
from .report import Entry, Report


def as_json(report: Report) -> str:
    """The whole report; `due` is in its order, the earliest first. Where a month or a year is meant, `last_day` is the last of it."""
    due = [_entry(entry, report.on) for entry in report.entries]
    told = {"format": 1, "on": str(report.on), "within_months": report.months, "editions": report.editions, "due": due}
    return json.dumps(told, indent=2, ensure_ascii=False)


def _entry(entry: Entry, on: When) -> dict[str, Any]:
    due, place = entry.due, entry.place
    where = {"path": place.path, "line": place.line, "column": place.column} if place else None
    return {
        "id": due.id, "when": str(due.when), "last_day": str(due.when.last_day), "passed": due.has_passed(on), "what": due.what, "who": due.who,
        "edition": due.edition, "place": where,
    }  # fmt: skip

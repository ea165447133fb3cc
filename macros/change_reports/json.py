"""Changes as JSON for programs. Names are never taken away, and their meaning is never changed; new ones may be added."""

from __future__ import annotations

import json
from typing import Any

from .report import Entry, Report


def as_json(report: Report) -> str:
    """The whole report; `changes` are in its order, heaviest first."""
    changes = [_entry(part.heading, subject, entry) for part in report.parts for subject, entries in part.subjects for entry in entries]
    told = {"title": report.title, "older": report.older, "newer": report.newer, "paragraphs": report.paragraphs, "changes": changes}
    return json.dumps(told, indent=2, ensure_ascii=False)


def _entry(heading: str, subject: str, entry: Entry) -> dict[str, Any]:
    texts = [
        {
            "about": wording.about,
            "before": wording.before,
            "after": wording.after,
            "runs": [{"fate": run.fate, "text": run.text} for run in wording.runs],
        }
        for wording in entry.texts
    ]
    return {
        "heading": heading, "subject": subject, "says": entry.says, "code": entry.code, "fingerprint": entry.fingerprint, "weight": entry.weight,
        "was": entry.was, "now": entry.now, "texts": texts,
    }  # fmt: skip

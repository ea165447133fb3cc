"""The papers as a PDF that screen readers can read; the same papers give the same bytes on every machine."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from ..typesetting import sheet
from ..word_runs import Wording
from .papers import MARKS, Block, Chapter, Heading, Papers, Paragraph, Points, Table

_LOOK: Final = Path(__file__).with_name("papers.typ")


def pdf(papers: Papers) -> bytes:
    """The whole document. Instead of a sign for which its fonts have no shape, it shows that a sign is missing."""
    return sheet(_LOOK.read_bytes(), _whole(papers)).pdf()


def _whole(papers: Papers) -> dict[str, Any]:
    return {
        "title": papers.title,
        "running": papers.running,
        "facts": papers.facts,
        "chapters": [_chapter(chapter) for chapter in papers.chapters],
        "signing": _chapter(papers.signing),
        "signatures": [asdict(page) for page in papers.signatures],
    }


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {"title": chapter.title, "blocks": [_block(block) for block in chapter.blocks]}


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {"kind": "heading", **asdict(block)}
        case Paragraph():
            return {"kind": "paragraph", **asdict(block)}
        case Table():
            return {"kind": "table", **asdict(block)}
        case Points(points, numbered):
            told = [{"says": point.says, "labelled": point.labelled, "texts": [_passage(wording) for wording in point.texts]} for point in points]
            return {"kind": "points", "numbered": numbered, "points": told}


def _passage(wording: Wording) -> dict[str, Any]:
    marks = {"kept": "", "removed": MARKS[0], "added": MARKS[1]}
    whole = len(wording.runs) == 1 and wording.runs[0].fate != "kept"
    runs = wording.runs if whole else wording.excerpt
    return {"about": wording.about, "whole": whole, "runs": [{"fate": run.fate, "mark": marks[run.fate], "text": run.text} for run in runs]}

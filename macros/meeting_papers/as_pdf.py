"""The papers as PDF/UA-1, which screen readers can read; the same papers give the same bytes on every machine."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

from ..word_runs import Wording
from .papers import MARKS, Block, Chapter, Heading, Papers, Paragraph, Points, Table

_LOOK: Final = Path(__file__).with_name("papers.typ")
_ONE_SIGN: Final = b'#set document(title: [One sign])\n#set text(font: "Libertinus Serif", lang: "en")\n#sys.inputs.sign'
_UNSHOWN: Final = "\N{REPLACEMENT CHARACTER}"


def pdf(papers: Papers) -> bytes:
    """The whole document. Instead of a sign for which its fonts have no shape, it shows that a sign is missing."""
    told = json.dumps(_whole(papers), ensure_ascii=False)
    for sign in sorted(set(told)):
        if not _is_shown(sign):
            told = told.replace(sign, _UNSHOWN)
    return _set(_LOOK.read_bytes(), papers=told)


@cache
def _is_shown(sign: str) -> bool:
    if " " <= sign <= "~":
        return True
    try:
        _set(_ONE_SIGN, sign=sign)
    except typst.TypstError:
        return False
    return True


def _set(source: bytes, **inputs: str) -> bytes:
    """Only with the fonts that come with the compiler, and with no clock."""
    done = typst.compile(source, sys_inputs=inputs, ignore_system_fonts=True, pdf_standards=["ua-1"], timestamp=0)
    assert isinstance(done, bytes), "a PDF is one file"
    return done


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

"""The papers as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..change_reports.markdown import escaped, marked
from .papers import MARKS, Block, Chapter, Heading, Papers, Paragraph, Point, Points, SignaturePage, Table


def markdown(papers: Papers) -> str:
    """The whole, with a line end."""
    lines = [f"# {_line(papers.title)}", "", *_facts(papers.facts)]
    for chapter in (*papers.chapters, papers.signing):
        lines += _chapter(chapter)
    for page in papers.signatures:
        lines += _signature(page)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield from ("", f"## {_line(chapter.title)}")
    for block in chapter.blocks:
        yield ""
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, depth):
            yield f"{'#' * (depth + 2)} {_line(text)}"
        case Paragraph(text):
            yield _line(text)
        case Points(points, numbered):
            for at, point in enumerate(points, start=1):
                yield from _point(point, f"{at}. " if numbered else "- ")
        case Table(columns, rows):
            yield _row([_line(name) for name in columns])
            yield _row(["---"] * len(columns))
            yield from (_row([_line(cell) for cell in row]) for row in rows)


def _point(point: Point, mark: str) -> Iterator[str]:
    yield mark + (f"**{_line(point.says)}**" if point.labelled else _line(point.says))
    for label, text in point.labelled:
        yield f"    - {_line(label)}: {_line(text)}"
    for wording in point.texts:
        about = f"{escaped(wording.about)}: " if wording.about else ""
        yield ""
        yield from (f"    > {line}".rstrip() for line in (about + marked(wording, MARKS)).splitlines())
        yield ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _facts(facts: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield from (f"- {_line(label)}: {_line(text)}" for label, text in facts)


def _signature(page: SignaturePage) -> Iterator[str]:
    yield from ("", "---", "", f"### {_line(page.signs)}", "", _line(page.statement), "", *_facts(page.facts))
    for label in page.lines:
        yield from ("", f"{_line(label)}: {escaped('_' * 40)}")


def _line(text: str) -> str:
    """On one line, so that it can end neither a list nor a row of a table."""
    return escaped(" ".join(text.split()))

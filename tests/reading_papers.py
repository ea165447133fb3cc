"""What papers say, text by text in their order, and what can be read back from each format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final

from markdown_it import MarkdownIt
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from macros.meeting_papers import Papers
from macros.meeting_papers.papers import MARKS, Block, Heading, Paragraph, Points, Table
from macros.word_runs import Wording

_READER: Final = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def told(papers: Papers) -> Iterator[str]:
    """Every text of the papers."""
    yield papers.title
    yield from (text for row in papers.facts for text in row)
    for chapter in (*papers.chapters, papers.signing):
        yield chapter.title
        for block in chapter.blocks:
            yield from _block(block)
    for page in papers.signatures:
        yield from (page.signs, page.statement, *(text for row in page.facts for text in row), *page.lines)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(text) | Paragraph(text):
            yield text
        case Points(points):
            for point in points:
                yield from (point.says, *(text for row in point.labelled for text in row))
                for wording in point.texts:
                    yield from _wording(wording)
        case Table(columns, rows):
            yield from (*columns, *(cell for row in rows for cell in row))


def _wording(wording: Wording) -> Iterator[str]:
    yield from [wording.about] if wording.about else []
    if len(wording.runs) == 1:
        yield wording.runs[0].text
        return
    names = {"removed": MARKS[0], "added": MARKS[1]}
    for run in wording.excerpt:
        yield run.text if run.fate == "kept" else f"[{names[run.fate]}: {run.text}]"


def of_markdown(text: str) -> str:
    """What a reader of the Markdown sees."""
    return _shown(_READER.render(text), "body")


def of_html(text: str) -> str:
    """What a reader of the page sees, but for its list of contents."""
    parser = LexborHTMLParser(text)
    for node in parser.css("head, nav"):
        node.decompose()
    return parser.body.text() if parser.body else ""


def of_pdf(content: bytes, running: str) -> str:
    """What a reader of the document sees, but for what stands at the foot of each page."""
    foot = re.compile(rf"{re.escape(squeezed(running))}page\d+of\d+$")
    return "".join(foot.sub("", squeezed(page.extract_text())) for page in PdfReader(BytesIO(content)).pages)


def _shown(html: str, where: str) -> str:
    found = LexborHTMLParser(f"<body>{html}").css_first(where)
    return found.text() if found else ""


def squeezed(text: str) -> str:
    """Without its spaces: where lines end is no matter."""
    return re.sub(r"\s", "", text)


def between(text: str, expected: Sequence[str]) -> set[str]:
    """What stands between the expected texts, which stand there one after the other; an assertion fails where one does not."""
    left, rest = set(), squeezed(text)
    for each in map(squeezed, expected):
        before, found, rest = rest.partition(each)
        assert found == each, f"{each!r} does not follow; there is {before[:200]!r}"
        left.add(before)
    return left | {rest}

"""The papers as one page of HTML that needs nothing else: no script, no other file, no other host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from markupsafe import Markup

from ..change_reports.html import word_by_word
from .papers import MARKS, Block, Chapter, Heading, Papers, Paragraph, Point, Points, SignaturePage, Table

_LOOK: Final = Path(__file__).with_name("papers.css")
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_PAGE: Final = Markup("""\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>
{look}</style>
</head>
<body>
<header>
<h1>{title}</h1>
{facts}
<nav aria-label="Contents">
<ul>
{contents}
</ul>
</nav>
</header>
<main>
{chapters}
</main>
</body>
</html>
""")


def html(papers: Papers) -> str:
    """The whole page."""
    chapters = [_chapter(chapter) for chapter in papers.chapters]
    signing = _section(papers.signing.id, 2, papers.signing.title, (*map(_block, papers.signing.blocks), *map(_signature, papers.signatures)))
    named = [(chapter.id, chapter.title) for chapter in (*papers.chapters, papers.signing)]
    return str(
        _PAGE.format(
            policy=_POLICY,
            title=papers.title,
            look=Markup(_LOOK.read_text("utf-8")),
            facts=_facts(papers.facts),
            contents=_lines(Markup('<li><a href="#{}">{}</a></li>').format(id, title) for id, title in named),
            chapters=_lines([*chapters, signing]),
        )
    )


def _chapter(chapter: Chapter) -> Markup:
    return _section(chapter.id, 2, chapter.title, map(_block, chapter.blocks))


def _section(id: str, depth: int, title: str, content: Iterable[Markup], kind: str = "chapter") -> Markup:
    opening = Markup('<section id="{0}" class="{3}" aria-labelledby="{0}-heading">\n<h{1} id="{0}-heading">{2}</h{1}>').format(id, depth, title, kind)
    return _lines([opening, *content, Markup("</section>")])


def _block(block: Block) -> Markup:
    match block:
        case Heading(text, depth):
            return Markup("<h{0}>{1}</h{0}>").format(depth + 2, text)
        case Paragraph(text):
            return Markup("<p>{}</p>").format(text)
        case Points(points, numbered):
            name = Markup("ol") if numbered else Markup("ul")
            return _lines([Markup("<{}>").format(name), *map(_point, points), Markup("</{}>").format(name)])
        case Table(columns, rows):
            return _table(columns, rows)


def _point(point: Point) -> Markup:
    says = Markup("<b>{}</b>").format(point.says) if point.labelled else point.says
    return Markup("<li>{}{}</li>").format(says, Markup("").join(_more(point)))


def _more(point: Point) -> Iterator[Markup]:
    for label, text in point.labelled:
        yield Markup('\n<p class="more"><b>{}:</b> {}</p>').format(label, text)
    for wording in point.texts:
        about = Markup("<b>{}:</b> ").format(wording.about) if wording.about else Markup()
        yield Markup("\n<blockquote><p>{}{}</p></blockquote>").format(about, word_by_word(wording, MARKS))


def _table(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Markup:
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in columns)
    body = [Markup("<tr>{}</tr>").format(Markup("").join(_cell(name, text) for name, text in zip(columns, row, strict=True))) for row in rows]
    opening = Markup("<table>\n<thead><tr>{}</tr></thead>\n<tbody>").format(head)
    return _lines([opening, *body, Markup("</tbody>\n</table>")])


def _cell(column: str, text: str) -> Markup:
    """With the name of its column, which a narrow screen shows above the text."""
    return Markup('<td data-column="{}">{}</td>').format(column, text)


def _facts(facts: tuple[tuple[str, str], ...]) -> Markup:
    rows = (Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(label, text) for label, text in facts)
    return _lines([Markup("<dl>"), *rows, Markup("</dl>")])


def _signature(page: SignaturePage) -> Markup:
    lines = _lines(Markup('<p class="line"><span>{}:</span></p>').format(label) for label in page.lines)
    return _section(page.id, 3, page.signs, (Markup("<p>{}</p>").format(page.statement), _facts(page.facts), lines), "signature")


def _lines(parts: Iterable[Markup]) -> Markup:
    return Markup("\n").join(parts)

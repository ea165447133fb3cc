"""The PDF of each edition: it says what the pages say, screen readers can read it, and the pages lead to it."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pytest
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.edition_pdf import file_name
from macros.edition_pdf.document import ANNEXES
from macros.model import Edition
from macros.wording import edition_month, file_size

from ..reading_papers import between, squeezed
from ..reading_pdf import MATRIX, outline, printed, shown_pages, structure
from .reading import BuiltPage, attribute, leaves, one, text

Pages = dict[str, BuiltPage]

AROUND: Final = "nav, form, .on-screen, .as-csv, section.notice"
"""What stands around the content of a page, or serves a screen alone."""


@pytest.fixture
def pdf(site: Path, edition: Edition) -> bytes:
    return (site / edition.key / file_name(edition)).read_bytes()


@pytest.fixture
def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def content(page: BuiltPage) -> list[str]:
    """Each run of text of the page, in its order."""
    main = one(LexborHTMLParser(page.html).css("main"))
    for node in main.css(AROUND):
        node.decompose()
    return list(leaves(main))


def test_the_pdf_holds_every_word_of_the_pages_in_their_order(edition: Edition, pages: Pages, site: Path) -> None:
    expected = [words for name in printed(edition) for words in content(pages[name])]
    shown = shown_pages(site / edition.key, edition.partnership.short_name)
    start = next(at for at, words in enumerate(shown) if words.startswith(squeezed("".join(expected[:2]))))
    left = between("".join(shown[start:]), expected)
    signs = {"", ":", ".", "•", "‣", *(f"{at}." for at in range(1, 60))}
    assert left - signs <= {"AnnexA:", "AnnexB:", squeezed("".join(MATRIX))}


def test_the_first_pages_are_title_and_contents_with_page_numbers(edition: Edition, pages: Pages, reader: PdfReader) -> None:
    title = " ".join(reader.pages[0].extract_text().split())
    assert [words for words in (edition.name, edition.entry.seal or "Not sealed", "Demonstration") if words not in title] == []
    bookmarks = list(outline(reader))
    assert bookmarks[0][0] == "Contents"
    first = next(page for _, depth, page in bookmarks[1:] if not depth)
    contents = [line for page in reader.pages[1:first] for line in page.extract_text().splitlines()]
    listed = [re.sub(r"[ .\u2060]+(?=\d+$)", " ", line) for line in contents if re.search(r"\.\s*\S*\d+$", line)]
    expected = [squeezed(f"{name}{page + 1}") for name, depth, page in bookmarks[1:] if depth < 2]
    assert [squeezed(line) for line in listed][-len(expected) :] == expected


def test_each_heading_of_the_pages_is_a_bookmark(edition: Edition, pages: Pages, reader: PdfReader) -> None:
    expected = []
    annexes: list[str] = [name for name in ANNEXES if name in pages]
    for name in printed(edition):
        shift = 1 if name.startswith("groups/") else 0
        annex = f"Annex {'AB'[annexes.index(name)]}: " if name in annexes else ""
        expected.append((annex + pages[name].title, shift))
        main = one(LexborHTMLParser(pages[name].html).css("main"))
        for node in main.css(f"{AROUND}, li, td, th"):
            node.decompose()
        for heading in main.css("h2, h3, h4, h5"):
            expected.append((text(heading), int((heading.tag or "")[1]) - 1 + shift))
    assert [(name, depth) for name, depth, _ in outline(reader)][1:] == expected


# For screen readers


def test_the_pdf_says_its_language_and_title_and_knows_no_clock(edition: Edition, reader: PdfReader) -> None:
    root: Any = reader.root_object
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], "/StructTreeRoot" in root) == ("en-GB", True, True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712  a value of its own kind
    known: dict[str, Any] = dict(reader.metadata or {})
    assert known.pop("/Creator").startswith("Typst ")
    assert known == {"/Title": f"{edition.name}: safeguarding arrangements of {edition_month(edition.entry.id)}", "/Author": edition.name}
    described = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in described
    assert "Date>" not in described
    assert [at for at, page in enumerate(reader.pages) if page.get("/Tabs") != "/S" and "/Annots" in page] == []


def test_tables_have_headers_and_the_chart_an_alternative_text(edition: Edition, pages: Pages, reader: PdfReader) -> None:
    elements = list(structure(reader))
    kinds = Counter(kind for kind, _ in elements)
    tables = [table for name in printed(edition) for table in pages[name].tree.css("main table, main ul.findings")]
    assert kinds["/Table"] == len(tables)
    assert kinds["/TH"] == sum(3 if table.tag == "ul" else len(table.css("thead th")) for table in tables)
    assert kinds["/TR"] == sum(1 + len(table.css("tbody > tr")) if table.tag == "table" else 1 + items(table) for table in tables)
    charts = [str(element["/Alt"]) for kind, element in elements if kind == "/Figure"]
    groups = [group.name for group in edition.groups.groups]
    assert len(charts) == 1
    assert [name for name in groups if name not in charts[0]] == []
    assert [element for kind, element in elements if kind == "/Link" and "/Alt" not in element and "/K" not in element] == []


def items(node: LexborNode) -> int:
    return sum(item.tag == "li" for item in node.iter())


# On the pages


def test_the_pages_lead_to_the_pdf_with_its_size_and_say_which_form_is_accessible(edition: Edition, pages: Pages, pdf: bytes) -> None:
    found = {
        name: [(attribute(link, "href"), text(one([link.parent])))]
        for name, page in pages.items()
        for link in page.tree.css("a[href$='.pdf']")
        if link.parent
    }
    said = (
        f"To print these arrangements or to hand them on, take this edition as one document (PDF, {file_size(len(pdf))}). The web pages are the "
        "accessible form: choose them for a screen reader, a phone, or other sizes and colours of text."
    )
    assert found == {"index": [(file_name(edition), said)], "about": [(f"../{file_name(edition)}", said)]}


def test_it_is_small_and_stands_on_its_own(pdf: bytes, reader: PdfReader) -> None:
    assert len(pdf) < 600_000
    pages: list[Any] = list(reader.pages)
    fonts = [font.get_object() for page in pages for font in page["/Resources"].get("/Font", {}).values()]
    embedded = [below.get_object()["/FontDescriptor"].get_object().keys() for font in fonts for below in font["/DescendantFonts"]]
    assert [keys for keys in embedded if not {"/FontFile2", "/FontFile3"} & set(keys)] == []

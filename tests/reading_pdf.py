"""The PDF of an edition as its readers meet it: the words of its pages, its bookmarks, and its structure for screen readers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from pypdf import PdfReader

from macros.addresses import pages as pages_of
from macros.edition_pdf.document import ABSENT, ANNEXES
from macros.model import Edition
from macros.wording import edition_month

from .built.reading import built_pages, text
from .reading_papers import squeezed

MATRIX: Final = ("Requirement", "Outcome", "Reason, evidence, and what is asked")
"""The columns of findings, which are a list on the page."""


def printed(edition: Edition) -> list[str]:
    """The pages that the PDF holds, in its order."""
    names = [name for name in pages_of(edition) if name not in ABSENT]
    return [*(name for name in names if name not in ANNEXES), *(name for name in ANNEXES if name in names)]


@cache
def shown_pages(edition: Path, short_name: str) -> list[str]:
    """The words of each page without blanks, without what stands on every page, and without the columns of a table that goes on.

    `edition` is its folder in the site.
    """
    reader = PdfReader(one_pdf(edition))
    running = squeezed(f"{short_name}: safeguarding arrangements of {edition_month(edition.name)}")
    rows = (row for page in built_pages(edition).values() for row in page.tree.css("thead tr"))
    heads = sorted({squeezed(text(row)) for row in rows} | {squeezed("".join(MATRIX))}, reverse=True)
    found = []
    for number, page in enumerate(reader.pages, 1):
        words, foot = squeezed(page.extract_text()), f"Page{number}of{len(reader.pages)}"
        assert words.endswith(foot)
        assert words.startswith(running) == (number > 1)
        words = words.removesuffix(foot).removeprefix(running)
        found.append(words.removeprefix(next((head for head in heads if words.startswith(head)), "")))
    return found


def one_pdf(edition: Path) -> Path:
    """The PDF in the folder of an edition."""
    (found,) = edition.glob("*.pdf")
    return found


def outline(reader: PdfReader, entries: list[Any] | None = None, depth: int = 0) -> Iterator[tuple[str, int, int]]:
    """Each bookmark with its depth and the page to which it leads, counted from 0."""
    for entry in reader.outline if entries is None else entries:
        if isinstance(entry, list):
            yield from outline(reader, entry, depth + 1)
        else:
            page = reader.get_destination_page_number(entry)
            yield str(entry.title), depth, -1 if page is None else page


def structure(reader: PdfReader) -> Iterator[tuple[str, Any]]:
    """Every element of the structure tree with its kind."""
    root: Any = reader.root_object
    waiting: list[Any] = [root["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, list):
            waiting += element
        elif isinstance(element, dict):
            if "/S" in element:
                yield str(element["/S"]), element
            if "/K" in element and not isinstance(element["/K"], int):
                waiting.append(element["/K"])

"""A packed PDF is the same document in fewer bytes."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

import pytest
import typst
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from macros.pdf_packing import packed

LOOK: Final = b"""
#set document(title: [A document], author: "Somebody")
#set text(lang: "en")
#outline()
#for at in range(40) [
  = Chapter #at
  #table(columns: 2, table.header[A][B], ..range(40).map(number => [#number]))
  #link("https://example.org/")[A link with (brackets) and \\u{5c}endobj]
]
"""

NAMED: Final = ("/Root", "/Info", "/ID")


@pytest.fixture(scope="module")
def loose() -> bytes:
    made = typst.compile(LOOK, ignore_system_fonts=True, pdf_standards=["ua-1"], timestamp=0)
    assert isinstance(made, bytes)
    return made


def written(value: Any) -> bytes:
    out = BytesIO()
    value.write_to_stream(out)
    return out.getvalue()


def objects(pdf: bytes) -> dict[int, bytes]:
    """Every object of the document by its number, as it is written; a stream with its content."""
    reader = PdfReader(BytesIO(pdf), strict=True)
    found: dict[int, Any] = {}
    for number in {*reader.xref.get(0, {}), *reader.xref_objStm} - {0}:
        found[number] = IndirectObject(number, 0, reader).get_object()
    kinds = {number: value.get("/Type") if isinstance(value, dict) else None for number, value in found.items()}
    return {number: written(value) for number, value in found.items() if kinds[number] not in {"/ObjStm", "/XRef"}}


def test_every_object_says_what_it_said(loose: bytes) -> None:
    before, after = objects(loose), objects(packed(loose))
    assert len(before) > 2_000  # so that there are several streams of objects
    assert after == before


def test_the_trailer_names_the_same_root_information_and_id(loose: bytes) -> None:
    before, after = (PdfReader(BytesIO(pdf), strict=True).trailer for pdf in (loose, packed(loose)))
    assert [written(after.raw_get(name)) for name in NAMED] == [written(before.raw_get(name)) for name in NAMED]


def test_it_is_smaller_by_far_and_always_the_same(loose: bytes) -> None:
    assert len(packed(loose)) < len(loose) / 3
    assert packed(loose) == packed(loose)


@pytest.mark.parametrize("torn", [b"", b"no PDF", b"%PDF-1.7\ntrailer\n<</Size 1>>\nstartxref\n9\n%%EOF"])
def test_what_is_no_finished_pdf_is_refused(torn: bytes) -> None:
    with pytest.raises(AssertionError):
        packed(torn)

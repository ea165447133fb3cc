"""Data are set as they are, here or in a process of its own, with the same bytes everywhere."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from pypdf import PdfReader

from macros.build.pdfs import Pdfs
from macros.typesetting import CannotSet, Sheet, sheet

from . import projects

LOOK: Final = b"""#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set text(font: "Libertinus Serif", lang: "en")
#data.text
"""
SHEET: Final = sheet(LOOK, {"title": "A title", "text": "Some text – ‘quoted’"})


def text(pdf: bytes) -> str:
    return PdfReader(BytesIO(pdf)).pages[0].extract_text()


def test_it_is_the_same_in_a_process_of_its_own() -> None:
    assert text(SHEET.pdf()) == "Some text – ‘quoted’"
    assert SHEET.pdf_apart() == SHEET.pdf()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process begins as a copy of another")
def test_a_copy_of_a_process_that_has_set_something_does_not_stand_still() -> None:
    made = SHEET.pdf()
    with ProcessPoolExecutor(1, multiprocessing.get_context("fork")) as pool:
        assert pool.submit(SHEET.pdf_apart).result(timeout=60) == made


def test_it_is_the_same_in_another_place() -> None:
    code = "import sys; from tests.test_typesetting import SHEET; sys.stdout.buffer.write(SHEET.pdf_apart())"
    more = {"TZ": "Pacific/Auckland", "SOURCE_DATE_EPOCH": "1", "PYTHONHASHSEED": "1", "LC_ALL": "C", "HOME": "/nowhere"}
    done = subprocess.run([sys.executable, "-c", code], cwd=projects.ROOT, env=projects.environment(**more), capture_output=True, check=True)
    assert done.stdout == SHEET.pdf()


def test_a_sign_that_the_fonts_do_not_have_is_shown_to_be_missing() -> None:
    assert text(sheet(LOOK, {"title": "T", "text": "Ring ☎ 😀 中 now"}).pdf()) == "Ring ☎ � � now"


def test_a_fault_in_the_look_is_told() -> None:
    with pytest.raises(CannotSet) as found:
        Sheet(b"#nope", "{}").pdf_apart()
    assert str(found.value) == (
        "the PDF could not be made; `--pages-only` builds the site without it; the typesetter says: typst.TypstError: unknown variable: nope"
    )


def test_the_digest_stands_for_look_and_data() -> None:
    same = sheet(LOOK, {"title": "A title", "text": "Some text – ‘quoted’"})
    others = (
        sheet(LOOK + b" ", {"title": "A title"}),
        sheet(LOOK, {"title": "A title", "text": "Some text"}),
        Sheet(LOOK + b"{", '"a"'),
        Sheet(LOOK, '{"a"'),
    )
    assert same.digest == SHEET.digest
    assert len({SHEET.digest, *(other.digest for other in others)}) == 5


# What was set before


class Counted(Sheet):
    """Says how often it was set."""

    made = 0

    def pdf_apart(self) -> bytes:
        Counted.made += 1
        return b"%PDF of " + self.data.encode()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_was_made_of_the_same_sheet_is_taken_again_while_it_is_as_it_was_made(tmp_path: Path) -> None:
    pdfs, first, second = Pdfs(tmp_path / "pdf"), Counted(LOOK, "1"), Counted(LOOK, "2")

    def made(name: str, sheet: Sheet) -> tuple[bytes, int]:
        return pdfs.of(name, sheet), Counted.made

    Counted.made = 0
    assert made("a", first) == (b"%PDF of 1", 1)
    assert made("a", first) == (b"%PDF of 1", 1)
    assert made("b", first) == (b"%PDF of 1", 2)
    assert names(tmp_path / "pdf") == [f"a.{first.digest}", f"b.{first.digest}"]
    assert made("a", second) == (b"%PDF of 2", 3)
    assert names(tmp_path / "pdf") == [f"a.{second.digest}", f"b.{first.digest}"]
    kept = tmp_path / "pdf" / f"a.{second.digest}"
    for touched in (kept.read_bytes()[:-1], b"", kept.read_bytes() + b" "):
        kept.write_bytes(touched)
        before = Counted.made
        assert made("a", second) == (b"%PDF of 2", before + 1)
        assert made("a", second) == (b"%PDF of 2", before + 1)


def test_a_disk_that_refuses_costs_time_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "pdf").write_text("in the way", encoding="utf-8")
    assert Pdfs(tmp_path / "pdf").of("a", Counted(LOOK, "1")) == b"%PDF of 1"

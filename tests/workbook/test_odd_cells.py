"""No cell, name or file, however odd, breaks out of its place: it is read again letter by letter, or it was refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.differences import unwrapped
from macros.problems import Refused, visible
from macros.workbook import CannotImport, Import, export_workbook, write
from macros.workbook.sheets import SHEETS
from macros.workbook.told import told
from macros.yaml_text import Document, read

from .. import invented
from ..settings_list import draft
from ..settings_list.test_odd_cells import ODD, TEXT
from ..tries import tries
from . import FOLDER, KEY, Book, brought, exported, taken
from .test_import import FIRST

FILES: Final = ("partners", "agencies", "groups", "settings")
FREE: Final = [(sheet, column) for sheet in SHEETS for column in sheet.own if column.holds in {"line", "prose", "lines"}]
PLACES: Final = st.sampled_from([(sheet, column) for sheet in SHEETS for column in sheet.own])


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A draft with comments, which no test here writes to."""
    texts = {kind: invented.text(kind).replace("\n  - id", "\n  # A comment.\n  - id") for kind in FILES}
    return draft(tmp_path_factory.mktemp("odd"), texts)


@pytest.fixture(scope="module")
def content(data: Path) -> bytes:
    return export_workbook(data, KEY)[0]


def values(content: bytes) -> Any:
    document = read("f.yml", content)
    assert isinstance(document, Document)
    return document.value


def leaves(value: Any, way: tuple[Any, ...] = ()) -> dict[tuple[Any, ...], str]:
    """Every text with its way, in which an item of a list is known by its id."""
    if isinstance(value, dict):
        return {place: text for name, inner in value.items() for place, text in leaves(inner, (*way, name)).items()}
    if isinstance(value, list):
        return {place: text for n, inner in enumerate(value) for place, text in leaves(inner, (*way, _id(inner, n))).items()}
    return {way: value}


def _id(item: Any, place: int) -> Any:
    return item.get("id", place) if isinstance(item, dict) else place


def changed(done: Import) -> dict[tuple[Any, ...], str | None]:
    """What stands elsewhere or otherwise in the new files."""
    found: dict[tuple[Any, ...], str | None] = {}
    for file, old, new in done.files:
        before, after = leaves(values(old or b"{}")), leaves(values(new))
        found |= {(file.stem, *way): after.get(way) for way in {*before, *after} if before.get(way) != after.get(way)}
    return found


def comments(content: bytes) -> list[str]:
    return [line for line in content.decode().splitlines() if line.lstrip().startswith("#")]


def tried(data: Path, book: Book) -> Import | None:
    try:
        return taken(data, book)
    except CannotImport as refused:
        said = str(refused)
    assert [line for line in said.split("\n") if visible(line) != line] == []
    return None


@tries(40)
@given(PLACES, TEXT)
def test_an_odd_text_in_a_cell_stands_there_alone_or_is_refused(data: Path, content: bytes, place: Any, text: str) -> None:
    sheet, column = place
    book, id = Book(content), FIRST[sheet.title]
    book.set(sheet.title, id, column.heading, text)
    done = tried(data, book)
    if done is None:
        return
    group, _, own = id.rpartition("/")
    way = (sheet.file, id) if sheet.fixed else (sheet.file, *(group if step == "*" else step for step in sheet.where), own)
    found = changed(done)
    assert {place[: len(way) + 1] for place in found} <= {(*way, column.path[0])}
    for file, old, new in done.files:
        assert comments(new) == comments(old or b""), file
    if column.holds in {"line", "prose"} and found and text.strip():
        assert unwrapped(str(next(iter(found.values())))) == unwrapped(text.replace("\r\n", "\n").replace("\r", "\n").strip())
    assert [line for line in told(done).split("\n") if visible(line) != line] == []


@tries(40)
@given(st.lists(TEXT, min_size=1, max_size=3), st.sampled_from(["Agencies", "Groups", "Headings"]))
def test_odd_names_of_new_rows_stand_in_new_items_or_are_refused(data: Path, content: bytes, names: list[str], sheet: str) -> None:
    book = Book(content)
    for name in names:
        book.add(sheet, {"Name": name})
    done = tried(data, book)
    if done is None:
        return
    found = changed(done)
    wanted = sorted(name.strip() for name in names if name.strip())
    assert sorted(str(text) for way, text in found.items() if way[-1] == "name") == wanted
    assert {way[-1] for way in found} <= {"name", "id"}
    assert len({way[-2] for way in found}) == len(wanted)


@tries(15)
@given(st.lists(st.tuples(st.sampled_from(FREE), TEXT), min_size=1, max_size=4))
def test_odd_texts_of_an_edition_go_out_and_come_back(tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[Any, str]]) -> None:
    """Through the workbook into the data first, then out of the data and back."""
    data = draft(tmp_path_factory.mktemp("texts"))
    for (sheet, column), text in texts:
        done = tried(data, exported(data).set(sheet.title, FIRST[sheet.title], column.heading, text))
        if done is not None:
            write(done)
    content, _ = export_workbook(data, KEY)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert [name for name in packed.namelist() if b"<f>" in packed.read(name)] == []
    assert brought(data, content).files == ()
    assert brought(data, Book(content).xlsx()).files == ()


@pytest.mark.parametrize("text", [text for text in ODD if text.strip()])
def test_an_odd_id_or_group_is_refused(data: Path, content: bytes, text: str) -> None:
    for sheet, id, heading in (("Agencies", "probation", "Id"), ("Members", "main-board/icb-member", "Group")):
        book = Book(content)
        book.set(sheet, id, heading, text)
        assert tried(data, book) is None or not text.strip()


@pytest.mark.parametrize("name", ["=1+1.xlsx", "{{ x }}.xlsx", "<b>.xlsx", "a: b #c.xlsx", "..xlsx", "\u202eodd.xlsx", "two words.xlsx"])
def test_an_odd_name_of_a_file_says_nothing_but_its_name(tmp_path: Path, name: str) -> None:
    data = draft(tmp_path)
    book = exported(data)
    assert brought(data, book.xlsx(), name=name).files == ()
    book.set("Agencies", "probation", "Name", "")
    with pytest.raises(CannotImport) as refused:
        brought(data, book.xlsx(), name=name)
    told = f"{visible(name)}, sheet Agencies, cell B4: `Name` is empty; fill it, or delete the whole row [empty]"
    assert str(refused.value) == f"{told}\nNothing was written."


@pytest.mark.parametrize("key", ["../../x", "arden-vale/../x", "arden-vale", "/etc/passwd", "arden-vale/2030-05/", "\u202e", "{{ x }}", ""])
def test_an_odd_name_of_an_edition_is_refused(tmp_path: Path, key: str) -> None:
    data = draft(tmp_path)
    with pytest.raises(Refused):
        export_workbook(data, key)
    with pytest.raises(Refused):
        brought(data, exported(data).xlsx(), key)
    assert not (data / FOLDER).parent.joinpath("x").exists()

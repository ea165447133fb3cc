"""What the zip file of an edition holds, and what becomes of links that lead out of the edition."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from macros.carried import MARK, carried, zip_name
from macros.page_check import check_pages
from macros.zips import write_zip

from . import invented, projects
from .projects import contents

PAGE: Final = f'<a href="../index.html">Home</a> <a href="../../index.html#x">All</a> <a rel="up" href="../../../law/index.html">Law</a>{MARK}'
HOME: Final = '<a href="partners/index.html">Who</a> <a href="../feed.xml">Feed</a> <a href="https://www.gov.uk/">Far</a>'
FILES: Final = {"partners/index.html": PAGE.encode(), "index.html": HOME.encode(), "a.csv": b'href="../../x"'}


def test_every_file_stands_below_a_folder_named_after_the_edition() -> None:
    assert [name for name, _ in carried("arden-vale/2030-05", FILES, "")] == [
        "arden-vale-2030-05/a.csv",
        "arden-vale-2030-05/index.html",
        "arden-vale-2030-05/partners/index.html",
    ]
    assert zip_name("arden-vale/2030-05") == "arden-vale-2030-05.zip"


def test_links_out_of_the_edition_become_words_where_the_address_of_the_site_is_not_known() -> None:
    assert [content.decode() for _, content in carried("arden-vale/2030-05", FILES, "")] == [
        'href="../../x"',
        '<a href="partners/index.html">Who</a> <a>Feed</a> <a href="https://www.gov.uk/">Far</a>',
        '<a href="../index.html">Home</a> <a>All</a> <a rel="up">Law</a>',
    ]


@pytest.mark.parametrize("site_url", ["https://a.example/s/", "https://a.example/s"])
def test_links_out_of_the_edition_are_whole_where_it_is_known(site_url: str) -> None:
    assert [content.decode() for _, content in carried("arden-vale/2030-05", FILES, site_url)] == [
        'href="../../x"',
        '<a href="partners/index.html">Who</a> <a href="https://a.example/s/arden-vale/feed.xml">Feed</a> <a href="https://www.gov.uk/">Far</a>',
        '<a href="../index.html">Home</a> <a href="https://a.example/s/arden-vale/index.html#x">All</a> '
        '<a rel="up" href="https://a.example/s/law/index.html">Law</a>',
    ]


def test_a_zip_file_is_the_same_whenever_it_is_made(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_zip(tmp_path / f"{name}.zip", [("b", b"2" * 99), ("a/c", b"1")], 5)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as packed:
        assert [(entry.filename, entry.date_time, packed.read(entry)) for entry in packed.infolist()] == [
            ("b", (1980, 1, 1, 0, 0, 0), b"2" * 99),
            ("a/c", (1980, 1, 1, 0, 0, 0), b"1"),
        ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.zip", "two.zip"]


def test_a_zip_file_that_cannot_be_finished_leaves_nothing_behind(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[str, bytes]]:
        yield "a", b"1"
        raise OSError("The disk is full.")

    with pytest.raises(OSError, match="full"):
        write_zip(tmp_path / "one.zip", broken(), 5)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the invented edition in a built site."""
    project = projects.make(tmp_path_factory.mktemp("project"))
    assert projects.run(project, "build").code == 0
    return project / "site" / invented.KEY


def test_the_zip_file_of_an_edition_holds_all_its_files_and_is_sound_by_itself(edition: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(edition / "arden-vale-2030-05.zip") as packed:
        packed.extractall(tmp_path)
    unpacked = contents(tmp_path / "arden-vale-2030-05")
    assert set(unpacked) == set(contents(edition)) - {"arden-vale-2030-05.zip"}
    assert list(check_pages(tmp_path / "arden-vale-2030-05")) == []
    assert [name for name, content in unpacked.items() if b".zip" in content or MARK.encode() in content] == []


def test_pages_name_the_zip_file_with_its_size(edition: Path) -> None:
    kilobytes = round((edition / "arden-vale-2030-05.zip").stat().st_size / 1000)
    words = f'>This edition in one file</a> <span class="muted">(zip, {kilobytes} KB; it opens from a disk, without a network)</span>'
    naming = {name: content.decode().count(words) for name, content in contents(edition).items() if b"in one file" in content}
    assert naming == {"index.html": 1, "about/index.html": 1, "whole/index.html": 2}
    assert [name for name, content in contents(edition).items() if MARK.encode() in content] == []

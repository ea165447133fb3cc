"""The links file of Get Information about Schools: who took the place of whom, and what is said of a file that is none."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from macros.alignment import Successor, last_successor
from macros.model import When
from macros.settings_links import read_links

HEAD: Final = '"URN","LinkURN","LinkName","LinkType","LinkEstablishedDate"\r\n'


def rows(*lines: str) -> bytes:
    return (HEAD + "".join(f"{line}\r\n" for line in lines)).encode("latin-1")


def test_successors_are_read_with_their_dates() -> None:
    content = rows('"100001","100002","Brook\x92s Academy","Successor","31-08-2024"', '"100002","100001","Brook School","Predecessor","01-09-2024"')
    assert read_links("links.csv", content) == {"100001": Successor("100002", When(2024, 8, 31))}


def test_what_took_the_place_of_several_is_a_merger() -> None:
    content = rows("100001,100009,A,Successor,", "100002,100009,A,Successor,", "100003,100009,A,Successor - merged,01-01-2020")
    found = read_links("links.csv", content)
    assert found == {
        "100001": Successor("100009", None, True), "100002": Successor("100009", None, True), "100003": Successor("100009", When(2020, 1, 1), True),
    }  # fmt: skip


def test_a_school_with_several_successors_has_none() -> None:
    assert read_links("links.csv", rows("100001,100002,A,Successor,", "100001,100003,B,Successor,")) == {}


def test_columns_are_found_by_name_in_any_order_and_other_encodings() -> None:
    content = "\ufefflink type;".encode()  # not this one: fields are divided by commas
    assert isinstance(read_links("links.csv", content), tuple)
    text = "Link Type,Link URN,Name of Head,URN\nSuccessor,100002,Somebody,100001\n"
    assert read_links("links.csv", text.encode("utf-8-sig")) == {"100001": Successor("100002")}


NO_LINKS: Final = "this is no file of links between schools; it has no column {}; {} [no-links]"
INSTEAD: Final = "download `Links` from Get Information about Schools, and give that file as it is"
FAULTS: Final[dict[str, tuple[bytes, list[str]]]] = {
    "empty": (b"", [f"links.csv:1:0: {NO_LINKS.format('`URN` or `LinkURN` or `LinkType`', INSTEAD)}"]),
    "a list of schools": (b"URN,Name\n100001,Brook\n", [f"links.csv:1:0: {NO_LINKS.format('`LinkURN` or `LinkType`', INSTEAD)}"]),
    "no numbers": (
        rows("1001,100002,A,Successor,", ",100002,A,Successor,", "", "100001,100002,A,Successor,not a date"),
        ["links.csv:2:0: `1001` is no number of a school; a URN has six digits [not-a-urn]",
         "links.csv:3:0: a number of a school is missing; a URN has six digits [not-a-urn]"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "problems"), FAULTS.values(), ids=FAULTS)
def test_a_file_that_is_none_is_said(content: bytes, problems: list[str]) -> None:
    found = read_links("links.csv", content)
    assert isinstance(found, tuple)
    assert [str(problem) for problem in found] == problems


def test_the_end_of_a_chain_is_found_and_a_circle_has_one_too() -> None:
    chain = {"1": Successor("2"), "2": Successor("3", When(2020)), "4": Successor("5", merged=True), "6": Successor("7"), "7": Successor("6")}
    ends = {urn: last_successor(urn, chain) for urn in ("1", "2", "3", "4", "6", None)}
    assert ends == {"1": Successor("3", When(2020)), "2": Successor("3", When(2020)), "3": None, "4": None, "6": Successor("7"), None: None}


def test_the_shipped_sample_is_read() -> None:
    found = read_links("links.csv", (Path(__file__).parent / "samples/schools/links-2025-04.csv").read_bytes())
    assert not isinstance(found, tuple)
    assert found["116261"] == Successor("151068", When(2024, 8, 31))

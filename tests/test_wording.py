"""Words for readers: dates, lists, plurals, numbers to dial, and cells that no spreadsheet runs."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model import Kind, Member, Status, When
from macros.model.edition import Sector
from macros.wording import (
    FILTERS,
    capital,
    cell,
    counted,
    day,
    dialled,
    edition_month,
    file_size,
    folded,
    kind_name,
    listed,
    number,
    plural,
    role_name,
    sector_name,
    status_name,
)


@pytest.mark.parametrize(
    ("when", "told"),
    [(When(2024, 12, 1), "1 December 2024"), (When(2024, 2, 29), "29 February 2024"), (When(2024, 5), "May 2024"), (When(2024), "2024")],
)
def test_a_date_is_written_as_far_as_it_is_known(when: When, told: str) -> None:
    assert day(when) == told


def test_an_edition_is_called_by_its_month() -> None:
    assert edition_month("2024-12") == "December 2024"


@pytest.mark.parametrize(
    ("words", "last", "told"),
    [
        ((), "and", ""),
        (("a",), "and", "a"),
        (("a", "b"), "and", "a and b"),
        (("a", "b", "c"), "and", "a, b and c"),
        (("a", "b", "c"), "or", "a, b or c"),
    ],
)
def test_words_are_listed_without_a_comma_before_the_last(words: tuple[str, ...], last: str, told: str) -> None:
    assert listed(words, last) == told


@pytest.mark.parametrize(
    ("count", "told"), [(0, "no"), (1, "one"), (9, "nine"), (10, "10"), (177, "177"), (1000, "1,000"), (1234567, "1,234,567"), (-1, "-1")]
)
def test_numbers_up_to_nine_are_words(count: int, told: str) -> None:
    assert number(count) == told


@pytest.mark.parametrize(
    ("count", "told"), [(0, "no agencies"), (1, "one agency"), (2, "two agencies"), (30, "30 agencies")]
)  # fmt: skip
def test_a_noun_goes_with_its_count(count: int, told: str) -> None:
    assert [counted(count, "agency", "agencies"), counted(count, "group")] == [told, told.replace("agencies", "groups").replace("agency", "group")]


@pytest.mark.parametrize(("one", "many"), [("Police force", "Police forces"), ("Health body", "Health bodies"), ("Council", "Councils")])
def test_a_kind_of_body_has_a_plural(one: str, many: str) -> None:
    assert plural(one) == many


@pytest.mark.parametrize(("text", "told"), [("", ""), ("a b", "A b"), ("éa", "Éa"), ("NHS", "NHS"), ("1a", "1a")])
def test_only_the_first_letter_becomes_a_capital(text: str, told: str) -> None:
    assert capital(text) == told


def test_every_word_of_the_model_has_words_for_readers() -> None:
    roles = get_args(Member.model_fields["role"].annotation)
    names = [
        *map(kind_name, get_args(Kind)), *map(sector_name, get_args(Sector)), *map(role_name, roles), *map(status_name, get_args(Status)),
    ]  # fmt: skip
    assert [name for name in names if not name[:1].isupper() or "_" in name] == []


@pytest.mark.parametrize(("phone", "told"), [("023 8083 2300", "02380832300"), ("+44 23 8083 2300", "+442380832300"), ("999", "999")])
def test_a_number_is_dialled_without_its_spaces(phone: str, told: str) -> None:
    assert dialled(phone) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("St Mary's C of E & Nursery", "st marys c of e and nursery"),
        ("Saint Mary’s", "st marys"),
        ("Sainte-Marie  École", "sainte marie ecole"),
        ("  12:30!  ", "12 30"),
        ("", ""),
    ],
)
def test_a_name_is_folded_as_people_type_it(text: str, told: str) -> None:
    assert folded(text) == told


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"), ("+44 23", "'+44 23"), ("-2", "'-2"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'=1"), (" =1", "'=1"), ("\r\n=1", "'=1"),
        ("|calc", "'|calc"), ("%x", "'%x"), ("\uff1d1+1", "'\uff1d1+1"), ("\uff20x", "'\uff20x"),
        ("", ""), ("a\n=b\tc", "a =b c"), ("a, \"b\"", "a, \"b\""), ("1 = 1", "1 = 1"),
    ],
)  # fmt: skip
def test_a_cell_is_never_a_formula(text: str, safe: str) -> None:
    assert cell(text) == safe


@given(st.text())
def test_no_text_makes_a_cell_that_is_a_formula_or_breaks_its_row(text: str) -> None:
    told = cell(text)
    assert [told.startswith(("=", "+", "-", "@", "\t", "\r", "\n", " ")), "\n" in told, "\r" in told, "\t" in told] == [False, False, False, False]
    assert told.removeprefix("'").split() == text.removeprefix("'").split() or told.split() == text.split()


def test_the_filters_of_templates_have_names_of_their_own() -> None:
    assert len({function.__name__ for function in FILTERS}) == len(FILTERS)


@pytest.mark.parametrize(
    ("count", "words"), [(0, "1 KB"), (1_499, "1 KB"), (245_600, "246 KB"), (999_499, "999 KB"), (999_500, "1.0 MB"), (12_340_000, "12.3 MB")]
)
def test_the_size_of_a_file_is_in_kilobytes_or_megabytes(count: int, words: str) -> None:
    assert file_size(count) == words

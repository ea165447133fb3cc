"""Names: put right, calmed, compared, refused, and made into ids."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model import Setting
from macros.settings_list.names import alike, id_for, refusal, repaired, similarity

REPAIRED: Final = {
    "Hill School": "Hill School",
    "  Richard Taunton  Sixth\tForm\nCollege ": "Richard Taunton Sixth Form College",
    "St Mary\x92s": "St Mary's",
    "\x93Hill\x94 \x96 Dale": "“Hill” – Dale",
    "St Maryâ€™s": "St Mary’s",
    "Ã‰cole Jeannine Manuel": "École Jeannine Manuel",
    "Hill\u00a0School\u200b": "Hill School",
    "\u202eloohcS\u202c Hill\u200f": "loohcS Hill",
    "CHARLTON HOUSE SCHOOL LIMITED": "Charlton House School Limited",
    "ST MARY'S COFE (VC) SCHOOL": "St Mary's CofE (VC) School",
    "ST. PETER’S RC SCHOOL": "St. Peter’s RC School",
    "MCAULEY HIGH SCHOOL": "McAuley High School",
    "O'BRIEN ACADEMY OF THE ARTS": "O'Brien Academy of the Arts",
    "STOKE-ON-TRENT PRE-SCHOOL LTD": "Stoke-on-Trent Pre-School Ltd",
    "KING EDWARD VI SCHOOL": "King Edward VI School",
    "1ST STEPS NURSERY": "1st Steps Nursery",
    "THE OLD SCHOOL": "The Old School",
    "YMCA": "YMCA",
    "T A S I S": "T A S I S",
    "Pre-school AT THE MILL": "Pre-school AT THE MILL",
    "{{ name }} <b>x</b> - a: b #c": "{{ name }} <b>x</b> - a: b #c",
}


@pytest.mark.parametrize(("given", "right"), REPAIRED.items())
def test_a_name_is_put_right(given: str, right: str) -> None:
    assert repaired(given) == right
    assert repaired(right) == right


SAME: Final = (
    (
        "St John's C of E Primary & Nursery School",
        "SAINT JOHNS CofE PRIMARY AND NURSERY SCHOOL",
        "St. John’s Church of England Primary and Nursery School",
    ),
    ("École St. Anne`s", "Ecole Saint Anne's", "ecole st annes"),
    ("Kanes Hill Pre-School", "Kanes Hill Preschool", "kanes hill pre school"),
    ("Play Away Nursery Ltd", "Play Away Nursery Limited"),
    ("Holy Family R.C. School", "Holy Family Roman Catholic School", "Holy Family RC School"),
)
DIFFERENT: Final = (
    ("Hill Infant School", "Hill Junior School"),
    ("The Shore Pre-School", "Shore Pre-School"),
    ("St John's School", "St Johnston School"),
    ("Holy Family Catholic School", "Holy Family CE School"),
    ("学校", "幼儿园"),
)


@pytest.mark.parametrize("names", SAME)
def test_names_that_are_written_differently_are_equal(names: tuple[str, ...]) -> None:
    assert len({alike(name) for name in names}) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_that_differ_in_a_word_are_not_equal(one: str, other: str) -> None:
    assert alike(one) != alike(other)


SIMILAR: Final = (
    ("Sticky Fingers Newlands", "Sticky Fingers Pre-School"),
    ("Wordworth Primary & Nursery", "Wordsworth Primary School"),
    ("Dingley's Family & Spec Early Years centre", "Dingley Family And Specialist Early Years Centres"),
    ("Sticky Finger Pre-school Tannersbrook", "Sticky Fingers Pre-school Tanners Brook"),
)
NOT_SIMILAR: Final = (
    ("Vale Primary School", "Dale Primary School"),
    ("St John's School", "St James' School"),
    ("Hill Primary School", "The Primary School"),
)


@pytest.mark.parametrize(("one", "other"), SIMILAR)
def test_names_are_similar_if_they_are_called_alike(one: str, other: str) -> None:
    assert min(similarity(one, other), similarity(other, one)) >= 88


@pytest.mark.parametrize(("one", "other"), NOT_SIMILAR)
def test_names_are_not_similar_because_both_are_schools(one: str, other: str) -> None:
    assert max(similarity(one, other), similarity(other, one)) < 88


REFUSED: Final = {
    "Hill School": "", "4 Seasons": "", "St. Mary's (VC) & Co": "", "{{ x }}": "", "<script>alert(1)</script>": "", "../../etc/passwd": "",
    "": "is withheld or missing", "REDACTED": "is withheld or missing", "z": "is withheld or missing", "N/A": "is withheld or missing",
    "=1+1": "begins with `=`, as formulas do", "@SUM(A1)": "begins with `@`, as formulas do", "+44": "begins with `+`, as formulas do",
    "- Hill": "begins with `-`, as formulas do", "#REF!": "is the mark of a formula that failed", "#N/A": "is the mark of a formula that failed",
    "Hill\x00School": "holds the hidden character U+0000", "Hill\x81": "holds the hidden character U+0081",
    "Hill\ufffd": "holds the hidden character U+FFFD", "!?": "has no letter and no digit", "x" * 201: "has 201 letters",
}  # fmt: skip


@pytest.mark.parametrize(("name", "why"), REFUSED.items())
def test_what_cannot_be_a_name_is_refused(name: str, why: str) -> None:
    assert refusal(name) == why


def test_an_id_is_made_from_the_name_and_differs_from_all_others() -> None:
    names = ["St Mary's C of E School", "ST MARYS C OF E SCHOOL", "École & Co", "学校", "Part Time School", "x" * 90, f"{'word ' * 20}"]
    taken: set[str] = {"ecole-and-co"}
    made = []
    for name in names:
        made.append(id_for(name, "999001", taken))
        taken.add(made[-1])
    assert made == [
        "st-marys-c-of-e-school", "st-marys-c-of-e-school-2", "ecole-and-co-2", "setting-999001", "setting-part-time-school", "x" * 60,
        "word-word-word-word-word-word-word-word-word-word-word-word",
    ]  # fmt: skip


@given(st.text(max_size=60))
def test_a_text_that_is_put_right_is_right_and_what_is_not_refused_is_a_name(text: str) -> None:
    name = repaired(text)
    assert repaired(name) == name
    if not refusal(name):
        id = id_for(name, "999001", ())
        assert Setting(id=id, name=name, heading="x").name == name

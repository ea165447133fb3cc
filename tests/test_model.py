"""The nouns: every kind of file has a good and a bad sample, and each kind of text takes only what it should."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from macros.dataset import load
from macros.model import (
    FILE_KINDS,
    Edition,
    FileKind,
    Group,
    Organisation,
    Point,
    Record,
    Representative,
    When,
    contents,
    prose_fields,
    references,
    walk,
)
from macros.model.text import Email, Id, Line, Period, Phone, Prose, Url, Urn, YesNo
from macros.problems import ProblemsFound
from macros.reports import report

from . import invented
from .golden import golden

KINDS = [kind.name for kind in FILE_KINDS]


def test_every_kind_of_file_has_a_good_and_a_bad_sample() -> None:
    found = {name: {path.stem for path in (invented.SAMPLES / name).iterdir()} for name in ("good", "bad")}
    assert found == {"good": set(KINDS), "bad": set(KINDS)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_bad_sample_has_exactly_these_problems_all_at_once(kind: str, tmp_path: Path) -> None:
    data = invented.write(tmp_path, {kind: (invented.SAMPLES / "bad" / f"{kind}.yml").read_bytes()})
    with pytest.raises(ProblemsFound) as found:
        load(data)
    told = report(found.value.problems, "text") + "\n"
    assert told == golden(invented.SAMPLES / "bad" / f"{kind}.txt", told)


def test_the_good_samples_are_one_whole_edition(tmp_path: Path) -> None:
    dataset = load(invented.write(tmp_path))
    assert [sorted(dataset.partnerships), sorted(dataset.editions)] == [[invented.PARTNERSHIP], [invented.KEY]]


@pytest.mark.parametrize("kind", FILE_KINDS, ids=KINDS)
def test_every_kind_of_file_has_a_schema_for_editors_that_takes_nothing_unknown(kind: FileKind) -> None:
    schema = json.loads(json.dumps(kind.record.model_json_schema()))
    objects = [schema, *(part for part in schema.get("$defs", {}).values() if "properties" in part)]
    assert [part["title"] for part in objects if part["additionalProperties"] is not False] == []


@pytest.mark.parametrize(
    ("path", "kind", "parts"),
    [
        ("organisations.yml", "organisations", {}),
        ("regions/hips/2024.yml", "region", {"region": "hips", "year": "2024"}),
        ("partnerships/isle-of-wight/register.yml", "register", {"partnership": "isle-of-wight"}),
        ("partnerships/a/editions/2024-12/groups.yml", "groups", {"partnership": "a", "edition": "2024-12"}),
        ("partnerships/a/editions/2024-13/groups.yml", None, {}),
        ("partnerships/a/editions/2024-1/groups.yml", None, {}),
        ("partnerships/a/editions/2024-12/Groups.yml", None, {}),
        ("partnerships/A/register.yml", None, {}),
        ("partnerships/a/../register.yml", None, {}),
        ("partnerships/a--b/register.yml", None, {}),
        ("regions/hips/24.yml", None, {}),
        ("xorganisations.yml", None, {}),
        ("organisationsxyml", None, {}),
    ],
)
def test_a_path_belongs_to_one_kind_or_none(path: str, kind: str | None, parts: dict[str, str]) -> None:
    found = {each.name: each.match(path) for each in FILE_KINDS if each.match(path) is not None}
    assert found == ({kind: parts} if kind else {})


TEXTS: list[tuple[Any, list[str], list[str]]] = [
    (Id, ["a", "main-board", "2024-12", "a1-b2", "a" * 100], ["", "A", "a_b", "-a", "a-", "a--b", "a b", "é", "a\n", "a/b", "a" * 101]),
    (Line, ["No", "12:30", "0777", "a: b", "O’Brien", " x "], ["", "  ", "a\nb", "a\x00", "a\u202eb", "a\u200bb", "a\u2028b", "a\ufeffb", "a\xadb"]),
    (Prose, ["a\n\nb", "{{ x }}", "a" * 20_000], ["", "\n \n", "a\x1bb", "a\u2066b", "a" * 20_001]),
    (Url, ["https://a.gov.uk", "http://a-b.example/c?d=e#f", "https://a.gov.uk:8080/"],
     ["a.gov.uk", "//a.gov.uk", "javascript:x", "https://a", 'https://a.uk/"x', "https://a.uk/ b", "ftp://a.uk"]),
    (Email, ["team@a.gov.uk", "a.b+c@d-e.example"], ["team", "team@a", "a b@c.uk", "a@b.uk?cc=d@e.uk", "<a@b.uk>"]),
    (Phone, ["999", "023 8083 2300", "+44 23 8000 0000"], ["9", "call us", "023-8083", "(023) 8083", "٩٩٩"]),
    (Urn, ["116353", " 116353 "], ["11635", "1163530", "٩٩٩٠٠١", "11635a"]),
    (Period, ["1 month", "6 months", " 2 years "], ["", "6", "months", "0 months", "06 months", "half a year", "6 weeks", "6months", "٦ months"]),
    (YesNo, ["yes", "No", "true"], ["maybe", "", "1"]),
    (When, ["2024", "2024-12", "2024-02-29", " 2024-12 "],
     ["", "2023-02-29", "2024-13", "2024-00", "2024-12-00", "0000", "24-12", "2024-1", "1/12/2024", "2024-12-01T00", "٢٠٢٤"]),
]  # fmt: skip


def takes(kind: Any, text: object) -> bool:
    try:
        TypeAdapter(kind).validate_python(text)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(("kind", "good", "bad"), TEXTS, ids=[str(case[1][0]) for case in TEXTS])
def test_a_kind_of_text_takes_what_it_should_and_nothing_else(kind: Any, good: list[str], bad: list[str]) -> None:
    assert [text for text in good + bad if takes(kind, text)] == good
    assert [value for value in (None, 5, ["a"], {"a": "b"}) if takes(kind, value)] == []


DATES = st.one_of(
    st.integers(1, 9999).map(When),
    st.builds(When, st.integers(1, 9999), st.integers(1, 12)),
    st.dates().map(lambda day: When(day.year, day.month, day.day)),
)


@given(DATES, DATES)
def test_dates_come_back_from_their_text_and_sort_as_it_does(first: When, second: When) -> None:
    assert [When.parse(str(first)), sorted([str(first), str(second)])] == [first, [str(when) for when in sorted([first, second])]]


def test_a_record_takes_nothing_unknown_and_is_never_altered() -> None:
    with pytest.raises(ValidationError):
        Point.model_validate({"id": "a", "text": "b", "note": "c"})
    point = Point(id="a", text="b")
    with pytest.raises(ValidationError):
        point.text = "c"


TREE = Group.model_validate(
    {
        "id": "g", "name": "G", "reports_to": ["h"],
        "responsibilities": [{"id": "a", "text": "A", "parts": [{"id": "b", "text": "B"}]}, {"id": "c", "text": "C"}],
        "members": [{"id": "m", "name": "M", "agency": "x", "organisation": "o"}], "chair": {"note": "N"},
    }
)  # fmt: skip


def test_the_walk_meets_every_record_in_the_order_of_the_file() -> None:
    assert [(path, type(item).__name__) for path, item in walk(TREE)] == [
        ((), "Group"),
        (("responsibilities", 0), "Point"),
        (("responsibilities", 0, "parts", 0), "Point"),
        (("responsibilities", 1), "Point"),
        (("members", 0), "Member"),
        (("chair",), "GroupChair"),
    ]
    assert prose_fields(Group) == ("purpose", "membership", "quorum")


def test_the_contents_of_a_record_are_all_that_is_inside_it() -> None:
    found = contents(TREE)
    assert found.items == (
        ((), "g"),
        (("responsibilities", 0), "a"),
        (("responsibilities", 0, "parts", 0), "b"),
        (("responsibilities", 1), "c"),
        (("members", 0), "m"),
    )
    assert [(path, mark.to, id) for path, mark, id in references(TREE)] == [
        (("reports_to", 0), "group", "h"),
        (("members", 0, "organisation"), "organisation", "o"),
        (("members", 0, "agency"), "agency", "x"),
    ]
    assert found.prose == (
        (("responsibilities", 0), "text", "A"),
        (("responsibilities", 0, "parts", 0), "text", "B"),
        (("responsibilities", 1), "text", "C"),
        (("chair",), "note", "N"),
    )
    texts = [(path, name, getattr(item, name)) for path, item in walk(TREE) for name in type(item).model_fields]
    assert sorted(found.texts) == sorted([text for text in texts if text[2] and isinstance(text[2], str)] + [((), "reports_to", "h")])


def test_contents_are_kept_for_a_record_and_not_for_its_equal() -> None:
    again = TREE.model_copy()
    assert again == TREE
    assert [contents(record) is contents(TREE) for record in (TREE, again)] == [True, False]


def test_a_field_that_takes_prose_or_nothing_is_prose_too() -> None:
    assert prose_fields(Representative) == ("note",)


@pytest.mark.parametrize(("year", "name"), [(1990, "First"), (1995, "First"), (1996, "Second"), (2003, "Second"), (2004, "Now"), (2030, "Now")])
def test_a_body_has_the_name_of_its_time(year: int, name: str) -> None:
    former = [{"id": "s", "name": "Second", "until": "2003-12-31"}, {"id": "f", "name": "First", "until": "1995"}, {"id": "u", "name": "Undated"}]
    body = Organisation.model_validate({"id": "b", "name": "Now", "kind": "other", "former_names": former})
    assert body.name_in(When(year)) == name


def properties(edition: Edition) -> list[object]:
    return [edition.key, edition.name, edition.abbreviation, edition.covers, edition.area.name, str(edition.when)]


def test_an_edition_is_told_as_the_partnership_was_at_the_time(tmp_path: Path) -> None:
    without = invented.text("edition").split("as_it_was:")[0] + "summary:" + invented.text("edition").split("summary:")[1]
    undated = {"edition": without, **invented.altered("register", "    published: 2030-05-17\n", "")}
    assert [properties(invented.edition(tmp_path / "a")), properties(invented.edition(tmp_path / "b", undated))] == [
        ["arden-vale/2030-05", "Arden Vale & Mere Safeguarding Partnership", "AVMSP", ("children",), "Arden Vale with Mere", "2030-05-17"],
        ["arden-vale/2030-05", "Arden Vale Safeguarding Children Partnership", "AVSCP", ("children", "adults"), "Arden Vale & Mere", "2030-05"],
    ]


def test_a_group_is_found_by_its_id(tmp_path: Path) -> None:
    edition = invented.edition(tmp_path)
    assert edition.group("silent-group").name == "Silent Group"
    with pytest.raises(KeyError):
        edition.group("no-group")


def test_every_file_of_an_edition_is_at_hand_by_its_kind(tmp_path: Path) -> None:
    full = invented.edition(tmp_path / "a").files
    elsewhere = {"organisations", "register", "instrument", "report", "synonyms", "terms", "kinds"}
    assert {kind: type(record) for kind, record in full.items()} == {
        kind.name: kind.record for kind in invented.WRITTEN if kind.name not in elsewhere
    }
    assert all(isinstance(record, Record) for record in full.values())

"""Rows as entries: what is kept, what is left out with the reason, and that nobody's name or home is read."""

from __future__ import annotations

import dataclasses
from typing import Final

import pytest

from macros.model import Organisation, When
from macros.settings_list.columns import MEANINGS, understood
from macros.settings_list.councils import Councils
from macros.settings_list.entries import Entry, read_day
from macros.settings_list.faults import Dropped
from macros.settings_list.kinds import KINDS, kind_of, meant_by
from macros.settings_list.reading import read_lists
from macros.settings_list.tables import Row
from macros.settings_list.told import told

from . import COUNCILS, csv_of, lists_of, plan_of

OFSTED: Final = csv_of(
    [
        ["Childcare providers and inspections as at 31 December 2029"],
        ["A note that goes on and on"],
        [
            "web link",
            "provider urn",
            "PROVIDER TYPE",
            "Provider status",
            "Provider Name",
            "Provider address 1",
            "provider postcode",
            "LOCAL authority",
        ],
        ["x", "EY999001", "Childcare on non-domestic premises", "Active", "HILL PRE-SCHOOL", "The Hall", "AV1 2CD", "Arden Vale"],
        ["x", "EY999002", "Childminder", "Active", "WITHHELD NAME", "WITHHELD HOME", "AV1 2CE", "Arden Vale"],
        ["x", "EY999003", "CHILDCARE ON DOMESTIC PREMISES", "Active", "WITHHELD NAME", "WITHHELD HOME", "AV1 2CF", "Arden Vale"],
        ["x", "EY999004", "Home childcarer", "Active", "WITHHELD NAME", "WITHHELD HOME", "AV1 2CF", "Arden Vale"],
        ["x", "EY999005", "", "Active", "WITHHELD NAME", "WITHHELD HOME", "AV1 2CF", "Arden Vale"],
        ["x", "EY999006", "Childcare on Non-Domestic premises", "Active", "REDACTED", "REDACTED", "-", "Arden Vale"],
        ["x", "9990007", "Childcare on non-domestic premises", "Resigned", "Dale Pre-School", "The Hall", "AV1 2CG", "Arden Vale"],
        ["x", "EY999001", "Childcare on non-domestic premises", "Active", "Hill Pre-School", "The Hall", "AV1 2CD", "Arden Vale"],
        ["x", "12", "Childcare on non-domestic premises", "Active", "Vale Pre-School", "The Hall", "AV1 2CD", "Arden Vale"],
        ["x", "EY999008", "Childcare on non-domestic premises", "Perhaps", "Mill Pre-School", "The Hall", "AV1 2CD", "Arden Vale"],
        ["x", "EY999009", "Children's home", "Active", "WITHHELD NAME", "WITHHELD HOME", "AV1 2CD", "Arden Vale"],
        ["x", "EY999010", "Childcare on non-domestic premises", "Active", "Far Pre-School", "The Hall", "BR1 2CD", "Brookshire"],
    ]
)
HOME: Final = "childminders and others in somebody's home, whose names and addresses are personal"


def test_of_ofsteds_register_only_premises_that_are_nobodys_home_are_kept() -> None:
    lists = lists_of(OFSTED)
    type, postcode = "Childcare on non-domestic premises", "AV1 2CD"

    assert lists.when == When(2029, 12, 31)
    assert lists.entries == (
        Entry("list-1.csv", 4, "Hill Pre-School", "", "EY999001", "childcare", type, "", "open", None, None, "Arden Vale", postcode),
        Entry("list-1.csv", 10, "Dale Pre-School", "", "9990007", "childcare", type, "", "closed", None, None, "Arden Vale", "AV1 2CG"),
    )
    assert [dataclasses.astuple(dropped)[1:] for dropped in lists.dropped] == [
        (5, HOME, "", ""),
        (6, HOME, "", ""),
        (7, HOME, "", ""),
        (8, "rows in Ofsted's register that do not say whether the premises are somebody's home", "", ""),
        (9, "rows whose name is withheld or missing", "", "Provider Name"),
        (12, "rows whose Ofsted number is none", "Vale Pre-School", "provider urn"),
        (13, "rows of which `Provider status` says `Perhaps`, which is not known here", "Mill Pre-School", "Provider status"),
        (14, "homes and secure units, whose whereabouts are not published here", "", ""),
        (11, "rows whose number stands above already", "Hill Pre-School", ""),
    ]
    assert lists.other_councils == {"Brookshire": 1}


def test_nothing_that_was_withheld_is_ever_said() -> None:
    assert "WITHHELD" not in told(plan_of(None, OFSTED))


def test_an_entry_has_no_place_for_a_person_or_an_address() -> None:
    assert [field.name for field in dataclasses.fields(Entry)] == [
        "file", "row", "name", "urn", "ofsted", "kind", "type", "phase", "state", "closed", "opened", "authority", "postcode", "heading",
    ]  # fmt: skip
    assert set(dataclasses.asdict(Dropped("f", 1, "w"))) == {"file", "row", "why", "name", "column"}


@pytest.mark.parametrize(
    ("row", "state"),
    [
        (["Open", "", ""], "open"), (["Open, but proposed to close", "", "31-08-2031"], "closing"), (["CLOSED", "", "31-08-2029"], "closed"),
        (["Proposed to open", "", ""], "to open"), (["", "", "31-08-2029"], "closed"), (["", "", "31-08-2031"], "open"),
        (["", "01-09-2031", ""], "to open"), (["Open", "01/09/2029", ""], "open"), (["", "", ""], "open"),
    ],
)  # fmt: skip
def test_a_row_says_whether_the_setting_is_open_on_the_day_of_the_list(row: list[str], state: str) -> None:
    content = csv_of([["Name", "Type", "Status", "Open date", "Close date"], ["Hill School", "Special school", *row]])
    assert [entry.state for entry in lists_of(content, as_of="2030-01-01").entries] == [state]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31-08-2029", "2029-08-31"), ("31/8/2029", "2029-08-31"), ("2029-08-31", "2029-08-31"), ("2029-08-31T00:00:00", "2029-08-31"),
        ("31.08.2029", "2029-08-31"), ("31-02-2029", None), ("08-31-2029", None), ("August", None), ("", None),
    ],
)  # fmt: skip
def test_days_are_read_day_first_or_year_first(text: str, day: str | None) -> None:
    assert read_day(text) == (When.parse(day) if day else None)


@pytest.mark.parametrize(
    ("file", "day"),
    [
        ("edubasealldata20291231.csv", When(2029, 12, 31)), ("schools-2029-07.csv", When(2029, 7)),
        ("list 31 December 2029.xlsx", When(2029, 12, 31)),
        ("Childcare_1st_June_2029.csv", When(2029, 6, 1)), ("2029-02-31.csv", None), ("123202912319.csv", None), ("schools.csv", None),
    ],
)  # fmt: skip
def test_the_day_of_a_list_is_in_its_name(file: str, day: When | None) -> None:
    content = csv_of([["Name", "Type"], ["Hill School", "Special school"]])
    assert read_lists([(file, content)], COUNCILS, None).when == day


# Councils


@pytest.mark.parametrize(
    ("name", "on_the_list"),
    [
        ("Southampton City Council", "Southampton"), ("Royal Borough of Kingston upon Thames", "Kingston upon Thames"),
        ("Bristol City Council", "Bristol, City of"), ("Bournemouth, Christchurch and Poole Council", "Bournemouth, Christchurch & Poole"),
        ("St Helens Council", "St. Helens"), ("Herefordshire Council", "Herefordshire, County of"), ("City of London Corporation", "City of London"),
        ("Surrey County Council", "SURREY"),
    ],
)  # fmt: skip
def test_a_council_is_known_under_the_name_that_lists_have(name: str, on_the_list: str) -> None:
    councils = Councils([Organisation(id="x", name=name, kind="local-authority")])
    assert councils.hold(on_the_list)
    assert not councils.hold(f"{on_the_list} East")
    assert not councils.hold("")


def test_a_council_is_known_by_its_codes_too() -> None:
    councils = Councils(
        [Organisation.model_validate({"id": "x", "name": "X", "kind": "local-authority", "codes": {"gss": "E06000045", "dfe": "852"}})]
    )
    assert [councils.hold("Y", *codes) for codes in (("E06000045", ""), ("", "852"), ("E06000044", "851"), ("", ""))] == [True, True, False, False]


# Columns


def test_headings_are_understood_whatever_their_capitals_and_spaces() -> None:
    for meaning, (_, headings) in MEANINGS.items():
        for heading in headings.split(" | "):
            for written in (heading, heading.upper(), f"  {heading.lower()} ", heading.replace(" ", "_")):
                assert [column.meaning for column in understood(Row(1, (written,))).columns] == [meaning]


def test_of_two_columns_that_say_the_same_the_more_telling_is_taken() -> None:
    columns = understood(Row(3, ("Name", "giasPhase", "School", "Phase", "", "Head teacher", "Contact name")))
    assert [(column.index, column.heading, column.meaning, column.twin) for column in columns.columns] == [
        (0, "Name", None, "School"), (1, "giasPhase", None, "Phase"), (2, "School", "name", ""), (3, "Phase", "phase", ""),
        (5, "Head teacher", None, ""), (6, "Contact name", None, ""),
    ]  # fmt: skip


def test_no_heading_has_two_meanings() -> None:
    headings = ["".join(sign for sign in heading.casefold() if sign.isalnum()) for _, words in MEANINGS.values() for heading in words.split(" | ")]
    assert len(headings) == len(set(headings))


# Kinds


@pytest.mark.parametrize(
    ("name", "type", "phase", "kind"),
    [
        ("X", "Academy converter", "Primary", "primary"), ("X Infant and Nursery School", "Community school", "Primary", "infant"),
        ("X Infant and Junior School", "Community school", "Primary", "primary"), ("X", "Foundation school", "junior", "junior"),
        ("X", "Community school", "Middle deemed secondary", "middle"), ("X", "Local authority nursery school", "Nursery", "nursery-school"),
        ("X", "Other independent special school", "Not applicable", "independent-special"), ("X", "Other independent school", "", "independent"),
        ("X", "Non-maintained special school", "Not applicable", "special"), ("X", "Free schools special", "Not applicable", "special"),
        ("X", "Academy alternative provision converter", "", "alternative"), ("X", "Special post 16 institution", "", "college"),
        ("X", "Further education", "16 plus", "college"), ("X", "Childcare on non-domestic premises", "", "childcare"),
        ("X", "Free schools", "All-through", "all-through"), ("Infants of X", "Free schools", "Not applicable", ""), ("X", "", "", ""),
    ],
)  # fmt: skip
def test_the_kind_of_a_setting_is_known_by_type_phase_and_name(name: str, type: str, phase: str, kind: str) -> None:
    assert kind_of(name, type, phase, childcare=False) == kind


def test_the_heading_that_a_kind_gets_is_meant_for_it_alone() -> None:
    assert {kind.id: set(meant_by(kind.heading)) for kind in KINDS.values()} == {id: {id} for id in KINDS}
    assert {other for kind in KINDS.values() for other in kind.instead} <= set(KINDS)

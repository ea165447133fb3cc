"""What is due: which days, who sees to them, what counts as passed, and how it is told."""

from __future__ import annotations

import json
import re
import textwrap
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from macros.changes import Weight
from macros.compare import compare
from macros.dataset import Dataset, load
from macros.due import Due, dues, in_reach, in_view, is_over
from macros.due_reports import Entry, Report, printed
from macros.due_reports.shape import schema
from macros.model import Agency, Edition, Group, Link, Office, Period, Section, When, contents
from macros.passages import said
from macros.problems import Place, ProblemsFound, visible
from macros.seal import sealed
from macros.wording import capital

from . import invented
from .golden import golden
from .projects import ROOT, Ran, add_edition, change, run

ON: Final = When(2030, 11, 1)
AGAIN: Final[dict[str, Any]] = {"confirmed_on": When(2030, 6, 30), "review_in": Period(8)}
GOLDEN: Final = Path(__file__).parent / "golden/due"
SCHEMA: Final = ROOT / "macros/due_reports/due.schema.json"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return load(invented.write_law(tmp_path_factory.mktemp("due")))


@pytest.fixture
def edition(data: Dataset) -> Edition:
    return data.editions[invented.KEY]


@pytest.fixture
def plain(tmp_path: Path) -> Edition:
    """The invented edition with no more than its files must hold, so that nothing of it is due."""
    return invented.edition(tmp_path, invented.bare())


def found(edition: Edition, on: When = ON) -> list[tuple[str, str, str, str]]:
    """What the edition by itself has due."""
    return [(due.id.removeprefix("arden-vale/"), str(due.when), due.what, due.who) for due in dues(edition, {}, {}, on)]


def about(edition: Edition, **more: Any) -> Edition:
    return replace(edition, about=edition.about.model_copy(update=more))


# Which days


def test_every_such_day_is_told_the_earliest_first_with_who_sees_to_it_and_where_it_stands(data: Dataset, edition: Edition) -> None:
    report = data.reports[invented.PARTNERSHIP]
    told = [
        (due.id, str(due.when), due.what, due.who, (due.spot.file, *due.spot.path) if due.spot else None)
        for due in dues(edition, report, data.instruments, ON)
    ]
    partners, team = "Safeguarding partners", "Partnership team"
    assert told == [
        ("arden-vale/settings", "2030-08-30", "To be confirmed again: the list of settings (last time: 30 April 2030).", team,
         ("settings", "confirmed_on")),
        ("arden-vale/partnership/contact", "2030-10-03",
         "To be confirmed again: how to reach the partnership's team (last time: 3 April 2030).", "Partnership manager",
         ("partnership", "contact", "confirmed_on")),
        ("arden-vale/explanation/no-reasons-yet", "2031-03-31", "The explanation of G30-WHY ends: The reasons are being gathered.",
         "Partnership manager", ("edition", "explanations", 0, "until")),
        ("arden-vale/partners/lead-council", "2031-05-01",
         "To be confirmed again: Person A, Chief Executive, Arden Vale Council (last time: 1 May 2030).", "Partnership co-ordinator",
         ("partners", "lead_partners", 0, "confirmed_on")),
        ("arden-vale/review/next", "2031-05", "The arrangements are to be reviewed.", partners, ("edition", "review", "next")),
        ("arden-vale/yearly-report", "2031-09", "The next yearly report is due, twelve months after that of 2029-30 was published.", partners, None),
        ("arden-vale/review/then", "2032", "The arrangements are to be reviewed again.", partners, ("edition", "review", "then")),
        ("arden-vale/instrument/guidance-2030/ends", "2034-01-14", "Keeping Children Safe Together 2030 ends.", team, None),
        ("arden-vale/instrument/guidance-2034/begins", "2034-01-15",
         "Keeping Children Safe Together 2034 comes into force. The arrangements have to be read against it.", team, None),
    ]  # fmt: skip


def test_nothing_is_due_of_an_edition_that_gives_no_days(plain: Edition) -> None:
    assert found(plain) == []


def test_each_kind_of_fact_is_called_what_people_know_it_by(plain: Edition) -> None:
    concern = plain.partnership.concerns[0].model_copy(update={**AGAIN, "confirmed_by": "duty manager"})
    edition = replace(
        plain,
        partnership=plain.partnership.model_copy(update={"concerns": (concern,)}),
        partners=plain.partners.model_copy(update={"chair": Office(id="chair", **AGAIN), "scrutineer": Office(id="scrutineer", **AGAIN)}),
        agencies=plain.agencies.model_copy(update={"agencies": (Agency(id="clinic", name="The Clinic", kind="other", **AGAIN),)}),
        groups=plain.groups.model_copy(
            update={"groups": (Group(id="board", name="Main Board", **AGAIN),), "links": (Link(id="forum", name="The Forum", **AGAIN),)}
        ),
        sections=plain.sections.model_copy(update={"sections": (Section(id="voice", topic="voice", title="How we listen", **AGAIN),)}),
    )
    team = "Partnership team"
    assert [(id, what.removesuffix(" (last time: 30 June 2030)."), who) for id, when, what, who in found(edition) if when == "2031-02-28"] == [
        ("groups/board", "To be confirmed again: the group Main Board", team),
        ("partners/scrutineer", "To be confirmed again: the independent scrutineer", team),
        ("partners/chair", "To be confirmed again: the partnership chair", team),
        ("sections/voice", "To be confirmed again: the passage “How we listen”", team),
        ("agencies/clinic", "To be confirmed again: the relevant agency The Clinic", team),
        ("groups/forum", "To be confirmed again: what is said of The Forum", team),
        (f"partnership/{concern.id}", f"To be confirmed again: what to do if worried, “{concern.heading}”", "Duty manager"),
    ]


def test_a_fact_that_does_not_say_when_it_is_confirmed_again_is_never_due(plain: Edition) -> None:
    contact = plain.partnership.contact.model_copy(update={"confirmed_on": When(2010)})
    assert found(replace(plain, partnership=plain.partnership.model_copy(update={"contact": contact}))) == []


def test_a_report_of_which_nobody_knows_when_it_was_published_counts_from_its_period(data: Dataset, plain: Edition) -> None:
    known = data.reports[invented.PARTNERSHIP][invented.YEARS]
    later = known.model_copy(update={"published": None, "begins": When(2030, 4), "ends": When(2031, 3)})
    told = [(str(due.when), due.what) for due in dues(plain, {"2030-31": later, "2029-30": known}, {}, ON)]
    says = "The next yearly report is due, twelve months after that of 2030-31 ended its period; nobody noted when it was published."
    assert told == [("2032-03", says)]


BEGINS: Final = {
    "before the edition": ({"since": When(2030, 5, 17)}, []),
    "on the day, as far as it is known": ({"since": When(2030, 5)}, []),
    "after it": ({"since": When(2030, 5, 18)}, [("2030-05-18", "begins", True)]),
    "and to come": ({"since": When(2031, 1)}, [("2031-01", "begins", False)]),
    "and at an end again": ({"since": When(2030, 6), "until": When(2030, 10, 31)}, []),
    "and about to end": ({"since": When(2030, 6), "until": When(2030, 11, 1)}, [("2030-06", "begins", True), ("2030-11-01", "ends", False)]),
    "on a day that is not set": ({"since": None, "coming": "Nobody knows."}, []),
    "for others": ({"since": When(2031, 1), "covers": ("adults",)}, []),
}


@pytest.mark.parametrize(("more", "told"), BEGINS.values(), ids=BEGINS)
def test_an_instrument_counts_if_it_began_after_the_edition_and_has_not_ended(
    data: Dataset, edition: Edition, more: dict[str, Any], told: list[tuple[str, str, bool]]
) -> None:
    one = data.instruments["guidance-2034"].model_copy(update=more)
    own = [due for due in dues(edition, {}, {"one": one}, ON) if "/instrument/" in due.id]
    assert [(str(due.when), due.id.rpartition("/")[2], due.has_passed(ON)) for due in own] == told


def test_a_draft_is_held_to_what_comes_from_today_on(data: Dataset, edition: Edition) -> None:
    draft = replace(edition, entry=edition.entry.model_copy(update={"id": "2031-06", "status": "draft", "published": None}))
    one = data.instruments["guidance-2034"]
    begins = {str(since): one.model_copy(update={"since": since}) for since in (When(2030, 10, 31), When(2030, 11, 2), When(2031, 7, 1))}
    own = [due.id for due in dues(draft, {}, begins, ON) if "/instrument/" in due.id]
    assert own == ["arden-vale/instrument/2030-11-02/begins", "arden-vale/instrument/2031-07-01/begins"]


CLOSED: Final = {When(2030, 5, 31): [], When(2030, 6, 1): [True], When(2030, 10): [True], When(2030, 11, 1): [False], When(2031): [False]}


@pytest.mark.parametrize(("closed", "passed"), CLOSED.items(), ids=str)
def test_an_organisation_that_the_edition_names_is_told_once_if_it_closes_after_it(
    data: Dataset, plain: Edition, closed: When, passed: list[bool]
) -> None:
    agencies = tuple(Agency(id=id, name=id, organisation="arden-hospital") for id in ("one", "two"))
    closing = data.editions[invented.KEY].organisations["arden-hospital"].model_copy(update={"closed": closed})
    edition = replace(
        plain, organisations={**plain.organisations, "arden-hospital": closing}, agencies=plain.agencies.model_copy(update={"agencies": agencies})
    )
    own = dues(edition, {}, {}, ON)
    assert [due.has_passed(ON) for due in own] == passed
    says = "Arden Hospital NHS Foundation Trust closes. The arrangements name it, and have to say who takes its place."
    assert [(due.id, due.what, due.spot and due.spot.path) for due in own] == [
        ("arden-vale/closure/arden-hospital", says, ("agencies", 0, "organisation")) for _ in passed
    ]


PASSED: Final = {
    (When(2030, 10, 31), ON): True, (ON, ON): False, (When(2030, 10), ON): True, (When(2030, 11), ON): False,
    (When(2030), When(2030, 12, 31)): False, (When(2030), When(2031, 1, 1)): True, (ON, When(2030, 11)): True,
    (When(2030, 11), When(2030, 11)): False,
}  # fmt: skip


@pytest.mark.parametrize(("days", "passed"), PASSED.items(), ids=str)
def test_a_day_has_passed_once_it_is_over(days: tuple[When, When], passed: bool) -> None:
    when, on = days
    assert Due("a", when, "It is due.", "Team", invented.KEY).has_passed(on) is passed


def test_what_passed_and_what_comes_within_the_months_is_in_reach() -> None:
    some = [Due(str(when), when, "", "", "") for when in (When(1999), ON, When(2030, 12), When(2030, 12, 1), When(2030, 12, 2), When(2031))]
    assert [due.id for due in in_reach(some, 1, ON)] == ["1999", "2030-11-01", "2030-12-01"]
    assert [due.id for due in in_reach(some, 14, ON)] == [due.id for due in some]


def test_of_a_partnership_the_newest_edition_in_force_counts_and_before_there_is_one_the_newest_draft(edition: Edition) -> None:
    def with_status(id: str, status: str) -> Edition:
        return replace(edition, entry=edition.entry.model_copy(update={"id": id, "status": status}))

    old, new, first, second = (
        with_status("2029-01", "published"), with_status("2030-01", "published"), with_status("2031-01", "draft"), with_status("2032-01", "draft"),
    )  # fmt: skip
    gone = [with_status("2033-01", "superseded"), with_status("2034-01", "withdrawn")]
    assert in_view([old, second, new, *gone]) is new
    assert in_view([first, second, *gone]) is second
    assert in_view(gone) is None


# What confirming leaves alone


def test_confirming_breaks_no_seal_and_is_no_change(edition: Edition) -> None:
    one, *others = edition.agencies.agencies
    again = one.model_copy(update={**AGAIN, "confirmed_by": "Partnership manager"})
    confirmed = replace(edition, agencies=edition.agencies.model_copy(update={"agencies": (again, *others)}))
    assert sealed(confirmed) == sealed(edition)
    assert [change for change in compare(edition, confirmed).changes if change.weight.reaches(Weight.WORDING)] == []


def test_who_confirmed_a_fact_is_no_text_of_the_edition_and_must_be_fit_to_publish_all_the_same(edition: Edition, tmp_path: Path) -> None:
    assert ("confirmed_by", "Partnership co-ordinator") in [(name, capital(text)) for _, name, text in contents(edition.partners).texts]
    assert [text.path for _, text in said(edition) if text.path[-1] == "confirmed_by"] == []
    mobile = invented.altered("partners", "confirmed_by: partnership co-ordinator", "confirmed_by: ring 07700 900 123")
    with pytest.raises(ProblemsFound) as told:
        load(invented.write(tmp_path, mobile))
    assert [(problem.place.line, problem.code) for problem in told.value.problems] == [(12, "not-publishable")]


# Lengths of time

AFTER: Final = {
    ("1 month", "2030-01-31"): "2030-02-28", ("1 month", "2028-01-31"): "2028-02-29", ("6 months", "2030-06-30"): "2030-12-30",
    ("12 months", "2030-05"): "2031-05", ("1 year", "2028-02-29"): "2029-02-28", ("2 years", "2030"): "2032-12",
    ("18 months", "2030-07-01"): "2032-01-01",
}  # fmt: skip


@pytest.mark.parametrize(("given", "after"), AFTER.items(), ids=str)
def test_a_length_of_time_leads_to_a_day_that_exists(given: tuple[str, str], after: str) -> None:
    period, when = given
    assert str(Period.parse(period).after(When.parse(when))) == after


@pytest.mark.parametrize(("text", "shown"), [("1 months", "1 month"), ("12 months", "1 year"), ("36 months", "3 years"), (" 7 month ", "7 months")])
def test_a_length_of_time_is_told_in_few_words(text: str, shown: str) -> None:
    assert str(Period.parse(text)) == shown
    assert Period.parse(shown) == Period.parse(text)


# Formats

SOME: Final = (
    Entry(Due("a/review/next", When(2030, 10), "The arrangements are to be reviewed.", "Safeguarding partners", "a/2029-01"),
          Place("data/a.yml", 3, 5, "  next: 2030-10")),
    Entry(Due("a/partners/b", When(2030, 11, 1), "To be confirmed again: B, Chair; “C\\D” (last time: 2029).", "Partnership manager", "a/2029-01")),
    Entry(Due("a/explanation/e", When(2031), "The explanation of X ends: \u202eé" + "ü" * 60, "Safeguarding partners", "a/2029-01"),
          Place("data/a.yml")),
)  # fmt: skip
REPORT: Final = Report(ON, 14, ("b/2030-01", "a/2029-01"), SOME)


@pytest.mark.parametrize("format", ["text", "json", "ics"])
def test_it_is_told_in_each_format(format: Any) -> None:
    told = printed(REPORT, format).replace("\r\n", "⏎\n")
    assert told == golden(GOLDEN / f"some.{format}", told)


def test_the_json_is_what_its_schema_says() -> None:
    text = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
    assert text == golden(SCHEMA, text)
    Draft202012Validator(schema()).validate(json.loads(printed(REPORT, "json")))


def test_everything_in_the_schema_is_closed_and_described() -> None:
    shapes = {"ReportShape": schema(), **schema()["$defs"]}
    assert {name: shape.get("additionalProperties") for name, shape in shapes.items()} == dict.fromkeys(shapes, False)
    fields = [(f"{name}.{field}", about) for name, shape in shapes.items() for field, about in shape["properties"].items()]
    assert [field for field, about in fields if not about.get("description")] == []


def test_nothing_at_all_is_told_in_each_format_too() -> None:
    nothing = Report(ON, 1, ())
    assert printed(nothing, "text") == "As of 1 November 2030: no dates have passed, none is to come within 1 month.\nLooked at: no edition."
    assert json.loads(printed(nothing, "json")) == {"format": 1, "on": "2030-11-01", "within_months": 1, "editions": [], "due": []}
    begin = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Safeguarding arrangements//Due//EN\r\nCALSCALE:GREGORIAN\r\n"
    assert printed(nothing, "ics") == f"{begin}END:VCALENDAR\r\n"


def events(report: Report) -> list[dict[str, str]]:
    """A calendar as a program reads it: lines joined, values freed of what protects them."""
    text = printed(report, "ics").replace("\r\n ", "")
    assert "\n" not in text.replace("\r\n", "")
    found: list[dict[str, str]] = []
    for line in text.split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and not line.startswith("END"):
            found[-1][name] = re.sub(r"\\([\\;,])", r"\1", value)
    return [{name: value for name, value in event.items() if name} for event in found]


def test_a_calendar_reads_back_as_what_is_due() -> None:
    assert [(event["DTSTART;VALUE=DATE"], event["SUMMARY"]) for event in events(REPORT)] == [
        (f"{due.when.last_day}".replace("-", ""), f"{due.edition}: {due.what}".replace("\u202e", "\N{REPLACEMENT CHARACTER}"))
        for due in (entry.due for entry in SOME)
    ]


@given(st.text())
def test_whatever_is_due_reads_back_from_a_calendar_in_short_lines(what: str) -> None:
    report = Report(ON, 12, ("a",), (Entry(Due("a", ON, what, "Team", "a")),))
    assert [event["SUMMARY"] for event in events(report)] == [f"a: {visible(what)}"]
    assert max(map(len, printed(report, "ics").encode().split(b"\r\n"))) <= 75


def test_no_line_of_a_calendar_is_longer_than_allowed_and_no_letter_is_cut() -> None:
    lines = printed(REPORT, "ics").encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line.decode().encode() for line in lines] == lines


def test_an_entry_keeps_its_identity_when_its_day_changes_and_has_it_alone() -> None:
    later = replace(REPORT, on=When(2031), entries=tuple(replace(each, due=replace(each.due, when=When(2035), edition="a/2031-01")) for each in SOME))
    before, after = ([UUID(event["UID"]) for event in events(report)] for report in (REPORT, later))
    assert before == after
    assert len(set(before)) == len(SOME)


# The command


def test_the_command_tells_what_has_passed_with_its_line_and_ends_with_1(project: Path) -> None:
    says = textwrap.dedent("""\
        As of 1 November 2030: two dates have passed, one is to come within 5 months.
        Looked at: arden-vale/2030-05.

        Partnership team
          - Passed: 30 August 2030, arden-vale/2030-05. To be confirmed again: the list of settings (last
            time: 30 April 2030).
            data/partnerships/arden-vale/editions/2030-05/settings.yml:35:15

        Partnership manager
          - Passed: 3 October 2030, arden-vale/2030-05. To be confirmed again: how to reach the
            partnership's team (last time: 3 April 2030).
            data/partnerships/arden-vale/partnership.yml:25:17
          - To come: 31 March 2031, arden-vale/2030-05. The explanation of G30-WHY ends: The reasons are
            being gathered.
            data/partnerships/arden-vale/editions/2030-05/edition.yml:67:12
        """)
    assert run(project, "due", "--on", "2030-11-01", "--within", "5") == Ran(1, says, "")


def test_the_command_ends_with_0_if_nothing_has_passed(project: Path) -> None:
    says = "As of 30 August 2030: no dates have passed, none is to come within 1 month.\nLooked at: arden-vale/2030-05.\n"
    assert run(project, "due", "arden-vale", "--on", "2030-08-30", "--within", "1").code == 0
    change(project / "data/partnerships/arden-vale/editions/2030-05/settings.yml", "review_in: 4 months\n", "")
    assert run(project, "due", "arden-vale/", "--on", "2030-08-30", "--within", "1") == Ran(0, says, "")


def test_the_command_takes_a_draft_that_is_named_and_refuses_what_is_no_longer_in_force(project: Path) -> None:
    draft, gone = add_edition(project, "2031-02", "draft"), add_edition(project, "2029-02", "superseded")
    told = {name: json.loads(run(project, "due", *([name] if name else []), "--format", "json").out)["editions"] for name in ("", draft)}
    assert told == {"": [invented.KEY], draft: [draft]}
    refused = f"{gone} is superseded, so nothing of it is due any more. Name the edition in force, or a draft.\n"
    assert run(project, "due", gone) == Ran(2, "", refused)
    assert run(project, "due", "arden-val") == Ran(2, "", "There is no partnership `arden-val`. Did you mean `arden-vale`?\n")


OVER: Final = {"2030-04": True, "2030-05-19": True, "2030-05-20": False, "2030-05": False, "2030": False}
"""Whether a day is over by the sample, in which answers were confirmed on 20 May 2030, before anybody reviews the edition in April 2031."""


@pytest.mark.parametrize(("day", "over"), OVER.items())
def test_a_day_is_over_when_the_files_name_a_later_one(tmp_path: Path, day: str, over: bool) -> None:
    edition = invented.edition(tmp_path, {"register": invented.text("register").replace("    reviewed: 2031-04\n", "")})
    assert is_over(edition, When.parse(day)) is over


@pytest.mark.parametrize(("day", "over"), {"2030": True, "2031-03": True, "2031-04": False}.items())
def test_a_review_shows_that_earlier_days_are_over(tmp_path: Path, day: str, over: bool) -> None:
    assert is_over(invented.edition(tmp_path), When.parse(day)) is over

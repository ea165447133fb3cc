"""A new partnership: its questions and what is said to wrong answers, and the draft that is made from the right ones."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.checks import Case
from macros.checks import answers as answers_of
from macros.dataset import load
from macros.model import Edition, Office, Representative, When
from macros.model.asking import Stated
from macros.placeholders import placeholders
from macros.problems import Refused
from macros.requirements import Asked, asked, in_force
from macros.starting.answers import begin, check, to_ask
from macros.starting.as_yaml import Value, as_yaml
from macros.starting.beginning import Known
from macros.starting.questions import QUESTIONS, Wrong
from macros.starting.start import known, start
from macros.yaml_text import Document, read

from . import invented, yaml_core
from .projects import ROOT, contents
from .refusing import Refusing
from .test_schemas import alarms, kind_of

PORTSMOUTH: Final[dict[str, list[str]]] = {
    "name": ["Portsmouth Safeguarding Children Partnership"],
    "short-name": ["Portsmouth"],
    "covers": ["children"],
    "council": ["portsmouth-city-council"],
    "police": ["Hampshire and Isle of Wight Constabulary"],
    "icb": ["NHS Hampshire and Isle of Wight ICB"],
    "website": ["https://www.portsmouthscp.org.uk/"],
    "month": ["2026-12"],
}


@pytest.fixture(scope="module")
def there() -> Known:
    """What there is in the data of the project."""
    return known(ROOT / "data")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the project's data, with one of its partnerships."""
    return shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("hampshire", "southampton"))


# Questions


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.option)
def test_the_example_of_a_question_is_a_right_answer(question: Any, there: Known) -> None:
    nobody = Known(there.organisations, there.regions, frozenset())
    assert question.reads(question.example, nobody)


FOR_NEW: Final = "For one that is not there yet, write `new:` and its full name."
WRONG: Final = {
    "nothing": ("name", " ", "Nothing was answered, and an answer is needed."),
    "two lines": ("name", "One\nTwo", "The answer runs over several lines; write it on one line."),
    "no letters": ("short-name", "--", "From `--` no folder can be named; it has neither letters nor digits."),
    "a reserved name": (
        "short-name", "Law", "The folder of a partnership cannot be called `law`; the pages on law and guidance stand at that address.",
    ),
    "a partnership that is there": (
        "short-name", "Isle of Wight",
        "There is a partnership `isle-of-wight` already. Start its next edition with `new-edition`, or choose another short name.",
    ),
    "somebody else": ("covers", "adults", "`adults` is not known here; write `children` or `children and adults`."),
    "nearly an id": ("council", "portsmouth-council", f"There is no council `portsmouth-council`. Did you mean `portsmouth-city-council`? {FOR_NEW}"),
    "a part of a word": (
        "council", "Hampton", f"There is no council `Hampton`. Did you mean `southampton-city-council`? {FOR_NEW}",
    ),
    "a part of one name": (
        "icb", "Hampshire", "There is no integrated care board `Hampshire`. Did you mean `hampshire-and-isle-of-wight-icb`? " + FOR_NEW,
    ),
    "a council that is not there": ("council", "Dorset Council", f"There is no council `Dorset Council`. {FOR_NEW}"),
    "an organisation of another kind": ("council", "cafcass", "Cafcass is there, but it is no council."),
    "a new one that is there": (
        "council", "new: Portsmouth City Council", "Portsmouth City Council is there already. Write its id, `portsmouth-city-council`.",
    ),
    "a new one without a name": ("police", "new:", "Write the full name of the new police force after `new:`, as it calls itself."),
    "a new one by an id": ("police", "new: dorset-police", "Write the full name of the new police force after `new:`, as it calls itself."),
    "one of the boards before": (
        "icb", "southampton-city-ccg", "NHS Southampton City Clinical Commissioning Group is there, but it is no integrated care board.",
    ),
    "no address": ("website", "portsmouthscp.org.uk", "The answer is `portsmouthscp.org.uk`; a web address begins with `https://`, as in `https://www.gov.uk/`."),
    "a day": ("month", "2026-12-01", "`2026-12-01` is no month. Write year and month, as in `2026-12`."),
    "a thirteenth month": ("month", "2026-13", "The month is `2026-13`; there is no month 13. Write year and month, as in `2026-12`."),
    "other words": ("month", "December", "The month is `December`. Write year and month, as in `2026-12`."),
    "regional arrangements that are not there": (
        "regional", "hips/2025", "There are no regional arrangements `hips/2025`. Did you mean `hips/2022`?",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("option", "answer", "says"), WRONG.values(), ids=WRONG)
def test_what_is_said_to_a_wrong_answer(option: str, answer: str, says: str, there: Known) -> None:
    question = next(each for each in QUESTIONS if each.option == option)
    with pytest.raises(Wrong) as found:
        question.reads(answer, there)
    assert str(found.value) == says


# Answers


def test_every_answer_that_is_missing_or_wrong_is_named_at_once(there: Known) -> None:
    given = {"name": ["One", "Two"], "month": ["soon"], "council": ["isle-of-wight-council"], "regional": ["hips/2024"], "police": ["cafcass"]}
    with pytest.raises(Refused) as found:
        begin(given, there)
    assert str(found.value).splitlines() == [
        "These answers are missing:",
        "--short-name: What is its short name? As in: --short-name 'Southampton'",
        "--covers: Whom does it safeguard? As in: --covers 'children'",
        "--icb: Which integrated care boards are safeguarding partners? As in: --icb 'hampshire-and-isle-of-wight-icb'",
        "--website: Which is the partnership's own website? As in: --website 'https://southamptonscp.org.uk/'",
        "These cannot be taken:",
        "--name: two answers were given, and there can be only one.",
        "--police: Cafcass is there, but it is no police force.",
        "--month: The month is `soon`. Write year and month, as in `2026-12`.",
        "Nothing was written.",
    ]


def test_regional_arrangements_of_other_councils_are_refused(there: Known) -> None:
    given = {"council": ["new: Dorset Council"], "regional": ["hips/2024"]}
    with pytest.raises(Refused) as found:
        check(given, there)
    says = "Hampshire County Council, Isle of Wight Council, Portsmouth City Council and Southampton City Council"
    assert str(found.value).splitlines() == [
        "These cannot be taken:",
        f"--regional: `hips/2024` is shared by {says}, and none of them is in this partnership.",
        "Nothing was written.",
    ]


def test_a_page_for_adults_is_of_no_use_to_a_partnership_for_children(there: Known) -> None:
    page = {"adult-concern-page": ["https://www.portsmouth.gov.uk/"]}
    says = "These cannot be taken:\n--adult-concern-page: this partnership safeguards children alone. Leave it out.\nNothing was written."
    with pytest.raises(Refused) as found:
        begin({**PORTSMOUTH, **page}, there)
    assert str(found.value) == says
    begin({**PORTSMOUTH, **page, "covers": ["children and adults"]}, there)


def test_only_what_matters_is_asked(there: Known) -> None:
    asked_of = {
        name: [question.option for question, _ in to_ask(answers, there)]
        for name, answers in {
            "children here": PORTSMOUTH,
            "children and adults elsewhere": {**PORTSMOUTH, "covers": ["children and adults"], "council": ["new: Dorset Council"]},
            "nothing yet": {"short-name": ["Portsmouth"]},
        }.items()
    }
    assert asked_of == {
        "children here": ["concern-page", "regional"],
        "children and adults elsewhere": ["concern-page", "adult-concern-page"],
        "nothing yet": ["name", "covers", "council", "police", "icb", "website", "month", "concern-page"],
    }


# Files


SIGNS: Final = "abcXYZ 0123456789'\"#:-?{}[],&*!|>%@`~=<>.()/\\éß–’"
TEXTS: Final = st.text(SIGNS, min_size=1, max_size=160).filter(lambda text: text.strip() == text)
ITEMS: Final = st.dictionaries(st.sampled_from(["id", "text"]), TEXTS, min_size=1)
RECORDS: Final = st.dictionaries(
    st.sampled_from(["name", "text", "why", "id", "points"]),
    st.one_of(TEXTS, st.lists(TEXTS, min_size=1, max_size=3), st.lists(ITEMS, min_size=1)),
    min_size=1,
)


def normal(value: Any) -> Any:
    """The same with all white space as single spaces: longer texts are broken into lines."""
    if isinstance(value, Mapping):
        return {name: normal(each) for name, each in value.items()}
    return " ".join(value.split()) if isinstance(value, str) else [normal(each) for each in value]


@given(RECORDS)
@settings(max_examples=200, deadline=None)
def test_whatever_is_written_is_read_back_by_us_and_by_editors(record: dict[str, Any]) -> None:
    content = as_yaml(["# A file."], record)
    document = read("f.yml", content)
    assert isinstance(document, Document)
    assert [normal(document.value), normal(yaml_core.read(content.decode()))] == [normal(record), normal(record)]


def test_a_file_looks_as_people_write_it() -> None:
    record: dict[str, Value] = {
        "name": "A board: the first",
        "phone": "999",
        "empty": "",
        "answers": ("X-1", "X-2"),
        "covers": ("children", "adults"),
        "items": ({"id": "one", "text": "First.\n\n- a point " + "that goes on " * 9}, {"id": "two", "inner": {"text": "yes"}}),
    }
    assert as_yaml(["# A file."], record).decode() == (
        "# A file.\nname: 'A board: the first'\nphone: \"999\"\nanswers: [X-1, X-2]\ncovers:\n  - children\n  - adults\nitems:\n"
        "  - id: one\n    text: |-\n      First.\n\n"
        "      - a point that goes on that goes on that goes on that goes on that goes on that goes on that\n"
        "        goes on that goes on that goes on\n\n"
        "  - id: two\n    inner:\n      text: \"yes\"\n"
    )


# The draft


CASES: Final = {
    "Portsmouth": PORTSMOUTH,
    "Portsmouth with its neighbours": {**PORTSMOUTH, "regional": ["hips/2024"], "concern-page": ["https://www.portsmouth.gov.uk/"]},
    "children and adults": {**PORTSMOUTH, "covers": ["children and adults"]},
    "by the guidance of 2018": {**PORTSMOUTH, "month": ["2019-09"]},
    "by the guidance of 2023, children and adults": {**PORTSMOUTH, "month": ["2024-03"], "covers": ["children and adults"]},
    "several of each": {
        **PORTSMOUTH,
        "council": ["portsmouth-city-council", "new: Dorset Council", "portsmouth-city-council"],
        "police": ["new: Dorset Police", "hampshire-and-isle-of-wight-constabulary"],
        "icb": ["frimley-icb", "hampshire-and-isle-of-wight-icb"],
    },
}


def drafted(data: Path, answers: Mapping[str, list[str]]) -> Edition:
    there = known(data)
    done = start(data, begin(answers, there), there)
    edition = load(data).editions[done.key]
    assert done.to_write == len(placeholders(edition))
    return edition


@pytest.mark.parametrize("answers", CASES.values(), ids=CASES)
def test_every_passage_that_is_asked_for_stands_where_it_answers_and_is_still_to_be_written(answers: Mapping[str, list[str]], data: Path) -> None:
    edition = drafted(data, answers)
    found = {each.id: [answer.unfit for answer in answers_of(each.check, case_of(edition, each))] for each in stated_of(data, edition)}
    wrong = {id: unfit for id, unfit in found.items() if set(unfit) != {"is still to be written"}}
    assert wrong == {}
    assert {each.id: each.check.alike for each in stated_of(data, edition)} == {id: len(unfit) for id, unfit in found.items()}


def stated_of(data: Path, edition: Edition) -> list[Any]:
    """The requirements in force that ask for passages of such a partnership."""
    instruments = load(data).instruments
    theirs = in_force(instruments, edition.when)
    return [
        each
        for each in asked(instruments).values()
        if each.instrument_id in theirs and isinstance(each.check, Stated) and each.holds_on(edition.when) and set(each.covers) & set(edition.covers)
    ]


def case_of(edition: Edition, asked: Asked) -> Case:
    return Case(edition, When(2026, 12, 1), asked.line, asked.asks, about=asked.about)


def test_a_draft_is_a_folder_of_its_own_and_new_organisations_stand_in_their_order(data: Path) -> None:
    before = contents(data)
    there = known(data)
    done = start(data, begin(CASES["several of each"], there), there)

    after = contents(data)
    home = "partnerships/portsmouth"
    files = ("agencies", "edition", "groups", "partners", "sections")
    paths = (*(f"editions/2026-12/{file}.yml" for file in files), "partnership.yml", "register.yml")
    assert sorted(set(after) - set(before)) == [f"{home}/{path}" for path in paths]
    assert [name for name, content in before.items() if after[name] != content] == ["organisations.yml"]
    assert [(body.id, body.name, body.kind) for body in done.added] == [
        ("dorset-council", "Dorset Council", "local-authority"), ("dorset-police", "Dorset Police", "police-force"),
    ]  # fmt: skip
    added = [line for line in after["organisations.yml"].decode().splitlines() if line not in before["organisations.yml"].decode().splitlines()]
    assert added == ["  - id: dorset-council", "    name: Dorset Council", "  - id: dorset-police", "    name: Dorset Police"]
    ids = [body.id for body in load(data).editions["portsmouth/2026-12"].organisations.values()]
    assert ids.index("diocese-of-winchester") < ids.index("dorset-council") == ids.index("dorset-police") - 1 < ids.index("energise-me")


def test_an_editor_finds_nothing_to_say_about_a_draft(data: Path) -> None:
    drafted(data, CASES["several of each"])
    home = data / "partnerships/portsmouth"
    found = {path.name: alarms(kind_of(path.relative_to(data).as_posix()), path.read_text("utf-8"), data) for path in home.rglob("*.yml")}
    assert {name: said for name, said in found.items() if said} == {}
    assert len(found) == 7


def test_what_to_do_if_worried_comes_from_the_answers_alone(data: Path) -> None:
    page = "https://www.portsmouth.gov.uk/"
    edition = drafted(data, {**PORTSMOUTH, "covers": ["children and adults"], "concern-page": [page]})
    assert [(each.id, each.about, each.text, each.phone, each.page) for each in edition.partnership.concerns] == [
        ("emergency", "anyone", "If a child or an adult is in immediate danger, ring 999.", "999", None),
        ("worried-about-a-child", "child", "Tell Portsmouth City Council. This page says how.", None, page),
        (
            "worried-about-an-adult", "adult",
            "TO WRITE: how to tell Portsmouth City Council of a worry about an adult. Add its number in a\n"
            "line `phone`, or its page in a line `page`.",
            None, None,
        ),
    ]  # fmt: skip


def test_nobody_is_named_in_a_draft(data: Path) -> None:
    partners = drafted(data, PORTSMOUTH).partners
    assert partners.chair is not None
    assert partners.scrutineer is not None
    everybody: tuple[Representative | Office, ...] = (*partners.lead_partners, *partners.delegated_partners, partners.chair, partners.scrutineer)
    assert [(each.id, each.name, each.post) for each in everybody] == [
        *((f"{role}-{place}", None, f"TO WRITE: post of the {role} for {body}") for role in ("lead", "delegate") for place, body in BODIES.items()),
        ("partnership-chair", None, "TO WRITE: post of the partnership chair"),
        ("independent-scrutineer", None, "TO WRITE: post of the independent scrutineer"),
    ]


BODIES: Final = {
    "local-authority": "Portsmouth City Council",
    "health": "NHS Hampshire and Isle of Wight Integrated Care Board",
    "police": "Hampshire and Isle of Wight Constabulary",
}


@pytest.mark.parametrize("time", [1, 8, 9])
def test_a_disk_that_refuses_leaves_nothing_behind(time: int, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, there = contents(data), known(data)
    beginning = begin(CASES["several of each"], there)
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", Refusing(time))
        with pytest.raises(OSError, match="No space left"):
            start(data, beginning, there)
    assert contents(data) == before
    assert start(data, beginning, there).key == "portsmouth/2026-12"


def test_answers_that_may_not_be_public_are_refused_and_nothing_is_written(data: Path) -> None:
    before, there = contents(data), known(data)
    with pytest.raises(Refused) as found:
        start(data, begin({**PORTSMOUTH, "name": ["Ring 07700 900 123 in Portsmouth"], "council": ["new: Dorset Council"]}, there), there)
    number = "“07700 900 123” is a mobile number, which reaches one person wherever they are; give the number of a team or a switchboard"
    home = "data/partnerships/portsmouth"
    assert str(found.value).splitlines() == [
        "With these answers the draft would have problems:",
        f"{home}/editions/2026-12/edition.yml:3:8: {number} [not-publishable]",
        f"{home}/partnership.yml:3:7: {number} [not-publishable]",
        "Nothing was written.",
    ]
    assert contents(data) == before


def test_nothing_is_ever_written_over_a_folder_that_is_there(data: Path) -> None:
    there = known(data)
    home = data / "partnerships/portsmouth"
    home.mkdir()
    with pytest.raises(Refused) as found:
        start(data, begin(PORTSMOUTH, there), there)
    assert str(found.value) == "There is a folder portsmouth in data/partnerships already.\nNothing was written."
    assert list(home.iterdir()) == []


def test_a_list_of_organisations_that_cannot_be_changed_is_said_and_left(tmp_path: Path) -> None:
    held = "organisations: [{id: arden-vale-council, name: Arden Vale Council, kind: local-authority}]\n"
    data = invented.write(tmp_path, {**invented.bare(), "organisations": held})
    before, there = contents(data), known(data)
    new = {"council": ["new: Dorset Council"], "police": ["new: Dorset Police"], "icb": ["new: NHS Dorset ICB"]}
    with pytest.raises(Refused) as found:
        start(data, begin({**PORTSMOUTH, **new}, there), there)
    assert str(found.value) == "data/organisations.yml is written in a way that this command cannot change. Write each value on a line of its own."
    assert contents(data) == before

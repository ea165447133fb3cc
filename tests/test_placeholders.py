"""What is still to be written is found, is never an answer, is shown as what it is, and is never published."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from macros.checks import Case, answers
from macros.dataset import load
from macros.left_to_write import left_to_write
from macros.model import Edition, Example, When
from macros.model.asking import Stated
from macros.passages import said
from macros.placeholders import Placeholder, is_placeholder, marked, placeholders, without_mark
from macros.problems import ProblemsFound
from macros.publishing import CannotPublish, publish
from macros.requirements import Asked, asked, judge

from . import examples, invented
from .projects import ROOT, change, contents

TEXTS: Final = {
    "TO WRITE: whom we ask.": True,
    "**TO WRITE:** whom we ask.": True,
    "We ask.\n\nTO WRITE: how often.": True,
    "To be asked. TO\nWRITE: more": True,
    "TO WRITE : whom we ask": True,
    "How to write: a guide": False,
    "TO WRITE a letter": False,
    "NOT TO REWRITE: this": False,
    "WHAT TO WRITER: is": False,
}


@pytest.mark.parametrize(("text", "right"), TEXTS.items(), ids=TEXTS)
def test_what_is_a_placeholder(text: str, right: bool) -> None:
    assert is_placeholder(text) is right


def test_the_mark_is_taken_out_once() -> None:
    assert without_mark("TO WRITE: one. TO WRITE: two.") == "one. TO WRITE: two."


# Found


HELD: Final[dict[str, Any]] = {
    "partnership": {"concerns": [{"id": "worried", "about": "child", "heading": "If worried", "text": "TO WRITE: whom to tell."}]},
    "entry": {"status": "draft", "change_note": {"weight": "major", "text": "TO WRITE: what is new."}},
    "partners": {
        "answers": ["X-LEADS"],
        "duties_of_leads": "TO WRITE: what they do.",
        "duties_of_delegates": [{"id": "first", "text": "TO WRITE: a duty.", "parts": [{"id": "part", "text": "TO WRITE: a part."}]}],
        "chair": {"id": "chair", "post": "TO WRITE: post of the chair"},
    },
    "sections": {
        "sections": [
            {"id": "voice", "topic": "voice", "title": "Voice", "text": "We ask.", "answers": ["X-VOICE"]},
            {
                "id": "report", "topic": "yearly-report", "title": "Report", "answers": ["X-REPORT"],
                "points": [{"id": "one", "text": "TO WRITE: one."}, {"id": "two", "text": "TO WRITE: two.", "answers": ["X-TWO", "X-THREE"]}],
            },
        ]
    },
}  # fmt: skip
FOUND: Final = (
    Placeholder("partnership", ("concerns", 0, "text"), "whom to tell.", ()),
    Placeholder("partners", ("duties_of_leads",), "what they do.", ("X-LEADS",)),
    Placeholder("partners", ("duties_of_delegates", 0, "text"), "a duty.", ("X-LEADS",)),
    Placeholder("partners", ("duties_of_delegates", 0, "parts", 0, "text"), "a part.", ("X-LEADS",)),
    Placeholder("partners", ("chair", "post"), "post of the chair", ()),
    Placeholder("sections", ("sections", 1, "points", 0, "text"), "one.", ("X-REPORT",)),
    Placeholder("sections", ("sections", 1, "points", 1, "text"), "two.", ("X-TWO", "X-THREE")),
    Placeholder("register", ("editions", 0, "change_note", "text"), "what is new.", ()),
)


def of(held: dict[str, Any]) -> Edition:
    return examples.edition(Example.model_validate(held))


def test_every_placeholder_of_an_edition_is_found_with_its_place_and_what_it_is_to_answer() -> None:
    assert placeholders(of(HELD)) == FOUND


def test_an_edition_that_is_written_holds_none(tmp_path: Path) -> None:
    assert placeholders(invented.edition(tmp_path)) == ()


def test_each_is_the_work_of_who_has_to_act_by_the_requirement_or_else_by_the_file(law: dict[str, Asked]) -> None:
    ids = {"X-LEADS": "W26-LSP-F1", "X-REPORT": "W26-YR-1", "X-TWO": "W26-DISPUTES"}
    known = {id: law[real] for id, real in ids.items()}
    assert [(left.owner, left.placeholder) for left in left_to_write(of(HELD), known)] == [
        *(("lead-safeguarding-partners", FOUND[index]) for index in (1, 2, 3, 4)),
        ("delegated-safeguarding-partners", FOUND[6]),
        *(("partnership-team", FOUND[index]) for index in (0, 5, 7)),
    ]


@pytest.fixture(scope="module")
def law() -> dict[str, Asked]:
    return asked(load(ROOT / "data").instruments)


# Never an answer


WORDED: Final = {"text", "name", "post", "title", "why", "note", "purpose", "introduction", "membership", "duties_of_leads", "quorum"}
NO_WORDS: Final = {"published", "review date not passed", "signed off by every lead", "contact given", "settings listed"}
"""What is judged from dates, signatures, addresses and numbers alone, in which nothing can be left to write."""


def unwritten(value: Any) -> Any:
    """The same lines with a placeholder in the place of each text."""
    if isinstance(value, dict):
        return {name: f"TO WRITE: {each}" if name in WORDED and isinstance(each, str) else unwritten(each) for name, each in value.items()}
    return [unwritten(each) for each in value] if isinstance(value, list) else value


def test_no_requirement_is_met_by_placeholders(law: dict[str, Asked]) -> None:
    met = []
    for each in law.values():
        if not (each.examples and each.examples.met) or each.check.kind in NO_WORDS:
            continue
        example = Example.model_validate(unwritten(each.examples.met.model_dump()))
        edition = examples.confirmed(examples.edition(example), each)
        met += [each.id] if judge(edition, each).outcome == "met" else []
    assert met == []


def test_a_passage_that_is_still_to_be_written_is_named_and_does_not_count(law: dict[str, Asked]) -> None:
    section = {"id": "voice", "topic": "voice", "title": "Voice", "text": f"TO WRITE: {'what we hear from children and families. ' * 9}"}
    named, silent = ({"sections": {"sections": [{**section, **more}]}} for more in ({"answers": ["W26-PUB-13"]}, {}))
    requirement = law["W26-PUB-13"]
    assert isinstance(requirement.check, Stated)
    assert [judge(of(held), requirement, When(2026, 12, 1)).says for held in (named, silent)] == [
        "“Voice” is still to be written.",
        "No passage speaks of it.",
    ]
    case = Case(of(named), When(2026, 12, 1), requirement.line, requirement.asks)
    assert [answer.unfit for answer in answers(requirement.check, case)] == ["is still to be written"]


def test_an_entry_that_is_still_to_be_written_does_not_count(law: dict[str, Asked]) -> None:
    office = {"id": "scrutineer", "post": "TO WRITE: post of the independent scrutineer", "text": "Looks at practice."}
    found = judge(of({"partners": {"scrutineer": office}}), law["CA-16G3"])
    assert (found.outcome, found.says) == ("not met", "One entry holds only a placeholder (`TO WRITE:`).")
    filled = {**office, "post": "Independent Scrutineer", "text": "TO WRITE: how it is filled."}
    assert judge(of({"partners": {"scrutineer": filled}}), law["CA-16G3"]).outcome == "met"


def test_nothing_is_remarked_on_what_is_still_to_be_written() -> None:
    assert [text.text for _, text in said(of(HELD))] == ["Arrangements", "What was agreed.", "Voice", "We ask.", "Report"]


# Shown


def test_the_mark_is_shown_in_text_and_left_alone_elsewhere() -> None:
    page = '<p title="TO WRITE: a">TO WRITE: b</p><svg><title>TO WRITE: c</title><text>TO WRITE: d</text></svg><a href="#x">TO WRITE: <em>e</em></a>'
    mark = '<mark class="to-write">TO WRITE:</mark>'
    shown = f'<p title="TO WRITE: a">{mark} b</p><svg><title>TO WRITE: c</title><text>TO WRITE: d</text></svg><a href="#x">{mark} <em>e</em></a>'
    assert [marked(page), marked("<p>Nothing.</p>")] == [shown, "<p>Nothing.</p>"]


# Never published


EDITION: Final = f"data/partnerships/{invented.PARTNERSHIP}/editions/{invented.EDITION}"


def test_an_edition_that_is_no_draft_may_not_hold_one(tmp_path: Path) -> None:
    data = invented.write(tmp_path, invented.altered("groups", "purpose: To answer for everything.", "purpose: 'TO WRITE: what it is for.'"))
    with pytest.raises(ProblemsFound) as found:
        load(data)
    told = "this is still to be written, and arden-vale/2030-05 is published"
    instead = "write it, or take it out; only a draft may hold placeholders (`TO WRITE:`)"
    assert [str(problem) for problem in found.value.problems] == [f"{EDITION}/groups.yml:13:14: {told}; {instead} [to-write]"]

    change(data / "partnerships" / invented.PARTNERSHIP / "register.yml", "status: published", "status: draft")
    assert len(placeholders(load(data).editions[invented.KEY])) == 1


def test_a_draft_with_placeholders_is_not_published_and_each_place_is_named(tmp_path: Path) -> None:
    texts = "".join(f"  - {{id: p{number}, topic: purpose, title: Purpose, text: 'TO WRITE: it'}}\n" for number in range(12))
    data = invented.write(tmp_path, {**invented.bare(), "sections": f"sections:\n{texts}"})
    before = contents(data)
    with pytest.raises(CannotPublish) as found:
        publish(data, invented.KEY, When(2030, 5, 17))
    assert str(found.value).splitlines() == [
        "arden-vale/2030-05 cannot be published yet: 12 texts of it are still to be written, marked `TO WRITE:` in",
        *(f"{EDITION}/sections.yml:{number + 2}:52" for number in range(10)),
        "and 2 more",
        "To see what belongs there: ./site-build.sh check arden-vale/2030-05",
    ]
    assert contents(data) == before

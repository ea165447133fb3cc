"""An edition as its pages show it judged: which instruments, in which order, what is judged once, and what each item answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.dataset import load
from macros.judged import Judged, judged
from macros.model import Edition, Example, Instrument
from macros.requirements import Asked, asked, judge

from . import examples, invented
from .test_law_words import GUIDANCE, WHY


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Asked]:
    return asked(load(invented.write_law(tmp_path_factory.mktemp("law"))).instruments)


def told(found: Judged) -> dict[str, list[str]]:
    return {
        "then": [reading.id for reading in found.then],
        "later": [reading.id for reading in found.later],
        "coming": [instrument.short for instrument in found.coming],
        "others": [instrument.short for instrument in found.others],
    }


def on(day: str, **lines: Any) -> Edition:
    return examples.edition(Example.model_validate({"entry": {"id": day[:7], "published": day}, **lines}))


CHILDREN = {"partnership": {"covers": ["children"]}}


@pytest.mark.parametrize(
    ("edition", "expected"),
    [
        (on("2030-01-14", **CHILDREN), {"then": [], "later": ["guidance-2030", "guidance-2034"], "others": ["Adults Act"]}),
        (on("2030-01-15", **CHILDREN), {"then": ["guidance-2030"], "later": ["guidance-2034"], "others": ["Adults Act"]}),
        (on("2034-01-14"), {"then": ["guidance-2030", "adults-act-2020"], "later": ["guidance-2034"], "others": []}),
        (on("2034-01-15"), {"then": ["guidance-2034", "adults-act-2020"], "later": [], "others": []}),
    ],
)
def test_an_edition_is_judged_by_what_was_in_force_and_what_came_after(
    law: dict[str, Asked], edition: Edition, expected: dict[str, list[str]]
) -> None:
    assert told(judged(edition, law)) == {**expected, "coming": ["Safe Homes Act"]}


def test_what_is_carried_forward_unchanged_is_judged_once(law: dict[str, Asked]) -> None:
    found = judged(on("2030-05-01", **CHILDREN), law)
    (then,), (later,) = found.then, found.later
    assert [row.finding.requirement.id for row in then.rows] == ["G30-WHY", "G30-WHY-LATER", "G30-VOICE", "G30-VOICE-2", "G30-POWER"]
    assert ([row.finding.requirement.id for row in later.rows], later.carried) == (["G34-CHAIR", "G34-VOICE", "G34-POWER"], 1)
    assert [row.finding.requirement.id for row in found.rows] == [row.finding.requirement.id for row in then.rows]


def test_rows_stand_under_their_headings_with_what_was_found(law: dict[str, Asked]) -> None:
    edition = on("2030-05-01", **CHILDREN)
    (then,) = judged(edition, law).then
    assert [title for title, _ in then.headings] == ["Chapter 2, Relevant agencies", "Chapter 2, Voice", "Chapter not known"]
    assert [row.finding for row in then.rows] == [judge(edition, row.finding.requirement) for row in then.rows]
    assert dict(then.counts) == {"not met": 3, "does not apply": 2}


def test_what_is_met_is_told_at_the_item_that_meets_it() -> None:
    named = {"id": "A-CHAIR", "check": {"kind": "chair named"}}
    ways = {"id": "A-VOICE", "check": {"kind": "stated", "topics": ["voice"], "subject": ["listen"], "words": 5}}
    lines = [WHY, {**WHY, **named}, {**WHY, **ways}, {**WHY, "id": "A-NOT", "check": {"kind": "scrutineer named"}}]
    law = asked({"guidance": Instrument.model_validate({**GUIDANCE, "requirements": lines})})
    voice = {"id": "heard", "topic": "voice", "title": "Voice", "text": "We listen to children every term.", "answers": ["A-VOICE"]}
    given = on(
        "2024-12-31",
        agencies={"agencies": [{"id": "clinic", "name": "The clinic", "kind": "health-provider", "why": "It runs the clinics."}]},
        partners={"chair": {"id": "chair", "name": "The Director", "post": "Director", "organisation": "council"}},
        sections={"sections": [voice]},
    )
    edition = examples.confirmed(given, law["A-VOICE"])
    answered = judged(edition, law).answered
    assert {page: {id: [each.id for each in found] for id, found in ids.items()} for page, ids in answered.items()} == {
        "agencies": {"part-agencies": ["A-WHY"]}, "partners": {"chair": ["A-CHAIR"]}, "purpose": {"heard": ["A-VOICE"]},
    }  # fmt: skip


def test_without_instruments_nothing_is_judged(tmp_path: Path) -> None:
    assert judged(invented.edition(tmp_path), {}) == Judged()

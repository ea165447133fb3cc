"""Law and guidance in words: how binding, how far verified, where it stands, and how it is cited."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import pytest

from macros.checks import Outcome
from macros.law_words import cited_as, force_words, heading_of, outcome_counts, provision, seen_words, term_of
from macros.model import Instrument, When
from macros.requirements import Asked, asked

GUIDANCE: Final = {"title": "Guidance 2024", "short": "Guidance", "kind": "guidance", "since": "2024-01-01", "covers": ["children"]}
WHY: Final[dict[str, Any]] = {
    "id": "A-WHY", "title": "Each agency says why", "chapter": "Chapter 1", "heading": "Agencies", "force": "should", "seen": "text",
    "source": "The text.", "asks": "Say why.", "about": "arrangements", "evidence": "A reason.", "owner": "partnership-team",
    "remedy": "Write it.", "check": {"kind": "each agency says why"}, "examples": {"met": {}, "not_met": {}},
}  # fmt: skip


def one(kind: str = "guidance", **lines: Any) -> Asked:
    instrument = Instrument.model_validate({**GUIDANCE, "kind": kind, "requirements": [{**WHY, **lines}]})
    return asked({"guidance": instrument})["A-WHY"]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ({"force": "law"}, "The law requires it"),
        ({"force": "must"}, "The guidance says that it must be done"),
        ({"force": "should"}, "The guidance says that it should be done"),
        ({"force": "must", "seen": "secondary"}, "The guidance says that it must be done"),
        ({"force": "power", "seen": "memory"}, "It may be done; nobody has to do it"),
        ({"force": "must", "force_from_memory": "yes"}, "Not shown as a duty: whether it must or should be done is from memory"),
        ({"force": "law", "seen": "memory"}, "Not shown as a duty: nobody has compared it with the text"),
        ({"force": "should", "seen": "inferred"}, "Not shown as a duty: nobody has compared it with the text"),
    ],
)
def test_what_is_not_verified_is_never_called_a_duty(lines: dict[str, Any], words: str) -> None:
    assert force_words(one(**lines)) == words


@pytest.mark.parametrize(
    ("kind", "lines", "words"),
    [
        ("act", {}, "Wording seen in the Act"),
        ("regulations", {}, "Wording seen in the regulations"),
        ("guidance", {"detail_from_memory": "yes"}, "Wording seen in the guidance, details from memory"),
        ("guidance", {"seen": "secondary"}, "Wording known from a secondary source"),
        ("guidance", {"seen": "memory", "detail_from_memory": "yes"}, "From memory, not verified"),
        ("guidance", {"seen": "inferred"}, "Inferred from other text, not verified"),
        (
            "guidance", {"verified_by": "Partnership manager", "verified_on": "2026-05-04"},
            "Wording compared with the guidance on 4 May 2026, by Partnership manager",
        ),
    ],
)  # fmt: skip
def test_it_is_said_how_far_the_wording_was_seen(kind: str, lines: dict[str, Any], words: str) -> None:
    assert seen_words(one(kind, **lines)) == words


def test_guidance_is_listed_by_chapter_and_heading_an_act_by_its_parts() -> None:
    guidance, act = one(paragraph="14"), one("act", chapter="Part 2", heading="Section 16G(2)")
    assert [heading_of(each) for each in (guidance, act, replace(act, chapter=None))] == ["Chapter 1, Agencies", "Part 2", "Provisions"]
    bare = replace(guidance, chapter=None)
    assert [heading_of(bare), heading_of(replace(bare, heading=None))] == ["Agencies", "Chapter not known"]
    assert [provision(each) for each in (guidance, act, replace(guidance, paragraph=None))] == ["paragraph 14", "Section 16G(2)", ""]


def test_it_is_cited_by_instrument_heading_and_id() -> None:
    assert cited_as(one()) == "Guidance, agencies (A-WHY)"
    assert cited_as(replace(one(), heading=None)) == "Guidance, chapter 1 (A-WHY)"
    assert cited_as(replace(one(), heading=None, chapter=None)) == "Guidance (A-WHY)"


def test_what_is_cited_one_after_the_other_names_once_what_it_has_in_common() -> None:
    first = one()
    others = [replace(first, id="A-2"), replace(first, id="A-3", heading="Funding"), replace(first, id="B-1", instrument_id="other")]
    assert [cited_as(each, first) for each in others] == ["A-2", "funding (A-3)", "Guidance, agencies (B-1)"]
    assert cited_as(replace(others[1], heading=None, chapter=None), first) == "A-3"


def test_it_is_said_from_when_until_when_an_instrument_is_in_force() -> None:
    instrument = one().instrument
    ended = instrument.model_copy(update={"until": When(2026, 3, 17)})
    assert [term_of(each) for each in (instrument, ended, instrument.model_copy(update={"since": None}))] == [
        "in force from 1 January 2024", "in force from 1 January 2024 until 17 March 2026", "not in force yet",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"met": 1, "cannot tell": 2}, "one is met and two cannot be told"),
        (
            {"does not apply": 1, "cannot tell": 1, "explained": 1, "not met": 1, "met": 12},
            "12 are met, one is not met, one is explained, one cannot be told and one does not apply",
        ),
    ],
)
def test_outcomes_are_counted_in_a_sentence(counts: dict[Outcome, int], words: str) -> None:
    assert outcome_counts(counts) == words

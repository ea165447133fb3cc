"""Nothing that is not verified is called a duty, and what is left to verify comes in the order of what it matters."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from macros.model import When
from macros.requirements import Asked, asked, citation, force_in_words, is_compared, knowledge_in_words, left_to_verify, severity_of

from . import judging
from .judging import INSTRUMENTS, REQUIREMENTS

ANY: Asked = REQUIREMENTS[0]


@pytest.mark.parametrize(
    ("changed", "force", "known", "compared"),
    [
        ({}, "law", "wording seen in the Act", True),
        ({"force": "power"}, "may", "wording seen in the Act", True),
        ({"since": None}, "law, not in force yet", "wording seen in the Act", True),
        ({"seen": "secondary"}, "law", "wording known from a secondary source", False),
        ({"seen": "memory"}, "possibly law", "from memory, not verified", False),
        ({"seen": "inferred", "force": "should"}, "possibly should", "inferred, not verified", False),
        ({"force_from_memory": True, "force": "must"}, "possibly must", "wording seen in the Act; that it is a must is from memory", False),
        ({"detail_from_memory": True}, "law", "wording seen in the Act; the detail is from memory", False),
        (
            {"force_from_memory": True, "detail_from_memory": True, "seen": "secondary", "force": "should"},
            "possibly should", "wording known from a secondary source; that it is a should and the detail are from memory", False,
        ),
        ({"verified_by": "Partnership manager"}, "law", "compared with the text by the partnership manager", True),
        (
            {"verified_by": "Partnership manager", "verified_on": When(2026, 12, 1)},
            "law", "compared with the text by the partnership manager on 1 December 2026", True,
        ),
    ],
)  # fmt: skip
def test_force_and_knowledge_in_words(changed: dict[str, Any], force: str, known: str, compared: bool) -> None:
    found = replace(ANY, **changed)
    assert (force_in_words(found), knowledge_in_words(found), is_compared(found)) == (force, known, compared)


@pytest.mark.parametrize(
    ("chapter", "heading", "paragraph", "text"),
    [
        ("Part 1", "Section 1", None, "The Act, Part 1, Section 1"),
        ("Chapter 2", None, "14", "The Act, Chapter 2, paragraph 14"),
        (None, None, None, "The Act"),
        ("Schedule 2", "Schedule 2, paragraph 3(1)", None, "The Act, Schedule 2, paragraph 3(1)"),
    ],
)
def test_a_citation_says_where_it_stands(chapter: str | None, heading: str | None, paragraph: str | None, text: str) -> None:
    assert citation(replace(ANY, chapter=chapter, heading=heading, paragraph=paragraph)) == text


def test_what_would_be_an_error_comes_first_then_law_before_must_before_should() -> None:
    found = left_to_verify(REQUIREMENTS, [judging.judged(), judging.judged("superseded")])
    assert [(each.requirement.id, each.now, each.then, each.unmet_by, each.becomes_an_error) for each in found] == [
        ("A-CHAIR", "information", "error", (judging.KEY,), True),
        ("C-SCR", "information", "error", (), False),
        ("B-VOICE", "error", "error", (), False),
        ("B-FUND", "warning", "warning", (judging.KEY,), False),
    ]


def test_a_requirement_that_somebody_has_compared_is_as_grave_as_its_force_and_is_not_listed() -> None:
    """Also one that carries another, whose force is from memory."""
    lines = {"seen": "text", "verified_by": "Partnership manager", "verified_on": "2026-12-01", "paragraph": "3"}
    told = {name: each.model_dump(mode="json", exclude_none=True) for name, each in INSTRUMENTS.items()}
    told["guidance-2024"]["requirements"][0] |= {"force": "must", "force_from_memory": "yes"}
    told["guidance-2025"]["requirements"][0] = {"id": "C-FUND", "carries": "B-FUND", "source": "The text.", **lines}
    every = asked({name: type(INSTRUMENTS[name]).model_validate(_as_written(each)) for name, each in told.items()})
    assert (severity_of(every["B-FUND"]), force_in_words(every["B-FUND"])) == ("warning", "possibly must")
    assert (severity_of(every["C-FUND"]), force_in_words(every["C-FUND"])) == ("error", "must")
    assert [each.requirement.id for each in left_to_verify([every["B-FUND"], every["C-FUND"]], [])] == ["B-FUND"]


def _as_written(value: Any) -> Any:
    """As it stands in a file: everything is text there."""
    if isinstance(value, dict):
        return {name: _as_written(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_as_written(each) for each in value]
    return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else str(value)



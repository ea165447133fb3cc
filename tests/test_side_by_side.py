"""Two partnerships side by side: what each says that the other does not, and never that something changed."""

from __future__ import annotations

from typing import Any, Final

import pytest

from macros.model import Edition
from macros.side_by_side import Apart, side_by_side

from . import fragments

HERE: Final = "arden-vale/2030-05"
THERE: Final = "brook-side/2030-05"
REGIONAL: Final = {"title": "A", "summary": "B", "regional": {"arrangements": "four-brooks/2029"}}
ORGANISATIONS: Final = ({"id": "hospital", "name": "Vale Hospital", "kind": "nhs-trust"},)


def pair(one: dict[str, Any], other: dict[str, Any]) -> tuple[Edition, Edition]:
    neighbour = fragments.edition(other, organisations=ORGANISATIONS, id="brook-side")
    named = neighbour.partnership.model_copy(update={"short_name": "Brook Side"})
    object.__setattr__(neighbour, "partnership", named)
    return fragments.edition(one, organisations=ORGANISATIONS), neighbour


CASES: Final[dict[str, tuple[dict[str, Any], dict[str, Any], list[Apart]]]] = {
    "nothing": ({}, {}, []),
    "people": (
        {"partners": {"delegated_partners": [{"id": "d", "post": "Director", "organisation": "council", "sector": "other"}]}},
        {"partners": {"scrutineer": {"id": "s", "name": "Person A"}}},
        [
            Apart("Those who lead", "Arden Vale names one delegated safeguarding partner, Brook Side no delegated safeguarding partners."),
            Apart("Those who lead", "Only Brook Side names an independent scrutineer.", THERE, None, ("partners", "scrutineer")),
        ],
    ),
    "agencies that are the same under another name": (
        {
            "agencies": {
                "agencies": [{"id": "a", "name": "The hospital", "organisation": "hospital"}, {"id": "b", "name": "Faith Groups", "kind": "faith"}]
            }
        },
        {"agencies": {"agencies": [{"id": "x", "name": "Vale Hospital", "kind": "nhs-trust"}, {"id": "c", "name": "Clubs", "kind": "sport"}]}},
        [
            Apart("Relevant agencies", "Only Arden Vale names Faith Groups.", HERE, ("agencies", "agencies", "b"), None),
            Apart("Relevant agencies", "Only Brook Side names Clubs.", THERE, None, ("agencies", "agencies", "c")),
        ],
    ),
    "groups": (
        {"groups": {"groups": [{"id": "board", "name": "Board", "meets": {"text": "Monthly", "times_a_year": "12"}}, {"id": "hub", "name": "Hub"}]}},
        {"groups": {"groups": [{"id": "board", "name": "The Board", "meets": {"text": "Termly", "times_a_year": "3"}}, {"id": "x", "name": "HUB"}]}},
        [
            Apart(
                "Groups",
                "Board meets monthly in Arden Vale and termly in Brook Side.",
                "",
                ("groups", "groups", "board"),
                ("groups", "groups", "board"),
            )
        ],
    ),
    "passages, law and review": (
        {
            "sections": {"sections": [{"id": "a", "topic": "voice", "title": "Voice"}, {"id": "b", "topic": "youth-custody", "title": "Custody"}]},
            "edition": {"title": "A", "summary": "B", "cites": [{"id": "act", "title": "The Act"}], "review": {"text": "Yearly."}},
        },
        {"sections": {"sections": [{"id": "c", "topic": "voice", "title": "Hearing children"}]}},
        [
            Apart("Passages", "Only Arden Vale has a passage on youth custody.", HERE),
            Apart("Law and guidance", "Only Arden Vale names The Act as its ground.", HERE),
            Apart("Review", "Only Arden Vale says when its arrangements are reviewed.", HERE, ("edition", "review"), None),
        ],
    ),
    "only one takes part": (
        {"edition": REGIONAL, "region": {}},
        {},
        [Apart("Regional arrangements", "Only Arden Vale takes part in regional arrangements: Four Brooks Arrangements.", HERE)],
    ),
}


@pytest.mark.parametrize(("one", "other", "points"), CASES.values(), ids=CASES)
def test_what_only_one_says_is_found(one: dict[str, Any], other: dict[str, Any], points: list[Apart]) -> None:
    assert list(side_by_side(*pair(one, other))) == points


def test_a_shared_group_is_compared_point_by_point() -> None:
    def region(*points: tuple[str, str]) -> dict[str, Any]:
        group = {"id": "executive", "name": "Brooks Executive", "responsibilities": [{"id": id, "text": text} for id, text in points]}
        return {"edition": REGIONAL, "region": {"groups": [group]}}

    one, other = pair(region(("a", "Agree the\nform."), ("b", "Meet.")), region(("a", "Agree the form."), ("b", "Meet often."), ("c", "Report.")))
    assert [(point.says, [(text.before, text.after) for text in point.texts]) for point in side_by_side(one, other)] == [
        ("Arden Vale rests on the arrangements of 2029 and Brook Side on the arrangements of 2029.", []),
        ("On Brooks Executive: only the text of Brook Side has this responsibility.", [("", "Report.")]),
        ("On Brooks Executive: Arden Vale and Brook Side word this responsibility differently.", [("Meet.", "Meet often.")]),
    ]

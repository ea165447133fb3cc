"""Where an edition stands among its siblings: which is the latest, which came before, and the same page there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from macros.addresses import pages
from macros.model import Edition, When
from macros.versions import Outline, Sibling, outline, predecessor, sibling, standing

from . import invented

Row = tuple[str, str, str | None]
"""Id, status, and what it replaces."""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return invented.edition(tmp_path_factory.mktemp("invented"))


def editions(edition: Edition, rows: list[Row], partnership: str = invented.PARTNERSHIP) -> list[Outline]:
    entries = [edition.entry.model_copy(update={"id": id, "status": status, "replaces": replaces}) for id, status, replaces in rows]
    return [replace(outline(edition), partnership_id=partnership, entry=entry) for entry in entries]


# The editions; then for each, in the same order, the latest and the previous one.
CASES: Final[dict[str, tuple[list[Row], list[tuple[str | None, str | None]]]]] = {
    "one in force": ([("2030", "published", None)], [("2030", None)]),
    "one after the other": (
        [("2028", "superseded", None), ("2029", "superseded", "2028"), ("2030", "published", "2029")],
        [("2030", None), ("2030", "2028"), ("2030", "2029")],
    ),
    "whatever their order": (
        [("2030", "published", "2029"), ("2028", "superseded", None), ("2029", "superseded", "2028")],
        [("2030", "2029"), ("2030", None), ("2030", "2028")],
    ),
    "what is replaced comes before what is older": (
        [("2028", "superseded", None), ("2029", "superseded", None), ("2030", "published", "2028")],
        [("2030", None), ("2030", "2028"), ("2030", "2028")],
    ),
    "without a word on what is replaced": ([("2028", "superseded", None), ("2030", "published", None)], [("2030", None), ("2030", "2028")]),
    "a draft is not the latest": ([("2030", "published", None), ("2031", "draft", "2030")], [("2030", None), ("2030", "2030")]),
    "a draft is not the previous": (
        [("2029", "published", None), ("2030", "draft", "2029"), ("2031", "draft", "2030")],
        [("2029", None), ("2029", "2029"), ("2029", "2029")],
    ),
    "one that was withdrawn is neither": (
        [("2029", "superseded", None), ("2030", "withdrawn", "2029"), ("2031", "published", "2030"), ("2032", "withdrawn", "2031")],
        [("2031", None), ("2031", "2029"), ("2031", "2029"), ("2031", "2031")],
    ),
    "in force comes before newer": ([("2029", "published", None), ("2030", "superseded", None)], [("2029", None), ("2029", "2029")]),
    "two in force": ([("2029", "published", None), ("2030", "published", None)], [("2030", None), ("2030", "2029")]),
    "none in force": ([("2029", "superseded", None), ("2030", "superseded", None)], [("2030", None), ("2030", "2029")]),
    "nothing but a draft": ([("2030", "draft", None)], [(None, None)]),
    "nothing but one that was withdrawn": ([("2030", "withdrawn", None)], [(None, None)]),
}


@pytest.mark.parametrize(("rows", "expected"), CASES.values(), ids=CASES)
def test_each_edition_knows_the_latest_and_the_previous(edition: Edition, rows: list[Row], expected: list[tuple[str | None, str | None]]) -> None:
    own = editions(edition, rows)
    found = [standing(one, own) for one in own]

    assert [(place.latest and place.latest.id, place.previous and place.previous.id) for place in found] == expected
    assert [place.is_latest for place in found] == [row[0] == latest for row, (latest, _) in zip(rows, expected, strict=True)]
    assert [place.current for place in found] == [row[0] for row in rows]


def test_siblings_are_those_of_the_same_partnership_newest_first(edition: Edition) -> None:
    rows: list[Row] = [("2029", "superseded", None), ("2031", "draft", None), ("2030", "published", None)]
    own, others = editions(edition, rows), editions(edition, [("2032", "published", None)], "brook-side")

    found = standing(own[0], [*others, *own])
    assert [(one.id, one.status) for one in found.siblings] == [("2031", "draft"), ("2030", "published"), ("2029", "superseded")]
    assert found.latest is not None
    assert found.latest.id == "2030"


def test_an_outline_says_of_an_edition_what_the_edition_says(edition: Edition) -> None:
    for published in (None, When(2030, 6, 1)):
        one = replace(edition, entry=edition.entry.model_copy(update={"published": published}))
        told = outline(one)
        assert (told.key, told.when, told.partnership, told.entry) == (one.key, one.when, one.partnership, one.entry)


def test_a_sibling_knows_its_pages(edition: Edition) -> None:
    assert sibling(outline(edition)) == Sibling("2030-05", "published", frozenset(pages(edition)))


SAME: Final = [("partners", "partners"), ("groups/main-board", "groups/main-board"), ("groups/new-board", "index"), ("index", "index")]


@pytest.mark.parametrize(("page", "same"), SAME)
def test_a_page_leads_to_itself_in_another_edition_or_to_its_first_page(edition: Edition, page: str, same: str) -> None:
    assert sibling(outline(edition)).same(page) == same


def test_a_page_that_another_edition_lacks_is_not_looked_for_there(tmp_path: Path) -> None:
    bare = sibling(outline(invented.edition(tmp_path, invented.bare())))
    assert [bare.same(page) for page in ("settings", "regional", "partners")] == ["index", "index", "partners"]


# The edition with which one is compared, for each in the same order.
BEFORE: Final[dict[str, tuple[list[Row], list[str | None]]]] = {
    "the newest that is older": ([("2028", "superseded", None), ("2029", "superseded", None), ("2030", "published", None)], [None, "2028", "2029"]),
    "the one that it replaces": ([("2028", "superseded", None), ("2029", "superseded", None), ("2030", "published", "2028")], [None, "2028", "2028"]),
    "not one that was withdrawn": ([("2028", "superseded", None), ("2029", "withdrawn", None), ("2030", "published", None)], [None, "2028", "2028"]),
    "unless it was replaced": ([("2028", "superseded", None), ("2029", "withdrawn", None), ("2030", "published", "2029")], [None, "2028", "2029"]),
    "a draft with what is public": ([("2029", "published", None), ("2030", "draft", None), ("2031", "draft", None)], [None, "2029", "2029"]),
    "a draft with the draft that it replaces": (
        [("2029", "published", None), ("2030", "draft", None), ("2031", "draft", "2030")],
        [None, "2029", "2030"],
    ),
    "what is public never with a draft": (
        [("2028", "published", None), ("2029", "draft", None), ("2030", "published", "2029")],
        [None, "2028", "2028"],
    ),
    "nothing with itself": ([("2030", "published", "2030")], [None]),
}


@pytest.mark.parametrize(("rows", "expected"), BEFORE.values(), ids=BEFORE)
def test_each_edition_knows_with_which_it_is_compared(edition: Edition, rows: list[Row], expected: list[str | None]) -> None:
    entries = tuple(edition.entry.model_copy(update={"id": id, "status": status, "replaces": replaces}) for id, status, replaces in rows)
    own = [replace(edition, entry=entry, register=edition.register.model_copy(update={"editions": entries})) for entry in entries]

    assert [outline(one).older for one in own] == expected
    assert ["changes" in pages(one) for one in own] == [id is not None for id in expected]
    found = [predecessor(one, own) for one in own]
    assert [before and before.entry.id for before in found] == expected

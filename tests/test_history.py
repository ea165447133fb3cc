"""The history of roles, groups and agencies: who or what it was, from which edition to which; and which edition was in force when."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.blocks import blocks_in
from macros.history import Chapter, Period, history, periods, public
from macros.model import Edition, When
from macros.root_pages import history_page
from macros.versions import outline

from . import invented, projects

Rows = list[tuple[str, list[tuple[str, str, str | None]]]]


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return invented.edition(tmp_path_factory.mktemp("invented"))


def at(edition: Edition, month: str, status: str = "published", **more: Any) -> Edition:
    """The same edition as one of another month, which was not put together from another document unless it says so."""
    entry = edition.entry.model_copy(update={"id": month, "status": status, "published": None, **more})
    return replace(edition, entry=entry, about=edition.about.model_copy(update={"reconstructed": None}))


def named(edition: Edition, group: str, name: str) -> Edition:
    groups = tuple(each.model_copy(update={"name": name}) if each.id == group else each for each in edition.groups.groups)
    return replace(edition, groups=edition.groups.model_copy(update={"groups": groups}))


def without(edition: Edition, group: str) -> Edition:
    groups = tuple(each for each in edition.groups.groups if each.id != group)
    return replace(edition, groups=edition.groups.model_copy(update={"groups": groups}))


def chapter(chapters: tuple[Chapter, ...], id: str) -> Rows:
    (found,) = [each for each in chapters if each.id == f"part-{id}"]
    return [(thread.name, [(spell.says, spell.since, spell.until) for spell in thread.spells]) for thread in found.threads]


def test_what_stays_the_same_is_one_row_from_the_first_edition_on(given: Edition) -> None:
    editions = [at(given, month) for month in ("2029-01", "2030-01", "2031-01")]
    rows = [spell for each in history(editions) for thread in each.threads for spell in thread.spells]
    assert rows
    assert {(spell.since, spell.until) for spell in rows} == {("2029-01", None)}


GROUP: Final = "silent-group"


def test_a_group_that_is_renamed_has_a_row_for_each_name_newest_first(given: Edition) -> None:
    name = given.group(GROUP).name
    editions = [at(given, "2029-01"), named(at(given, "2030-01"), GROUP, "Quiet Group"), named(at(given, "2031-01"), GROUP, "Quiet Group")]
    rows = dict(chapter(history(editions), "groups"))
    assert rows["Quiet Group"] == [("Quiet Group", "2030-01", None), (name, "2029-01", "2030-01")]


def test_a_group_that_ends_and_comes_back_has_a_row_for_each_time(given: Edition) -> None:
    name = given.group(GROUP).name
    editions = [at(given, "2029-01"), without(at(given, "2030-01"), GROUP), at(given, "2031-01")]
    assert dict(chapter(history(editions), "groups"))[name] == [(name, "2031-01", None), (name, "2029-01", "2030-01")]
    rows = chapter(history(editions[:2]), "groups")
    assert rows[-1] == (name, [(name, "2029-01", "2030-01")])


def test_a_person_who_follows_another_has_a_row_of_the_same_role(given: Edition) -> None:
    first, *others = given.partners.lead_partners
    other = first.model_copy(update={"name": "Person Z"})
    later = replace(at(given, "2031-01"), partners=given.partners.model_copy(update={"lead_partners": (other, *others)}))
    rows = chapter(history([at(given, "2030-01"), later]), "leads")
    assert rows[0] == (
        "Council",
        [("Person Z, Chief Executive, Arden Vale Council", "2031-01", None), ("Person A, Chief Executive, Arden Vale Council", "2030-01", "2031-01")],
    )
    assert [len(spells) for _, spells in rows[1:]] == [1, 1]


def test_an_agency_under_another_id_is_followed_by_its_organisation(given: Edition) -> None:
    agencies = given.agencies.agencies
    other = tuple(each.model_copy(update={"id": "the-probation"}) if each.id == "probation" else each for each in agencies)
    later = replace(at(given, "2031-01"), agencies=given.agencies.model_copy(update={"agencies": other}))
    before = chapter(history([at(given, "2030-01")]), "agencies")
    assert chapter(history([at(given, "2030-01"), later]), "agencies") == before


def test_an_edition_that_does_not_record_a_kind_says_so(given: Edition, tmp_path: Path) -> None:
    assert given.about.reconstructed
    older = replace(given, entry=given.entry.model_copy(update={"id": "2029-01"}), partners=invented.edition(tmp_path, invented.bare()).partners)
    told = {each.id: each.unrecorded for each in history([older, at(given, "2031-01")])}
    assert told == {
        "part-leads": ("2029-01",), "part-delegates": ("2029-01",), "part-chair": ("2029-01",), "part-scrutineer": ("2029-01",),
        "part-groups": (), "part-regional": (), "part-agencies": (),
    }  # fmt: skip


def test_only_what_was_in_force_tells_history(given: Edition) -> None:
    editions = [at(given, "2031-01", "draft"), at(given, "2030-06", "withdrawn"), at(given, "2030-01"), at(given, "2029-01", "superseded")]
    assert [edition.entry.id for edition in public(editions)] == ["2029-01", "2030-01"]
    assert periods(outline(edition) for edition in editions) == (
        Period("2030-01", When(2030, 1), None),
        Period("2029-01", When(2029, 1), When(2030, 1)),
    )
    assert periods([outline(editions[0])]) == ()


def test_what_a_withdrawn_edition_replaced_ended_with_it_unless_it_is_published_again(given: Edition) -> None:
    withdrawn = at(given, "2030-06", "withdrawn", replaces="2029-01")
    for status, until in (("superseded", When(2030, 6)), ("published", None)):
        editions = [withdrawn, at(given, "2029-01", status)]
        assert periods(outline(edition) for edition in editions) == (Period("2029-01", When(2029, 1), until),)


def test_a_period_begins_on_the_day_of_publication(given: Edition) -> None:
    editions = [at(given, "2029-01"), at(given, "2030-01", published=When(2030, 1, 20))]
    assert [(each.since, each.until) for each in periods(outline(edition) for edition in editions)] == [
        (When(2030, 1, 20), None),
        (When(2029, 1), When(2030, 1, 20)),
    ]


def test_each_row_of_the_page_leads_to_where_it_stands(given: Edition) -> None:
    editions = [at(given, "2029-01"), named(at(given, "2030-01"), GROUP, "Quiet Group")]
    page = history_page(blocks_in(projects.ROOT / "overrides"), (), (), [outline(each) for each in editions], history(editions))
    assert page.path == "arden-vale/history/index.html"
    table = LexborHTMLParser(page.html).css("[aria-labelledby=part-groups-caption] tbody tr")
    rows = [([cell.text() for cell in row.css("th, td")], [link.attributes["href"] for link in row.css("a")]) for row in table]
    assert rows[-2:] == [
        (["Quiet Group", "Quiet Group", "January 2030", "In the newest edition"], ["../2030-01/groups/silent-group/index.html"]),
        (["Quiet Group", "Silent Group", "January 2029", "January 2030"], ["../2029-01/groups/silent-group/index.html"]),
    ]

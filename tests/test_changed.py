"""What the page of changes says: every change once, with links into both editions, settings in tables, and the notes of the partnership."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from macros import build as building
from macros.blocks import blocks_in
from macros.both_judged import both_judged
from macros.changed import Changed, Item, SettingRow, changed
from macros.compare import compare
from macros.dataset import Dataset
from macros.edition_site import EditionSite
from macros.evidence import Evidence
from macros.model import Changes, ChangeSentence, Edition
from macros.page_check import check_pages
from macros.requirements import asked

from . import invented, projects
from .drafts import drafted


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return invented.edition(tmp_path_factory.mktemp("full"))


def otherwise(tmp_path: Path, kind: str, old: str, new: str) -> Edition:
    """The invented edition of a later month, in which one thing is written otherwise."""
    edition = invented.edition(tmp_path, invented.altered(kind, old, new))
    return replace(edition, entry=edition.entry.model_copy(update={"id": "2031-02"}))


def items(page: Changed) -> list[Item]:
    """Every item of the page, in its order."""
    found = []
    for part in (*page.parts, *page.unknown):
        found += [item for _, items in part.subjects for item in items] + [row.item for _, rows in part.tables for row in rows]
    return found


# Every change once


def pairs(dataset: Dataset) -> list[tuple[Edition, Edition]]:
    found = [(edition, dataset.editions[f"{edition.partnership_id}/{edition.older.id}"]) for edition in dataset.editions.values() if edition.older]
    return [(before, after) for after, before in found]


@pytest.mark.parametrize("partnership", ["hampshire", "isle-of-wight"])
def test_every_change_stands_on_the_page_once_under_its_weight(partnership: str, tmp_path: Path) -> None:
    dataset = drafted(tmp_path, partnership)
    law = asked(dataset.instruments)
    assert len(pairs(dataset)) == 2
    for before, after in pairs(dataset):
        page = changed(before, after, law)
        found = compare(before, after, both_judged(before, after, law)).changes
        assert sorted(item.change.fingerprint for item in items(page)) == sorted(change.fingerprint for change in found)
        assert [part.count for part in (*page.parts, *page.unknown)] == [
            sum(len(of) for _, of in (*part.subjects, *part.tables)) for part in (*page.parts, *page.unknown)
        ]
        assert [part.id for part in page.parts] == [f"part-{weight}" for weight in dict.fromkeys(change.weight for change in found)]


# Where it stands


WHERE = {
    "a group": ("groups", "name: Main Board", "name: First Board", "groups/main-board#main-board", "groups/main-board#main-board"),
    "a point of a group": ("groups", "Set the priorities", "Set priorities", "groups/main-board#set-priorities", "groups/main-board#set-priorities"),
    "the title": ("edition", "title: Arden Vale Multi", "title: New Arden Vale Multi", "index#part-this-edition", "index#part-this-edition"),
    "an agency": ("agencies", "name: Faith Groups", "name: Faith Bodies", "agencies#faith-groups", "agencies#faith-groups"),
    "a person": ("partners", "post: Detective Superintendent", "post: Inspector", "partners#delegate-police", "partners#delegate-police"),
    "a setting": ("settings", "name: The Brook School", "name: Brookside", "settings#brook-school", "settings#brook-school"),
    "an item that has gone": (
        "agencies", "  - id: faith-groups", "  - id: other-faith-groups", "agencies#faith-groups", "agencies#other-faith-groups",
    ),
}  # fmt: skip


def address(place: Evidence | None) -> str | None:
    return f"{place.target.page}#{place.target.id}" if place else None


@pytest.mark.parametrize(("kind", "old", "new", "was", "now"), WHERE.values(), ids=WHERE)
def test_a_change_leads_to_its_place_in_both_editions(full: Edition, tmp_path: Path, kind: str, old: str, new: str, was: str, now: str) -> None:
    (item,) = items(changed(full, otherwise(tmp_path, kind, old, new), {}))
    assert [address(item.older), address(item.newer)] == [was, now]


def test_what_is_new_leads_nowhere_in_the_older_edition_and_what_has_gone_nowhere_in_the_newer(full: Edition, tmp_path: Path) -> None:
    agencies = full.agencies.model_copy(update={"agencies": tuple(one for one in full.agencies.agencies if one.id != "faith-groups")})
    fewer = replace(full, agencies=agencies)
    (joined,), (left,) = items(changed(fewer, full, {})), items(changed(full, fewer, {}))
    assert (address(joined.older), address(joined.newer)) == (None, "agencies#faith-groups")
    assert (address(left.older), address(left.newer)) == ("agencies#faith-groups", None)


# Settings


def row(row: SettingRow) -> tuple[str, str, str, str]:
    return row.name, row.happened, row.before, row.now


SETTINGS = {
    "another name": ("name: The Brook School", "name: Brookside", ("Brookside", "Another name", "The Brook School", "Brookside")),
    "another spelling": (
        "name: The Brook School",
        "name: The BROOK School",
        ("The BROOK School", "The name is written otherwise", "The Brook School", "The BROOK School"),
    ),
}


@pytest.mark.parametrize(("old", "new", "told"), SETTINGS.values(), ids=SETTINGS)
def test_a_change_of_a_setting_is_a_row_under_its_heading(full: Edition, tmp_path: Path, old: str, new: str, told: tuple[str, ...]) -> None:
    page = changed(full, otherwise(tmp_path, "settings", old, new), {})
    assert [(heading, [row(each) for each in rows]) for part in page.parts for heading, rows in part.tables] == [(heading_of(full), [told])]


def heading_of(edition: Edition, id: str = "brook-school") -> str:
    assert edition.settings
    setting = next(setting for setting in edition.settings.settings if setting.id == id)
    return next(heading.name for heading in edition.settings.headings if heading.id == setting.heading)


def test_settings_come_go_and_move(full: Edition) -> None:
    assert full.settings
    first, second, *rest = full.settings.settings
    other = next(heading for heading in full.settings.headings if heading.id != second.heading)
    moved = second.model_copy(update={"heading": other.id, "also_listed": ()})
    before = replace(full, settings=full.settings.model_copy(update={"settings": (first, second.model_copy(update={"also_listed": ()}), *rest)}))
    after = replace(full, settings=full.settings.model_copy(update={"settings": (moved, *rest)}))
    page = changed(before, after, {})
    rows = {each.happened: row(each) for part in page.parts for _, of in part.tables for each in of}
    assert rows == {
        "No longer on the list": (first.name, "No longer on the list", f"URN {first.urn}", ""),
        "Under another heading": (second.name, "Under another heading", heading_of(full, second.id), other.name),
    }
    back = {each.happened: row(each) for part in changed(after, before, {}).parts for _, of in part.tables for each in of}
    assert back == {
        "New on the list": (first.name, "New on the list", "", f"URN {first.urn}"),
        "Under another heading": (second.name, "Under another heading", other.name, heading_of(full, second.id)),
    }


# Notes


def test_a_note_stands_with_its_change_and_one_without_its_change_alone(full: Edition, tmp_path: Path) -> None:
    after = otherwise(tmp_path, "groups", "name: Main Board", "name: First Board")
    (item,) = items(changed(full, after, {}))
    kept = ChangeSentence(id="kept", change=item.change.fingerprint, why="So.")
    lost = ChangeSentence(id="lost", change="000000000000", why="So.")
    page = changed(full, replace(after, notes=Changes(notes=(lost, kept))), {})
    assert ([each.note for each in items(page)], page.loose) == ([kept], (lost,))


# What is not known


def test_what_a_document_does_not_record_stands_apart_from_the_changes(full: Edition) -> None:
    assert full.about.reconstructed
    before = replace(full, settings=None)
    page = changed(before, full, {})
    assert (page.parts, [(part.id, part.count) for part in page.unknown]) == ((), [("part-not-recorded-before", 1)])
    page = changed(full, before, {})
    assert (page.parts, [(part.id, part.count) for part in page.unknown]) == ((), [("part-recorded-no-longer", 1)])


def test_what_is_not_recorded_leads_to_the_list_and_not_to_its_first_item(full: Edition, tmp_path: Path) -> None:
    before = replace(full, partners=invented.edition(tmp_path, invented.bare()).partners)
    (part,) = changed(before, full, {}).unknown
    told = {subject: [(address(item.older), address(item.newer)) for item in items] for subject, items in part.subjects}
    assert told["Lead safeguarding partners"] == [(None, "partners#part-leads"), (None, "partners#")]


# In a site


def test_every_link_arrives_whatever_came_or_went(project: Path) -> None:
    """From everything that an edition can say to as little as it may, and back again."""
    for month in ("2031-02", "2032-02"):
        projects.add_edition(project, month, "published")
    bare = project / projects.EDITIONS / "2031-02"
    for file in bare.iterdir():
        content = invented.bare()[file.stem]
        file.write_text(content, encoding="utf-8", newline="\n") if isinstance(content, str) else file.unlink()
    building.build(building.plan(project, project / "site"))
    assert list(check_pages(project / "site")) == []
    shown = [len(re.findall('id="change-', (project / "site" / f"{invented.PARTNERSHIP}/{month}/changes/index.html").read_text("utf-8")))
             for month in ("2031-02", "2032-02")]  # fmt: skip
    assert min(shown) > 50


def test_a_preview_which_stands_alone_leads_to_no_other_edition(full: Edition, tmp_path: Path) -> None:
    after = otherwise(tmp_path, "groups", "name: Main Board", "name: First Board")
    after = replace(after, register=full.register.model_copy(update={"editions": (full.entry, after.entry)}))
    macros = EditionSite(after, blocks_in(projects.ROOT / "overrides"), {}, before=full).macros("changes")
    shown = "".join((macros.changes_in_short(), macros.changes_by_weight(), macros.changes_unknown()))
    assert re.findall(r'href="([^"]*)"', shown) == ["#part-governance", "../downloads/changes.csv", "../groups/main-board/index.html#main-board"]
    assert "May 2030" in shown

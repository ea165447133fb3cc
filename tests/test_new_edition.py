"""A new edition starts as a copy of the one in force, with its comments, and says what to go through."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import pytest

from macros.dataset import seal_file
from macros.publishing import CannotPublish, publish, start_edition

from . import invented
from .projects import change, contents
from .refusing import Refusing
from .test_publishing import DAY, NEXT, REGISTER, changed_lines, entries


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return invented.write(tmp_path)


def test_a_new_edition_is_a_copy_with_its_comments_and_an_entry_in_the_register(data: Path) -> None:
    before = contents(data)
    started = start_edition(data, invented.PARTNERSHIP, "2031-02")

    old, new = (f"partnerships/{invented.PARTNERSHIP}/editions/{month}/" for month in ("2030-05", "2031-02"))
    copied = {name.replace(old, new): content for name, content in before.items() if name.startswith(old)}
    after = contents(data)
    assert {name: content for name, content in after.items() if before.get(name) != content and name != REGISTER} == copied
    assert len(copied) == 7
    assert changed_lines(before[REGISTER], after[REGISTER]) == [
        "+   - id: 2031-02", "+     status: draft", "+     kind: new", "+     replaces: 2030-05", "+ ",
    ]  # fmt: skip
    assert (started.key, started.copied_from, started.folder) == (NEXT, invented.KEY, data / new)
    assert started.to_do == (
        "partners.yml: are these 4 people still in post, and the chair and the scrutineer too?",
        "agencies.yml: are all 5 relevant agencies still there, under their names of today?",
        "groups.yml: members, chairs and frequency of 3 groups.",
        "settings.yml: 4 settings; set `as_of` to the date of the new list.",
        "sections.yml: 11 passages; look for years, names and plans that have passed.",
        "edition.yml: take out `as_it_was`, unless the partnership is still what it says there.",
        "edition.yml: take out `reconstructed`, which was true of the old edition alone.",
        "edition.yml: take out `sign_offs`; they were for the old edition.",
        "register.yml: write a change note for the public, and `kind: amendment` if this edition amends the one before.",
    )


def test_what_has_passed_since_is_listed(data: Path) -> None:
    change(data / "organisations.yml", "kind: nhs-trust", "kind: nhs-trust\n    closed: 2031-03-31")
    to_do = start_edition(data, invented.PARTNERSHIP, "2032-01").to_do
    assert [line for line in to_do if "closed" in line or "passed;" in line or "has passed" in line] == [
        "agencies.yml: `arden-hospital`: Arden Hospital NHS Foundation Trust closed (31 March 2031).",
        "agencies.yml: `nhs-hospital`: Arden Hospital NHS Foundation Trust closed (31 March 2031).",
        "edition.yml: the review date May 2031 has passed; say what came of it and when the next one is.",
    ]


def test_a_bare_edition_has_less_to_go_through(tmp_path: Path) -> None:
    data = invented.write(tmp_path, invented.bare())
    assert [line.partition(":")[0] for line in start_edition(data, invented.PARTNERSHIP, "2031-02").to_do] == [
        "partners.yml", "agencies.yml", "groups.yml", "sections.yml", "register.yml",
    ]  # fmt: skip


def test_an_amendment_starts_from_the_edition_in_force_while_the_next_is_a_draft(data: Path) -> None:
    start_edition(data, invented.PARTNERSHIP, "2032-01")
    assert start_edition(data, invented.PARTNERSHIP, "2031-02").copied_from == invented.KEY


def test_a_sealed_edition_may_be_copied_and_the_copy_is_not_sealed(data: Path) -> None:
    seal = publish(data, invented.KEY, DAY).seal
    start_edition(data, invented.PARTNERSHIP, "2031-02")
    assert entries(data) == [("2031-02", "draft", None, None), ("2030-05", "published", "2030-05-17", seal)]
    assert not seal_file(data, NEXT).exists()


NOT_STARTED: Final = {
    "no month": (invented.PARTNERSHIP, "next", "`next` is no month. Write year and month, as in `2026-12`."),
    "a thirteenth month": (invented.PARTNERSHIP, "2031-13", "`2031-13` is no month. Write year and month, as in `2026-12`."),
    "one that is there": (invented.PARTNERSHIP, "2030-05", "There is an edition arden-vale/2030-05 already."),
    "an earlier one": (invented.PARTNERSHIP, "2030-04", "The newest edition is of May 2030. A new one needs a later month."),
    "a partnership with another name": ("arden-vail", "2031-02", "There is no partnership `arden-vail` with an edition. Did you mean `arden-vale`?"),
    "no such partnership": ("mars", "2031-02", "There is no partnership `mars` with an edition. There are: arden-vale."),
}


@pytest.mark.parametrize(("partnership", "month", "says"), NOT_STARTED.values(), ids=NOT_STARTED)
def test_what_cannot_be_started_is_refused_and_nothing_is_written(data: Path, partnership: str, month: str, says: str) -> None:
    before = contents(data)
    with pytest.raises(CannotPublish) as found:
        start_edition(data, partnership, month)
    assert [str(found.value), contents(data)] == [says, before]


@pytest.mark.parametrize("time", [1, 2])
def test_a_disk_that_refuses_leaves_no_half_of_a_new_edition(data: Path, monkeypatch: pytest.MonkeyPatch, time: int) -> None:
    before = contents(data)
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", Refusing(time))
        with pytest.raises(OSError, match="No space left"):
            start_edition(data, invented.PARTNERSHIP, "2031-02")
    assert contents(data) == before
    assert start_edition(data, invented.PARTNERSHIP, "2031-02").key == NEXT

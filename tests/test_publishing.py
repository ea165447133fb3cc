"""Publishing seals an edition and enters it in the register, whole or not at all."""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import Final

import pytest

from macros.dataset import load
from macros.model import When
from macros.problems import ProblemsFound
from macros.publishing import CannotPublish, Published, publish, start_edition, write_whole
from macros.seal import sealed

from . import invented
from .projects import change, contents
from .refusing import Refusing

DAY: Final = When(2031, 2, 14)
NEXT: Final = f"{invented.PARTNERSHIP}/2031-02"
REGISTER: Final = f"partnerships/{invented.PARTNERSHIP}/register.yml"
KEPT: Final = f"partnerships/{invented.PARTNERSHIP}/seals"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return invented.write(tmp_path)


@pytest.fixture
def draft(data: Path) -> Path:
    """The data with a draft that replaces the edition."""
    start_edition(data, invented.PARTNERSHIP, "2031-02")
    return data


def changed_lines(before: bytes, after: bytes) -> list[str]:
    compared = difflib.ndiff(before.decode().splitlines(), after.decode().splitlines())
    return [line for line in compared if line[0] in "+-"]


def entries(data: Path) -> list[tuple[str, str, str | None, str | None]]:
    """Id, status, day and seal of each edition in the register."""
    register = load(data).registers[invented.PARTNERSHIP]
    return [(entry.id, entry.status, str(entry.published) if entry.published else None, entry.seal) for entry in register.editions]


# Publish


def test_a_draft_is_published_and_the_edition_that_it_replaces_is_superseded(draft: Path) -> None:
    before = contents(draft)
    done = publish(draft, NEXT, DAY)

    edition = load(draft).editions[NEXT]
    assert done == Published(NEXT, sealed(edition).digest, invented.KEY)
    assert entries(draft) == [("2031-02", "published", "2031-02-14", done.seal), ("2030-05", "superseded", "2030-05-17", None)]
    after = contents(draft)
    assert changed_lines(before[REGISTER], after[REGISTER]) == [
        "-     status: draft",
        "+     published: 2031-02-14",
        "+     status: published",
        f"+     seal: {done.seal}",
        "-     status: published",
        "+     status: superseded",
    ]
    assert after[f"{KEPT}/2031-02.json"].decode() == sealed(edition).as_text()
    assert {name for name in after if after[name] != before.get(name)} == {REGISTER, f"{KEPT}/2031-02.json"}


def test_a_published_edition_is_sealed_and_keeps_its_day_and_status(data: Path) -> None:
    done = publish(data, invented.KEY, DAY)
    assert [done.superseded, entries(data)] == [None, [("2030-05", "published", "2030-05-17", done.seal)]]


def test_no_day_is_made_up_for_an_edition_that_was_published_long_ago(data: Path) -> None:
    change(data / REGISTER, "    published: 2030-05-17\n", "")
    change(data / REGISTER, "status: published", "status: superseded")
    done = publish(data, invented.KEY, DAY)
    assert entries(data) == [("2030-05", "superseded", None, done.seal)]


def test_a_draft_that_has_its_day_keeps_it(draft: Path) -> None:
    change(draft / REGISTER, "status: draft", "status: draft\n    published: 2031-02")
    done = publish(draft, NEXT, DAY)
    assert entries(draft)[0] == ("2031-02", "published", "2031-02", done.seal)


@pytest.mark.parametrize("status", ["superseded", "withdrawn"])
def test_what_is_not_in_force_is_not_superseded(draft: Path, status: str) -> None:
    change(draft / REGISTER, "status: published", f"status: {status}")
    assert publish(draft, NEXT, DAY).superseded is None
    assert [entry[1] for entry in entries(draft)] == ["published", status]


def test_a_draft_that_replaces_nothing_supersedes_nothing(draft: Path) -> None:
    change(draft / REGISTER, "    replaces: 2030-05\n", "")
    done = publish(draft, NEXT, DAY)
    assert (done.superseded, done.still_published) == (None, (invented.KEY,))
    assert [entry[1] for entry in entries(draft)] == ["published", "published"]


REFUSED: Final = {
    "one that is not there": (None, "arden-vale/2030-06", "There is no edition `arden-vale/2030-06`. Did you mean `arden-vale/2030-05`?"),
    "one that is nowhere near": (None, "mars/1", "There is no edition `mars/1`. There are: arden-vale/2030-05."),
    "one that is withdrawn": (
        ("status: published", "status: withdrawn"),
        invented.KEY,
        "arden-vale/2030-05 is withdrawn. Give it another status in register.yml first.",
    ),
    "a register in braces": (
        (invented.text("register").partition("editions:\n")[2], "  - {id: 2030-05, status: published}\n"),
        invented.KEY,
        "arden-vale/register.yml is written in a way that this command cannot change. "
        "Write each value on a line of its own, as in `status: draft`, without braces.",
    ),
}


@pytest.mark.parametrize(("changes", "key", "says"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_published_is_refused_and_nothing_is_written(data: Path, changes: tuple[str, str] | None, key: str, says: str) -> None:
    if changes:
        change(data / REGISTER, *changes)
    before = contents(data)
    with pytest.raises(CannotPublish) as found:
        publish(data, key, DAY)
    assert [str(found.value), contents(data)] == [says, before]


def test_nothing_is_published_twice(data: Path) -> None:
    publish(data, invented.KEY, DAY)
    before = contents(data)
    with pytest.raises(CannotPublish) as found:
        publish(data, invented.KEY, DAY)
    assert str(found.value) == "arden-vale/2030-05 is sealed already. To change it, start an amendment: new-edition arden-vale YEAR-MONTH."
    assert contents(data) == before


def test_data_with_problems_is_not_published(draft: Path) -> None:
    change(draft / "glossary.yml", "terms:", "termes:")
    before = contents(draft)
    with pytest.raises(ProblemsFound) as found:
        publish(draft, NEXT, DAY)
    assert [problem.code for problem in found.value.problems] == ["unknown-key"]
    assert contents(draft) == before


# A disk that refuses


@pytest.mark.parametrize("time", [1, 2])
def test_a_disk_that_refuses_leaves_register_and_seals_as_they_were(draft: Path, monkeypatch: pytest.MonkeyPatch, time: int) -> None:
    before = contents(draft)
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", Refusing(time))
        with pytest.raises(OSError, match="No space left"):
            publish(draft, NEXT, DAY)
    assert contents(draft) == before
    assert publish(draft, NEXT, DAY).superseded == invented.KEY


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "new" / "file.yml"
    write_whole(file, b"old")
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", Refusing(1))
        with pytest.raises(OSError, match="No space left"):
            write_whole(file, b"new")
    assert contents(tmp_path) == {"new/file.yml": b"old"}

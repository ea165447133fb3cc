"""Notes on changes: read with the edition, sealed with it, and wrong when their change is not there any more."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from macros.compare import compare
from macros.dataset import load
from macros.model import When
from macros.problems import ProblemsFound
from macros.publishing import publish, start_edition
from macros.seal import sealed

from . import invented
from .projects import change

MONTH: Final = "2031-02"
KEY: Final = f"{invented.PARTNERSHIP}/{MONTH}"
FILE: Final = f"partnerships/{invented.PARTNERSHIP}/editions/{MONTH}/changes.yml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A draft that differs from the edition before in one name."""
    data = invented.write(tmp_path)
    started = start_edition(data, invented.PARTNERSHIP, MONTH)
    change(started.folder / "groups.yml", "name: Main Board", "name: First Board")
    return data


def fingerprints(data: Path) -> list[str]:
    editions = load(data).editions
    return [one.fingerprint for one in compare(editions[invented.KEY], editions[KEY]).changes]


def note(data: Path, *prints: str) -> None:
    notes = "".join(f"  - id: note-{number}\n    change: {one}\n    why: We were asked to.\n" for number, one in enumerate(prints))
    (data / FILE).write_text(f"notes:\n{notes}", encoding="utf-8")


def problems(data: Path) -> list[str]:
    try:
        load(data)
    except ProblemsFound as found:
        return [str(problem) for problem in found.problems]
    return []


def test_a_note_on_a_change_that_there_is_is_right_and_belongs_to_the_edition(data: Path) -> None:
    (found,) = fingerprints(data)
    note(data, found)
    edition = load(data).editions[KEY]
    assert edition.notes
    assert [one.change for one in edition.notes.notes] == [found]
    assert sealed(edition).content["changes"] == {"notes": [{"id": "note-0", "change": found, "why": "We were asked to."}]}


def test_a_note_whose_change_is_gone_is_said_with_its_line(data: Path) -> None:
    (found,) = fingerprints(data)
    note(data, found, "000000000000")
    gone = f"data/{FILE}:6:13: no change from 2030-05 to 2031-02 has the fingerprint `000000000000`; it has gone, or changed itself"
    assert problems(data) == [f"{gone}; find it with `./site-build.sh compare {invented.KEY} {KEY}`, or take the note out [no-such-change]"]
    change(data / FILE.replace("changes", "groups"), "name: First Board", "name: Main Board")
    assert [line.split(":")[1] for line in problems(data)] == ["3", "6"]


def test_a_misread_fingerprint_is_set_right_and_a_second_note_is_said(data: Path) -> None:
    (found,) = fingerprints(data)
    misread = ("1" if found[0] == "0" else "0") + found[1:]
    note(data, found, misread, found)
    assert problems(data) == [
        f"data/{FILE}:6:13: no change from 2030-05 to 2031-02 has the fingerprint `{misread}`; it has gone, or changed itself; "
        f"did you mean `{found}`? [no-such-change]",
        f"data/{FILE}:9:13: there is a note on this change already, in line 3; put both into one note [repeated-note]",
    ]


def test_the_next_edition_begins_without_notes(data: Path) -> None:
    note(data, *fingerprints(data))
    publish(data, KEY, When(2031, 2, 14))
    started = start_edition(data, invented.PARTNERSHIP, "2032-02")
    assert not (started.folder / "changes.yml").exists()
    assert problems(data) == []


def test_an_edition_that_follows_none_has_no_changes_to_note(tmp_path: Path) -> None:
    data = invented.write(tmp_path, {"changes": "notes:\n  - id: a\n    change: 000000000000\n"})
    place = f"data/{invented.path('changes')}:3:13"
    assert problems(data) == [
        f"{place}: there is no edition before 2030-05, and so no change to note; "
        "take the note out, or say in `register.yml` which edition this one `replaces` [no-edition-before]"
    ]


def test_the_notes_of_a_sealed_edition_are_not_judged_again(data: Path) -> None:
    note(data, *fingerprints(data))
    publish(data, KEY, When(2031, 2, 14))
    assert problems(data) == []
    note(data, "000000000000")
    (problem,) = problems(data)
    assert problem.endswith("[sealed]")

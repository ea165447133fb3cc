"""An edition with a file that cannot be read: what is wrong in its other files is said at the same time."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.dataset import load
from macros.problems import ProblemsFound

from . import invented

WRONG = {
    "agencies": ("    organisation: vale-probation-service\n", "    organisation: vale-probation-servise\n"),
    "settings": ("      - heading: early-years\n", "      - heading: early-year\n"),
}
TOLD = {
    "agencies": "there is no organisation with the id `vale-probation-servise`; did you mean `vale-probation-service`? [unknown-id]",
    "settings": "there is no heading with the id `early-year`; did you mean `early-years`? [unknown-id]",
}


def told(data: Path) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        load(data)
    return [f"{Path(problem.place.path).stem}: {str(problem).partition(': ')[2]}" for problem in found.value.problems]


@pytest.mark.parametrize("broken", ["groups", "partners", "sections", "edition", "glossary", "region"])
def test_ids_that_are_wrong_are_told_beside_the_file_that_cannot_be_read(tmp_path: Path, broken: str) -> None:
    changed: dict[str, str | bytes | None] = {kind: invented.text(kind).replace(*words, 1) for kind, words in WRONG.items()}
    data = invented.write(tmp_path, {**changed, broken: "'never closed\n"})
    unreadable = "this line has a quote that is never closed; close the quote [broken-yaml]"
    name = "2030" if broken == "region" else broken
    assert sorted(told(data)) == sorted([f"{name}: {unreadable}", *(f"{kind}: {words}" for kind, words in TOLD.items())])


def test_nothing_is_said_of_ids_whose_own_file_cannot_be_read(tmp_path: Path) -> None:
    assert told(invented.write(tmp_path, {"organisations": "'never closed\n", "partners": "'never closed\n"})) == [
        "organisations: this line has a quote that is never closed; close the quote [broken-yaml]",
        "partners: this line has a quote that is never closed; close the quote [broken-yaml]",
    ]

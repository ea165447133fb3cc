"""Instruments and what editions say of them agree, or it is told where they do not, with what would be right."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
import yaml

from macros.dataset import Memory, load
from macros.problems import ProblemsFound

from . import invented
from .projects import change

LAW: Final = f"data/{invented.paths()['instrument']}"
OTHER: Final = "instruments/guidance-2035.yml"
EDITION: Final = f"data/partnerships/{invented.PARTNERSHIP}/editions/{invented.EDITION}"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return invented.write(tmp_path)


def told(data: Path, memory: Memory | None = None) -> list[str]:
    try:
        load(data, memory)
    except ProblemsFound as found:
        return [str(problem) for problem in found.problems]
    return []


def line(data: Path, kind: str, text: str) -> str:
    """`LINE:COLUMN` of the text, which stands once in the file of that kind."""
    lines = (data / invented.paths()[kind]).read_text("utf-8").splitlines()
    (number,) = [number for number, line in enumerate(lines, 1) if text in line]
    return f"{number}:{lines[number - 1].index(text) + 1}"


NAMED: Final = {
    "answers": ("sections", "  - G30-VOICE", "  - G30-VOCE", "G30-VOCE", "there is no requirement with the id `G30-VOCE`; did you mean `G30-VOICE`?"),
    "a category": ("agencies", "RA91", "RA93", "RA93", "there is no category with the id `RA93`; did you mean `RA91`?"),
    "an explanation": ("edition", "G30-WHY", "G30-WHI", "G30-WHI", "there is no requirement with the id `G30-WHI`; did you mean `G30-WHY`?"),
    "a document": ("edition", "instrument: guidance-2030", "instrument: guidance-2031", "guidance-2031",
                   "there is no instrument with the id `guidance-2031`; did you mean `guidance-2030`?"),
    "a confirmation": ("confirmations", "requirement: G30-VOICE", "requirement: X-1", "X-1",
                       "there is no requirement with the id `X-1`; use the id of a requirement that exists, or add it"),
    "what is carried": ("instrument", "carries: G30-VOICE", "carries: G30-VOCE", "G30-VOCE",
                        "there is no requirement with the id `G30-VOCE`; did you mean `G30-VOICE`?"),
    "a sign-off": ("edition", "by: lead-police", "by: lead-polise", "lead-polise",
                   "there is no lead safeguarding partner with the id `lead-polise`; did you mean `lead-police`?"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "old", "new", "at", "says"), NAMED.values(), ids=NAMED)
def test_an_id_that_is_not_there_is_told(kind: str, old: str, new: str, at: str, says: str, data: Path) -> None:
    change(data / invented.paths()[kind], old, new)
    assert told(data) == [f"data/{invented.paths()[kind]}:{line(data, kind, at)}: {says} [unknown-id]"]


DUTY: Final = "is something that guidance says must be done, and cannot be explained away; take the explanation out, and do what is asked"
POWER: Final = "is a power, which nobody has to use, and cannot be explained away; take the explanation out"


@pytest.mark.parametrize(("requirement", "why"), [("G30-VOICE", DUTY), ("G30-POWER", POWER)])
def test_only_what_should_be_done_is_explained(requirement: str, why: str, data: Path) -> None:
    change(data / invented.paths()["edition"], "G30-WHY", requirement)
    assert told(data) == [f"{EDITION}/edition.yml:{line(data, 'edition', requirement)}: `{requirement}` {why} [not-to-be-explained]"]


def test_law_is_not_explained(data: Path) -> None:
    change(data / invented.paths()["instrument"], "force: should", "force: law")
    says = "`G30-WHY` is law, and cannot be explained away; take the explanation out, and do what is asked"
    assert told(data) == [f"{EDITION}/edition.yml:{line(data, 'edition', 'G30-WHY')}: {says} [not-to-be-explained]"]


def test_an_id_is_taken_once_in_all_instruments(data: Path) -> None:
    value = yaml.load(invented.text("instrument"), yaml.BaseLoader)
    again = {**value, "categories": value["categories"][:1], "requirements": [value["requirements"][0]]}
    (data / OTHER).write_text(yaml.safe_dump(again, sort_keys=False), "utf-8")
    found = told(data)
    assert [problem.split(": ", 1)[1] for problem in found] == [
        f"the id `RA91` is taken in {LAW}, line {line(data, 'instrument', 'RA91').partition(':')[0]}; give this one another id [repeated-id]",
        f"the id `G30-WHY` is taken in {LAW}, line {_first(data, 'id: G30-WHY')}; give this one another id [repeated-id]",
    ]


def _first(data: Path, text: str) -> int:
    lines = (data / invented.paths()["instrument"]).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


UNSAID: Final = {
    "one thing is not said": ("    owner: partnership-chair\n", "", "G30-POWER", "`owner` is missing in `G30-POWER`; add `owner: …` [missing]"),
    "several things are not said": (
        "    seen: memory\n    source: Remembered.\n    asks: Partners may pay into one fund.\n", "", "G30-POWER",
        "`seen`, `source` and `asks` are missing in `G30-POWER`; add `seen: …`, `source: …` and `asks: …` [missing]",
    ),
    "what is carried says nothing of how it was seen": (
        "    seen: inferred\n    source: The guidance of 2030 keeps what there was.\n    since", "    since",
        "G30-VOICE-2", "`seen` and `source` are missing in `G30-VOICE-2`; add `seen: …` and `source: …` [missing]",
    ),
    "nobody says when it was compared": ("    verified_on: 2030-02-01\n", "", "G30-WHY",
        "`G30-WHY` says half of who compared it with the text, and when; give both `verified_by` (a post) and `verified_on` (a day), or neither "
        "[half-verified]"),
    "it was compared and not seen": ("    seen: text\n", "    seen: memory\n", "G30-WHY",
        "`G30-WHY` was compared with the text, and is marked as not seen there or as from memory; write `seen: text`, and take out "
        "`force_from_memory` and `detail_from_memory` [half-verified]"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "id", "says"), UNSAID.values(), ids=UNSAID)
def test_what_a_requirement_has_to_say_is_told_at_its_id(old: str, new: str, id: str, says: str, data: Path) -> None:
    change(data / invented.paths()["instrument"], old, new)
    assert told(data) == [f"{LAW}:{_first(data, f'id: {id}')}:9: {says}"]


def test_a_paragraph_waits_until_somebody_has_looked_it_up(data: Path) -> None:
    change(data / invented.paths()["instrument"], "    verified_by: Partnership manager\n    verified_on: 2030-02-01\n", "")
    says = "`G30-WHY` gives a paragraph, and nobody has looked it up; take it out, or add `verified_by` (a post) and `verified_on` (a day)"
    assert told(data) == [f"{LAW}:{line(data, 'instrument', chr(39) + '14' + chr(39))}: {says} [half-verified]"]


def test_requirements_that_carry_each_other_are_told(data: Path) -> None:
    text = invented.text("instrument").replace("  - id: G30-VOICE\n", "  - id: G30-VOICE\n    carries: G30-VOICE-2\n")
    (data / invented.paths()["instrument"]).write_text(text, "utf-8")
    assert [problem.rpartition(": ")[2] for problem in told(data)] == [
        "`G30-VOICE` carries `G30-VOICE-2` forward, which leads back to itself; name an earlier requirement [circle]",
        "`G30-VOICE-2` carries `G30-VOICE` forward, which leads back to itself; name an earlier requirement [circle]",
    ]


def test_while_an_instrument_cannot_be_read_nobody_says_that_ids_are_wrong(data: Path) -> None:
    (data / invented.paths()["instrument"]).write_text("title: [\n", "utf-8")
    assert [problem.rpartition(" ")[2] for problem in told(data)] == ["[broken-yaml]"]


def test_a_project_without_instruments_needs_none(tmp_path: Path) -> None:
    data = invented.write(tmp_path, invented.bare())
    assert (told(data), load(data).instruments) == ([], {})


def test_what_was_sound_is_judged_again_when_an_instrument_changes(data: Path) -> None:
    memory = Memory(data.parent / "memory")
    assert told(data, memory) == []
    memory.write()
    (data / OTHER).write_text(invented.text("instrument").replace("G30", "G35").replace("RA9", "RA8"), "utf-8")
    assert told(data, Memory(data.parent / "memory")) == []
    change(data / invented.paths()["instrument"], "  - id: RA91", "  - id: RA93")
    says = "there is no category with the id `RA91`; did you mean `RA81`?"
    assert told(data, Memory(data.parent / "memory")) == [f"{EDITION}/agencies.yml:{line(data, 'agencies', 'RA91')}: {says} [unknown-id]"]


def test_an_edition_rests_on_the_instruments(data: Path) -> None:
    before = load(data).digests[invented.KEY]
    change(data / invented.paths()["instrument"], "what helps.", "what helps them.")
    assert load(data).digests[invented.KEY] != before

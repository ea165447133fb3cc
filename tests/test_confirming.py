"""Confirming an answer writes both wordings down; what cannot be an answer is refused with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from macros.checks import digest
from macros.confirming import CannotConfirm, confirm, confirm_none
from macros.dataset import load
from macros.model import When
from macros.requirements import asked, judge

from . import invented
from .projects import contents

POST: Final = "Partnership manager"
DAY: Final = When(2030, 6, 1)
FILE: Final = f"partnerships/{invented.PARTNERSHIP}/editions/{invented.EDITION}/confirmations.yml"
TEXT: Final = "Each term two of us ask the children of one school."
SECTIONS: Final = f"""\
sections:
  - id: how-we-ask
    topic: voice
    title: How we ask
    text: {TEXT}
    answers: [G30-VOICE]
  - id: how-we-hear
    topic: voice
    title: How we hear
    text: We listen to the youth council at its meeting every month.
    answers: [G30-VOICE-2]
"""
BARE: Final[invented.Changed] = {**invented.bare(), "instrument": invented.text("instrument"), "sections": SECTIONS}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An edition in which two passages are named as answers and none is confirmed."""
    return invented.write(tmp_path, BARE)


def confirmed(data: Path, *requirements: str, by: str = POST, on: When = DAY) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    done = confirm(data, invented.KEY, requirements, by, on)
    return [(each.requirement.id, each.passage) for each in done.confirmed], done.left


def refused(data: Path, requirements: Sequence[str], by: str = POST, key: str = invented.KEY) -> str:
    before = contents(data)
    with pytest.raises(CannotConfirm) as found:
        confirm(data, key, requirements, by, DAY)
    assert contents(data) == before
    return str(found.value)


def outcome(data: Path, requirement: str) -> str:
    dataset = load(data)
    return judge(dataset.editions[invented.KEY], asked(dataset.instruments)[requirement], When(2031, 6)).outcome


def test_a_confirmation_holds_both_wordings_the_post_and_the_day(data: Path) -> None:
    assert confirmed(data, "G30-VOICE-2") == ([("G30-VOICE-2", "“How we ask”"), ("G30-VOICE-2", "“How we hear”")], ())
    asks = digest("Partners ask children what helps.")
    assert (
        (data / FILE).read_text("utf-8")
        == f"""\
# yaml-language-server: $schema=../../../../.schemas/confirmations.schema.json
# Which passages somebody has read and confirmed as answers to what is asked. The command `confirm` writes this file.
confirmations:
  - id: g30-voice-2-how-we-ask
    requirement: G30-VOICE-2
    item: how-we-ask
    asked: {asks}
    answered: {digest(f"How we ask {TEXT}")}
    by: Partnership manager
    on: 2030-06-01

  - id: g30-voice-2-how-we-hear
    requirement: G30-VOICE-2
    item: how-we-hear
    asked: {asks}
    answered: {digest("How we hear We listen to the youth council at its meeting every month.")}
    by: Partnership manager
    on: 2030-06-01
"""
    )
    assert [outcome(data, "G30-VOICE"), outcome(data, "G30-VOICE-2")] == ["met", "met"]


def test_without_a_requirement_all_that_wait_are_confirmed(data: Path) -> None:
    told, left = confirmed(data)
    assert (told, left) == (
        [("G30-VOICE", "“How we ask”"), ("G30-VOICE-2", "“How we hear”")],
        (),
    )


def test_two_requirements_with_one_wording_need_one_confirmation(data: Path) -> None:
    assert confirmed(data, "G30-VOICE", "G30-VOICE-2") == ([("G30-VOICE", "“How we ask”"), ("G30-VOICE", "“How we hear”")], ())
    assert [outcome(data, "G30-VOICE"), outcome(data, "G30-VOICE-2")] == ["met", "met"]


def test_what_is_confirmed_is_not_confirmed_again(data: Path) -> None:
    confirmed(data)
    before = contents(data)
    assert confirmed(data) == ([], ())
    assert contents(data) == before


def test_a_passage_that_has_changed_is_confirmed_in_its_place_and_comments_stay(data: Path) -> None:
    confirmed(data, "G30-VOICE")
    (data / FILE).write_text((data / FILE).read_text("utf-8").replace("    item: how-we-ask", "    item: how-we-ask  # read aloud"), "utf-8")
    sections = data / invented.paths()["sections"]
    sections.write_text(sections.read_text("utf-8").replace("two of us", "three of us"), "utf-8")
    before = (data / FILE).read_text("utf-8")
    assert outcome(data, "G30-VOICE") == "met"  # the other passage still answers
    assert confirmed(data, "G30-VOICE", on=When(2031, 1, 1)) == ([("G30-VOICE", "“How we ask”")], ())
    first = before.index("    on: 2030-06-01")
    expected = before[: first + 8] + "2031-01-01" + before[first + 18 :]
    expected = expected.replace(digest(f"How we ask {TEXT}"), digest(f"How we ask {TEXT.replace('two', 'three')}"))
    assert (data / FILE).read_text("utf-8") == expected


def test_a_file_without_confirmations_keeps_its_comments(data: Path) -> None:
    (data / FILE).write_text("# Kept by the board.\nconfirmations: []\n", "utf-8")
    confirmed(data, "G30-VOICE")
    assert (data / FILE).read_text("utf-8").startswith("# Kept by the board.\nconfirmations:\n  - id: g30-voice-how-we-ask\n")


def test_what_is_no_answer_is_left_out_and_told(data: Path) -> None:
    short = SECTIONS.replace(TEXT, "We ask.")
    (data / invented.paths()["sections"]).write_text(short, "utf-8")
    assert confirmed(data) == (
        [("G30-VOICE-2", "“How we hear”")],
        ("G30-VOICE: “How we ask” has two words, which is too short for an answer.",),
    )


REFUSED: Final = {
    "no such requirement": (["G30-VOCE"], "There is no requirement `G30-VOCE`. Did you mean `G30-VOICE`?"),
    "a requirement that nobody confirms": (
        ["G30-WHY"],
        "G30-WHY is not judged by what somebody confirms (each agency says why). There is nothing to do.",
    ),
}


@pytest.mark.parametrize(("requirements", "says"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_confirmed_is_refused(requirements: list[str], says: str, data: Path) -> None:
    assert refused(data, requirements) == says


UNFIT: Final = {
    "a stub": (f"text: {TEXT}", "text: We ask.", "has two words, which is too short for an answer"),
    "another subject": (f"text: {TEXT}", "text: Each term two of us pay for one of the schools.",
                        "does not speak of the subject (no word in it begins with “ask” or “listen”)"),
    "another place": ("topic: voice\n    title: How we ask", "topic: funding\n    title: How we ask",
                      "stands under “funding”, and the answer is expected under “voice”"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "says"), UNFIT.values(), ids=UNFIT)
def test_a_passage_that_is_no_answer_is_refused_with_the_reason(old: str, new: str, says: str, data: Path) -> None:
    sections = SECTIONS.replace(old, new).replace("How we ask", "How we do it")
    (data / invented.paths()["sections"]).write_text(sections.replace("how-we-ask", "how-we-do-it"), "utf-8")
    assert refused(data, ["G30-VOICE"]) == f"Nothing was confirmed.\nG30-VOICE: “How we do it” {says}."


def test_a_requirement_that_no_passage_answers_is_refused(data: Path) -> None:
    (data / invented.paths()["sections"]).write_text("sections: []\n", "utf-8")
    says = f"no passage of {invented.KEY} is named as the answer. Add `answers: [G30-VOICE]` to the passage first."
    assert refused(data, ["G30-VOICE"]) == f"Nothing was confirmed.\nG30-VOICE: {says}"


def test_an_edition_that_is_not_there_is_refused(data: Path) -> None:
    assert refused(data, [], key="arden-vale/2030-06") == "There is no edition `arden-vale/2030-06`. Did you mean `arden-vale/2030-05`?"


@pytest.mark.parametrize("by", ["", "  ", "a\nb"])
def test_a_post_is_needed(by: str, data: Path) -> None:
    assert refused(data, [], by) == "Say who has read the passages: the post, as in --by 'Partnership manager'."


def test_a_person_is_no_post(tmp_path: Path) -> None:
    data = invented.write(tmp_path)
    assert refused(data, [], "person c") == "person c is a person. Write the post instead, as in --by 'Partnership manager'."


def test_a_file_in_a_form_that_cannot_be_changed_is_refused(data: Path) -> None:
    digits = "sha256:" + 64 * "0"
    line = f"{{id: a, requirement: G30-VOICE, item: how-we-ask, asked: '{digits}', answered: '{digits}', by: Manager, on: 2030}}"
    (data / FILE).write_text(f"confirmations: [{line}]\n", "utf-8")
    assert refused(data, ["G30-VOICE"]) == f"data/{FILE} is written in a way that this command cannot change. Write each value on a line of its own."


# That no passage answers

UNNAMED: Final = SECTIONS.replace("    answers: [G30-VOICE]\n", "").replace("    answers: [G30-VOICE-2]\n", "")


@pytest.fixture
def unnamed(data: Path) -> Path:
    """An edition in which nothing is named as an answer."""
    (data / invented.paths()["sections"]).write_text(UNNAMED, "utf-8")
    return data


def found_none(data: Path, *requirements: str, by: str = POST, on: When = DAY) -> list[tuple[str, list[str]]]:
    return [(each.id, [passage.name for passage in read]) for each, read in confirm_none(data, invented.KEY, requirements, by, on)]


def refused_none(data: Path, *requirements: str, by: str = POST) -> str:
    before = contents(data)
    with pytest.raises(CannotConfirm) as found:
        confirm_none(data, invented.KEY, requirements, by, DAY)
    assert contents(data) == before
    return str(found.value)


def test_that_no_passage_answers_is_written_down_with_what_was_read(unnamed: Path) -> None:
    assert outcome(unnamed, "G30-VOICE") == "cannot tell"
    assert found_none(unnamed, "G30-VOICE", "G30-VOICE") == [("G30-VOICE", ["“How we ask”", "“How we hear”"])]
    read = f"how-we-ask {digest(f'How we ask {TEXT}')} how-we-hear {digest('How we hear We listen to the youth council at its meeting every month.')}"
    assert (
        (unnamed / FILE).read_text("utf-8")
        == f"""\
# yaml-language-server: $schema=../../../../.schemas/confirmations.schema.json
# Which passages somebody has read and confirmed as answers to what is asked. The command `confirm` writes this file.
confirmations:
  - id: g30-voice-none
    requirement: G30-VOICE
    asked: {digest("Partners ask children what helps.")}
    answered: {digest(read)}
    by: Partnership manager
    on: 2030-06-01
"""
    )
    assert outcome(unnamed, "G30-VOICE") == "not met"


def test_what_was_read_once_is_not_written_down_again(unnamed: Path) -> None:
    found_none(unnamed, "G30-VOICE")
    before = contents(unnamed)
    assert found_none(unnamed, "G30-VOICE", on=When(2031, 1, 1)) == []
    assert contents(unnamed) == before


def test_when_a_passage_changes_it_has_to_be_read_again(unnamed: Path) -> None:
    found_none(unnamed, "G30-VOICE")
    sections = unnamed / invented.paths()["sections"]
    sections.write_text(UNNAMED.replace("every month", "every year"), "utf-8")
    assert outcome(unnamed, "G30-VOICE") == "cannot tell"
    assert found_none(unnamed, "G30-VOICE", by="Editor") == [("G30-VOICE", ["“How we ask”", "“How we hear”"])]
    assert outcome(unnamed, "G30-VOICE") == "not met"
    assert (unnamed / FILE).read_text("utf-8").count("  - id: ") == 1


def test_a_passage_that_is_named_later_counts(unnamed: Path) -> None:
    found_none(unnamed, "G30-VOICE")
    (unnamed / invented.paths()["sections"]).write_text(SECTIONS, "utf-8")
    confirmed(unnamed, "G30-VOICE")
    assert outcome(unnamed, "G30-VOICE") == "met"


def test_that_no_passage_answers_is_not_believed_where_one_is_named(data: Path) -> None:
    says = "G30-VOICE: “How we ask” is named as the answer. Take `G30-VOICE` out of its `answers` first."
    assert refused_none(data, "G30-VOICE") == f"Nothing was confirmed.\n{says}"


def test_where_nothing_can_be_read_nothing_has_to_be_confirmed(unnamed: Path) -> None:
    (unnamed / invented.paths()["sections"]).write_text("sections: []\n", "utf-8")
    assert refused_none(unnamed, "G30-VOICE") == "Nothing was confirmed.\nG30-VOICE: no passage speaks of it, so that there is nothing to read."


def test_that_no_passage_answers_is_said_of_requirements_by_name(unnamed: Path) -> None:
    assert refused_none(unnamed) == "Name the requirements that no passage answers, as in W23-VOICE."
    assert refused_none(unnamed, "G30-VOICE", by=" ") == "Say who has read the passages: the post, as in --by 'Partnership manager'."

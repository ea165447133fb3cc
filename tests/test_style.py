"""Reading ages are those of the index, and what GOV.UK would write in another way is found once, at its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.dataset import Dataset
from macros.dataset.places import Places
from macros.reports.style import style_report
from macros.style import ENOUGH, LONGEST, Advice, Reading, advice, passages, reading

from . import invented, projects
from .golden import golden

WRITTEN = f"text: We ask them {'and them ' * 12}too."


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["The cat sat. It purred."], Reading(17, 5, 2)),
        (["- one\n- two words\n- 3"], Reading(12, 4, 3)),
        (["See [the page](https://x.example/long) or `settings.yml`."], Reading(12, 4, 1)),
        (["", "…"], Reading(0, 0, 0)),
        (["Well-being isn't one.", "Two here"], Reading(23, 5, 2)),
    ],
)
def test_words_letters_and_sentences_are_counted(texts: list[str], expected: Reading) -> None:
    assert reading(texts) == expected


@pytest.mark.parametrize(
    ("letters", "words", "sentences", "age"),
    [
        (400, 100, 20, 5),  # 18.84 + 2.5 - 21.43: below 1, the youngest
        (450, 100, 10, 9),  # 21.195 + 5 - 21.43 = 4.765, up to 5
        (500, 100, 5, 17),  # 23.55 + 10 - 21.43 = 12.12, up to 13
        (500, ENOUGH - 1, 5, None),
        (0, 0, 0, None),
    ],
)
def test_the_age_is_that_of_the_index_rounded_up(letters: int, words: int, sentences: int, age: int | None) -> None:
    assert Reading(letters, words, sentences).age == age


@given(st.integers(ENOUGH, 5000), st.integers(1, 60), st.integers(1, 20))
def test_longer_words_and_longer_sentences_are_never_easier(words: int, sentences: int, longer: int) -> None:
    age = Reading(words * 5, words, sentences + 1).age
    assert age is not None
    assert (Reading(words * 5 + longer, words, sentences + 1).age or 0) >= age
    assert (Reading(words * 5, words, sentences).age or 0) >= age


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 12/07/2024 and 1st of May 2024", [("date", "12/07/2024"), ("date", "1st of May")]),
        ("On May 3, 2024", [("date", "May 3, 2024")]),
        ("At 17:30 or 1700 hrs", [("time", "17:30"), ("time", "1700 hrs")]),
        ("It cost £12500 for 20000 children", [("number", "£12500"), ("number", "20000")]),
        ("Ten per cent, e.g. girls etc", [("per cent", "per cent"), ("short Latin", "e.g."), ("short Latin", "etc")]),
        ("one and/or two, cats & dogs, in order to see", [("and/or", "and/or"), ("ampersand", "&"), ("long word", "in order to")]),
        (
            "On 1 December 2024, at 5:30pm, £12,500 went to 20% of Learning & Development; see 2024, "
            "023 8083 2300 and [it](https://x.example/e.g./20000).",
            [],
        ),
    ],
)
def test_what_gov_uk_would_write_in_another_way(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    edition = invented.edition(tmp_path, {"sections": f"sections:\n- id: why\n  topic: purpose\n  title: Why\n  text: |-\n    {text}\n"})
    assert [(each.rule, each.words.strip()) for each in advice(edition) if each.file == "sections"] == expected


def test_a_long_sentence_is_found_at_its_line(tmp_path: Path) -> None:
    long = " ".join(["so"] * (LONGEST + 1))
    text = f"sections:\n- id: why\n  topic: purpose\n  title: Why\n  text: |-\n    Short it is.\n\n    {long}.\n"
    edition = invented.edition(tmp_path, {"sections": text})
    expected = Advice(
        "long sentence", "sections", ("sections", 0, "text"), 2, "so so so so so so …", "cut it in two: it has 26 words, where 25 are plenty"
    )
    assert [each for each in advice(edition) if each.file == "sections"] == [expected]
    assert [each.reading.sentences for each in passages(edition) if each.file == "sections"] == [2]


def test_what_is_still_to_be_written_is_not_read(tmp_path: Path) -> None:
    sections = f"sections:\n  - {{id: a, topic: voice, title: A, text: 'TO WRITE: {'and them ' * 30}too'}}\n"
    assert advice(invented.edition(tmp_path, {**invented.bare(), "sections": sections})) == ()


def test_the_report_on_an_edition_is_held(dataset: Dataset) -> None:
    told = style_report([dataset.editions["southampton/2019-09"]], Places(projects.ROOT / "data", dataset.editions).place) + "\n"
    assert told == golden(Path(__file__).parent / "golden" / "style" / "southampton-2019-09.txt", told)


def test_check_tells_style_alone(tmp_path: Path) -> None:
    project = projects.make(tmp_path)
    ran = projects.run(project, "check", invented.KEY, "--style")

    assert (ran.code, ran.out.splitlines()[4].split(":")[0], ran.err) == (0, invented.KEY, "")
    refused = projects.run(project, "check", "--style", "--format", "json")
    assert (refused.code, refused.err) == (2, "How the text is written can only be told as text, and for itself: leave out the other options.\n")

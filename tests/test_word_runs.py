"""Two texts word by word: what was kept and removed makes the older, what was kept and added the newer."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.word_runs import Run, Wording, joined, readable

WORDS: Final = st.lists(st.sampled_from(["the", "board", "meets", "each", "quarter", "and", "decides", "\n\n"]), max_size=30)


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(run.fate, run.text) for run in Wording(before, after).runs]


CASES: Final = {
    "a word": ("We meet every quarter here.", "We meet every month here.", "We meet every -quarter- +month+ here."),
    "nothing before": ("", "A new text.", "+A new text.+"),
    "nothing after": ("An old text.", "", "-An old text.-"),
    "the same": ("A text.", "A text.", "A text."),
    "another text": ("We ask what they think.", "Money comes from partners.", "-We ask what they think.- +Money comes from partners.+"),
    "a word between two changes": (
        "It is very old now and here to stay for all.",
        "It was very new now and here to stay for all.",
        "It -is very old- +was very new+ now and here to stay for all.",
    ),
    "a link that leads elsewhere": ("See [the board](#a) now.", "See [the board](#b) now.", "See -[the board](#a)- +[the board](#b)+ now."),
    "marks of bold and links are not shown": (
        "See **the** [board](#a) each year.",
        "See **the** [board](#a) each month.",
        "See the board each -year.- +month.+",
    ),
}


@pytest.mark.parametrize(("before", "after", "runs"), CASES.values(), ids=CASES)
def test_words_are_compared(before: str, after: str, runs: str) -> None:
    marks = {"kept": "{}", "removed": "-{}-", "added": "+{}+"}
    assert " ".join(marks[fate].format(text) for fate, text in told(before, after)) == runs


@given(WORDS, WORDS)
def test_the_runs_make_both_texts(old: list[str], new: list[str]) -> None:
    before, after = joined(old), joined(new)
    runs = Wording(before, after).runs
    for fate, text in (("removed", before), ("added", after)):
        words = [run.text for run in runs if run.fate in {"kept", fate}]
        assert joined(" ".join(words).split()) == joined(readable(text).split())
    assert all(one.fate != other.fate for one, other in pairwise(runs))


def test_of_a_long_text_only_the_words_around_a_change_are_told() -> None:
    before = " ".join(f"w{number}" for number in range(100))
    excerpt = Wording(before, before.replace("w50 ", "new ")).excerpt
    assert [run.fate for run in excerpt] == ["kept", "removed", "added", "kept"]
    assert excerpt[0] == Run("kept", "… " + " ".join(f"w{number}" for number in range(38, 50)))
    assert excerpt[3] == Run("kept", " ".join(f"w{number}" for number in range(51, 63)) + " …")
    assert Wording("", before).excerpt == (Run("added", before),)

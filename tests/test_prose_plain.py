"""Passages in which Markdown finds nothing to do are not put through it, and come out the same."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from macros import prose
from macros.addresses import Addresses

from .invented import edition

SIGNS = "abcXYZ 019.,;:!?'\"()/-–=+#~|$%@^\n\t\u00a0\u00e9\u2019`*_[]<>&{}\\"


def slowly(text: str) -> str:
    """What Markdown and the cleaner make of it."""
    return str(Markup(prose._clean(prose._markdown(text), lambda tag, attribute, value: value)))


@settings(max_examples=400, deadline=None)
@given(st.text(st.sampled_from(SIGNS), min_size=1, max_size=60))
def test_a_plain_passage_is_what_markdown_makes_of_it(text: str) -> None:
    if prose._PLAIN.fullmatch(text):
        assert f"<p>{text}</p>" == slowly(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.from_regex(r"[A-Za-z][a-z0-9 .,:;!?'\"()/=+#~|$%@^-]{0,30}", fullmatch=True), min_size=1, max_size=4))
def test_lines_that_begin_with_a_letter_are_what_markdown_makes_of_them(lines: list[str]) -> None:
    text = "\n".join(line.rstrip() for line in lines)
    if prose._PLAIN.fullmatch(text):
        assert f"<p>{text}</p>" == slowly(text)


def test_the_shortcut_is_taken_for_a_plain_sentence_and_not_for_markdown(tmp_path: Any) -> None:
    addresses = Addresses(edition(tmp_path))
    taken = [text for text in ("One plain sentence.\nIts second line.", "One **bold** word.", "A & B", "- item") if prose._PLAIN.fullmatch(text)]
    assert taken == ["One plain sentence.\nIts second line."]
    assert prose.html(taken[0], addresses, lambda target: "") == "<p>One plain sentence.\nIts second line.</p>"

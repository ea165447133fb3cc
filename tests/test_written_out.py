"""Abbreviations have their words where a page first uses them, and nothing else on the page is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model import Term
from macros.written_out import Abbreviations

from .built.reading import WORDS_OF_ABBREVIATIONS

TERMS = (
    Term(id="mash", abbreviation="MASH", term="Multi-agency safeguarding hub"),
    Term(id="nhs", abbreviation="NHS", term="National Health Service"),
    Term(id="icb", abbreviation="ICB", term="Integrated care board"),
    Term(id="l-and-d", abbreviation="L&D", term="Learning & development"),
    Term(id="chair", term="Chair"),
)
MASH = '<a href="g#mash">Multi-agency safeguarding hub</a>'
NHS = '<a href="g#nhs">National Health Service</a>'
L_AND_D = '<a href="g#l-and-d">Learning &amp; development</a>'
ICB = '<a href="g#icb">Integrated care board</a>'


def words(told: str) -> str:
    return f' <span class="written-out">({told})</span>'


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p>Ask the MASH, not another MASH.</p>", f"<p>Ask the MASH{words(MASH)}, not another MASH.</p>"),
        ("<p>Both ICBs <b>and NHS</b></p>", f"<p>Both ICBs{words(ICB)} <b>and NHS{words(NHS)}</b></p>"),
        ("<p>L&amp;D</p>", f"<p>L&amp;D{words(L_AND_D)}</p>"),
        ("<p>NHS Vale and the Downs meets.</p>", f"<p>NHS Vale and the Downs{words(f'NHS: {NHS}')} meets.</p>"),
        ("<p>NHS Vale ICB meets.</p>", f"<p>NHS Vale ICB{words(f'NHS: {NHS}; ICB: {ICB}')} meets.</p>"),
        ('<h2 id="x">MASH <b>team</b></h2>', f'<h2 id="x">MASH <b>team</b>{words(f"MASH: {MASH}")}</h2>'),
        ("<td>MASH<br><small>NHS</small></td>", f"<td>MASH<br><small>NHS</small>{words(f'MASH: {MASH}; NHS: {NHS}')}</td>"),
        ('<p><a href="m">The MASH</a>, the NHS</p>', f'<p><a href="m">The MASH</a>{words(f"MASH: {MASH}")}, the NHS{words(NHS)}</p>'),
        ('<th><a href="m">MASH</a></th>', f'<th><a href="m">MASH</a>{words(f"MASH: {MASH}")}</th>'),
        ("<td><table><td>x</td></table>MASH</td>", f"<td><table><td>x</td></table>MASH{words(f'MASH: {MASH}')}</td>"),
        (
            "<p>A multi-agency <i>safeguarding</i>\nhub (MASH)</p>",
            '<p>A multi-agency <i>safeguarding</i>\nhub (<a href="g#mash">MASH</a>)</p>',
        ),
        ("<p>The MASH (Multi Agency Safeguarding Hub)</p>", '<p>The <a href="g#mash">MASH</a> (Multi Agency Safeguarding Hub)</p>'),
    ],
)
def test_the_words_stand_where_the_page_first_uses_the_abbreviation(html: str, told: str) -> None:
    assert Abbreviations(TERMS).written_out(html, "g") == told


@pytest.mark.parametrize(
    "html",
    [
        "<p>Chair, mash, SMASH, MASHED, L&amp;Dx</p>",
        '<p class="MASH">W23-ICB and ICB-4a; icb@vale.example, NHS@vale.example</p>',
        "",
    ],
)
def test_what_is_no_abbreviation_is_left_as_it_is(html: str) -> None:
    assert Abbreviations(TERMS).written_out(html, "g") == html


PIECES = st.sampled_from(["MASH ", "NHS, ", "ICBs (", "L&amp;D) ", "Vale ", "of ", "<b>x ", "y</b> "])
ELEMENTS = st.sampled_from(["p", "td", "h3", "a", "li", "code"])


@given(st.lists(st.tuples(ELEMENTS, st.lists(PIECES, max_size=8)), max_size=6))
def test_nothing_but_words_is_added_and_each_only_once(parts: list[tuple[str, list[str]]]) -> None:
    html = "".join(f"<{name}>{''.join(pieces)}</{name}>" for name, pieces in parts)
    told = Abbreviations(TERMS).written_out(html, "g")
    assert WORDS_OF_ABBREVIATIONS.sub("", told) == html
    assert [told.count(link) for link in (MASH, NHS, ICB, L_AND_D)] == [int(short in html) for short in ("MASH", "NHS", "ICBs", "L&amp;D")]

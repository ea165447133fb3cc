"""An edition as one document: how pages are read, where links lead, and what stands in which order."""

from __future__ import annotations

import re
import string
from dataclasses import replace
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from pypdf import PdfReader

from macros.edition_pdf import PageText, edition_sheet, file_name
from macros.edition_pdf.document import document
from macros.edition_pdf.reading import Reader
from macros.model import Edition
from macros.views import Notice

from . import invented
from .reading_papers import between, squeezed
from .test_meeting_papers import SIGNS

CASES: Final = yaml.safe_load((Path(__file__).parent / "edition_pdf/reading.yml").read_text("utf-8"))
NOTICES: Final = (Notice("part-draft", "draft", "Draft", Markup('<p>See <a href="about/index.html">what is open</a>.</p>')),)
PAGES: Final = {
    "index": PageText(
        "Safeguarding arrangements", "Who keeps children safe.", Markup('<h2 id="a">First</h2><p><a href="groups/mash/index.html">M</a></p>')
    ),
    "structure": PageText("Structure", "Which groups.", Markup('<h2>Chart</h2><p><a href="../requirements/index.html#R1">R1</a></p>')),
    "groups/mash": PageText(
        "MASH", "What it does.", Markup('<h2>Purpose</h2><p><a href="#nowhere">A</a> <a href="../../about/index.html#b">B</a></p>')
    ),
    "requirements": PageText("Law", "What is asked.", Markup('<p id="R1">Asked by <a href="../../../law/act/index.html#s1">the Act</a></p>')),
    "changes": PageText("Changes", "What is new.", Markup('<p><a href="../../2029-01/index.html">Older</a></p>')),
    "accessibility": PageText("Accessibility", "About this website.", Markup("<p>Websites</p>")),
    "about": PageText(
        "About", "Where it is from.", Markup('<p id="b"><a href="mailto:team@example.org">Us</a> <a href="../downloads/a.csv">A</a></p>')
    ),
}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return invented.edition(tmp_path_factory.mktemp("printed"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_pages_are_read_as(case: dict[str, Any]) -> None:
    assert Reader(lambda page, link: None).read("groups/mash", case["html"], shift=1) == case["tree"]


def links(value: Any) -> list[tuple[str, str | None]]:
    """The words of each link and where it leads: to a place in the document, behind a `#`, or to an address."""
    if isinstance(value, list):
        return [link for inner in value for link in links(inner)]
    if not isinstance(value, dict):
        return []
    if value.get("tag") == "a":
        return [("".join(value["children"]), f"place {value['place']}" if "place" in value else value.get("to"))]
    return [link for inner in value.values() for link in links(inner)]


def test_links_lead_to_their_place_in_the_document_or_to_the_web(edition: Edition) -> None:
    address = f"https://example.org/site/{edition.key}/"
    found = document(edition, PAGES, NOTICES, address)
    assert links(found) == [
        ("what is open", "place about#"),
        ("M", "place groups/mash#"),
        ("R1", "place requirements#R1"),
        ("A", "place groups/mash#"),
        ("B", "place about#b"),
        ("Us", "mailto:team@example.org"),
        ("A", f"{address}downloads/a.csv"),
        ("the Act", "https://example.org/site/law/act/index.html#s1"),
        ("Older", f"https://example.org/site/{invented.PARTNERSHIP}/2029-01/index.html"),
    ]
    assert [each for each in links(document(edition, PAGES, NOTICES)) if each[1] is None] == [("A", None), ("the Act", None), ("Older", None)]


def test_chapters_follow_the_menu_and_annexes_come_last(edition: Edition) -> None:
    found = document(edition, PAGES, NOTICES)
    assert [(chapter["level"], chapter["title"], chapter["apart"]) for chapter in found["chapters"]] == [
        (1, "Safeguarding arrangements", False),
        (1, "Structure", False),
        (2, "MASH", False),
        (1, "About", False),
        (1, "Annex A: Law", True),
        (1, "Annex B: Changes", True),
    ]
    assert [chapter["answers"] for chapter in found["chapters"]] == [
        PAGES[name].answers for name in ("index", "structure", "groups/mash", "about", "requirements", "changes")
    ]


def pdf_of(edition: Edition, content: str) -> bytes:
    """An edition of one page."""
    return edition_sheet(edition, {"index": PageText("Start", "It begins.", Markup(content))}, ()).pdf()


def test_the_title_page_says_what_the_edition_is(edition: Edition) -> None:
    sealed = edition.entry.model_copy(update={"seal": f"sha256:{'0123456789ab' + 52 * 'c'}"})
    made = edition_sheet(replace(edition, entry=sealed), PAGES, NOTICES, "https://example.org/a/").pdf()
    assert " ".join(PdfReader(BytesIO(made)).pages[0].extract_text().split()) == (
        "Arden Vale & Mere Safeguarding Partnership Safeguarding arrangements of May 2030 "
        "Published as: Arden Vale Multi-Agency Safeguarding Arrangements Edition: 2030-05 Status: Published Published: 17 May 2030 "
        f"Next review: May 2031 Seal: {sealed.seal} (in short 0123 4567 89ab) "
        "Web pages, the accessible form: https://example.org/a/ Draft See what is open. Page 1 of 5"
    )
    assert file_name(edition) == f"{invented.PARTNERSHIP}-{invented.EDITION}.pdf"


def test_long_tables_say_their_columns_on_each_page(edition: Edition) -> None:
    rows = "".join(f"<tr><th>School {at}</th><td>{at}</td></tr>" for at in range(100, 200))
    made = pdf_of(edition, f"<table><thead><tr><th>Setting</th><th>URN</th></tr></thead><tbody>{rows}</tbody></table>")
    pages = [squeezed(page.extract_text()) for page in PdfReader(BytesIO(made)).pages[2:]]
    assert len(pages) > 2
    assert [page.count("SettingURN") for page in pages] == [1] * len(pages)


PUNCTUATION: Final = [" ".join(f"{first}{second}" for second in string.punctuation) for first in string.punctuation]


@pytest.mark.parametrize("text", [*PUNCTUATION, *SIGNS, "Ends in a backslash \\", "#a @b $c$ \\u{41} `d` <e> *f* _g_ [h]"])
def test_no_sign_on_a_page_means_anything(edition: Edition, text: str) -> None:
    """Every character of Typst's syntax, each pair of punctuation signs, and some more, in every place that shows words."""
    words = escape(text)
    items = f"<ul><li>{words}</li></ul><ol><li>{words}</li></ol><dl><div><dt>{words}</dt><dd>{words}</dd></div></dl>"
    table = f"<table><caption>{words}</caption><thead><tr><th>{words}</th></tr></thead><tbody><tr><td>{words}</td></tr></tbody></table>"
    lines = f"<h2>{words}</h2><p>{words}</p><blockquote>{words}</blockquote><p><b>{words}</b><em>{words}</em><ins>{words}</ins></p>"
    chart = f'<ul class="structure"><li><div class="box"><a href="a">{words}</a> <span>{words}</span></div></li></ul>'
    found = shown(pdf_of(edition, f"{lines}{items}{table}<p>{words} <code>{words}</code></p>{chart}"))
    assert between(found.partition("Itbegins.")[2], [text] * 17) <= {"", ":", "•", "1.", "."}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(
        st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_categories=("Cc", "Zs")) | st.sampled_from(" #$*_`<>@=\\/~-[]{}()"), min_size=1
    )
)
def test_whatever_is_typed_is_shown(edition: Edition, text: str) -> None:
    found = shown(pdf_of(edition, f"<p>Before {escape(text)} after</p>"))
    assert found.partition("Itbegins.")[2].replace("\N{SOFT HYPHEN}", "") == squeezed(f"Before {text} after").replace("\N{SOFT HYPHEN}", "")


def shown(made: bytes) -> str:
    """What a reader of the document sees, without blanks, running heads and feet."""
    running = squeezed("Arden Vale: safeguarding arrangements of May 2030")
    lines = (squeezed(page.extract_text()) for page in PdfReader(BytesIO(made)).pages)
    return "".join(re.sub(r"Page\d+of\d+$", "", line).removeprefix(running) for line in lines)

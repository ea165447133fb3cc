"""The papers for the meeting: what they say on a day, and that all three formats say it."""

from __future__ import annotations

import string
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from macros.changes import UNRECORDED
from macros.compare import compare
from macros.dataset import Dataset, load
from macros.meeting_papers import Ground, Papers, draw_up, html, markdown, pdf
from macros.meeting_papers.changing import changes_in_brief
from macros.meeting_papers.findings import judged_on, to_come
from macros.meeting_papers.papers import Chapter, Heading, Paragraph, Point, Points, SignaturePage, Table
from macros.model import SignOff, When
from macros.publishing import start_edition
from macros.requirements import asked
from macros.reviewing import ground
from macros.word_runs import Wording

from . import invented, projects
from .golden import golden
from .projects import change
from .reading_papers import between, of_html, of_markdown, of_pdf, squeezed, told

MEETING: Final = When(2031, 1, 20)
NEXT: Final = f"{invented.PARTNERSHIP}/2031-02"
GOLDEN: Final = Path(__file__).parent / "golden/review/arden-vale.md"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The invented edition, and a draft in which a lead, an agency and a few words are others."""
    folder = invented.write_law(tmp_path_factory.mktemp("papers"))
    draft = start_edition(folder, invented.PARTNERSHIP, "2031-02").folder
    change(draft / "partners.yml", "Person B", "Person C")
    change(draft / "partners.yml", "Three bodies share one duty.", "Three bodies share one duty, equally.")
    change(draft / "agencies.yml", "  - id: faith-groups", "  - id: the-clinic\n    name: The Clinic\n    kind: other\n\n  - id: faith-groups")
    return load(folder)


@pytest.fixture(scope="module")
def papers(data: Dataset) -> Papers:
    return draw_up(ground(data, data.editions[NEXT], MEETING), MEETING)


def test_the_papers_read_as_they_should(papers: Papers) -> None:
    found = markdown(papers)
    assert found == golden(GOLDEN, found)


def test_what_one_of_the_editions_does_not_record_counts_as_no_change(dataset: Dataset) -> None:
    found = compare(dataset.editions["southampton/2019-09"], dataset.editions["southampton/2024-12"])
    known = replace(found, changes=tuple(change for change in found.changes if change.rule not in UNRECORDED))
    assert 0 < len(known.changes) < len(found.changes)
    besides = "What one of the two editions does not record is listed too, and counts as no change."
    assert changes_in_brief(found) == f"{changes_in_brief(known)} {besides}"
    assert changes_in_brief(replace(found, changes=())) == "Nothing has changed."


# The same in every format


def chapters_of(block_text: str) -> Iterator[Chapter]:
    """Every kind of block, with that text in each place that holds one."""
    at = 0

    def text() -> str:
        nonlocal at
        at += 1
        return f"{block_text} {at}"

    both = Wording(f"one two three four five {text()}", f"one two three four five {text()}", text())
    texts = (Wording("", text(), text()), Wording(text(), "", ""), both)
    table = Table((text(), text()), ((text(), text()), (text(), text())))
    yield Chapter("a", text(), (Heading(text()), Paragraph(text()), Heading(text(), 2), table))
    yield Chapter("b", text(), (Points((Point(text()), Point(text(), ((text(), text()),), texts))), Points((Point(text()),), numbered=True)))


def papers_with(text: str) -> Papers:
    page = SignaturePage("sign-a", f"{text} A", f"{text} B", ((f"{text} C", f"{text} D"),), (f"{text} E",))
    first, second = chapters_of(text)
    return Papers(f"{text} F", "Running", ((f"{text} G", f"{text} H"),), (first,), second, (page,))


@pytest.fixture(params=["draft", "southampton/2024-12", "isle-of-wight/2024-09"])
def any_papers(request: pytest.FixtureRequest, papers: Papers, dataset: Dataset) -> Papers:
    if request.param == "draft":
        return papers
    on = When(2026, 11, 22)
    return draw_up(ground(dataset, dataset.editions[request.param], on), on)


def test_all_three_hold_the_same_facts_in_the_same_order(any_papers: Papers) -> None:
    expected = list(told(any_papers))
    columns = {squeezed("".join(block.columns)) for chapter in any_papers.chapters for block in chapter.blocks if isinstance(block, Table)}
    assert between(of_markdown(markdown(any_papers)), expected) <= {"", ":", ":" + "_" * 40}
    assert between(of_html(html(any_papers)), expected) <= {"", ":"}
    # In a printed list there are signs before the points, and a table says its columns again on each page.
    signs = {"", ":", "•", *(f"{at}." for at in range(1, 4))}
    assert between(of_pdf(pdf(any_papers), any_papers.running), expected) <= signs | columns


SIGNS: Final = (
    string.punctuation,
    '#import "x": * #sys.inputs #eval("1+1") #{1} #[a]',
    "*bold* _slanted_ `code` ```raw``` $x^2$ <label> @reference // comment /* comment */ ~ -? --- -- ...",
    r"\u{41} \n \ \\ \#",
    "= Heading",
    "- point",
    "+ point",
    "/ term: text",
    "1. point",
    "1) point",
    "# Heading",
    "> quoted",
    "---",
    "| cell | cell |",
    "[link](https://elsewhere.example) ![picture](x.png) https://elsewhere.example/?a=1&b=2#c",
    "<script>alert(1)</script> &lt;b&gt; &#65; &amp; <!-- --> ]]> </style> </li>",
    "{{ name }} {% raw %} {# note #}",
    "‘single’ “double” 'single' \"double\" – — … € £ é ŵ ½",
)


@pytest.mark.parametrize("text", SIGNS)
def test_no_sign_in_data_means_anything(text: str) -> None:
    papers = papers_with(text)
    expected = list(told(papers))
    assert between(of_markdown(markdown(papers)), expected) <= {"", ":", ":" + "_" * 40}
    assert between(of_html(html(papers)), expected) <= {"", ":"}
    assert between(of_pdf(pdf(papers), "Running"), expected) <= {"", ":", "•", "1."}


def test_a_sign_that_the_fonts_do_not_have_is_shown_to_be_missing() -> None:
    papers = papers_with("Ring \N{BLACK TELEPHONE} \N{GRINNING FACE} \N{CJK UNIFIED IDEOGRAPH-4E2D} now")
    shown = "Ring \N{BLACK TELEPHONE} \N{REPLACEMENT CHARACTER} \N{REPLACEMENT CHARACTER} now"
    expected = [text.replace("\N{GRINNING FACE} \N{CJK UNIFIED IDEOGRAPH-4E2D}", shown[7:10]) for text in told(papers)]
    assert between(of_pdf(pdf(papers), "Running"), expected) <= {"", ":", "•", "1."}
    assert between(of_html(html(papers)), list(told(papers))) <= {"", ":"}


# The PDF


PLACES: Final[tuple[dict[str, str], ...]] = (
    {},
    {"TZ": "Pacific/Auckland", "SOURCE_DATE_EPOCH": "1", "PYTHONHASHSEED": "1", "LC_ALL": "C", "HOME": "/nowhere"},
)


def test_the_same_papers_are_the_same_bytes_in_another_place(papers: Papers, tmp_path: Path) -> None:
    code = "import sys; from tests.test_meeting_papers import papers_with, pdf; sys.stdout.buffer.write(pdf(papers_with('A')))"
    found = set()
    for more in PLACES:
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=projects.ROOT, env=projects.environment(**more), capture_output=True, check=True
        )  # fmt: skip
        found.add(done.stdout)
    assert found == {pdf(papers_with("A"))}
    assert pdf(papers) == pdf(papers)


def test_the_pdf_is_made_for_screen_readers_and_knows_no_clock(papers: Papers) -> None:
    reader = PdfReader(BytesIO(pdf(papers)))
    root: Any = reader.root_object
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], "/StructTreeRoot" in root) == ("en-GB", True, True)
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712  a value of its own kind
    known: dict[str, Any] = dict(reader.metadata or {})
    assert known.pop("/Creator", "").startswith("Typst ")
    assert known == {"/Title": papers.title}
    described = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in described
    assert "Date>" not in described
    pages: list[Any] = list(reader.pages)
    fonts = {font["/BaseFont"].partition("+")[2] for page in pages for font in page["/Resources"]["/Font"].values()}
    assert {name.partition("-")[0] for name in fonts} == {"LibertinusSerif"}


# The page of HTML


def test_the_page_needs_nothing_else_and_its_links_lead_somewhere(papers: Papers) -> None:
    parser = LexborHTMLParser(html(papers))
    found = {name for node in parser.css("*") for name in node.attributes}
    shared = {"lang", "charset", "name", "content", "http-equiv", "id", "class", "aria-labelledby", "aria-label", "href"}
    assert found == shared | {"scope", "data-column"}
    assert parser.css("script, link, img, iframe, form, object, svg") == []
    assert "url(" not in html(papers)
    ids = [node.attributes["id"] for node in parser.css("[id]")]
    assert len(ids) == len(set(ids))
    assert {node.attributes["href"] for node in parser.css("a")} <= {f"#{id}" for id in ids}
    depths = [int((node.tag or "")[1]) for node in parser.css("h1, h2, h3, h4, h5, h6")]
    assert depths[0] == 1
    assert depths.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(depths))


# What they say


def test_what_is_in_force_and_what_is_to_come_depends_on_the_day(dataset: Dataset) -> None:
    edition, requirements = dataset.editions["isle-of-wight/2024-09"], tuple(asked(dataset.instruments).values())

    def on(day: When) -> tuple[set[str], list[str]]:
        guidance = {finding.requirement.instrument_id for finding in judged_on(edition, dataset.instruments, requirements, day).findings}
        coming = [judged.against for judged in to_come(edition, dataset.instruments, requirements, day)]
        return {id for id in guidance if id.startswith("working")}, coming

    act = "childrens-wellbeing-and-schools-act-2026"
    assert on(When(2023, 12, 14)) == ({"working-together-2018"}, ["working-together-2023", "working-together-2026", act])
    assert on(When(2026, 3, 17)) == ({"working-together-2023"}, ["working-together-2026", act])
    assert on(When(2026, 3, 18)) == ({"working-together-2026"}, [act])


def test_a_draft_is_judged_as_if_it_were_published(dataset: Dataset) -> None:
    published, on = dataset.editions["isle-of-wight/2024-09"], When(2026, 11, 22)
    draft = replace(published, entry=published.entry.model_copy(update={"status": "draft", "published": None, "seal": None}))
    law = [draw_up(Ground(edition, None, dataset.instruments), on).chapters[2] for edition in (published, draft)]
    first, *others = law[0].blocks
    assert law[1].blocks == (first, Paragraph("The draft is judged as if it were published already (September 2024)."), *others)


def test_the_papers_of_a_draft_begin_with_what_is_still_to_be_written(data: Dataset) -> None:
    draft = data.editions[NEXT]
    unwritten = replace(draft, partners=draft.partners.model_copy(update={"introduction": "TO WRITE: what stands before the lists."}))
    first = [papers.chapters[0].blocks[1] for papers in (draw_up(Ground(edition, None), MEETING) for edition in (unwritten, draft))]
    says = "Still to be written: one text. Until that is done the edition cannot be published, and its digest will change."
    changed = "What changed: there is no edition before this one to compare it with."
    assert [block.points[0] for block in first if isinstance(block, Points)] == [Point(says), Point(changed)]


def test_an_edition_without_a_predecessor_leads_or_law_has_papers_too(data: Dataset) -> None:
    edition = data.editions[NEXT]
    alone = replace(edition, partners=edition.partners.model_copy(update={"lead_partners": ()}))
    found = draw_up(Ground(alone, None), MEETING)
    assert found.signatures == ()
    assert found.signing.blocks == (Paragraph("The edition names no lead safeguarding partner, so there is no page to sign."),)
    assert {chapter.id: chapter.blocks for chapter in found.chapters if chapter.id in {"changes", "to-come"}} == {
        "changes": (Paragraph("There is no edition before this one to compare it with."),),
        "to-come": (Paragraph("No instrument is known here that begins after 20 January 2031."),),
    }
    assert between(of_pdf(pdf(found), found.running), list(told(found))) <= {"", ":", "•"}


def test_each_lead_has_a_page_with_name_post_body_and_what_is_signed(papers: Papers) -> None:
    (_, digest) = papers.facts[-1]
    all_alike = {"What is signed", "Edition", "Open at the meeting", "Signed so far"}
    pages = [{label: text for label, text in page.facts if label not in all_alike} for page in papers.signatures]
    none = {"Digest of what is signed": digest}
    assert pages == [
        {"Name": "Person A", "Post": "Chief Executive", "Body": "Arden Vale Council and Brookshire Council", **none},
        {"Name": "not given in the arrangements", "Post": "Chief Nursing Officer", "Body": "NHS Vale & Brook Integrated Care Board", **none},
        {"Name": "Person C", "Post": "Chief Constable", "Body": "Vale Constabulary", **none},
    ]


def test_a_signature_taken_over_from_the_edition_before_is_none(papers: Papers) -> None:
    assert [dict(page.facts)["Signed so far"] for page in papers.signatures] == [
        "The edition records no signature.",
        "The edition records no signature.",
        "The edition records no signature of its own; the one under “sign_offs” is that of the edition before, and has to be taken out.",
    ]


def test_a_signature_that_the_edition_records_is_told(data: Dataset) -> None:
    edition = data.editions[NEXT]
    signed = SignOff(id="a", document="arrangements", by="lead-police", on=When(2031, 1, 19))
    other = SignOff(id="b", document="budget", by="lead-health", on=When(2031, 1, 19))
    about = edition.about.model_copy(update={"sign_offs": (signed, other)})
    found = draw_up(Ground(replace(edition, about=about), None), MEETING)
    assert [dict(page.facts)["Signed so far"] for page in found.signatures] == [
        "The edition records no signature.",
        "The edition records no signature.",
        "The edition records a signature of 19 January 2031.",
    ]

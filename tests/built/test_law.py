"""Every finding stands on the page of its edition with its outcome, its evidence leads somewhere, and items say what they answer."""

from __future__ import annotations

import posixpath
from itertools import pairwise

from selectolax.lexbor import LexborNode

from macros.dataset import Dataset
from macros.judged import judged
from macros.law_words import cited_as
from macros.model import Edition
from macros.requirements import Finding, asked, findings, in_force

from .reading import BuiltPage, attribute, one, text, texts

Pages = dict[str, BuiltPage]


def found(edition: Edition, dataset: Dataset) -> tuple[Finding, ...]:
    """What the instruments of its time say of the edition, of those that are about the people whom it safeguards."""
    now = in_force(dataset.instruments, edition.when)
    ours = {id for id, instrument in now.items() if set(instrument.covers) & set(edition.covers)}
    return findings(edition, [each for each in asked(dataset.instruments).values() if each.instrument_id in ours])


def outcome(row: LexborNode) -> str:
    return text(row.css("strong.tag")[0]).lower()


def test_every_finding_stands_on_the_page_with_its_outcome(edition: Edition, dataset: Dataset, pages: Pages) -> None:
    page = pages["requirements"]
    later = [row.finding.requirement.id for reading in judged(edition, asked(dataset.instruments)).later for row in reading.rows]
    shown = {attribute(row, "id"): outcome(row) for row in page.main.css(".findings > li")}
    assert shown == {each.requirement.id: each.outcome for each in found(edition, dataset)} | {id: shown[id] for id in later}


def test_every_finding_says_what_is_asked_and_names_its_key(pages: Pages) -> None:
    bare = []
    for row in pages["requirements"].main.css(".findings > li"):
        paragraphs = [text(each) for each in row.css("p")]
        if not any(each.startswith("What is asked: ") for each in paragraphs) or not paragraphs[-1].endswith(attribute(row, "id")):
            bare.append(attribute(row, "id"))
    assert bare == []


def test_what_is_not_verified_is_not_called_a_duty(edition: Edition, dataset: Dataset, pages: Pages) -> None:
    unverified = {each.id for each in asked(dataset.instruments).values() if not each.is_verified}
    said = {attribute(row, "id"): text(row.css("p")[-1]) for row in pages["requirements"].main.css(".findings > li")}
    wrong = [words for id, words in said.items() if id in unverified and ("requires it" in words or "says that it" in words)]
    assert wrong == []


def test_evidence_leads_to_an_item_that_is_there(edition: Edition, pages: Pages) -> None:
    page, lost, seen = pages["requirements"], [], 0
    for link in page.main.css(".findings > li a"):
        path, _, id = attribute(link, "href").partition("#")
        target = posixpath.normpath(posixpath.join("requirements", path)).removesuffix("/index.html") if path else "requirements"
        name = "index" if target == "index.html" else target
        if path.startswith(("../../../", "https:")):
            continue
        seen += 1
        if name not in pages or (id and id not in pages[name].ids):
            lost.append(attribute(link, "href"))
    assert lost == []
    assert seen > 10


def test_every_finding_leads_to_the_requirement_on_the_page_of_its_instrument(dataset: Dataset, pages: Pages, everything: Pages) -> None:
    where = {each.id: each.instrument_id for each in asked(dataset.instruments).values()}
    for row in pages["requirements"].main.css(".findings > li"):
        id = attribute(row, "id")
        assert attribute(row.css("p:last-child a")[-1], "href") == f"../../../law/{where[id]}/index.html#{id}"
        assert id in everything[f"law/{where[id]}"].ids


def test_the_summary_counts_every_outcome(edition: Edition, dataset: Dataset, pages: Pages) -> None:
    table = pages["requirements"].main.css(".counts table")[0]
    outcomes = [words.lower() for words in texts(table, "thead th")[1:]]
    told = [each.outcome for each in found(edition, dataset)]
    assert texts(table, "tbody tr:last-child td") == [str(told.count(each)) for each in outcomes]  # type: ignore[arg-type]


def test_the_gaps_name_everything_that_is_not_met_or_cannot_be_told(edition: Edition, dataset: Dataset, pages: Pages) -> None:
    below = pages["requirements"].below("What is not met, or cannot be told")
    named = [attribute(link, "href").removeprefix("#") for link in below.css("a")]
    open_ones = [each.requirement.id for each in found(edition, dataset) if each.outcome in {"not met", "explained", "cannot tell"}]
    assert sorted(named) == sorted(open_ones)
    assert sum(int(words.rpartition(": ")[2]) for words in texts(below, "h3")) == len(named)


def test_every_item_that_answers_says_so_and_leads_back(edition: Edition, dataset: Dataset, pages: Pages) -> None:
    shown = {}
    for name, page in pages.items():
        told = [[text(link) for link in line.css("a")] for line in page.main.css("p.answers")]
        if told:
            shown[name] = sorted(words for line in told for words in line)
    answered = judged(edition, asked(dataset.instruments)).answered
    expected = {
        page: sorted(cited_as(each, before) for found in items.values() for before, each in pairwise((None, *found)) if each)
        for page, items in answered.items()
    }
    assert shown == expected


def test_every_instrument_has_a_page_with_all_that_it_asks(dataset: Dataset, everything: Pages) -> None:
    for id, instrument in dataset.instruments.items():
        page = everything[f"law/{id}"]
        assert page.title == instrument.title
        assert {attribute(row, "id") for row in page.main.css(".findings > li")} == {each.id for each in instrument.requirements}
    assert sorted(text(one(row.css("th"))) for row in everything["law"].main.css("tbody tr")) == sorted(
        each.title for each in dataset.instruments.values()
    )

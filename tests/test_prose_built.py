"""Template braces and HTML typed into any text of the data stand in the built pages as the letters that were typed."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros import build as building

from . import invented, projects
from .fields import Field, rewritten

Marked = list[tuple[Field, str]]
NOT_OF_THIS_EDITION = {
    ("organisations.organisations.former_names.name", "NHS Brook Clinical Commissioning Group"): "no longer its name in 2030",
    ("organisations.organisations.name", "Arden Hospital NHS Foundation Trust"): "not yet its name in 2030",
    ("organisations.organisations.name", "Vale Probation Trust"): "named by nothing in the edition",
    ("organisations.organisations.successors.text", "The service took over every case."): "likewise",
    ("glossary.terms.term", "Local authority designated officer"): "not used in the edition",
    ("glossary.terms.meaning", "Nothing in this edition speaks of it."): "likewise",
    ("edition.title", "Arden Vale Multi-Agency Safeguarding Arrangements"): "a reconstructed edition does not claim a title",
    ("partnership.abbreviation", "AVSCP"): "the edition says what it was at the time",
    ("partnership.area.name", "Arden Vale & Mere"): "likewise",
    ("kinds.kinds.categories.only_if", "it works in Arden Vale"): "the page says it where the law in force has that category",
    ("partnership.contact.confirmed_by", "Partnership manager"): "who confirms a fact is for the team; the page says when",
    ("partners.lead_partners.confirmed_by", "partnership co-ordinator"): "likewise",
    ("partnership.former_names.name", "Arden Vale Local Safeguarding Children Board"): "said of the partnership, not of the edition",
}
"""What the data holds and no page shows, with the reason."""

NO_PAGE = ("instrument.", "kinds.kinds.also", "confirmations.", "edition.sign_offs.", "edition.explanations.", "report.", "synonyms.", "terms.")
"""What rests on law and guidance, yearly reports, synonyms, other words for kinds, and terms, for which there is no page."""

SEARCHED = {("glossary.terms.abbreviation", word) for word in ("MASH", "ICB", "LADO")} | {("glossary.terms.term", "Front door")}
"""Words that the edition must hold for the glossary to show them."""


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Marked]:
    """A site built from data in which each text ends in a sign of its own, and the signs."""
    numbers = count(100)

    def mark(field: Field) -> str | None:
        if (field.name, field.text) in SEARCHED:
            return None
        number = f"n{next(numbers)}"
        html = "" if field.prose else f"<u>{number}</u>&amp;"
        return f"{field.text} {{{{ {number} }}}}{{% if {number} %}}{{# {number} #}}{html}"

    changed, taken = rewritten(mark)
    project = projects.make(tmp_path_factory.mktemp("marked") / "project")
    invented.write(project, changed)
    building.build(building.plan(project, project / "site"))
    return project / "site", taken


def test_every_text_stands_in_a_page_as_it_was_typed(marked: tuple[Path, Marked]) -> None:
    site, signs = marked
    trees = [LexborHTMLParser(path.read_bytes()) for path in sorted(site.rglob("*.html"))]
    words = "\n".join(tree.body.text() for tree in trees if tree.body is not None)
    lost = {(field.name, field.text) for field, text in signs if text[len(field.text) :] not in words and not field.name.startswith(NO_PAGE)}
    assert lost == NOT_OF_THIS_EDITION.keys()
    assert {field.kind for field, _ in signs} == {kind.name for kind in invented.WRITTEN}


def test_no_text_became_an_element_of_a_page(marked: tuple[Path, Marked]) -> None:
    site, _ = marked
    assert [path.name for path in site.rglob("*.html") if LexborHTMLParser(path.read_bytes()).css_first("u") is not None] == []

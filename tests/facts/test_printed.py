"""A reader of the PDF finds every fact of the documents that a reader of the pages finds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from macros.dataset import Dataset
from macros.edition_pdf.document import ABSENT
from macros.model import Edition
from macros.prose import plain
from macros.vocabulary import used_terms

from ..built.reading import built_pages, text
from ..reading_papers import squeezed
from ..reading_pdf import printed, shown_pages
from . import FOLDER

KEYS = sorted(f"{folder.name[:-8]}/{folder.name[-7:]}" for folder in FOLDER.iterdir() if folder.is_dir() and not folder.name.startswith("_"))


def facts(value: Any) -> Iterator[str]:
    """Every word or number that is written down of an edition."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from facts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from facts(inner)
    elif value:
        yield value


def text_of_pdf(site: Path, edition: Edition) -> str:
    """What the PDF says, as the data have it: without the words of abbreviations, which stand where each page first uses one."""
    shown, at = sought("".join(shown_pages(site / edition.key, edition.partnership.short_name))), 0
    pages = built_pages(site / edition.key)
    for name in printed(edition):
        for words in LexborHTMLParser(pages[name].html).css("main .written-out"):
            at = shown.index(sought(text(words)), at)
            shown = shown[:at] + shown[at + len(sought(text(words))) :]
    return shown


def sought(words: str) -> str:
    """Without blanks, capitals and the signs before the items of a list."""
    return re.sub("[•‣]", "", squeezed(words)).casefold()


@pytest.mark.parametrize("key", KEYS)
def test_every_fact_of_the_pages_is_in_the_pdf(site: Path, dataset: Dataset, key: str) -> None:
    files = sorted((FOLDER / key.replace("/", "-")).glob("*.yml"))
    known = {fact for file in files for fact in facts(yaml.load(file.read_text("utf-8"), yaml.BaseLoader))}
    pages = sought(" ".join(text(page.main) for name, page in built_pages(site / key).items() if name not in ABSENT))
    found = {fact for fact in known if sought(fact) in pages}
    shown = text_of_pdf(site, dataset.editions[key])
    assert len(found) > 50
    assert sorted(fact for fact in found if sought(fact) not in shown) == []


@pytest.mark.parametrize("key", KEYS)
def test_every_name_post_number_and_point_of_the_edition_is_in_the_pdf(site: Path, dataset: Dataset, key: str) -> None:
    edition = dataset.editions[key]
    shown = text_of_pdf(site, edition)
    assert [said for said in said_by(edition) if sought(said) not in shown] == []


def said_by(edition: Edition) -> Iterator[str]:
    """What the edition says of people, agencies, groups, settings and itself, as plain words."""
    partners = edition.partners
    for person in (*partners.lead_partners, *partners.delegated_partners):
        yield from (person.name or "", person.post, edition.organisation_name(person.organisation))
    yield from (agency.name for agency in edition.agencies.agencies)
    for setting in edition.settings.settings if edition.settings else ():
        yield from (setting.name, setting.urn or "", setting.ofsted_urn or "")
    for group in (*edition.groups.groups, *(edition.region.groups if edition.region else ())):
        yield from (group.name, group.meets.text if group.meets else "")
        yield from (member.name for member in group.members)
        yield from (plain(point.text) for point in group.responsibilities)
    for section in (*edition.sections.sections, *(edition.region.sections if edition.region else ())):
        yield from (section.title, plain(section.text or ""))
        yield from (plain(point.text) for point in section.points)
    yield from (term.term for term in used_terms(edition))

"""Every page is written in plain words: no abbreviation without a meaning, nothing of the machinery left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from macros.dataset import Dataset
from macros.model import Edition, Kind, walk
from macros.requirements import asked

from .reading import BuiltPage, attribute, built_pages, leaves, one, text

Pages = dict[str, BuiltPage]
CAPITALS = re.compile(r"[A-Za-z0-9&]*[A-Z][A-Za-z0-9&]*[A-Z][A-Za-z0-9&]*|\b[A-Z]\d{2,}\b")
LEFT_OVER = {
    "braces of a template": re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\{:"),
    "a value that is not there": re.compile(r"\bNone\b(?!,? [a-z])|\bundefined\b|\bUndefined\b|\bNaN\b|\bnull\b|\bTrue\b|\bFalse\b"),
    "a value of a program": re.compile(r"\[object|object at 0x|<class |Markup\(|When\(|datetime\.|\['|\('|\{'|frozenset|dict_|\\n|\\u"),
    "Markdown": re.compile(r"\*\*|\]\(|^#{1,6} |`|\[\^|^- |^\* "),
    "a tag or an entity as text": re.compile(r"</?[a-z]+[ >/]|&(?:amp|lt|gt|quot|nbsp|#\d+);"),
    "a token that stands for a block": re.compile("[\ue000-\uf8ff]"),
    "letters read in the wrong encoding": re.compile("\ufffd|â€|Ã.|Â "),
    "blanks before a stop": re.compile(r"\w [,.;:](?:\s|$)|\(\s|\s\)|,,|[^.]\.\.(?!\.)"),
}


def exceptions() -> dict[str, str]:
    """Abbreviations without an entry in the glossary, each with its reason."""
    found = yaml.load((Path(__file__).parent / "abbreviations.yml").read_text("utf-8"), yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


def abbreviations(words: str) -> set[str]:
    """The abbreviations in a text: words with two capitals or more, without the `s` of the plural."""
    found = {token.strip("&") for token in CAPITALS.findall(words)}
    return {token.removesuffix("s") if token[:-1].isupper() else token for token in found}


def names_of_people(edition: Edition) -> set[str]:
    """The words of every name of a person in the edition, some of which have two capitals, as in MacIsaac."""
    named = {getattr(item, "name", None) for record in edition.files.values() for _, item in walk(record) if hasattr(item, "post")}
    return {word for name in named if name for word in re.findall(r"\w+", name)}


def unexplained(edition: Edition, dataset: Dataset, pages: Pages) -> set[str]:
    """The abbreviations of the edition's pages that its glossary does not explain; the keys of requirements are none."""
    keys = {f"({id})" for id in asked(dataset.instruments)} | set(asked(dataset.instruments))
    entries = [text(term) for term in pages["glossary"].main.css("dl.glossary dt")]
    words = (part for page in pages.values() for told in leaves(page.main) for part in told.split())
    used = abbreviations(" ".join(part for part in words if part.strip(".,;") not in keys))
    return {token for token in used if token not in entries and token.casefold() not in [entry.casefold() for entry in entries]}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The SCASP, its LSPs and DSPs", {"SCASP", "LSP", "DSP"}),
        ("DfE, IoW and L&D under S175/S157", {"DfE", "IoW", "L&D", "S175", "S157"}),
        ("C of E and WT2023; Pan-Hampshire, A", {"WT2023"}),
        ("Andrew & Co at IDVAs’ meeting", {"IDVA"}),
    ],
)
def test_abbreviations_are_found_as_people_write_them(words: str, found: set[str]) -> None:
    assert abbreviations(words) == found


def test_every_abbreviation_is_in_the_glossary_or_has_a_reason_not_to_be(edition: Edition, dataset: Dataset, pages: Pages) -> None:
    assert unexplained(edition, dataset, pages) - names_of_people(edition) - set(exceptions()) == set()


def test_no_reason_is_kept_for_an_abbreviation_that_needs_none(site: Path, dataset: Dataset) -> None:
    needed: set[str] = set()
    for key, edition in dataset.editions.items():
        if (site / key).is_dir():
            needed |= unexplained(edition, dataset, built_pages(site / key))
    assert {word: reason for word, reason in exceptions().items() if word not in needed or len(reason.split()) < 4} == {}


def test_the_glossary_stands_in_the_order_of_the_alphabet_and_explains_each_entry_once(pages: Pages) -> None:
    entries = [text(term) for term in pages["glossary"].main.css("dl.glossary dt")]
    assert entries == sorted(entries, key=str.casefold)
    assert [entry for entry in entries if entries.count(entry) > 1] == []


def test_every_abbreviation_has_its_words_beside_it_where_a_page_first_uses_it(edition: Edition, pages: Pages) -> None:
    alone = []
    terms = {term.abbreviation: re.sub(r"\W+", " ", term.term.replace("&", "and").casefold()) for term in edition.glossary.terms if term.abbreviation}
    for name, page in pages.items():
        content = one(LexborHTMLParser(page.html).css("main"))
        for skeleton in content.css("h1, .lead, nav"):
            skeleton.decompose()
        for short, words in terms.items() if name != "glossary" else ():
            for first in re.finditer(rf"(?<![\w&-]){re.escape(short)}s?(?![\w&@]|-[A-Z\d])", text(content)):
                near = slice(max(0, first.start() - 500), first.end() + 500) if name != "search" else slice(None)  # which has a line for each
                around = text(content)[near]
                if words not in re.sub(r"\W+", " ", around.replace("&", "and").casefold()):
                    alone.append((name, short))
                break
    assert alone == []


def shown(page: BuiltPage) -> Iterator[str]:
    """All that a reader sees or hears: text between tags, titles and descriptions."""
    yield from leaves(one(page.tree.css("html")))
    for name, selector in (("content", "meta[name=description]"), ("aria-label", "[aria-label]"), ("alt", "[alt]"), ("title", "[title]")):
        yield from (attribute(node, name) for node in page.tree.css(selector))


@pytest.mark.parametrize("what", LEFT_OVER)
def test_nothing_is_left_over_of(what: str, everything: Pages) -> None:
    found = [(name, words) for name, page in everything.items() for words in shown(page) if LEFT_OVER[what].search(words)]
    assert found == []


def test_no_id_stands_where_a_name_belongs(edition: Edition, pages: Pages) -> None:
    ids = {item.id for record in edition.files.values() for _, item in walk(record) if hasattr(item, "id")}
    ids |= set(edition.organisations) | set(get_args(Kind)) | set(pages) | {edition.key, edition.entry.id}
    raw = {id for id in ids if "-" in id or "/" in id}
    hyphened = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)+")
    # The page on data tells which words stand in the files.
    told = [(name, words) for name, page in pages.items() if name != "data" for words in leaves(page.main) if raw & {*hyphened.findall(words)}]
    assert told == []


def test_every_page_of_an_edition_has_something_to_read(pages: Pages) -> None:
    assert {name: len(text(page.main).split()) for name, page in pages.items() if len(text(page.main).split()) < 60} == {}

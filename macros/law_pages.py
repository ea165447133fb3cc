"""The pages on law and guidance above the editions: all instruments, what each asks, and what each changed in the one before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from markupsafe import Markup

from .addresses import LAW_FOLDER
from .blocks import Blocks
from .dataset import Law
from .footers import general_footer
from .law_changes import by_instrument, changes
from .law_words import heading_of, kind_of_instrument, term_of
from .prose import outside
from .requirements import Asked
from .root_pages import RootPage, whole_page
from .views import Notice, View, contents

_NAME: Final = "Law and guidance"
_BARE: Final = re.compile(r"(?<!\]\()(?<![<\[])\bhttps://[^\s<>()\[\]]*[^\s<>()\[\].,;]")


def law_paths(law: Law) -> tuple[str, ...]:
    """The addresses of these pages below the site, without `index.html`."""
    if not law.instruments:
        return ()
    compared = tuple(f"{LAW_FOLDER}/{id}/changes/" for id, each in law.instruments.items() if each.replaces)
    return (f"{LAW_FOLDER}/", *(f"{LAW_FOLDER}/{id}/" for id in law.instruments), *compared)


def law_pages(
    blocks: Blocks, stylesheets: tuple[str, ...], scripts: tuple[str, ...], law: Law, notices: tuple[Notice, ...] = ()
) -> Iterator[RootPage]:
    """Every page on law and guidance. `stylesheets` and `scripts` are paths below the site, `notices` stand on each page."""
    if not law.instruments:
        return
    asked = by_instrument(law.asked)
    replaced_by = {each.replaces: id for id, each in law.instruments.items() if each.replaces}

    def page(folder: str, view: View) -> RootPage:
        path = f"{LAW_FOLDER}/{folder}index.html"
        return RootPage(path, whole_page(blocks, replace(view, notices=notices), "../" * path.count("/"), stylesheets, scripts))

    yield page("", _index_view(blocks, law, asked, replaced_by))
    for id, instrument in law.instruments.items():
        yield page(f"{id}/", _instrument_view(blocks, law, id, asked.get(id, ()), replaced_by.get(id)))
        if instrument.replaces:
            yield page(f"{id}/changes/", _changes_view(blocks, law, id, instrument.replaces, asked))


def _view(title: str, description: str, lead: str, content: Markup, depth: int) -> View:
    up = "../" * depth
    return View(
        title=title,
        document_title=f"{title} – Safeguarding arrangements" if title == _NAME else f"{title} – {_NAME}",
        description=description,
        site_name=_NAME,
        root_url=f"{up}../index.html",
        home_url=f"{up}index.html",
        lead=Markup("<p>{}</p>").format(lead),
        content=content,
        contents=contents(content),
        footer=general_footer(f"{up}../index.html"),
        footer_html=Markup("<p>Law and guidance are told in our own words. What counts is their own text.</p>"),
    )


def _index_view(blocks: Blocks, law: Law, asked: dict[str, tuple[Asked, ...]], replaced_by: dict[str, str]) -> View:
    rows = [(id, each, asked.get(id, ()), _verified(asked.get(id, ())), replaced_by.get(id)) for id, each in law.instruments.items()]
    rows.sort(key=lambda row: (row[1].kind == "guidance", str(row[1].since or "9999"), row[0]))
    compared = [(id, each, law.instruments[each.replaces]) for id, each, *_ in rows if each.replaces]
    lead = "What this website knows of law and guidance on published safeguarding arrangements, and how far somebody has seen the text."
    content = blocks.render("instruments.html", rows=rows, instruments=law.instruments, compared=compared)
    return _view(_NAME, "The Acts, regulations and guidance by which the arrangements are judged.", lead, content, 0)


def _instrument_view(blocks: Blocks, law: Law, id: str, requirements: Sequence[Asked], newer: str | None) -> View:
    instrument = law.instruments[id]
    headings: dict[str, list[Asked]] = {}
    for asked in requirements:
        headings.setdefault(heading_of(asked), []).append(asked)
    content = blocks.render(
        "instrument.html", id=id, instrument=instrument, headings=list(headings.items()), total=len(requirements), seen=_verified(requirements),
        instruments=law.instruments, newer=newer, where={each.id: each.instrument_id for each in law.asked.values()}, told=_told,
    )  # fmt: skip
    lead = f"{kind_of_instrument(instrument.kind)}, {term_of(instrument)}. What it asks of published arrangements, in our own words."
    return _view(instrument.title, f"What is asked by {instrument.title}, and how far its wording is verified.", lead, content, 1)


def _changes_view(blocks: Blocks, law: Law, id: str, before: str, asked: dict[str, tuple[Asked, ...]]) -> View:
    newer, older = law.instruments[id], law.instruments[before]
    found = changes(asked.get(before, ()), asked.get(id, ()))
    content = blocks.render("changes.html", id=id, before=before, newer=newer, older=older, changes=found, told=_told)
    lead = f"What {newer.short} asks that {older.short} did not, what it carries forward, and what it no longer asks."
    told = f"The requirements of two instruments compared, {newer.short} and {older.short}."
    return _view(f"{newer.short} beside {older.short}", told, lead, content, 2)


def _verified(requirements: Sequence[Asked]) -> str:
    """How far the wording of an instrument was seen, in a few words."""
    seen = sum(asked.seen == "text" for asked in requirements)
    secondary = sum(asked.seen == "secondary" for asked in requirements)
    rest = len(requirements) - seen - secondary
    parts = [(seen, "in the text"), (secondary, "in a secondary source"), (rest, "not verified")]
    return ", ".join(f"{count} {words}" for count, words in parts if count) or "nothing is known to be asked"


def _told(text: str) -> Markup:
    """A passage on law as HTML; a bare address becomes a link with the name of its host."""
    return outside(_BARE.sub(lambda found: f"[{urlsplit(found[0]).netloc.removeprefix('www.')}]({found[0]})", text))

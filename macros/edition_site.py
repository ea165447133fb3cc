"""One edition on its way to pages: its macros, the addresses as each page sees them, what the skeleton shows, and all of it on one page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import Final

from markupsafe import Markup

from .addresses import LAW_FOLDER, LinkTarget, addresses_of
from .blocks import Blocks
from .changed import Changed, changed
from .downloads import Download, Source, downloads
from .edition_pdf import PageText, edition_sheet, file_name
from .footers import edition_footer, review_line
from .judged import Judged, judged
from .linked_data import linked_data
from .model import Edition
from .one_page import ONE_PAGE, Told, one_page
from .page_macros import PageMacros
from .page_macros.texts import PDF_SIZE
from .placeholders import marked
from .requirements import Asked
from .search import Entry, entries, index_script, letters
from .typesetting import Sheet
from .versions import Standing
from .views import (
    POLICY,
    Notice,
    View,
    Way,
    contents,
    edition_line,
    edition_notices,
    edition_ways,
    imprint,
    menu,
    neighbours,
    next_review,
    publication_line,
    sibling_url,
)
from .vocabulary import used_terms
from .ways import group_page, page_file, relative, up_from
from .wording import file_size
from .written_out import Abbreviations

SCRIPT: Final = "assets/javascripts/leave.js"
FILTER_SCRIPT: Final = "assets/javascripts/filter.js"
FILTERED: Final = {"settings", "bound"}
"""The pages with a form that narrows what they list."""
SEARCH_SCRIPTS: Final = ("assets/javascripts/search-ranking.js", "assets/javascripts/search.js")
SEARCH_INDEX: Final = "assets/javascripts/search-index.js"
REVIEW_SCRIPT: Final = "assets/javascripts/review.js"

_TOKEN: Final = re.compile(r"<p>\ue000(\d+)\ue001</p>|\ue000(\d+)\ue001")


class EditionSite:
    """One edition on its way through MkDocs. `law` is everything that instruments ask, by its id, `before` the edition before it.

    `standing` says which editions stand beside it. Without it this is a preview, which stands alone: no pages
    above it, and no policy against the script by which the server reloads pages. `pdf_of` makes a PDF of a sheet;
    without it the edition has none, and no page speaks of one.
    """

    def __init__(
        self, edition: Edition, blocks: Blocks, law: Mapping[str, Asked], standing: Standing | None = None, before: Edition | None = None,
        pdf_of: Callable[[Sheet], bytes] | None = None,
    ) -> None:  # fmt: skip
        self.edition = edition
        self.addresses = addresses_of(edition)
        self.standing = standing
        self.titles: dict[str, str] = {group_page(group.id): group.name for group in edition.groups.groups}
        self.sheets: list[Path] = []
        self.stylesheets: tuple[str, ...] = ()
        self.pdf: bytes | None = None
        self.blocks = blocks
        self._law = law
        self._before = before
        self._pdf_of = pdf_of
        self._kept: list[Markup] = []
        self._finished: dict[str, Markup] = {}  # pages with their abbreviations written out, for the PDF and for the site
        self._told: dict[str, Told] = {}
        self._headings: dict[str, tuple[tuple[str, str], ...]] = {}

    def macros(self, page: str) -> PageMacros:
        """The macros of one page, by its name."""
        judged = self.judged
        blocks = self.blocks.for_page(self.addresses, partial(relative, page), judged.answered.get(page))
        up = up_from(page)
        law = f"{up}../../{LAW_FOLDER}/" if self.standing else ""
        files = self.downloads if page in {"about", "data"} else ()
        compared = page == "changes" and self._before is not None
        older = f"{up}../{self._before.entry.id}/" if self._before and compared and self.standing else ""
        pdf = file_name(self.edition) if self._pdf_of else ""
        return PageMacros(self.edition, blocks, judged, law, self.changed if compared else None, older, files, pdf)

    @cached_property
    def judged(self) -> Judged:
        """What law and guidance say of the edition, judged once for all its pages."""
        return judged(self.edition, self._law)

    @cached_property
    def changed(self) -> Changed | None:
        """What changed since the edition before, compared once for the page that tells it."""
        rows = [row.finding.requirement.id for row in self.judged.rows]
        return changed(self._before, self.edition, self._law, rows) if self._before else None

    @cached_property
    def downloads(self) -> tuple[Download, ...]:
        """The files that a reader can take away."""
        return downloads(Source(self.edition, self.judged, self.changed))

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Everything that can be found, known when all pages have been taken in."""
        titles = {page: self.titles[page] for page in self.addresses.pages if page != "search" and not page.startswith("groups/")}
        return entries(self.edition, titles, self._headings, self._before)

    @property
    def search_index(self) -> str:
        """The index that the search page reads, as a script."""
        return index_script(self.edition, self.entries)

    def take(self, page: str, title: str, html: str) -> str:
        """Put the blocks into a page, and note its title and headings."""
        whole = self.restore(html)
        self.titles.setdefault(page, title)
        self._headings[page] = tuple((part.id, part.text) for part in contents(whole))
        return whole

    def keep(self, html: Markup) -> str:
        """Put a block aside; the token that is returned stands for it until Markdown is through."""
        self._kept.append(html)
        return f"\ue000{len(self._kept) - 1}\ue001"

    def restore(self, html: str) -> str:
        """Put the blocks back in the place of their tokens, and show what is still to be written as what it is."""
        return marked(_TOKEN.sub(lambda found: self._kept[int(found[1] or found[2])], html))

    def print_pages(self, answers: Mapping[str, str], contents: Mapping[str, str], site_url: str) -> None:
        """Make the PDF of the finished pages, if there is to be one: the sentence that each page answers and its content, by its name."""
        if self._pdf_of:
            texts = {name: PageText(self.titles[name], answers[name], self._written_out(name, contents[name])) for name in self.addresses.pages}
            address = f"{site_url.rstrip('/')}/{self.edition.key}/" if site_url else ""
            self.pdf = self._pdf_of(edition_sheet(self.edition, texts, self._notices("index"), address))

    def view(self, name: str, answers: str, content: Markup, site_url: str) -> View:
        """What the skeleton shows around `content` on the page `name`; `answers` says in a sentence what it answers."""
        to, pages = partial(relative, name), self.addresses.pages
        if name == "search":  # which names what stands on all other pages
            content += self.blocks.for_page(self.addresses, to).render("a_to_z", letters=letters(self.entries), kinds="bound" in pages)
        before, after = neighbours(pages, self.titles, name, to)
        view = self._view(name, self.titles[name], answers, content)
        finished = self._sized(self._written_out(name, content))
        self._told[name] = Told(name, page_file(name), view.title, view.lead, finished)
        return replace(
            view,
            content=finished,
            canonical=self._canonical(name, site_url),
            linked_data=linked_data(self.edition, self.downloads, name, f"{site_url.rstrip('/')}/" if site_url else f"{up_from(name)}../../"),
            menu=menu(pages, self.edition.groups.groups, self.titles, name, to),
            previous=before,
            next=after,
        )

    def whole(self) -> str:
        """Every page that was shown, in the order of the menu, as one page to read or print in one go; there a browser finds what the search does.

        No search engine is to lead there.
        """
        content = one_page([self._told[page] for page in self.addresses.pages if page in self._told and page != "search"])
        name = ONE_PAGE.removesuffix("/index.html")
        view = self._view(name, "This edition on one page", "Everything that this edition says, to read or print in one go.", content)
        return str(self.blocks.render("main.html", view=replace(view, robots="noindex")))

    def _view(self, name: str, title: str, answers: str, content: Markup) -> View:
        """What the skeleton shows around any page of the edition."""
        to, edition, standing = partial(relative, name), self.edition, self.standing
        up = up_from(name)
        home = to(LinkTarget("index"))
        more = [FILTER_SCRIPT] if name in FILTERED else [SEARCH_INDEX, *SEARCH_SCRIPTS] if name == "search" else []
        scripts = [SCRIPT, *more, *([REVIEW_SCRIPT] if next_review(edition) else [])]
        return View(
            title=title,
            document_title=f"{title} – {edition_line(edition)} – {edition.name}",
            description=answers,
            site_name=edition.name,
            edition_line=edition_line(edition),
            editions=edition_ways(standing, name, up) if standing else (),
            root_url=f"{up}../../index.html" if standing else home,
            home_url=home,
            search_url=to(LinkTarget("search")),
            search_first=name in {"index", "search"},
            lead=Markup("<p>{}</p>").format(answers),
            content=content,
            policy=POLICY if standing else None,
            robots="noindex" if self._newer(name) or edition.entry.status in {"draft", "withdrawn"} else None,
            stylesheets=tuple(f"{up}{url}" for url in self.stylesheets),
            scripts=tuple(f"{up}{url}" for url in scripts),
            notices=self._notices(name),
            contents=contents(content),
            footer=edition_footer(edition, self.titles, to, f"{up}../" if standing else "", self.addresses.pages),
            footer_html=Markup("<p>{}</p>\n{}").format(
                " ".join((publication_line(edition), review_line(edition))).strip(), imprint(edition.partnership, edition.name)
            ),
        )

    def _notices(self, page: str) -> tuple[Notice, ...]:
        return edition_notices(self.edition, self._newer(page), relative(page, LinkTarget("about")) if page != "about" else "")

    def _newer(self, page: str) -> Way | None:
        """The way from a page to the same one of the latest edition, if this is an older one."""
        standing = self.standing
        if standing is None or standing.latest is None or standing.is_latest:
            return None
        return Way("the latest edition", sibling_url(standing.latest, page, up_from(page)))

    def _sized(self, content: Markup) -> Markup:
        """The content with the size of the PDF in its place."""
        return content if self.pdf is None else Markup(content.replace(PDF_SIZE, file_size(len(self.pdf))))

    def _written_out(self, page: str, content: str) -> Markup:
        """The content with each abbreviation written out where it comes first. The glossary says nothing else, and the list from A to Z
        has a line for each."""
        if page in {"glossary", "search"} or "glossary" not in self.addresses.pages:
            return Markup(content)
        if page not in self._finished:
            self._finished[page] = Markup(self._abbreviations.written_out(content, relative(page, LinkTarget("glossary"))))
        return self._finished[page]

    @cached_property
    def _abbreviations(self) -> Abbreviations:
        return Abbreviations(used_terms(self.edition))

    def _canonical(self, page: str, site_url: str) -> str | None:
        """The permanent address of the same page in the latest edition, where the site's address is known."""
        if not site_url:
            return None
        latest = self.standing.latest if self.standing else None
        id, same = (latest.id, latest.same(page)) if latest else (self.edition.entry.id, page)
        return f"{site_url.rstrip('/')}/{self.edition.partnership_id}/{id}/" + ("" if same == "index" else f"{same}/")

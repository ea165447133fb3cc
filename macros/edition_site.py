"""One edition on its way to pages: its macros, the addresses as each page sees them, and what the skeleton shows."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Final

from markupsafe import Markup

from .addresses import LAW_FOLDER, Addresses, LinkTarget
from .blocks import Blocks
from .changed import Changed, changed
from .downloads import Download, Source, downloads
from .judged import Judged, judged
from .linked_data import linked_data
from .model import Edition
from .page_macros import PageMacros
from .placeholders import marked
from .requirements import Asked
from .search import Entry, entries, index_script, letters
from .versions import Standing
from .views import (
    POLICY,
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
from .written_out import Abbreviations

SCRIPT: Final = "assets/javascripts/leave.js"
SETTINGS_SCRIPT: Final = "assets/javascripts/settings.js"
SEARCH_SCRIPTS: Final = ("assets/javascripts/search-ranking.js", "assets/javascripts/search.js")
SEARCH_INDEX: Final = "assets/javascripts/search-index.js"
REVIEW_SCRIPT: Final = "assets/javascripts/review.js"

_TOKEN: Final = re.compile(r"<p>\ue000(\d+)\ue001</p>|\ue000(\d+)\ue001")


class EditionSite:
    """One edition on its way through MkDocs. `law` is everything that instruments ask, by its id, `before` the edition before it.

    `standing` says which editions stand beside it. Without it this is a preview, which stands alone: no pages
    above it, and no policy against the script by which the server reloads pages.
    """

    def __init__(
        self, edition: Edition, blocks: Blocks, law: Mapping[str, Asked], standing: Standing | None = None, before: Edition | None = None
    ) -> None:
        self.edition = edition
        self.addresses = Addresses(edition)
        self.standing = standing
        self.titles: dict[str, str] = {group_page(group.id): group.name for group in edition.groups.groups}
        self.sheets: list[Path] = []
        self.stylesheets: tuple[str, ...] = ()
        self.blocks = blocks
        self._law = law
        self._before = before
        self._kept: list[Markup] = []
        self._headings: dict[str, tuple[tuple[str, str], ...]] = {}

    def macros(self, page: str) -> PageMacros:
        """The macros of one page, by its name."""
        judged = self.judged
        blocks = self.blocks.for_page(self.addresses, partial(relative, page), judged.answered.get(page))
        up = _up(page)
        law = f"{up}../../{LAW_FOLDER}/" if self.standing else ""
        files = self.downloads if page in {"about", "data"} else ()
        if page != "changes" or self._before is None:
            return PageMacros(self.edition, blocks, judged, law, files=files)
        return PageMacros(self.edition, blocks, judged, law, self.changed, f"{up}../{self._before.entry.id}/" if self.standing else "")

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

    def view(self, name: str, answers: str, content: Markup, site_url: str) -> View:
        """What the skeleton shows around `content` on the page `name`; `answers` says in a sentence what it answers."""
        to = partial(relative, name)
        if name == "search":  # which names what stands on all other pages
            content += self.blocks.for_page(self.addresses, to).render("a_to_z", letters=letters(self.entries))
        pages, edition = self.addresses.pages, self.edition
        up = _up(name)
        home = to(LinkTarget("index"))
        standing = self.standing
        newer = Way("the latest edition", sibling_url(standing.latest, name, up)) if standing and standing.latest and not standing.is_latest else None
        before, after = neighbours(pages, self.titles, name, to)
        title = self.titles[name]
        more = {"settings": [SETTINGS_SCRIPT], "search": [SEARCH_INDEX, *SEARCH_SCRIPTS]}.get(name, [])
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
            content=self._written_out(name, content),
            policy=POLICY if standing else None,
            canonical=self._canonical(name, site_url),
            robots="noindex" if newer or edition.entry.status in {"draft", "withdrawn"} else None,
            stylesheets=tuple(f"{up}{url}" for url in self.stylesheets),
            scripts=tuple(f"{up}{url}" for url in scripts),
            notices=edition_notices(edition, newer, to(LinkTarget("about")) if name != "about" else ""),
            menu=menu(pages, edition.groups.groups, self.titles, name, to),
            contents=contents(content),
            previous=before,
            next=after,
            footer=tuple(Way(self.titles[key], to(LinkTarget(key))) for key in ("about", "accessibility", "glossary") if key in pages),
            linked_data=linked_data(edition, self.downloads, name, f"{site_url.rstrip('/')}/" if site_url else f"{up}../../"),
            footer_html=Markup("<p>{}</p>\n{}").format(publication_line(edition), imprint(edition.partnership, edition.name)),
        )

    def _written_out(self, page: str, content: Markup) -> Markup:
        """The content with each abbreviation written out where it comes first. The glossary says nothing else, and the list from A to Z
        has a line for each."""
        if page in {"glossary", "search"} or "glossary" not in self.addresses.pages:
            return content
        return Markup(self._abbreviations.written_out(str(content), relative(page, LinkTarget("glossary"))))

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


def group_page(id: str) -> str:
    """The name of a group's page."""
    return f"groups/{id}"


def relative(page: str, target: LinkTarget) -> str:
    """The address of `target` as seen from `page`, with `index.html` so that it opens from a disk too."""
    fragment = f"#{target.id}" if target.id else ""
    if target.page == page and fragment:
        return fragment
    return _way(page, target.page) + fragment


@lru_cache(maxsize=8192)
def _way(page: str, there: str) -> str:
    """The address of one page as seen from another; every page names every other in its menu."""
    return posixpath.relpath(_file(there), posixpath.dirname(_file(page)) or ".")


def _up(page: str) -> str:
    """The way from a page to the folder of its edition."""
    return "../" * _file(page).count("/")


def _file(page: str) -> str:
    return "index.html" if page == "index" else f"{page}/index.html"

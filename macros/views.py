"""What the skeleton of a page receives: one finished value for everything around the content."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from .addresses import LinkTarget
from .due import is_over
from .model import Edition, Group, Partnership, When
from .placeholders import MARK, placeholders
from .seal import short
from .structure import Branch, tree
from .versions import Sibling, Standing
from .wording import counted, day, edition_month, lowered, status_name

POLICY: Final = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; base-uri 'none'; form-action 'self'"
"""The Content-Security-Policy of every page: nothing from elsewhere, nothing inline."""

EXIT_URL: Final = "https://www.bbc.co.uk/weather"
"""Where the quick-exit link leads: a page that anybody might have open."""

LANGUAGE: Final = "en-GB"

_HEADING: Final = re.compile(r'<h2 (?:[^>]*? )?id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)


@dataclass(frozen=True)
class Notice:
    """A passage above the content: `kind` is `demonstration`, `draft`, `outdated`, `review` or `reconstructed`."""

    id: str
    kind: str
    heading: str
    html: Markup


@dataclass(frozen=True)
class Way:
    """A link to another page."""

    title: str
    url: str


@dataclass(frozen=True)
class Entry:
    """A line of the menu."""

    title: str
    url: str
    current: bool
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Part:
    """A heading that the list `On this page` leads to."""

    id: str
    text: str


@dataclass(frozen=True)
class View:
    """Everything that `main.html` shows. Addresses are relative to the page.

    With `search_first` the form that searches stands above the content, otherwise above the menu.
    """

    title: str
    document_title: str
    description: str
    site_name: str
    root_url: str
    home_url: str
    content: Markup
    search_url: str = ""
    search_first: bool = False
    lead: Markup = Markup("")
    edition_line: str = ""
    editions: tuple[Way, ...] = ()
    language: str = LANGUAGE
    policy: str | None = POLICY
    canonical: str | None = None
    robots: str | None = None
    stylesheets: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    menu: tuple[Entry, ...] = ()
    menu_title: str = "In this edition"
    contents: tuple[Part, ...] = ()
    previous: Way | None = None
    next: Way | None = None
    footer: tuple[Way, ...] = ()
    footer_html: Markup = Markup("")
    linked_data: Markup = Markup("")
    exit_url: str = EXIT_URL


def demonstration(partnership: Partnership) -> tuple[Notice, ...]:
    """The notice of every page about a partnership whose text is only restated here: where the real text is. Of any other, nothing."""
    if not partnership.demonstration:
        return ()
    html = Markup(
        'This site restates published arrangements to show what it can do. The text that counts is <a href="{}">the partnership\'s own</a>.'
    )
    return (Notice("part-demonstration", "demonstration", "Demonstration", html.format(partnership.authoritative_text or partnership.website)),)


def imprint(partnership: Partnership, name: str) -> Markup:
    """The foot of every page about one partnership: whose arrangements these are, and its own website."""
    told = "Restates arrangements that the {} published, for demonstration." if partnership.demonstration else "The arrangements of the {}."
    return Markup(f'<p>{told} Go to <a href="{{}}">the partnership\'s own website</a>.</p>').format(name, partnership.website)


def edition_notices(edition: Edition, latest: Way | None, about: str) -> tuple[Notice, ...]:
    """The notices of every page of an edition.

    `latest` leads to the same page of a newer edition, if there is one; `about` to its own page about itself.
    """
    found = [*demonstration(edition.partnership)]
    if edition.entry.status == "draft":
        found.append(Notice("part-draft", "draft", "Draft", _of_draft(len(placeholders(edition)))))
    elif edition.entry.status == "withdrawn":
        onward = Markup(' Go to <a href="{}">{}</a>.').format(latest.url, latest.title) if latest else ""
        html = Markup("<p>This edition was withdrawn. It is kept as a record.{}</p>").format(onward)
        found.append(Notice("part-outdated", "outdated", "Withdrawn", html))
    elif latest:
        html = Markup('<p>A newer edition is in force. This one is kept as a record. Go to <a href="{}">{}</a>.</p>')
        found.append(Notice("part-outdated", "outdated", "Not the latest edition", html.format(latest.url, latest.title)))
    elif when := next_review(edition):
        found.append(_review(when, is_over(edition, when)))
    if edition.about.reconstructed:
        html = Markup('<p>This edition was put together from another document: {}. See <a href="{}">what that document does not record</a>.</p>')
        html = html.format(edition.about.reconstructed.source, f"{about}#part-reconstructed")
        found.append(Notice("part-notice-reconstructed", "reconstructed", "Reconstructed edition", html))
    return tuple(found)


def _of_draft(unwritten: int) -> Markup:
    left = Markup(' Still to be written: {} marked <mark class="to-write">{}</mark>')
    told = left.format(counted(unwritten, "text"), MARK) if unwritten else ""
    return Markup("<p>This edition is a draft. It has not been agreed or published.{}</p>").format(told)


def next_review(edition: Edition) -> When | None:
    """The next review, of an edition that is in force and names one."""
    review = edition.about.review
    return review.next if review and edition.entry.status == "published" else None


def _review(when: When, over: bool) -> Notice:
    """When the next review is, and that the day has passed if the data itself shows so; otherwise the reader's browser looks.

    A build looks at no clock, so that it says the same on every day.
    """
    html = Markup('<p data-after="{}"{}>This date has passed. Some of these arrangements may be out of date.</p>')
    html = html.format(when.last_day, "" if over else Markup(" hidden"))
    return Notice("part-review", "review passed" if over else "review", f"Next review: {day(when)}", html)


def edition_line(edition: Edition) -> str:
    """The edition in a few words, for the head of every page."""
    return f"Arrangements of {edition_month(edition.entry.id)}"


def edition_ways(standing: Standing, page: str, up: str) -> tuple[Way, ...]:
    """Ways from a page to the same page of the latest and of the previous edition, and to all editions.

    `up` leads from the page to the folder of its edition.
    """
    found = []
    if standing.latest and not standing.is_latest:
        found.append(Way(f"Latest edition: {edition_month(standing.latest.id)}", sibling_url(standing.latest, page, up)))
    if standing.previous:
        found.append(Way(f"Previous edition: {edition_month(standing.previous.id)}", sibling_url(standing.previous, page, up)))
    return (*found, Way("All editions", f"{up}../index.html"))


def sibling_url(sibling: Sibling, page: str, up: str) -> str:
    """The address of the same page in another edition of the partnership, or of its first page."""
    same = sibling.same(page)
    return f"{up}../{sibling.id}/" + ("index.html" if same == "index" else f"{same}/index.html")


def publication_line(edition: Edition) -> str:
    """Edition, status, dates and the short form of the seal, for the foot of every page."""
    entry = edition.entry
    parts = [f"Edition {entry.id}"]
    if entry.status != "published":
        parts.append(lowered(status_name(entry.status)))
    if entry.published:
        parts.append(f"published {day(entry.published)}")
    elif entry.status == "published":
        parts.append("published")
    parts.append(f"seal {short(entry.seal)}" if entry.seal else "not sealed")
    return ", ".join(parts) + "."


def menu(
    pages: Sequence[str], groups: tuple[Group, ...], titles: Mapping[str, str], current: str, to: Callable[[LinkTarget], str]
) -> tuple[Entry, ...]:
    """The pages of an edition as a menu, the groups under the page on structure as they report to each other."""

    def group_entries(branches: tuple[Branch, ...]) -> tuple[Entry, ...]:
        found = []
        for branch in branches:
            page = f"groups/{branch.group.id}"
            found.append(Entry(branch.group.name, to(LinkTarget(page)), page == current, group_entries(branch.below)))
        return tuple(found)

    return tuple(
        Entry(titles[page], to(LinkTarget(page)), page == current, group_entries(tree(groups)) if page == "structure" else ())
        for page in pages
        if not page.startswith("groups/")
    )


def neighbours(pages: Sequence[str], titles: Mapping[str, str], current: str, to: Callable[[LinkTarget], str]) -> tuple[Way | None, Way | None]:
    """The pages before and after this one, in the order of the menu."""
    at = list(pages).index(current)
    before = pages[at - 1] if at else None
    after = pages[at + 1] if at + 1 < len(pages) else None
    return tuple(Way(titles[page], to(LinkTarget(page))) if page else None for page in (before, after))  # type: ignore[return-value]


def contents(html: str) -> tuple[Part, ...]:
    """The headings of the second level that have an id, for the list `On this page`."""
    return tuple(Part(found[1], str(Markup(found[2]).striptags())) for found in _HEADING.finditer(html))

"""The pages above the editions: all partnerships, one for each with its register, and the page for a lost address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from .blocks import Blocks
from .footers import general_footer, partnership_footer, whom
from .history import Chapter, periods
from .model import Partnership
from .prose import plain
from .versions import Outline, Sibling, standing
from .views import EXIT_URL, POLICY, Notice, View, contents, demonstration, imprint
from .wording import capital, counted

SITE_NAME = "Safeguarding arrangements"

HISTORY: Final = "history"
"""The folder beside the editions of a partnership in which its history stands."""


@dataclass(frozen=True)
class RootPage:
    """A page outside the editions: its path below the site, and its HTML."""

    path: str
    html: str


def root_pages(
    blocks: Blocks, stylesheets: tuple[str, ...], scripts: tuple[str, ...], editions: tuple[Outline, ...], base: str, law: str = ""
) -> Iterator[RootPage]:
    """The pages above all partnerships.

    `stylesheets` and `scripts` are paths below the site; `base` is the path at which the site is served, for the 404 page,
    and `law` leads to the pages on law and guidance, if there are any.
    """
    partnerships = {id: [edition for edition in editions if edition.partnership_id == id] for id in sorted({one.partnership_id for one in editions})}
    rows = [(id, own[0].partnership, own, standing(own[0], own).latest) for id, own in partnerships.items()]
    notices = general_notices(partnership for _, partnership, *_ in rows)
    yield RootPage("index.html", whole_page(blocks, _partnerships_view(blocks, rows, law, notices), "", stylesheets, scripts))
    yield RootPage("404.html", whole_page(blocks, _lost_view(base, notices), base, stylesheets, scripts))


def register_page(blocks: Blocks, stylesheets: tuple[str, ...], scripts: tuple[str, ...], editions: Iterable[Outline]) -> RootPage:
    """The page of one partnership with all its `editions`."""
    own = sorted(editions, key=lambda edition: edition.entry.id, reverse=True)
    view = _register_view(blocks, own[0].partnership, own)
    return RootPage(f"{own[0].partnership_id}/index.html", whole_page(blocks, view, "../", stylesheets, scripts))


def change_notes(editions: Iterable[Outline]) -> dict[str, str]:
    """What the public is told about each edition, by key."""
    return {edition.key: plain(edition.entry.change_note.text) for edition in editions if edition.entry.change_note}


def has_history(editions: Iterable[Outline]) -> bool:
    """Whether a partnership has a page that tells its history: one edition alone has none."""
    return len(periods(editions)) > 1


def history_page(
    blocks: Blocks, stylesheets: tuple[str, ...], scripts: tuple[str, ...], editions: Iterable[Outline], chapters: tuple[Chapter, ...]
) -> RootPage:
    """The page that tells the history of each role, group and agency of the partnership of these `editions`, its public ones."""
    own = tuple(editions)
    id, partnership = own[0].partnership_id, own[0].partnership
    content = blocks.render("history.html", chapters=chapters)
    view = View(
        title="Who and what, edition by edition",
        document_title=f"History – {partnership.name}",
        description=f"Each role, group and agency of the {partnership.name} over all its editions.",
        site_name=partnership.name,
        root_url="../../index.html",
        home_url="../index.html",
        lead=Markup("<p>{}</p>").format("Who held each role, which groups there were and which agencies were named, from which edition to which."),
        content=content,
        contents=contents(content),
        notices=demonstration(partnership),
        footer=partnership_footer(partnership, standing(own[0], own).latest, "../"),
        footer_html=imprint(partnership, partnership.name),
    )
    return RootPage(f"{id}/{HISTORY}/index.html", whole_page(blocks, view, "../../", stylesheets, scripts))


def redirect_page(blocks: Blocks, partnership: str, latest: str, page: str, script: str, site_url: str) -> RootPage:
    """The page under `PARTNERSHIP/latest/` that leads on to the same page of the latest edition.

    `script` is a path below the site. The canonical address is whole if `site_url` is known.
    """
    inner = "index.html" if page == "index" else f"{page}/index.html"
    up = "../" * inner.count("/")
    there = f"{latest}/" + ("" if page == "index" else f"{page}/")
    html = blocks.render(
        "redirect.html",
        target=f"{up}../{latest}/{inner}",
        title="The latest edition",
        policy=POLICY,
        exit_url=EXIT_URL,
        script=f"{up}../../{script}",
        canonical=f"{site_url.rstrip('/')}/{partnership}/{there}" if site_url else f"{up}../{latest}/{inner}",
    )
    return RootPage(f"{partnership}/latest/{inner}", str(html))


def whole_page(blocks: Blocks, view: View, up: str, stylesheets: tuple[str, ...], scripts: tuple[str, ...]) -> str:
    """The view as a page; `up` leads from it to the top of the site."""
    full = replace(view, stylesheets=tuple(up + url for url in stylesheets), scripts=tuple(up + url for url in scripts))
    return str(blocks.render("main.html", view=full))


def _partnerships_view(
    blocks: Blocks, rows: list[tuple[str, Partnership, list[Outline], Sibling | None]], law: str, notices: tuple[Notice, ...]
) -> View:
    return View(
        title="Safeguarding arrangements",
        document_title=SITE_NAME,
        description="The partnerships whose safeguarding arrangements stand here, with every edition of each.",
        site_name=SITE_NAME,
        root_url="index.html",
        home_url="index.html",
        lead=Markup("<p>{}</p>").format(
            capital(f"{counted(len(rows), 'safeguarding partnership')} and {'its' if len(rows) == 1 else 'their'} arrangements, edition by edition.")
        ),
        content=blocks.render("partnerships.html", rows=rows, law=law, whom=whom),
        notices=notices,
        footer=general_footer("index.html"),
        footer_html=Markup("<p>Restates published arrangements for demonstration.</p>") if notices else Markup(""),
    )


def _register_view(blocks: Blocks, partnership: Partnership, editions: list[Outline]) -> View:
    latest = standing(editions[0], editions).latest
    return View(
        title=partnership.name,
        document_title=f"Editions – {partnership.name}",
        description=f"Every edition of the safeguarding arrangements of the {partnership.name}.",
        site_name=partnership.name,
        root_url="../index.html",
        home_url="index.html",
        search_url=f"{latest.id}/search/index.html" if latest else "",
        search_first=latest is not None,
        lead=Markup("<p>{}</p>").format("Every edition of these safeguarding arrangements, newest first."),
        content=blocks.render(
            "register.html",
            editions=editions,
            notes=change_notes(editions),
            has_latest=latest is not None,
            periods=periods(editions),
            has_history=has_history(editions),
        ),
        notices=demonstration(partnership),
        footer=partnership_footer(partnership, standing(editions[0], editions).latest, ""),
        footer_html=imprint(partnership, partnership.name),
    )


def _lost_view(base: str, notices: tuple[Notice, ...]) -> View:
    return View(
        title="Page not found",
        document_title=f"Page not found – {SITE_NAME}",
        description="There is no page at this address.",
        site_name=SITE_NAME,
        root_url=f"{base}index.html",
        home_url=f"{base}index.html",
        content=Markup(
            "<p>There is no page at this address. It may be mistyped, or the page may have another name now.</p>"
            '<p><a href="{}">See all partnerships and their editions</a>.</p>'
        ).format(f"{base}index.html"),
        notices=notices,
        footer=general_footer(f"{base}index.html"),
        footer_html=Markup("<p>Restates published arrangements for demonstration.</p>") if notices else Markup(""),
    )


def general_notices(partnerships: Iterable[Partnership]) -> tuple[Notice, ...]:
    """What the pages say that are not about one partnership, if the text of any of them is only restated here."""
    if not any(partnership.demonstration for partnership in partnerships):
        return ()
    html = Markup.escape("This site restates published arrangements to show what it can do. Each partnership's own website has the text that counts.")
    return (Notice("part-demonstration", "demonstration", "Demonstration", html),)

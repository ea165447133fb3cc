"""Chooses the edition, offers its macros to pages, and hands the skeleton what it shows.

Together with `build` and `preview` the only place that knows MkDocs. Its `on_...` functions are MkDocs events.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from .addresses import GROUP_PAGE, Addresses, LinkTarget
from .blocks import Blocks, blocks_in
from .dataset import load
from .downloads import downloads
from .model import Edition
from .page_macros import PageMacros
from .problems import ProblemsFound
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
    publication_line,
    sibling_url,
)

VARIABLE: Final = "EDITION"
"""The environment variable that names the edition to build, as in `southampton/2024-12`."""

_TOKEN: Final = re.compile(r"<p>\ue000(\d+)\ue001</p>|\ue000(\d+)\ue001")
_FOLDER_LINK: Final = re.compile(r'(<a href="(?:\.{1,2}/|[\w-]+/)+)(?=["#])')
_SETTINGS_SCRIPT: Final = "assets/javascripts/settings.js"
_SCRIPT: Final = "assets/javascripts/leave.js"
_ATTRIBUTE: Final = "_edition_site"


class EditionSite:
    """One edition on its way through MkDocs.

    `standing` says which editions stand beside it. Without it this is a preview, which stands alone: no pages
    above it, and no policy against the script by which the server reloads pages.
    """

    def __init__(self, edition: Edition, blocks: Blocks, standing: Standing | None = None) -> None:
        self.edition = edition
        self.addresses = Addresses(edition)
        self.standing = standing
        self.titles: dict[str, str] = {group_page(group.id): group.name for group in edition.groups.groups}
        self.sheets: list[Path] = []
        self.stylesheets: tuple[str, ...] = ()
        self.blocks = blocks
        self._kept: list[Markup] = []

    def macros(self, page: str) -> PageMacros:
        """The macros of one page, by its name."""
        return PageMacros(self.edition, self.blocks.for_page(self.addresses, partial(relative, page)))

    def keep(self, html: Markup) -> str:
        """Put a block aside; the token that is returned stands for it until Markdown is through."""
        self._kept.append(html)
        return f"\ue000{len(self._kept) - 1}\ue001"

    def restore(self, html: str) -> str:
        """Put the blocks back in the place of their tokens."""
        return _TOKEN.sub(lambda found: self._kept[int(found[1] or found[2])], html)


def group_page(id: str) -> str:
    """The name of a group's page."""
    return f"groups/{id}"


def relative(page: str, target: LinkTarget) -> str:
    """The address of `target` as seen from `page`, with `index.html` so that it opens from a disk too."""
    there, here = _file(target.page), _file(page)
    fragment = f"#{target.id}" if target.id else ""
    if there == here and fragment:
        return fragment
    return posixpath.relpath(there, posixpath.dirname(here) or ".") + fragment


def _file(page: str) -> str:
    return "index.html" if page == "index" else f"{page}/index.html"


def attach(config: MkDocsConfig, site: EditionSite) -> None:
    """Say which edition this MkDocs configuration is to build."""
    setattr(config, _ATTRIBUTE, site)


def chosen(config: MkDocsConfig) -> EditionSite:
    """The edition of this configuration: the one attached, or the one that the environment names."""
    site = getattr(config, _ATTRIBUTE, None)
    if not isinstance(site, EditionSite):
        root = Path(config.config_file_path).parent
        site = EditionSite(_from_environment(root / "data"), blocks_in(root / "overrides"))
        attach(config, site)
    return site


def _from_environment(data: Path) -> Edition:
    try:
        editions = load(data).editions
    except ProblemsFound as found:
        raise Abort(f"The data has problems.\n{found}") from None
    if not editions:
        raise Abort(f"There is no edition in {data.name}/.")
    named = os.environ.get(VARIABLE) or max(editions.values(), key=lambda edition: (edition.entry.status == "published", edition.entry.id)).key
    if named not in editions:
        raise Abort(f"{VARIABLE} is `{named}`. There are: {', '.join(sorted(editions))}.")
    return editions[named]


def define_env(env: Any) -> None:
    """Called by mkdocs-macros: offer every public method of `PageMacros` by its name."""
    site = chosen(env.conf)

    def offered(name: str) -> Callable[..., str]:
        def macro(*arguments: Any) -> str:
            return site.keep(getattr(site.macros(_name(env.page)), name)(*arguments))

        return macro

    for name in dir(PageMacros):
        if not name.startswith("_"):
            env.macro(offered(name), name)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let the theme be our own folder; of Material's fourteen thousand files only the style sheet is wanted."""
    site = chosen(config)
    own, *others = [Path(folder) for folder in config.theme.dirs]
    site.sheets = [path for folder in others for path in sorted((folder / "assets" / "stylesheets").glob("main.*.min.css"))]
    config.theme.dirs = [str(own)]
    config.theme.static_templates = set()
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Give each group its page, leave out pages that the edition has nothing for, and what of the theme is not used."""
    site = chosen(config)
    pattern = next(file for file in files if file.src_uri == f"{GROUP_PAGE}.md")
    kept = [file for file in files if file.is_documentation_page() and _source(file) in site.addresses.pages]
    sheets = [File.generated(config, f"assets/stylesheets/{path.name}", abs_src_path=str(path)) for path in site.sheets]
    own = [file for file in files if file.src_uri == "assets/stylesheets/site.css" or file.src_uri == _SCRIPT]
    if site.edition.settings is not None:
        own += [file for file in files if file.src_uri == _SETTINGS_SCRIPT]
    site.stylesheets = tuple(file.url for file in (*sheets, *own) if file.url.endswith(".css"))
    text = pattern.content_string
    for group in site.edition.groups.groups:
        content = text.replace("---\n", f"---\ngroup_id: {group.id}\n", 1)
        kept.append(File.generated(config, f"{group_page(group.id)}.md", content=content))
    for download in downloads(site.edition):
        own.append(File.generated(config, f"downloads/{download.name}", content=download.content))
    return Files([*kept, *sheets, *own])


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Render the skeleton in the environment of the blocks: it escapes, is strict, and has compiled it already."""
    site = chosen(config)
    for file in files.documentation_pages():
        if file.page is not None and "title" in file.page.meta:
            site.titles[_source(file)] = str(file.page.meta["title"])
    return site.blocks.environment


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Name `index.html` in links between pages, so that they open from a disk too, and put the blocks in."""
    return chosen(config).restore(_FOLDER_LINK.sub(r"\1index.html", html))


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    context["view"] = _view(chosen(config), page, config)
    return context


def _view(site: EditionSite, page: Page, config: MkDocsConfig) -> View:
    name = _name(page)
    to = partial(relative, name)
    pages, edition = site.addresses.pages, site.edition
    depth = len(_file(name).split("/")) - 1
    up = "../" * depth
    home = to(LinkTarget("index"))
    standing = site.standing
    newer = Way("the latest edition", sibling_url(standing.latest, name, up)) if standing and standing.latest and not standing.is_latest else None
    before, after = neighbours(pages, site.titles, name, to)
    title = site.titles[name]
    answers = str(page.meta["answers"])
    content = Markup(page.content or "")
    scripts = [_SCRIPT, *([_SETTINGS_SCRIPT] if name == "settings" else [])]
    return View(
        title=title,
        document_title=f"{title} – {edition_line(edition)} – {edition.name}",
        description=answers,
        site_name=edition.name,
        edition_line=edition_line(edition),
        editions=edition_ways(standing, name, up) if standing else (),
        root_url=f"{up}../../index.html" if standing else home,
        home_url=home,
        lead=Markup("<p>{}</p>").format(answers),
        content=content,
        policy=POLICY if standing else None,
        canonical=_canonical(site, name, config),
        robots="noindex" if newer or edition.entry.status in {"draft", "withdrawn"} else None,
        stylesheets=tuple(f"{up}{url}" for url in site.stylesheets),
        scripts=tuple(f"{up}{url}" for url in scripts),
        notices=edition_notices(edition, newer, to(LinkTarget("about")) if name != "about" else ""),
        menu=menu(pages, edition.groups.groups, site.titles, name, to),
        contents=contents(content),
        previous=before,
        next=after,
        footer=tuple(Way(site.titles[key], to(LinkTarget(key))) for key in ("about", "accessibility", "glossary") if key in pages),
        footer_html=Markup("<p>{}</p>\n{}").format(publication_line(edition), imprint(edition.partnership, edition.name)),
    )


def _canonical(site: EditionSite, page: str, config: MkDocsConfig) -> str | None:
    """The permanent address of the same page in the latest edition, where the site's address is known."""
    if not config.site_url:
        return None
    latest = site.standing.latest if site.standing else None
    id, same = (latest.id, latest.same(page)) if latest else (site.edition.entry.id, page)
    return f"{config.site_url.rstrip('/')}/{site.edition.partnership_id}/{id}/" + ("" if same == "index" else f"{same}/")


def _name(page: Page) -> str:
    return _source(page.file)


def _source(file: File) -> str:
    return file.src_uri.removesuffix(".md")

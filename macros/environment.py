"""Chooses the edition, offers its macros to pages, and hands the skeleton what it shows.

Together with `build` and `preview` the only place that knows MkDocs. Its `on_...` functions are MkDocs events.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from .addresses import GROUP_PAGE
from .blocks import blocks_in
from .dataset import load
from .downloads import FOLDER
from .edition_site import FILTER_SCRIPT, FILTERED, REVIEW_SCRIPT, SCRIPT, SEARCH_INDEX, SEARCH_SCRIPTS, EditionSite
from .model import Edition
from .page_macros import PageMacros
from .problems import ProblemsFound
from .requirements import Asked, asked
from .versions import predecessor
from .views import next_review
from .ways import group_page

VARIABLE: Final = "EDITION"
"""The environment variable that names the edition to build, as in `southampton/2024-12`."""

_FOLDER_LINK: Final = re.compile(r'(<a href="(?:\.{1,2}/|[\w-]+/)+)(?=["#])')
_ATTRIBUTE: Final = "_edition_site"


def attach(config: MkDocsConfig, site: EditionSite) -> None:
    """Say which edition this MkDocs configuration is to build."""
    setattr(config, _ATTRIBUTE, site)


def chosen(config: MkDocsConfig) -> EditionSite:
    """The edition of this configuration: the one attached, or the one that the environment names."""
    site = getattr(config, _ATTRIBUTE, None)
    if not isinstance(site, EditionSite):
        root = Path(config.config_file_path).parent
        edition, before, law = _from_environment(root / "data")
        site = EditionSite(edition, blocks_in(root / "overrides"), law, before=before)
        attach(config, site)
    return site


def _from_environment(data: Path) -> tuple[Edition, Edition | None, Mapping[str, Asked]]:
    try:
        dataset = load(data)
    except ProblemsFound as found:
        raise Abort(f"The data has problems.\n{found}") from None
    editions = dataset.editions
    if not editions:
        raise Abort(f"There is no edition in {data.name}/.")
    named = os.environ.get(VARIABLE) or max(editions.values(), key=lambda edition: (edition.entry.status == "published", edition.entry.id)).key
    if named not in editions:
        raise Abort(f"{VARIABLE} is `{named}`. There are: {', '.join(sorted(editions))}.")
    return editions[named], predecessor(editions[named], editions.values()), asked(dataset.instruments)


def define_env(env: Any) -> None:
    """Called by mkdocs-macros: offer every public method of `PageMacros` by its name."""
    site = chosen(env.conf)

    def offered(name: str) -> Callable[..., str]:
        def macro(*arguments: Any, **named: Any) -> str:
            return site.keep(getattr(site.macros(_name(env.page)), name)(*arguments, **named))

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
    own = [file for file in files if file.src_uri in {"assets/stylesheets/site.css", SCRIPT, *SEARCH_SCRIPTS}]
    if FILTERED.intersection(site.addresses.pages):
        own += [file for file in files if file.src_uri == FILTER_SCRIPT]
    if next_review(site.edition):
        own += [file for file in files if file.src_uri == REVIEW_SCRIPT]
    site.stylesheets = tuple(file.url for file in (*sheets, *own) if file.url.endswith(".css"))
    text = pattern.content_string
    for group in site.edition.groups.groups:
        content = text.replace("---\n", f"---\ngroup_id: {group.id}\n", 1)
        kept.append(File.generated(config, f"{group_page(group.id)}.md", content=content))
    for download in site.downloads:
        own.append(File.generated(config, f"{FOLDER}/{download.name}", content=download.content))
    return Files([*kept, *sheets, *own])


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Render the skeleton in the environment of the blocks: it escapes, is strict, and has compiled it already.

    By now the content of every page is known.
    """
    site = chosen(config)
    for file in files.documentation_pages():
        meta = file.page.meta if file.page is not None else {}
        needed = ["answers"] if _source(file).startswith("groups/") else ["title", "answers"]
        for name in needed:
            if not meta.get(name):
                raise BuildError(f"The page '{file.src_uri}' has no `{name}`")
    files.append(File.generated(config, SEARCH_INDEX, content=site.search_index))
    pages = {_source(file): file.page for file in files.documentation_pages() if file.page is not None}
    answers = {name: str(page.meta["answers"]) for name, page in pages.items()}
    site.print_pages(answers, {name: page.content or "" for name, page in pages.items()}, config.site_url or "")
    return site.blocks.environment


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Name `index.html` in links between pages, so that they open from a disk too, and put the blocks in."""
    return chosen(config).take(_name(page), str(page.meta.get("title")), _FOLDER_LINK.sub(r"\1index.html", html))


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    content = Markup(page.content or "")
    context["view"] = chosen(config).view(_name(page), str(page.meta["answers"]), content, config.site_url or "")
    return context


def _name(page: Page) -> str:
    return _source(page.file)


def _source(file: File) -> str:
    return file.src_uri.removesuffix(".md")

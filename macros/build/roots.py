"""Writes what stands above the editions: root pages, redirects to the latest, feeds, versions, the map of the site."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from ..blocks import Blocks, blocks_in
from ..dataset import Dataset
from ..feeds import atom, sitemap, versions_json
from ..model import Edition
from ..root_pages import redirect_page, root_pages
from ..versions import standing

_SHEETS: Final = re.compile(r"(main\.\w+\.min|site)\.css")
_LEAVE: Final = "assets/javascripts/leave.js"
_REDIRECT: Final = "assets/javascripts/redirect.js"


def write_root_pages(root: Path, site: Path, dataset: Dataset, editions: tuple[Edition, ...], site_url: str) -> None:
    """Write them into `site`, which holds the built editions; style sheets and script are copied from one of them."""
    blocks = blocks_in(root / "overrides")
    sheets: list[str] = []
    if editions:
        first = site / editions[0].key
        sheets = [f"assets/stylesheets/{path.name}" for path in sorted((first / "assets" / "stylesheets").iterdir()) if _SHEETS.fullmatch(path.name)]
        for name in (*sheets, _LEAVE):
            _copy(first / name, site / name)
        _copy(root / "overrides" / _REDIRECT, site / _REDIRECT)
    base = urlsplit(site_url).path.rstrip("/") + "/"
    for page in root_pages(dataset, blocks, tuple(sheets), (_LEAVE,), editions, base):
        _write(site / page.path, page.html)
    for partnership in sorted({edition.partnership_id for edition in editions}):
        own = sorted((edition for edition in editions if edition.partnership_id == partnership), key=lambda edition: edition.entry.id, reverse=True)
        _write_partnership(site, blocks, own, site_url)
    if site_url:
        (site / "sitemap.xml").write_bytes(sitemap(_addresses(editions, site_url)))


def _write_partnership(site: Path, blocks: Blocks, own: list[Edition], site_url: str) -> None:
    """The feed, the list of versions, and a redirect for each page of the latest edition."""
    id, place = own[0].partnership_id, standing(own[0], own)
    (site / id / "feed.xml").write_bytes(atom(id, own[0].partnership, own, site_url))
    _write(site / id / "versions.json", versions_json(place))
    if place.latest is None:
        return
    for page in sorted(place.latest.pages):
        redirect = redirect_page(blocks, id, place.latest.id, page, _REDIRECT, site_url)
        _write(site / redirect.path, redirect.html)


def _addresses(editions: tuple[Edition, ...], site_url: str) -> list[str]:
    """Every page that is to be found: the root pages and the latest edition of each partnership."""
    base = site_url.rstrip("/")
    found = [f"{base}/"]
    for partnership in sorted({edition.partnership_id for edition in editions}):
        own = [edition for edition in editions if edition.partnership_id == partnership]
        latest = standing(own[0], own).latest
        found.append(f"{base}/{partnership}/")
        if latest:
            found += [f"{base}/{partnership}/{latest.id}/" + ("" if page == "index" else f"{page}/") for page in sorted(latest.pages)]
    return found


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)

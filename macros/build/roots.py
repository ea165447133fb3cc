"""Writes what stands above the editions: root pages, redirects to the latest, feeds, versions, the map of the site."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from ..addresses import LAW_FOLDER
from ..blocks import blocks_in
from ..dataset import Law
from ..downloads import FOLDER, SCHEMA_PATH, Download, editions_list, history_list, law_lists, schema
from ..feeds import atom, sitemap, versions_json
from ..history import history
from ..law_pages import law_pages, law_paths
from ..model import Edition
from ..root_pages import HISTORY, change_notes, general_notices, has_history, history_page, redirect_page, register_page, root_pages
from ..versions import Outline, Sibling, outline, standing

_SHEETS: Final = re.compile(r"(main\.\w+\.min|site)\.css")
_LEAVE: Final = "assets/javascripts/leave.js"
_REDIRECT: Final = "assets/javascripts/redirect.js"


def write_root_pages(root: Path, site: Path, editions: tuple[Outline, ...], law: Law, site_url: str) -> None:
    """Write what stands above all partnerships into `site`, which holds the built editions; style sheets and script are copied from one of them."""
    blocks = blocks_in(root / "overrides")
    sheets: tuple[str, ...] = ()
    if editions:
        first = site / editions[0].key
        sheets = _sheets(first)
        for name in (*sheets, _LEAVE):
            _copy(first / name, site / name)
        _copy(root / "overrides" / _REDIRECT, site / _REDIRECT)
    base = urlsplit(site_url).path.rstrip("/") + "/"
    on_law = f"{law_paths(law)[0]}index.html" if law.instruments else ""
    notices = general_notices(edition.partnership for edition in editions)
    for page in (*root_pages(blocks, sheets, (_LEAVE,), editions, base, on_law), *law_pages(blocks, sheets, (_LEAVE,), law, notices)):
        _write(site / page.path, page.html)
    _place(site / LAW_FOLDER, *law_lists(law.instruments, law.asked))
    _write(site / SCHEMA_PATH, json.dumps(schema(), ensure_ascii=False, indent=1) + "\n")
    if site_url:
        (site / "sitemap.xml").write_bytes(sitemap(_addresses(editions, law, site_url)))


def write_partnership_pages(root: Path, site: Path, editions: tuple[Outline, ...], site_url: str) -> None:
    """Write the register of one partnership, the feed and the list of versions."""
    blocks = blocks_in(root / "overrides")
    own = sorted(editions, key=lambda edition: edition.entry.id, reverse=True)
    id, place = own[0].partnership_id, standing(own[0], own)
    page = register_page(blocks, _sheets(site / own[0].key), (_LEAVE,), own)
    _write(site / page.path, page.html)
    _place(site / id, editions_list(own, change_notes(own)))
    (site / id / "feed.xml").write_bytes(atom(id, own[0].partnership, own, site_url))
    _write(site / id / "versions.json", versions_json(place))


def write_history(root: Path, site: Path, editions: tuple[Edition, ...]) -> None:
    """Write the history of one partnership, which these editions tell; they are all its public ones, oldest first."""
    latest = editions[-1]
    sheets = _sheets(site / latest.key)
    chapters = history(editions)
    page = history_page(blocks_in(root / "overrides"), sheets, (_LEAVE,), [outline(each) for each in editions], chapters)
    _write(site / page.path, page.html)
    _place((site / page.path).parent, history_list(chapters))


def write_redirects(root: Path, site: Path, partnership: str, latest: Sibling, site_url: str) -> None:
    """Write a redirect for each page of the latest edition of a partnership."""
    blocks = blocks_in(root / "overrides")
    for name in sorted(latest.pages):
        redirect = redirect_page(blocks, partnership, latest.id, name, _REDIRECT, site_url)
        _write(site / redirect.path, redirect.html)


def place_latest_files(site: Path, partnership: str, latest: Sibling) -> None:
    """Put the files of the latest edition at their addresses beside the redirects, since a file cannot lead on to another."""
    target = site / partnership / "latest" / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    for file in (site / partnership / latest.id / FOLDER).iterdir():
        _link(file, target / file.name)


def _sheets(edition: Path) -> tuple[str, ...]:
    """The style sheets of a built edition, by their paths below it."""
    return tuple(f"assets/stylesheets/{path.name}" for path in sorted((edition / "assets" / "stylesheets").iterdir()) if _SHEETS.fullmatch(path.name))


def _addresses(editions: tuple[Outline, ...], law: Law, site_url: str) -> list[str]:
    """Every page that is to be found: the root pages and the latest edition of each partnership."""
    base = site_url.rstrip("/")
    found = [f"{base}/", *(f"{base}/{path}" for path in law_paths(law))]
    for partnership in sorted({edition.partnership_id for edition in editions}):
        own = [edition for edition in editions if edition.partnership_id == partnership]
        latest = standing(own[0], own).latest
        found.append(f"{base}/{partnership}/")
        found += [f"{base}/{partnership}/{HISTORY}/"] if has_history(own) else []
        if latest:
            found += [f"{base}/{partnership}/{latest.id}/" + ("" if page == "index" else f"{page}/") for page in sorted(latest.pages)]
    return found


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _place(folder: Path, *files: Download) -> None:
    for file in files:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / file.name).write_bytes(file.content)


def _link(source: Path, target: Path) -> None:
    """The file under a second name, or a copy of it where the disk allows none."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)

"""Addresses of the pages of an edition, as they see one another. Each is a folder with an `index.html`, named so that links open from a disk."""

from __future__ import annotations

import posixpath
from functools import lru_cache

from .addresses import LinkTarget


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
    return posixpath.relpath(page_file(there), posixpath.dirname(page_file(page)) or ".")


def up_from(page: str) -> str:
    """The way from a page to the folder of its edition."""
    return "../" * page_file(page).count("/")


def page_file(page: str) -> str:
    return "index.html" if page == "index" else f"{page}/index.html"

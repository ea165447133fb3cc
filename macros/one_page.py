"""The pages of an edition as one: their ids kept apart, their links to each other leading on within it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

ONE_PAGE: Final = "whole/index.html"
"""Where that page stands in the folder of its edition."""

_TAG: Final = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*)>')
_FORM: Final = re.compile(r"<form .*?</form>\n?", re.DOTALL)
_NAMING: Final = re.compile(r' (id|for|aria-labelledby|aria-describedby|aria-controls|headers|href)="([^"]*)"')
_LABEL: Final = re.compile(r' aria-labelledby="[^"]*"')
_HEADINGS: Final = {"h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6"}


@dataclass(frozen=True)
class Told:
    """What one page tells: its name and file in the edition, its title, the sentence below that, and its content."""

    name: str
    file: str
    title: str
    lead: Markup
    content: Markup


def one_page(pages: Sequence[Told]) -> Markup:
    """All pages below each other. Forms, which need scripts, are left out, and what can be folded away is open."""
    files = {page.file: page for page in pages}
    return Markup("\n").join(_Part(page, files).html() for page in pages)


def anchor(name: str) -> str:
    """The id under which a page begins."""
    return name.replace("/", "-")


class _Part:
    """One page on its way into the whole."""

    def __init__(self, page: Told, files: dict[str, Told]) -> None:
        self._page = page
        self._files = files
        self._folder = posixpath.dirname(page.file)
        self._ways: dict[str, str] = {}

    def html(self) -> Markup:
        page, id = self._page, anchor(self._page.name)
        content = Markup(_TAG.sub(self._tag, _FORM.sub("", page.content)))
        lead = Markup(_TAG.sub(self._tag, page.lead))
        head = Markup('<section class="one-page" aria-labelledby="{}">\n<h2 id="{}">{}</h2>\n').format(id, id, page.title)
        return head + lead + Markup("\n") + content + Markup("\n</section>")

    def _tag(self, found: re.Match[str]) -> str:
        closing, tag, attributes = found.groups()
        if tag == "details" and not closing:
            attributes += " open"
        if tag == "section":
            # Each page is a landmark by its name; those within would be too many, and some have the same name.
            attributes = _LABEL.sub("", attributes)
        return f"<{closing}{_HEADINGS.get(tag, tag)}{_NAMING.sub(self._attribute, attributes) if attributes else ''}>"

    def _attribute(self, found: re.Match[str]) -> str:
        name, value = found.groups()
        if name == "href":
            if value not in self._ways:
                self._ways[value] = self._way(value)
            return f' href="{self._ways[value]}"'
        return f' {name}="{" ".join(self._id(id, self._page) for id in value.split())}"'

    def _id(self, id: str, page: Told) -> str:
        """An id with that of its page before it. Neither has two hyphens beside each other in its own part, so that no two become the same."""
        return f"{anchor(page.name)}--{id}"

    def _way(self, href: str) -> str:
        """The link as it leads from the one page: to a page within it, or to anything else in the edition, beside it or far away."""
        path, _, fragment = href.partition("#")
        if re.match(r"[a-z][a-z0-9+.-]*:|/", path, re.IGNORECASE):
            return href
        file = posixpath.normpath(posixpath.join(self._folder, path)) if path else self._page.file
        page = self._files.get(file)
        if page:
            return f"#{self._id(fragment, page) if fragment else anchor(page.name)}"
        return posixpath.relpath(file, posixpath.dirname(ONE_PAGE)) + (f"#{fragment}" if fragment else "")

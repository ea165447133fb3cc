"""Abbreviations of the glossary, written out where a page first uses them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from .model import Term
from .vocabulary import short_form

_INSIDE: Final = ("h1", "h2", "h3", "h4", "h5", "h6", "th", "td", "caption", "dt")
"""Names and cells stay as they are; the words stand at the end of the whole."""

_AFTER: Final = ("a", "button", "code", "label", "option", "pre", "select", "summary", "svg", "textarea")
"""What can hold no link, or is no running text; the words stand behind it."""

_APART: Final = re.compile(rf"<(/?)({'|'.join((*_INSIDE, *_AFTER))})(?:\s[^>]*)?>")
_TAG: Final = re.compile(r"<[^>]*>")
_REST_OF_A_NAME: Final = re.compile(r"(?:\s+(?:(?:and|of|for|&amp;)\s+)?(?:the\s+)?[A-Z][\w'’]*(?:-[\w'’]+)*)+")
_GOES_ON: Final = re.compile(r"@|-[A-Z0-9]")
_NEAR: Final = 200
"""As many characters on either side of an abbreviation hold its words, if they stand beside it."""


class Abbreviations:
    """The abbreviations of a glossary, ready to be written out on many pages."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = {_escaped(term.abbreviation): term for term in terms if term.abbreviation}

    def written_out(self, html: str, glossary: str) -> str:
        """The content of a page in which each abbreviation has its words beside it, where it comes first.

        The words lead to the glossary, whose address as seen from the page is `glossary`. An abbreviation in a heading, a table
        cell or a link is left as it is, and the words follow at its end. `ValueError` if one is still without its words.
        """
        uses = sorted(_first_uses(html, self._terms), key=lambda use: use.begin)
        told, done = [], 0
        for begin, end, words in _insertions(html, uses, glossary):
            told += [html[done:begin], words]
            done = end
        return "".join([*told, html[done:]])


@dataclass(frozen=True)
class _Use:
    """Where an abbreviation comes first in the text of a page."""

    begin: int
    end: int
    term: Term


@dataclass(frozen=True)
class _Apart:
    """A part of a page that is left as it is, from its first tag to the end of its last, with the place where words may follow."""

    begin: int
    words: int
    end: int


def _first_uses(html: str, terms: dict[str, Term]) -> Iterator[_Use]:
    """Where each abbreviation comes first in running text; within a tag, an address or a number such as W23-LSP it is none."""
    for short, term in terms.items():
        if short in html:
            for found in short_form(short).finditer(html):
                at = found.start()
                if html[at - 1] != "-" and not _GOES_ON.match(html, found.end()) and html.rfind("<", 0, at) <= html.rfind(">", 0, at):
                    yield _Use(at, found.end(), term)
                    break


def _insertions(html: str, uses: list[_Use], glossary: str) -> Iterator[tuple[int, int, str]]:
    """What to put in place of which part of the page, in order; uses in one part that is left as it is are told together."""
    parts = _parts_left_as_they_are(html)
    part = next(parts, None)
    whole: _Apart | None = None
    waiting: list[_Use] = []
    for use in uses:
        while part and part.end <= use.begin:
            part = next(parts, None)
        if whole and use.begin >= whole.end:
            yield _told_behind(whole, waiting, glossary)
            whole, waiting = None, []
        whole = whole or (part if part and part.begin < use.begin else _name(html, use))
        if whole:
            waiting.append(use)
        else:
            yield _told_inline(html, use, glossary)
    if whole:
        yield _told_behind(whole, waiting, glossary)


def _name(html: str, use: _Use) -> _Apart | None:
    """The name that the abbreviation begins, as NHS does in NHS Hampshire."""
    rest = _REST_OF_A_NAME.match(html, use.end)
    return _Apart(use.begin, rest.end(), rest.end()) if rest else None


def _parts_left_as_they_are(html: str) -> Iterator[_Apart]:
    outermost, depth, begin = "", 0, 0
    for tag in _APART.finditer(html):
        closes, name = tag.groups()
        if not depth and not closes:
            outermost, depth, begin = name, 1, tag.start()
        elif name == outermost:
            depth += -1 if closes else 1
            if not depth:
                yield _Apart(begin, tag.start() if name in _INSIDE else tag.end(), tag.end())
                outermost = ""


def _told_behind(part: _Apart, uses: list[_Use], glossary: str) -> tuple[int, int, str]:
    told = "; ".join(f"{_escaped(use.term.abbreviation or '')}: {_link(use.term, glossary)}" for use in uses)
    return part.words, part.words, f' <span class="written-out">({told})</span>'


def _told_inline(html: str, use: _Use, glossary: str) -> tuple[int, int, str]:
    """The words behind an abbreviation in running text, or a link if they stand there already."""
    words = _folded(_escaped(use.term.term))
    before = _folded(_TAG.sub("", html[max(0, use.begin - _NEAR) : use.begin]))
    after = _folded(_TAG.sub("", html[use.end : use.end + _NEAR]))
    if before.endswith(f"{words} (") or after.startswith(f"({words}"):
        return use.begin, use.end, f'<a href="{glossary}#{use.term.id}">{html[use.begin : use.end]}</a>'
    return use.end, use.end, f' <span class="written-out">({_link(use.term, glossary)})</span>'


def _link(term: Term, glossary: str) -> str:
    return f'<a href="{glossary}#{term.id}">{_escaped(term.term)}</a>'


def _folded(text: str) -> str:
    """The text on one line, in small letters, so that words are the same however they are joined."""
    return " ".join(text.casefold().replace("&amp;", "and").replace("-", " ").split())


def _escaped(text: str) -> str:
    return escape(text, quote=False)

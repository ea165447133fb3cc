"""Prose from people: Markdown to clean HTML, and what is wrong in it.

Nothing that an editor types can become a script, a template call or a link to nowhere.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape
from html.parser import HTMLParser
from typing import Final

import markdown
import nh3
from markupsafe import Markup

from .addresses import Addresses, LinkTarget

FIRST_HEADING: Final = 3
"""Headings inside a passage begin at this level; the passage's own title is the level above."""

_TAGS: Final = {"p", "br", "strong", "em", "b", "i", "a", "ul", "ol", "li", "blockquote", "code", "pre", "h3", "h4", "h5", "h6"}
_ATTRIBUTES: Final = {"a": {"href"}, "ol": {"start"}}
_SCHEMES: Final = {"http", "https", "mailto", "tel"}
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NESTING: Final = {"ul", "ol", "blockquote"}
_DEEPEST: Final = 10
_HEADING: Final = re.compile(r"^[ ]{0,3}(?:(?:>|[*+-]|[0-9]+\.)[ ]+)*(?:(#{1,6})|\S.*\n[ ]*([=-])[=-]*[ ]*$)", re.MULTILINE)
_ONE_PARAGRAPH: Final = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)

_PLAIN: Final = re.compile(r"[A-Za-z](?:[^\\`*_\[\]<>&{}\s]| (?=\S))*(?:\n[A-Za-z](?:[^\\`*_\[\]<>&{}\s]| (?=\S))*)*")
"""One paragraph in which Markdown finds nothing to do; most passages are such."""

_LINK: Final = re.compile(r"(?<!!)\[[^\[\]\n]+(?:\n[A-Za-z][^\[\]\n]*)*\]\(([A-Za-z0-9#./:@?=%+~_-]+)\)")
_INTRICATE: Final = re.compile(r"[\[\]<>`\\#\t]|^ {4}|^[ ]*[=-]+[ ]*$|^[ ]*(?:[*+-]|[0-9]+\.)[ ]+(?:[*+-]|[0-9]+\.)(?:[ ]|$)", re.MULTILINE)
_EMPHASIS: Final = re.compile(r"_|\*(?! )|(?<!^)\*", re.MULTILINE)
"""What must stand beside the links of a passage for Markdown to find anything but them: few passages have any, and Markdown takes its time."""

Locate = Callable[[LinkTarget], str]


@dataclass(frozen=True)
class Fault:
    """Something wrong in a passage: the line within it, counted from 0, and the words of a problem."""

    line: int
    code: str
    says: str
    instead: str


def html(text: str, addresses: Addresses, locate: Locate) -> Markup:
    """The passage as clean HTML; inner links lead where `locate` says, and those that lead nowhere are plain text."""
    if _PLAIN.fullmatch(text):
        return Markup(f"<p>{text}</p>")

    def link(tag: str, attribute: str, value: str) -> str | None:
        if attribute != "href" or _SCHEME.match(value):
            return value
        target = addresses.resolve(value)
        return locate(target) if isinstance(target, LinkTarget) else None

    return Markup(_clean(_markdown(text), link))


def inline(text: str, addresses: Addresses, locate: Locate) -> Markup:
    """As `html`, without the paragraph around a text that is only one paragraph."""
    result = html(text, addresses, locate)
    found = _ONE_PARAGRAPH.fullmatch(result.strip())
    return Markup(found[1]) if found else result


@lru_cache(maxsize=1024)
def outside(text: str) -> Markup:
    """As `inline`, for a passage outside of all editions: only links with a whole address lead anywhere."""
    if _PLAIN.fullmatch(text):
        return Markup(text)
    result = _clean(_markdown(text), lambda tag, attribute, value: value if attribute != "href" or _SCHEME.match(value) else None)
    found = _ONE_PARAGRAPH.fullmatch(result.strip())
    return Markup(found[1]) if found else Markup(result)


def plain(text: str) -> str:
    """The words of the passage alone, on one line."""
    if not text or _PLAIN.fullmatch(text):
        return " ".join(text.split())
    return " ".join(unescape(nh3.clean(_markdown(text), tags=set())).split())


def faults(text: str, addresses: Addresses) -> Iterator[Fault]:
    """Headings that do not follow in order, links that lead nowhere, and HTML that would be taken out."""
    held = _held(text)
    if held.deepest > _DEEPEST:
        yield Fault(0, "too-deep", "the text holds lists inside lists without end", "check the numbers, dashes and `>` at the start of its lines")
        return
    wrong = {href: _wrong_link(href, addresses) for href in held.links}
    if not (held.headings or held.strangers or any(wrong.values())):
        return
    lines = _Lines(text)
    level = FIRST_HEADING - 1
    for heading in held.headings:
        line = lines.of_heading(heading)
        if heading.level < FIRST_HEADING or heading.level > level + 1:
            right = "#" * min(max(heading.level, FIRST_HEADING), level + 1)
            says = f"the heading `{heading.text}` is of level {heading.level} where a passage may go to level {max(level + 1, FIRST_HEADING)} at most"
            if heading.level < FIRST_HEADING:
                says = f"the heading `{heading.text}` is of level {heading.level}, above the passage's own title"
            yield Fault(line, "heading-level", says, f"begin it with `{right}`")
        level = max(heading.level, FIRST_HEADING)
    for href in held.links:
        line = lines.of(rf"{re.escape(href)}(?![\w/#-])")
        said = wrong[href]
        if said:
            yield Fault(line, "broken-link", *said)
    for tag in held.strangers:
        if tag == "img":
            yield Fault(lines.of(r"!\[|<img"), "picture", "a picture cannot stand in a passage", "say in words what it shows, or link to it")
            continue
        yield Fault(
            lines.of(rf"<{re.escape(tag)}(?!\w)"),
            "html",
            f"`<{tag}>` is HTML, which is taken out of passages",
            "write it in Markdown, or write `&lt;` for the `<`",
        )


@dataclass(frozen=True)
class _Held:
    """What a passage holds that may be wrong; the same wherever the passage stands."""

    headings: tuple[_Heading, ...] = ()
    links: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    deepest: int = 0


@lru_cache(maxsize=4096)
def _held(text: str) -> _Held:
    links, beside = (_LINK.findall(text), _LINK.sub("link", text)) if "[" in text else ([], text)
    if not (_INTRICATE.search(beside) or (links and _EMPHASIS.search(beside))):
        return _Held(links=tuple(links))
    found = _Finder()
    try:
        found.feed(_markdown(text))
    except RecursionError:
        return _Held(deepest=sys.maxsize)
    return _Held(tuple(found.headings), tuple(found.links), tuple(found.strangers), found.deepest)


def _wrong_link(href: str, addresses: Addresses) -> tuple[str, str] | None:
    scheme = _SCHEME.match(href)
    if scheme:
        if scheme[0][:-1].lower() in _SCHEMES:
            return None
        return f"the link `{href}` begins with `{scheme[0]}`", "a link begins with `https://`, `mailto:`, `tel:` or `#`"
    target = addresses.resolve(href)
    if isinstance(target, LinkTarget):
        return None
    if href.startswith(("www.", "//")):
        return f"the link `{href}` has no `https://`", f"write `https://{href.lstrip('/')}`"
    return f"the link {target.says}", target.instead


@cache
def _converter() -> markdown.Markdown:
    return markdown.Markdown(extensions=["sane_lists"], output_format="html")


@lru_cache(maxsize=4096)
def _markdown(text: str) -> str:
    """The passage through Markdown; most passages of an edition stand in the one before, word for word."""
    try:
        return _converter().reset().convert(text)
    except RecursionError:
        _converter.cache_clear()  # it stopped somewhere inside a list, and would go on from there
        raise


def _clean(text: str, link: Callable[[str, str, str], str | None]) -> str:
    return nh3.clean(text, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None, attribute_filter=link)


@dataclass
class _Heading:
    level: int
    text: str


class _Lines:
    """Finds again, in the order in which they were written, the lines from which something came."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._from: dict[str, int] = {}
        self._headings = [(line, len(found[1]) if found[1] else 1 if found[2] == "=" else 2) for line, found in _heading_lines(text)]

    def of(self, pattern: str) -> int:
        """The line of the next match; the first line if there is none left."""
        found = re.compile(pattern, re.IGNORECASE).search(self._text, self._from.get(pattern, 0))
        self._from[pattern] = found.end() if found else len(self._text)
        return self._text.count("\n", 0, found.start()) if found else 0

    def of_heading(self, heading: _Heading) -> int:
        """The line of the next heading of that level."""
        while self._headings:
            line, level = self._headings.pop(0)
            if level == heading.level:
                return line
        return 0


def _heading_lines(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    for found in _HEADING.finditer(text):
        yield text.count("\n", 0, found.start()), found


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.headings: list[_Heading] = []
        self.links: list[str] = []
        self.strangers: list[str] = []
        self.deepest = 0
        self._depth = 0
        self._open: _Heading | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NESTING:
            self._depth += 1
            self.deepest = max(self.deepest, self._depth)
        if re.fullmatch(r"h[1-6]", tag):
            self._open = _Heading(int(tag[1]), "")
            self.headings.append(self._open)
        elif tag == "a":
            self.links.extend(value or "" for name, value in attrs if name == "href")
        elif tag not in _TAGS and tag != "hr":
            self.strangers.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag in _NESTING
        if self._open and tag == f"h{self._open.level}":
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open.text += data

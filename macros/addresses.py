"""Which pages an edition has, and on which page each of its items stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, get_args

from .model import Edition, Path, Record, Section, Topic, contents
from .problems import did_you_mean
from .vocabulary import used_terms
from .wording import listed

TOPIC_PAGES: Final[dict[str, tuple[str, ...]]] = {
    "purpose": ("foreword", "purpose", "principles", "voice", "legal-basis", "geography"),
    "structure": ("structure", "decisions"),
    "agencies": ("relevant-agencies", "education", "youth-custody", "childrens-homes"),
    "assurance": ("scrutiny", "audit", "data", "yearly-report", "review-of-arrangements"),
    "reviews": ("case-reviews", "learning"),
    "working-together": ("thresholds", "procedures", "information-sharing", "disagreements", "links", "funding", "partnership-team"),
    "regional": ("regional",),
    "for-children": ("for-children",),
    "easier-words": ("easier-words",),
}
"""The topics of each page that carries running text."""

_RIGHT: Final = "write `#` and the id of an item, a page such as `partners.md`, or an address with `https://`"

GROUP_PAGE: Final = "groups/group"
"""The pattern page of which every group gets a copy."""

PAGES: Final = (
    "index", "for-children", "easier-words", "partners", "structure", GROUP_PAGE, "agencies", "settings", "bound", "purpose", "assurance", "reviews",
    "working-together", "regional", "requirements", "changes", "search", "glossary", "data", "accessibility", "about",
)  # fmt: skip
"""Every page that an edition may have, in the order of the menu; each is a file in `arrangements/`."""

_PAGE_OF_TOPIC: Final = {topic: page for page, topics in TOPIC_PAGES.items() for topic in topics}
assert set(_PAGE_OF_TOPIC) == set(get_args(Topic)), "every topic has one page"

RESERVED: Final = frozenset({"main", "menu", "worried", "worried-heading", "settings-filter", "filter-text", "filter-heading", "filter-status"})
"""Ids of the skeleton and the blocks, which no item may have."""

LAW_FOLDER: Final = "law"
"""The folder of the site, beside those of partnerships, in which the pages on law and guidance stand."""

SCHEMA_FOLDER: Final = "schemas"
"""The folder beside it with the descriptions of the files for programs."""

_UNSEEN: Final = {"former_names", "sign_offs", "explanations", "confirmations"}


@dataclass(frozen=True)
class Anchor:
    """One item that can be linked to: its id, its page, and where it stands in which file of the edition."""

    page: str
    id: str
    file: str
    path: Path


def pages(edition: Edition) -> tuple[str, ...]:
    """The pages of this edition, in the order of the menu; groups each with a page of its own."""
    texts = {page_of_topic(section.topic) for section in edition.sections.sections}
    absent = {
        GROUP_PAGE: True,
        "settings": edition.settings is None,
        "bound": not edition.kinds.kinds,
        "changes": edition.older is None,
        "regional": edition.region is None and "regional" not in texts,
        "working-together": "working-together" not in texts and not edition.groups.links,
        **{page: page not in texts for page in ("purpose", "assurance", "reviews", "for-children", "easier-words")},
    }
    result: list[str] = []
    for page in PAGES:
        if page == GROUP_PAGE:
            result.extend(f"groups/{group.id}" for group in edition.groups.groups)
        elif not absent.get(page, False):
            result.append(page)
    return tuple(result)


def page_of_topic(topic: str) -> str:
    """The page on which a section on `topic` stands."""
    return _PAGE_OF_TOPIC[topic]


@lru_cache(maxsize=16)
def anchors(edition: Edition) -> tuple[Anchor, ...]:
    """Every item of the edition that has an id, with its page; of the glossary, the entries that the edition uses."""
    return tuple(_anchors(edition))


def _anchors(edition: Edition) -> Iterator[Anchor]:
    used = {term.id for term in used_terms(edition)}
    for file, record in edition.files.items():
        for path, id in contents(record).items:
            if path[0] not in _UNSEEN and (file != "glossary" or id in used):
                yield Anchor(_page(file, path, record), id, file, path)


def _page(file: str, path: Path, record: Record) -> str:
    if file == "groups":
        if path[:1] == ("groups",) and len(path) > 1:
            return f"groups/{record.groups[path[1]].id}"  # type: ignore[attr-defined]
        return "working-together" if path[:1] == ("links",) else "structure"
    if file == "sections" and len(path) > 1:
        section: Section = record.sections[path[1]]  # type: ignore[attr-defined]
        return page_of_topic(section.topic)
    if file == "edition":
        return {"regional": "regional", "events": "index"}.get(str(path[0]) if path else "", "about")
    if file == "partnership" and path[:1] == ("accessibility",):
        return "accessibility"
    return {"partnership": "index", "region": "regional"}.get(file, file)


@dataclass(frozen=True)
class LostLink:
    """A link that leads nowhere: what it does, in words that follow "the link", and what would be right."""

    says: str
    instead: str


@dataclass(frozen=True)
class LinkTarget:
    """Where a link within the edition leads: a page, and an id on it or nothing."""

    page: str
    id: str = ""


@lru_cache(maxsize=16)
def addresses_of(edition: Edition) -> Addresses:
    """The addresses of an edition, put together once."""
    return Addresses(edition)


class Addresses:
    """Resolves what people write in a link: `#id`, `partners.md`, `groups/mash.md#quorum`."""

    def __init__(self, edition: Edition) -> None:
        self.pages = pages(edition)
        self._groups = {group.id for group in edition.groups.groups}
        self._on_page: dict[str, set[str]] = {page: set() for page in self.pages}
        self._pages_of: dict[str, set[tuple[bool, str]]] = {}
        for anchor in anchors(edition):
            inner = len(anchor.path) > 2 or anchor.file in {"glossary", "region"}
            self._on_page.setdefault(anchor.page, set()).add(anchor.id)
            self._pages_of.setdefault(anchor.id, set()).add((inner, anchor.page))

    def resolve(self, href: str) -> LinkTarget | LostLink:
        """The target of an inner link, or why there is none."""
        page, _, id = href.partition("#")
        if not page:
            return self.by_id(id)
        name = page.removesuffix(".md").removesuffix("/")
        if name not in self.pages:
            return LostLink(f"leads to `{page}`, which is no page of this edition", did_you_mean(name, self.pages) or _RIGHT)
        if id and id not in self._on_page[name]:
            return LostLink(f"leads to `#{id}`, which is not on the page `{name}`", did_you_mean(id, self._on_page[name]) or _RIGHT)
        return LinkTarget(name, id)

    def by_id(self, id: str) -> LinkTarget | LostLink:
        """The one page on which the item stands. A group's own page comes first, then items that stand for themselves."""
        if id in self._groups:
            return LinkTarget(f"groups/{id}")
        found = sorted(self._pages_of.get(id, ()))
        if not found:
            return LostLink(f"leads to `#{id}`, which is no id of this edition", did_you_mean(id, self._pages_of) or _RIGHT)
        if len(found) > 1 and found[0][0] == found[1][0]:
            choices = [f"`{page}.md#{id}`" for _, page in found[:4]]
            return LostLink(f"leads to `#{id}`, which stands on several pages", f"write {listed(choices, 'or')}")
        return LinkTarget(found[0][1], id)

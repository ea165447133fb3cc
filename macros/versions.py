"""Where an edition stands among those of its partnership: which is the latest, which came before, and the same page there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .addresses import pages
from .model import Edition, Partnership, Registered, Status


@dataclass(frozen=True)
class Outline(Registered):
    """As much of an edition as is said of it on the pages above and beside it; `older` is the edition with which it is compared."""

    partnership: Partnership
    pages: frozenset[str]
    older: str | None = None


def outline(edition: Edition) -> Outline:
    """The edition in outline."""
    older = edition.older
    return Outline(edition.partnership_id, edition.entry, edition.partnership, frozenset(pages(edition)), older.id if older else None)


@dataclass(frozen=True)
class Sibling:
    """As much of an edition as the pages of another need to know."""

    id: str
    status: Status
    pages: frozenset[str]

    def same(self, page: str) -> str:
        """The same page in this edition, or its first page if it has none of that name."""
        return page if page in self.pages else "index"


@dataclass(frozen=True)
class Standing:
    """One edition among its siblings, all of them newest first. Drafts and withdrawn editions are never latest or previous."""

    current: str
    siblings: tuple[Sibling, ...]
    latest: Sibling | None
    previous: Sibling | None

    @property
    def is_latest(self) -> bool:
        """Whether this is the newest edition in force."""
        return self.latest is not None and self.latest.id == self.current


def standing(edition: Outline, editions: Iterable[Outline]) -> Standing:
    """Where `edition` stands among `editions`, those of all partnerships that are built together."""
    own = [other for other in editions if other.partnership_id == edition.partnership_id]
    siblings = tuple(sorted((sibling(other) for other in own), key=lambda other: other.id, reverse=True))
    public = [other for other in siblings if other.status in {"published", "superseded"}]
    in_force = [other for other in public if other.status == "published"]
    replaced = next((other for other in public if other.id == edition.entry.replaces), None)
    older = next((other for other in public if other.id < edition.entry.id), None)
    return Standing(edition.entry.id, siblings, (in_force or public or [None])[0], replaced or older)  # type: ignore[list-item]


def predecessor(edition: Edition, editions: Iterable[Edition]) -> Edition | None:
    """The edition whose changes lead to this one, found among `editions`; None if this is the first."""
    older = edition.older
    own = (other for other in editions if other.partnership_id == edition.partnership_id)
    return next((other for other in own if older and other.entry.id == older.id), None)


def sibling(edition: Outline) -> Sibling:
    """What other editions need to know of this one."""
    return Sibling(edition.entry.id, edition.entry.status, edition.pages)

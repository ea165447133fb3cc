"""Under which heading of an edition a kind of setting stands: learned from where the others of its kind are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..addresses import RESERVED
from ..model import Heading, Setting
from .entries import Entry
from .kinds import KINDS, meant_by
from .names import alike, id_for

_ENOUGH: Final = 3


@dataclass(frozen=True)
class Rule:
    """Where settings of a kind stand: the heading, how many of how many stand there, and how that is known."""

    kind: str
    heading: str
    there: int = 0
    of: int = 0
    how: str = "learned"


class Headings:
    """The headings of an edition, and what belongs under each. `told` are those that somebody gave for a kind."""

    def __init__(self, headings: Sequence[Heading], placed: Iterable[tuple[Setting, Entry]], told: Mapping[str, str]) -> None:
        self._headings = {heading.id: heading for heading in headings}
        self._named = {alike(text): heading.id for heading in headings for text in (heading.id, heading.name)}
        self._told = told
        self._stand: dict[str, Counter[str]] = defaultdict(Counter)
        for setting, entry in placed:
            if entry.kind:
                self._stand[entry.kind][setting.heading] += 1

    def rule(self, kind: str) -> Rule | None:
        """Where the kind stands: where somebody said, where most of the others stand, or where the words of a heading say.

        Fewer than three others count only where no heading is meant for the kind by its words. None if unsure.
        """
        if kind in self._told:
            return Rule(kind, self._told[kind], how="told")
        stand = self._stand.get(kind, Counter())
        named = self._meant(kind)
        if stand.total() >= _ENOUGH or (stand and named is None):
            (heading, there), of = stand.most_common(1)[0], stand.total()
            return Rule(kind, heading, there, of) if there * 3 >= of * 2 else None
        heading_of = next((found for other in (kind, *KINDS[kind].instead) if (found := self._meant(other))), None)
        return Rule(kind, heading_of, how="words") if heading_of else None

    def _meant(self, kind: str) -> str | None:
        """The one heading whose words are meant for the kind."""
        found = [heading.id for heading in self._headings.values() if kind in meant_by(f"{heading.id} {heading.name}")]
        return found[0] if len(found) == 1 else None

    def place(self, entry: Entry) -> str | None:
        """The heading for a new entry: the one that the list itself names, or that of its kind; None if unsure."""
        if entry.heading:
            return self._named.get(alike(entry.heading))
        found = self.rule(entry.kind) if entry.kind else None
        return found.heading if found else None

    def better(self, setting: Setting, entry: Entry) -> Rule | None:
        """Another heading under which all others of the kind stand, if there are enough of them; else None.

        A heading that the list itself names counts at once. A school under an early years heading stands there for its nursery.
        """
        under = {setting.heading, *(listing.heading for listing in setting.also_listed)}
        if entry.heading:
            named = self._named.get(alike(entry.heading))
            return Rule(entry.kind, named, how="named") if named and named not in under else None
        stand = self._stand.get(entry.kind, Counter())
        others = [(heading, count) for heading, count in stand.items() if heading != setting.heading]
        if early_years(self._headings.values()) & {setting.heading, *(heading for heading, _ in others)}:
            return None
        if stand[setting.heading] == 1 and len(others) == 1 and others[0][1] >= _ENOUGH and others[0][0] not in under:
            return Rule(entry.kind, others[0][0], others[0][1], stand.total())
        return None


def early_years(headings: Iterable[Heading]) -> frozenset[str]:
    """The ids of the headings that are for early years settings alone."""
    return frozenset(heading.id for heading in headings if meant_by(f"{heading.id} {heading.name}") == {"childcare"})


def standard(entries: Iterable[Entry]) -> tuple[Heading, ...]:
    """Headings for an edition that has none yet: those that its own list names, or one for each kind that is there."""
    held = tuple(entries)
    names = {alike(entry.heading): entry.heading for entry in reversed(held) if entry.heading}
    kinds = {entry.kind for entry in held if not entry.heading}
    made: dict[str, str] = {}
    for name in (*reversed(names.values()), *(kind.heading for kind in KINDS.values() if kind.id in kinds)):
        if alike(name) not in {alike(other) for other in made.values()}:
            made[id_for(name, "", RESERVED | set(made))] = name
    return tuple(Heading(id=id, name=name) for id, name in made.items())


def without_heading(entry: Entry) -> str:
    """What is said of a new entry for which no heading is known."""
    if entry.heading:
        return f"{entry.known_as} would be new, but the edition has no heading `{entry.heading}`."
    if entry.kind:
        plural = KINDS[entry.kind].plural
        return f"{entry.known_as} would be new, but it is not clear where {plural} stand: say it with --heading {entry.kind}=ID."
    said = " and ".join(f"`{text}`" for text in (entry.type, entry.phase) if text)
    told = f"only {said}" if said else "nothing"
    return f"{entry.known_as} would be new, but the list says {told} of what it is: add it by hand, if it belongs here."

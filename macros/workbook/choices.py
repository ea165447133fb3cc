"""What drop-down lists offer: for each choice a name that people know, and the id that stands for it in the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, get_args

from ..model import Edition, Kind, Member, Representative
from ..problems import did_you_mean
from ..wording import folded, kind_name, role_name, sector_name

_CHAIR: Final = "Partnership chair"
_SCRUTINEER: Final = "Independent scrutineer"


class Choices:
    """The choices of an edition. A name that two of them have is told apart by the id behind it."""

    def __init__(self, edition: Edition) -> None:
        self._labels = {of: _labels(names) for of, names in _names(edition).items()}
        self._also: dict[str, dict[str, set[str]]] = {of: {} for of in self._labels}
        for of, labels in self._labels.items():
            for id, label in labels.items():
                self.also(of, label, id)

    def of(self, of: str) -> tuple[str, ...]:
        """All that can be chosen, in the order of the edition, or of the alphabet where it has none."""
        labels = self._labels[of].values()
        return tuple(sorted(labels, key=folded) if of in {"organisation", "kind"} else labels)

    def label(self, of: str, id: str) -> str:
        """What the cell shows for that id."""
        return self._labels[of].get(id, id)

    def also(self, of: str, name: str, id: str) -> None:
        """From now on that name, as it is typed in any capitals, means that id too."""
        self._also[of].setdefault(_plainly(name), set()).add(id)

    def find(self, of: str, text: str) -> str | None:
        """The id that is meant; None if there is no such choice, or more than one."""
        meant = self._also[of].get(_plainly(text), set())
        if len(meant) == 1:
            return next(iter(meant))
        ends = (id for id in self._labels[of] if text == id or (not meant and text.endswith(f" ({id})")))
        return next(ends, None)

    def instead(self, of: str, text: str) -> str:
        """What would be right in place of a text that is no choice."""
        meant = sorted(self._also[of].get(_plainly(text), ()))
        if meant:
            return f"several have that name; write the id of the one that is meant: {' or '.join(f'`{id}`' for id in meant)}"
        return did_you_mean(text, self._labels[of].values()) or f"choose from the list; the sheet Choices shows them all, under `{title(of)}`"


def title(of: str) -> str:
    """What a kind of choice is called above its column."""
    return {
        "own group": "Groups of this edition", "group": "Groups", "lead safeguarding partner": "Lead safeguarding partners", "person": "People",
        "agency": "Relevant agencies", "kind": "Kinds of body", "sector": "Sectors", "role": "Ways of taking part", "heading": "Headings",
        "organisation": "Organisations",
    }[of]  # fmt: skip


def _names(edition: Edition) -> dict[str, dict[str, str]]:
    partners, shared = edition.partners, edition.region.groups if edition.region else ()
    leads = {one.id: one.name or one.post for one in partners.lead_partners}
    offices = {one.id: one.name or name for one, name in ((partners.chair, _CHAIR), (partners.scrutineer, _SCRUTINEER)) if one}
    own = {group.id: group.name for group in edition.groups.groups}
    return {
        "organisation": {id: edition.organisation_name(id) for id in edition.organisations},
        "kind": {kind: kind_name(kind) for kind in get_args(Kind)},
        "sector": {sector: sector_name(sector) for sector in get_args(Representative.model_fields["sector"].annotation)},
        "role": {role: role_name(role) for role in get_args(Member.model_fields["role"].annotation)},
        "lead safeguarding partner": leads,
        "person": {**leads, **{one.id: one.name or one.post for one in partners.delegated_partners}, **offices},
        "agency": {agency.id: agency.name for agency in edition.agencies.agencies},
        "own group": own,
        "group": {**own, **{group.id: group.name for group in shared}},
        "heading": {heading.id: heading.name for heading in (edition.settings.headings if edition.settings else ())},
    }


def _labels(names: Mapping[str, str]) -> dict[str, str]:
    """A label for each id, no two alike, and none like the id of another."""
    first = {id: name if _plainly(name) == id or _plainly(name) not in names else f"{name} ({id})" for id, name in names.items()}
    twice = _repeated(first.values())
    second = {id: f"{names[id]} ({id})" if _plainly(label) in twice else label for id, label in first.items()}
    twice = _repeated(second.values())
    return {id: id if _plainly(label) in twice else label for id, label in second.items()}


def _repeated(labels: Iterable[str]) -> set[str]:
    return {label for label, count in Counter(map(_plainly, labels)).items() if count > 1}


def _plainly(name: str) -> str:
    return " ".join(name.casefold().split())

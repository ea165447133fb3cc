"""The macros on groups, relevant agencies and settings."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from ..bound import of_agencies
from ..listings import listings
from ..model import Group
from ..offices import Holder, holder
from ..structure import shape, tree
from ..wording import kind_name
from .start import Start


class BodyMacros(Start):
    """Groups, the bodies around them, relevant agencies and settings."""

    def structure_chart(self) -> Markup:
        """The groups as a chart, after a sentence that says its shape."""
        branches = tree(self._edition.groups.groups)
        names = {group.id: group.name for group in self._edition.groups.groups}
        return self._blocks.render("structure_chart", sentence=shape(branches), branches=branches, names=names)

    def groups_introduction(self) -> Markup:
        """What the edition says of its structure as a whole."""
        return self._blocks.render("groups_introduction", introduction=self._edition.groups.introduction)

    def groups_table(self) -> Markup:
        """Every group with how often it meets, who chairs it and whom it reports to."""
        groups = self._edition.groups.groups
        names = {group.id: group.name for group in groups} | self._region_groups()
        chairs = {group.id: self._chair(group) for group in groups}
        return self._blocks.render("groups_table", groups=groups, names=names, chairs=chairs, unstated=self._unstated)

    def group_rules(self) -> Markup:
        """The rules that hold for every subgroup."""
        return self._blocks.render("group_rules", rules=self._edition.groups.rules)

    def wider_partnership(self) -> Markup:
        """The bodies of the wider partnership."""
        return self._blocks.render("wider_partnership", bodies=self._edition.groups.wider_partnership)

    def linked_boards(self) -> Markup:
        """Other boards that the arrangements name a link to."""
        return self._blocks.render("linked_boards", links=self._edition.groups.links)

    def group(self, id: str) -> Markup:
        """The terms of reference of one group."""
        group = self._edition.group(id)
        groups = self._edition.groups.groups
        names = {other.id: other.name for other in groups} | self._region_groups()
        below = [other for other in groups if id in other.reports_to]
        agencies = {agency.id: agency.name for agency in self._edition.agencies.agencies}
        return self._blocks.render(
            "group", group=group, names=names, below=below, organisations=self._organisations, agencies=agencies,
            rules=self._edition.groups.rules if group.reports_to else (), chair=self._chair(group), unstated=self._unstated,
        )  # fmt: skip

    def commitments(self) -> Markup:
        """What is asked of each relevant agency."""
        return self._blocks.render("commitments", commitments=self._edition.agencies.commitments)

    def agencies(self) -> Markup:
        """The relevant agencies, each with its kind and what is said of it."""
        agencies = self._edition.agencies
        kinds = {agency.id: kind_name(self._kind(agency.organisation, agency.kind)) for agency in agencies.agencies}
        counts = sorted(((kind, "", count) for kind, count in Counter(kinds.values()).items()), key=lambda row: (-row[2], row[0]))
        names = {agency.id: agency.name for agency in agencies.agencies}
        bodies = {agency.id: self._edition.organisation_name(agency.organisation) for agency in agencies.agencies if agency.organisation}
        bodies = {id: name for id, name in bodies.items() if name.casefold() not in names[id].casefold()}
        pairs = [(agency.id, agency.same_as) for agency in agencies.agencies if agency.same_as]
        twins = {id: [two for one, two in pairs if one == id] + [one for one, two in pairs if two == id] for id in names}
        return self._blocks.render(
            "agencies", introduction=agencies.introduction, agencies=agencies.agencies, kinds=kinds, counts=counts, names=names,
            bodies=bodies, twins=twins, readers=of_agencies(self._answers), unstated=self._unstated,
        )  # fmt: skip

    def settings(self) -> Markup:
        """The schools, colleges and early years settings, by heading, with a filter where scripts run."""
        settings = self._edition.settings
        assert settings is not None, "the page exists only where there are settings"
        lists = listings(settings)
        total = sum(len(rows) for _, rows in lists)
        counts = [(heading.name, f"#{heading.id}", len(rows)) for heading, rows in lists]
        return self._blocks.render(
            "settings", introduction=settings.introduction, lists=lists, counts=counts, total=total, as_of=settings.as_of,
            readers=[kind for kind in self._edition.kinds.kinds if kind.setting],
        )  # fmt: skip

    def _chair(self, group: Group) -> Holder | None:
        return holder(self._edition, group.chair) if group.chair else None

"""The macros for a reader who asks what all this means for an organisation of one kind."""

from __future__ import annotations

from markupsafe import Markup

from ..bound import Answer, duties
from .start import Start


class ReaderMacros(Start):
    """Which kinds of organisation are bound, by what, and who speaks for them."""

    def bound(self) -> Markup:
        """For each kind of organisation whether it is bound and who speaks for it, with a form that narrows the list where scripts run."""
        headings: dict[str, list[Answer]] = {}
        for answer in self._answers:
            headings.setdefault(answer.kind.group, []).append(answer)
        asked = duties(self._edition, self._in_force)
        scheduled = any(asked.instrument.categories for asked in self._in_force)
        return self._blocks.render(
            "bound", headings=headings, duties=asked, scheduled=scheduled, settings=self._edition.settings,
            commitments=self._edition.agencies.commitments, law_url=self._law_url,
        )  # fmt: skip

    def bound_by(self) -> Markup:
        """What the law asks of everybody, of each relevant agency and of the safeguarding partners, as far as that is verified."""
        asked = duties(self._edition, self._in_force)
        groups = [("anyone", "Of everybody", asked.anyone), ("agencies", "Of each relevant agency", asked.agencies)]
        groups.append(("partners", "Of the safeguarding partners", asked.partners))
        return self._blocks.render("bound_by", groups=[group for group in groups if group[2]], told=self._told)

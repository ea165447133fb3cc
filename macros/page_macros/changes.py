"""The macros on what changed since the edition before."""

from __future__ import annotations

from markupsafe import Markup

from ..addresses import LinkTarget
from ..changed import Changed
from ..wording import edition_month
from .start import Start


class ChangeMacros(Start):
    """What changed: in a paragraph, by weight, and what cannot be compared. Only an edition that follows another has the page."""

    def changes_in_short(self) -> Markup:
        """Which edition this one is compared with, what a reader has to know first, and the changes in a paragraph."""
        return self._blocks.render(
            "changes_in_short",
            changed=self._changes,
            months=self._months,
            home=LinkTarget("index"),
            noted=bool(self._edition.notes),
            to_older=self._to_older,
        )

    def changes_by_weight(self) -> Markup:
        """Every change, the heaviest first, each with what was before and what is now."""
        return self._blocks.render("changes_by_weight", changed=self._changes, months=self._months, to_older=self._to_older)

    def changes_unknown(self) -> Markup:
        """What one of the two editions does not record, so that nobody can say whether it changed."""
        return self._blocks.render("changes_unknown", changed=self._changes, months=self._months, to_older=self._to_older)

    @property
    def _changes(self) -> Changed:
        assert self._changed is not None, "the page exists only where there is an edition before"
        return self._changed

    @property
    def _months(self) -> tuple[str, str]:
        return edition_month(self._changes.before.entry.id), edition_month(self._changes.after.entry.id)

    def _to_older(self, target: LinkTarget) -> str:
        """The address in the edition before; none where that one has no pages beside these."""
        if not self._older_url:
            return ""
        page = "index.html" if target.page == "index" else f"{target.page}/index.html"
        return f"{self._older_url}{page}" + (f"#{target.id}" if target.id else "")

"""The macros on finding something in the edition."""

from __future__ import annotations

from markupsafe import Markup

from ..search import letters
from .start import Start


class SearchMacros(Start):
    """The form that asks the search page, and what stands on that page."""

    def search_form(self) -> Markup:
        """The form that asks the search page."""
        return self._blocks.render("_search", search_url=self._blocks.to_page("search"))

    def a_to_z(self) -> Markup:
        """The place for answers, and everything that has a name, from A to Z."""
        return self._blocks.render("a_to_z", letters=letters(self._entries))

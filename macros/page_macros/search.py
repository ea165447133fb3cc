"""The macro on finding something in the edition."""

from __future__ import annotations

from markupsafe import Markup

from ..search import letters
from .start import Start


class SearchMacros(Start):
    """What stands on the search page."""

    def a_to_z(self) -> Markup:
        """The place for answers, and everything that has a name, from A to Z."""
        return self._blocks.render("a_to_z", letters=letters(self._entries))

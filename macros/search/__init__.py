"""What can be found in an edition: as a list from A to Z, and as the index by which the search page ranks."""

from __future__ import annotations

from .entries import Entry, Headings, entries
from .index import index_script
from .letters import Letter, Named, letters

__all__ = ["Entry", "Headings", "Letter", "Named", "entries", "index_script", "letters"]

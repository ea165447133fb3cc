"""What a page may call: every public method is one macro, and its docstring is its manual."""

from __future__ import annotations

from .bodies import BodyMacros
from .changes import ChangeMacros
from .law import LawMacros
from .people import PeopleMacros
from .readers import ReaderMacros
from .texts import TextMacros

__all__ = ["PageMacros"]


class PageMacros(PeopleMacros, BodyMacros, TextMacros, LawMacros, ChangeMacros, ReaderMacros):
    """The macros of one page of one edition."""

"""The rules that explain differences. Importing this package enters them, in the order in which they are asked.

What follows from how an edition was made comes first, then what is special before what is general.
"""

from .rule import RULES, Rule

from . import recorded  # isort: skip
from . import people, agencies, groups, sections, duties, meetings, settings, arrangements, events, regional, texts, findings  # isort: skip

__all__ = [
    "RULES",
    "Rule",
    "agencies",
    "arrangements",
    "duties",
    "events",
    "findings",
    "groups",
    "meetings",
    "people",
    "recorded",
    "regional",
    "sections",
    "settings",
    "texts",
]

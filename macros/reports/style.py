"""How hard editions are to read, and what might be written more plainly, as text for the team."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from textwrap import fill
from typing import Final

from ..model import Edition
from ..model import Path as Way
from ..problems import Place
from ..style import LONGEST, Advice, Passage, advice, passages, reading
from ..wording import capital, counted
from .entries import WIDTH

Locate = Callable[[str, str, Way, int], Place]
"""Gives the place of a line: the key of the edition, the kind of file, the way to the text, and the line in it from 0."""

_HARDEST: Final = 5
_SHOWN: Final = 6
_MEANING: Final = (
    "The reading age is worked out from the length of words and sentences alone (Automated Readability Index). "
    f"It is a hint for the team and stands on no page. GOV.UK writes for readers aged 9, in sentences of up to {LONGEST} words."
)


def style_report(editions: Iterable[Edition], locate: Locate) -> str:
    """Each edition with its figure, its hardest passages, and what might be written more plainly."""
    return "\n\n".join([fill(_MEANING, WIDTH), *("\n".join(_edition(each, locate)) for each in editions)])


def _edition(edition: Edition, locate: Locate) -> Iterator[str]:
    found = passages(edition)
    whole = reading(each.text for each in found)
    size = f"{counted(whole.sentences, 'sentence')} with {counted(whole.words, 'word')}"
    yield f"{edition.key}: {f'reading age {whole.age}' if whole.age else 'too short to tell a reading age'}, {size}"
    hardest = sorted((each for each in found if each.reading.age), key=lambda each: -(each.reading.age or 0))[:_HARDEST]
    if hardest:
        yield "\n  Hardest to read"
        yield from (f"    age {each.reading.age}: {_where(edition, each, 0, locate)}" for each in hardest)
    by_rule: dict[str, list[Advice]] = {}
    for each in advice(edition):
        by_rule.setdefault(each.rule, []).append(each)
    for rule, told in by_rule.items():
        yield f"\n  {capital(rule)}: {counted(len(told), 'place')}"
        yield from (f"    {_where(edition, each, each.line, locate)}: “{each.words}”: {each.instead}" for each in told[:_SHOWN])
        if len(told) > _SHOWN:
            yield f"    and {len(told) - _SHOWN} more"


def _where(edition: Edition, told: Passage | Advice, line: int, locate: Locate) -> Place:
    return locate(edition.key, told.file, told.path, line)

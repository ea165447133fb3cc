"""Two texts compared word by word: what was kept, what was taken out, what was put in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import groupby
from typing import Final, Literal

Fate = Literal["kept", "removed", "added"]

_TOKEN: Final = re.compile(r"\n+|\[[^\]\n]*\]\([^)\s]*\)\S*|\S+")
_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS: Final = re.compile(r"\*\*|__|`|^#+ ", re.MULTILINE)
_ALIKE: Final = 0.4
"""With fewer words in common the two are told one after the other: woven together, nobody could read them."""

_AROUND: Final = 12
"""So many words of what stayed are told before and after a change."""

_SHORTEST: Final = 2
"""So many words that stayed between two changes are told as changed: a patchwork is harder to read."""


@dataclass(frozen=True)
class Run:
    """Words that follow each other and had the same fate."""

    fate: Fate
    text: str


@dataclass(frozen=True)
class Wording:
    """A text as it was and as it is, either of them empty if there was none; `about` says which text, if that needs saying."""

    before: str
    after: str
    about: str = ""

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The words of both: those kept and removed make the older text, those kept and added the newer."""
        before, after = readable(self.before), readable(self.after)
        if before == after:  # links or marks alone have changed
            before, after = self.before, self.after
        return tuple(_runs(_TOKEN.findall(before), _TOKEN.findall(after)))

    @cached_property
    def excerpt(self) -> tuple[Run, ...]:
        """The runs with what stayed cut down to a few words around each change; a text that is all new or all gone is whole."""
        last = len(self.runs) - 1
        return tuple(Run(run.fate, _cut(run.text, at > 0, at < last)) if run.fate == "kept" else run for at, run in enumerate(self.runs))


def readable(prose: str) -> str:
    """Markdown without the targets of its links and the marks for bold, code and headings."""
    return _MARKS.sub("", _LINK.sub(r"\1", prose)).strip()


def joined(words: list[str]) -> str:
    """The words as a text again; line breaks are words of their own."""
    text = " ".join(words)
    return re.sub(r" ?(\n+) ?", r"\1", text)


def _cut(text: str, after_change: bool, before_change: bool) -> str:
    words = _TOKEN.findall(text)
    if len(words) <= _AROUND * (after_change + before_change) + _AROUND:
        return text
    head, tail = words[:_AROUND] if after_change else [], words[-_AROUND:] if before_change else []
    return " … ".join([joined(head), joined(tail)]).strip() if head or tail else text


def _runs(old: list[str], new: list[str]) -> list[Run]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    steps: list[tuple[Fate, list[str]]] = []
    if old and new and matcher.ratio() >= _ALIKE:
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag == "equal":
                steps.append(("kept", old[a:b]))
            else:
                steps += [("removed", old[a:b]), ("added", new[c:d])]
        steps = _smoothed([step for step in steps if step[1]])
    else:
        steps = [("removed", old), ("added", new)]
    return [Run(fate, joined(words)) for fate, words in steps if words]


def _smoothed(steps: list[tuple[Fate, list[str]]]) -> list[tuple[Fate, list[str]]]:
    """A word or two that stayed between two changes become part of them."""
    inner = [
        fate == "kept" and len(words) <= _SHORTEST and 0 < at < len(steps) - 1 and "\n" not in "".join(words)
        for at, (fate, words) in enumerate(steps)
    ]
    found: list[tuple[Fate, list[str]]] = []
    for is_kept, group in groupby(range(len(steps)), key=lambda at: steps[at][0] == "kept" and not inner[at]):
        removed: list[str] = []
        added: list[str] = []
        for at in group:
            fate, words = steps[at]
            if is_kept:
                found.append((fate, words))
                continue
            removed += words if fate != "added" else []
            added += words if fate != "removed" else []
        found += [("removed", removed), ("added", added)]
    return [step for step in found if step[1]]

"""Sentences that nobody said: varied prose of the kind that arrangements hold, from a seeded choice of parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random
from textwrap import fill
from typing import Final

_WIDTH: Final = 96

_WHO: Final = (
    "each agency", "every relevant agency", "the lead partner", "the delegated partner", "the business unit", "each group", "the chair",
    "the scrutineer", "the MASH", "the ICB", "the police force", "the council", "every school and college", "the designated nurse",
    "each provider of health care", "the early help team", "the youth justice service", "the fire and rescue service", "each housing provider",
    "the partnership", "whoever chairs the meeting", "the front door", "each early years setting", "the named doctor", "the LADO",
)  # fmt: skip
_MAY: Final = ("must", "should", "will", "agrees to", "undertakes to", "is expected to", "helps others to", "makes time to")
_DO: Final = (
    "share", "examine", "record", "act on", "report", "learn from", "ask about", "keep under review", "bring together", "publish", "explain",
    "challenge", "measure", "test", "plan for", "follow up", "compare", "discuss", "pass on", "set out",
)  # fmt: skip
_WHAT: Final = (
    "what children say about their lives", "the findings of audits", "the results of each review", "what has changed for families",
    "any concern about neglect", "early signs of exploitation", "harm that happens online", "harm outside the home",
    "the experience of children in care", "how quickly help arrives", "the number of referrals", "decisions that were hard to make",
    "the quality of plans", "cases of domestic abuse", "the learning from each CSPR", "the needs of unborn babies",
    "risks in transition to adulthood", "the training that staff have had", "attendance at strategy meetings", "what other areas do well",
    "the reasons for repeat plans", "the use of the shared threshold document", "gaps between services", "the wishes of parents and carers",
    "missing episodes",
)  # fmt: skip
_HOW: Final = (
    "within five working days", "at every meeting", "before the next quarter begins", "in plain language", "without waiting for a form",
    "together with health and the police", "through its named lead", "as the procedures set out", "with consent wherever that is safe",
    "for every child in the household", "in each of the localities", "at least twice a year", "and says what came of it",
    "so that no child is overlooked", "and tells the board", "whatever the time of day", "across the whole area", "using the agreed data set",
)  # fmt: skip
_WHY: Final = (
    "because no single agency sees the whole picture", "since delay has cost children dear", "so that help comes early",
    "because families tell their story once", "so that practice changes and stays changed", "since children move across borders",
    "because scrutiny needs evidence", "so that leaders can answer for it", "because trust grows with plain speaking", "as the law requires",
)  # fmt: skip
_OPENING: Final = (
    "In this area", "From the first contact", "Each year", "Where it matters most", "As a rule", "In every locality", "For this purpose",
    "Day by day", "When agencies disagree", "At each stage", "Beyond that", "In practice",
)  # fmt: skip
_SUBJECTS: Final = (
    "neglect", "exploitation", "early help", "children in care", "online harm", "transition", "domestic abuse", "babies under one",
    "school attendance", "missing children", "mental health", "disabled children", "young carers", "information sharing", "supervision",
)  # fmt: skip


class Voice:
    """Writes texts; the same `choice` gives the same texts."""

    def __init__(self, choice: Random, place: str) -> None:
        self._choice = choice
        self._place = place

    def clause(self) -> str:
        """What somebody does, without a subject: `record missing episodes at every meeting`."""
        pick = self._choice.choice
        return f"{pick(_DO)} {pick(_WHAT)} {pick(_HOW)}"

    def sentence(self) -> str:
        """One sentence."""
        pick = self._choice.choice
        who = pick(_WHO)
        match self._choice.randrange(5):
            case 0:
                text = f"{pick(_OPENING)}, {who} {pick(_MAY)} {self.clause()}"
            case 1:
                text = f"{who} {pick(_MAY)} {self.clause()}, {pick(_WHY)}"
            case 2:
                text = f"{who} {pick(_MAY)} {pick(_DO)} {pick(_WHAT)} and {self.clause()}"
            case 3:
                text = f"{pick(_OPENING)}, {who} and {pick(_WHO)} {pick(_DO)} {pick(_WHAT)} in {self._place}"
            case _:
                text = f"{who} {pick(_MAY)} {self.clause()}"
        return f"{text[0].upper()}{text[1:]}."

    def short(self) -> str:
        """A point of a list: one sentence that begins with what is to be done."""
        text = self.clause()
        return wrapped(f"{text[0].upper()}{text[1:]}.")

    def paragraph(self, sentences: int) -> str:
        """A paragraph; now and then with a word in bold or a phrase in italics."""
        found = [self.sentence() for _ in range(sentences)]
        if self._choice.random() < 0.2:
            at = self._choice.randrange(sentences)
            found[at] = re.sub(r"\b(must|should|will)\b", r"**\1**", found[at], count=1)
        return wrapped(" ".join(found))

    def passage(self, paragraphs: int, links: Sequence[str] = ()) -> str:
        """Several paragraphs, some of them a list or under a heading; `links` are Markdown links to choose from."""
        parts: list[str] = []
        for index in range(paragraphs):
            if index and self._choice.random() < 0.15:
                parts.append(f"### {self.subject().capitalize()}")
            parts.append(self.paragraph(self._choice.randint(2, 5)))
            if self._choice.random() < 0.2:
                parts.append("\n".join(f"- {self.clause()}" for _ in range(self._choice.randint(3, 6))))
        if links and self._choice.random() < 0.4:
            parts.append(wrapped(f"See also {self._choice.choice(links)}. {self.sentence()}"))
        return "\n\n".join(parts)

    def subject(self) -> str:
        """What something is about: `early help`."""
        return self._choice.choice(_SUBJECTS)


def wrapped(text: str) -> str:
    """The text on lines that are easy to compare; one that fits on a line stays on it."""
    return fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def slug(text: str) -> str:
    """The text as an id."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower().replace("'", "")))

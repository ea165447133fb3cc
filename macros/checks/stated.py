"""What only a person can judge: the partnership names the passage that answers, and somebody has confirmed it."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Confirmation
from ..model.asking import JudgedElsewhere, NothingToShow, Stated
from ..wording import capital, counted, listed, number
from .passages import Passage, answering_passages, digest, topic_names, under, whole_passages
from .verdicts import Case, Verdict, apart, judges, met, missing, some, unknown


@dataclass(frozen=True)
class Answer:
    """A passage that is named as an answer: why it cannot be one, or why it does not count yet; both empty if it does."""

    passage: Passage
    unfit: str
    unconfirmed: str


def answers(check: Stated, case: Case) -> tuple[Answer, ...]:
    """Every passage that the edition names as an answer, in the order of its files."""
    confirmed = [each for each in case.edition.confirmations.confirmations if each.requirement in case.ids]
    named = [passage for passage in answering_passages(case.edition) if case.ids.intersection(passage.answers)]
    return tuple(Answer(passage, _unfit(check, passage), _unconfirmed(case, passage, confirmed)) for passage in named)


@judges(Stated)
def stated(check: Stated, case: Case) -> Verdict:
    """Judges the passages that are named; if none is, says which might be."""
    named = answers(check, case)
    if not named:
        return _unnamed(check, case)
    looked_at = f"{counted(len(named), 'passage')} named as the answer: {some([answer.passage.name for answer in named])}"
    unfit = [answer for answer in named if answer.unfit]
    fit = [answer for answer in named if not answer.unfit]
    if len(fit) < check.alike:
        says = " ".join(f"{answer.passage.name} {answer.unfit}." for answer in unfit)
        if check.alike > 1:
            says = f"{capital(number(check.alike))} passages have to answer; {number(len(fit))} can count. {says}".strip()
        return missing(says, looked_at, [answer.passage.spot for answer in named])
    waiting = [answer for answer in fit if answer.unconfirmed]
    sure = [answer for answer in fit if not answer.unconfirmed]
    if len(sure) < check.alike:
        says = " ".join(f"{answer.passage.name} is named as the answer, but {answer.unconfirmed}." for answer in waiting)
        return unknown(says, looked_at, [answer.passage.spot for answer in fit])
    says = f"The partnership states it in {some([answer.passage.name for answer in sure])}, and has confirmed that this is the answer."
    return met(says, looked_at, [answer.passage.spot for answer in sure], stated=True)


@judges(JudgedElsewhere)
def judged_elsewhere(check: JudgedElsewhere, case: Case) -> Verdict:
    """Never tells, and says where to look."""
    return unknown(f"The arrangements cannot show it. {check.where}", "nothing")


@judges(NothingToShow)
def nothing_to_show(check: NothingToShow, case: Case) -> Verdict:
    """Never applies, and says why."""
    return apart(check.why)


def _unnamed(check: Stated, case: Case) -> Verdict:
    """Nobody has said which passage answers: do any under the topics, or else anywhere, speak of the subject?"""
    there = under(case.edition, *check.topics)
    looked_at = f"{counted(len(there), 'passage')} under {topic_names(check.topics)}"
    likely = [passage for passage in there if not _unfit(check, passage)]
    if likely:
        says = f"Nobody has said yet which passage answers. It may be {some([passage.name for passage in likely])}."
        return unknown(says, looked_at, [passage.spot for passage in likely])
    if case.about == "yearly-report":
        # A passage on another subject promises nothing about the report, whatever words it has.
        return missing("No passage on the report promises it.", looked_at, [passage.spot for passage in there])
    elsewhere = [passage for passage in whole_passages(case.edition) if passage.words >= check.words and passage.speaks_of(check.subject)]
    if elsewhere:
        says = (
            f"Nobody has said which passage answers, and none where it is expected speaks of it. {capital(some([each.name for each in elsewhere]))}"
        )
        return unknown(f"{says} {'does' if len(elsewhere) == 1 else 'do'}.", looked_at, [passage.spot for passage in elsewhere])
    return missing("No passage speaks of it.", f"{looked_at}, and then every other passage", [passage.spot for passage in there])


def _unfit(check: Stated, passage: Passage) -> str:
    if passage.part not in check.topics:
        return f"stands under {topic_names([passage.part])}, and the answer is expected under {topic_names(check.topics)}"
    if passage.words < check.words:
        return f"has {counted(passage.words, 'word')}, which is too short for an answer"
    if not passage.speaks_of(check.subject):
        return f"does not speak of the subject (no word in it begins with {listed([f'“{stem}”' for stem in check.subject], 'or')})"
    return ""


def _unconfirmed(case: Case, passage: Passage, confirmed: list[Confirmation]) -> str:
    """Why nobody's word counts for the passage; empty if somebody's does."""
    found = [each for each in confirmed if each.item == passage.item]
    if not found:
        return "nobody has confirmed that yet"
    asked = [each for each in found if each.asked == digest(case.asks)]
    if not asked:
        return "the wording of the requirement has changed since that was confirmed"
    if not any(each.answered == passage.digest for each in asked):
        return "the passage has changed since that was confirmed"
    return ""

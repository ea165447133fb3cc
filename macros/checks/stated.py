"""What only a person can judge: the partnership names the passage that answers, and somebody has confirmed it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Confirmation
from ..model.asking import JudgedElsewhere, NothingToShow, Stated
from ..wording import capital, counted, listed, number
from .passages import Passage, answering_passages, digest, topic_names, under, whole_passages
from .verdicts import Case, Verdict, apart, judges, met, missing, some, unknown


@dataclass(frozen=True)
class Answer:
    """A passage that is named as an answer: why it cannot be one, why it does not count yet, and whose word counts if it does.

    What does not hold is empty.
    """

    passage: Passage
    unfit: str
    unconfirmed: str
    confirmed_by: str


def answers(check: Stated, case: Case) -> tuple[Answer, ...]:
    """Every passage that the edition names as an answer, in the order of its files."""
    confirmed = [each for each in case.edition.confirmations.confirmations if each.requirement in case.ids]
    named = [passage for passage in answering_passages(case.edition) if case.ids.intersection(passage.answers)]
    return tuple(Answer(passage, _unfit(check, passage), *_confirmed(case, passage, confirmed)) for passage in named)


def candidates(check: Stated, case: Case) -> tuple[Passage, ...]:
    """The passages that might answer although nobody has named them: those under the topics, or else those that speak of the subject."""
    likely = tuple(passage for passage in under(case.edition, *check.topics) if _speaks_of_it(check, passage))
    # A passage on another subject promises nothing about the report, whatever words it has.
    if likely or case.about == "yearly-report":
        return likely
    return tuple(passage for passage in whole_passages(case.edition) if _speaks_of_it(check, passage))


def digest_of_all(read: Iterable[Passage]) -> str:
    """What stands for the words of all these passages in a confirmation that none of them answers."""
    return digest(" ".join(f"{passage.item} {passage.digest}" for passage in read))


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
    posts = listed(list(dict.fromkeys(answer.confirmed_by for answer in sure)))
    says = f"The partnership states it in {some([answer.passage.name for answer in sure])} (confirmed as the answer by: {posts})."
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
    """Nobody has said which passage answers: might any do so, and has somebody read them and found that they do not?"""
    there, found = under(case.edition, *check.topics), candidates(check, case)
    names, spots = some([passage.name for passage in found]), [passage.spot for passage in found]
    looked_at = f"{counted(len(there), 'passage')} under {topic_names(check.topics)}"
    promised = case.about == "yearly-report"
    if not found:
        says = "No passage on the report promises it." if promised else "No passage speaks of it."
        everywhere = looked_at if promised else f"{looked_at}, and then every other passage"
        return missing(says, everywhere, [passage.spot for passage in there])
    told = [each for each in case.edition.confirmations.confirmations if each.requirement in case.ids and each.item is None]
    read = next((each for each in told if each.asked == digest(case.asks) and each.answered == digest_of_all(found)), None)
    if read:
        says = f"{capital(names)} {'was read, and does' if len(found) == 1 else 'were read, and do'} not {'promise' if promised else 'answer'} it"
        return missing(f"{says} (read by: {read.by}).", looked_at, spots)
    unsaid = "It was found that no passage answers, but what was read or what is asked has changed since." if told else ""
    if found[0] in there:
        return unknown(f"{unsaid or 'Nobody has said yet which passage answers.'} It may be {names}.", looked_at, spots)
    says = unsaid or "Nobody has said which passage answers, and none where it is expected speaks of it."
    return unknown(f"{says} {capital(names)} {'does' if len(found) == 1 else 'do'}{' speak of it' if unsaid else ''}.", looked_at, spots)


def _speaks_of_it(check: Stated, passage: Passage) -> bool:
    return passage.words >= check.words and passage.speaks_of(check.subject)


def _unfit(check: Stated, passage: Passage) -> str:
    if passage.is_unwritten:
        return "is still to be written"
    if passage.part not in check.topics:
        return f"stands under {topic_names([passage.part])}, and the answer is expected under {topic_names(check.topics)}"
    if passage.words < check.words:
        return f"has {counted(passage.words, 'word')}, which is too short for an answer"
    if not passage.speaks_of(check.subject):
        return f"does not speak of the subject (no word in it begins with {listed([f'“{stem}”' for stem in check.subject], 'or')})"
    return ""


def _confirmed(case: Case, passage: Passage, confirmed: list[Confirmation]) -> tuple[str, str]:
    """Why nobody's word counts for the passage, or else whose does."""
    found = [each for each in confirmed if each.item == passage.item]
    if not found:
        return "nobody has confirmed that yet", ""
    asked = [each for each in found if each.asked == digest(case.asks)]
    if not asked:
        return "the wording of the requirement has changed since that was confirmed", ""
    sure = [each for each in asked if each.answered == passage.digest]
    return ("", sure[0].by) if sure else ("the passage has changed since that was confirmed", "")

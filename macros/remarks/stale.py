"""Expressions that are out of date in what an edition says of the present, and those that have gone out of date since."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ..model import Agency, Edition, Member, Office, Organisation, Path, Record, Representative, Terms, When
from ..passages import Text, said, sentence_at
from ..wording import capital, counted, edition_month
from .facts import Fact, facts
from .remark import SEVERITIES, Remark, Where, at

_PAST: Final = {"as_it_was", "reconstructed", "events"}
"""Parts of an edition that speak of the past and of other documents."""

_HISTORY: Final = re.compile(
    r"\b(?:formerly|former|previous(?:ly)?|predecessors?|replac(?:ed|es|ing)|supersed(?:ed|es|ing)|succeeded|took over|taken over|in place of"
    r"|(?:took|taken|takes) (?:the|its|their) place|(?:was|were|once|then|originally|previously) (?:known as|called)|used to be|no longer|renamed"
    r"|abolished|dissolved|disbanded|ceased to|came before|went before|historic(?:al|ally)?|until (?:\w+ ){0,2}\d{4}|before (?:\w+ ){0,2}\d{4}"
    r"|at th(?:e|at) time|in those days|(?:is|are) now|now (?:the|an?|called|known|part of)|has become|have become|became|merged)\b",
    re.IGNORECASE,
)
"""Words by which a sentence says that it tells of the past or explains a change."""


@dataclass(frozen=True)
class _Found:
    """An expression as it stands somewhere."""

    fact: Fact
    words: str
    where: Where
    subject: str


class Stale:
    """Finds what is out of date; made once for all editions."""

    def __init__(self, terms: Terms, organisations: Mapping[str, Organisation]) -> None:
        self._facts = facts(terms, organisations)
        self._by_words: dict[str, list[Fact]] = {}
        for fact in self._facts:
            for words in fact.says:
                self._by_words.setdefault(_key(words), []).append(fact)
        self._expression = _expression(words for fact in self._facts for words in fact.says)
        self._successors = {fact.id: _expression(fact.now) for fact in self._facts if fact.now}
        self._names = {id: organisation.name for id, organisation in organisations.items()}
        self._bodies: dict[str, list[Fact]] = {}
        for id, organisation in organisations.items():
            closed = [fact for fact in self._facts if fact.id == id and fact.organisation == id]
            self._bodies[id] = closed + [fact for fact in self._facts if organisation.kind in fact.kinds]

    def remarks(self, edition: Edition, on: When | None = None) -> Iterator[Remark]:
        """What was out of date when the edition was published and, with a day, what has gone out of date by then.

        An edition that another has replaced is history, and goes out of date no further.
        """
        in_texts = list(self._in_texts(edition))
        told = {(id(holder), each.fact.id) for holder, each in in_texts}
        found = [*(each for _, each in in_texts), *self._by_id(edition, told)]
        current = edition.entry.status in {"published", "draft"}
        by_words: dict[str, list[_Found]] = {}
        for each in found:
            by_words.setdefault(each.subject, []).append(each)
        for group in by_words.values():
            applying = [fact for fact in dict.fromkeys(each.fact for each in group) if _applies(fact, edition.when, on if current else None)]
            if applying:
                yield _remark(edition, applying, group)

    def _in_texts(self, edition: Edition) -> Iterator[tuple[Record, _Found]]:
        """What stands in the texts, each with the record that holds it."""
        if self._expression is None:
            return
        for file, text in said(edition):
            if text.path[0] in _PAST or text.text.startswith(("http://", "https://")):
                continue
            for match in self._expression.finditer(text.text):
                subject = self._by_words[_key(match[0])][0].id
                for fact, words in self._meant(text, match):
                    yield text.holder, _Found(fact, words, at(edition.key, file, text, match.start()), subject)

    def _by_id(self, edition: Edition, told: set[tuple[int, str]]) -> Iterator[_Found]:
        """What is named by its id, where the words beside it do not say it already."""
        for file, path, item in _naming(edition):
            for fact in self._bodies.get(item.organisation or "", ()):
                words = (item.name, item.post if isinstance(item, (Representative, Office)) else None, getattr(item, "note", None))
                said_beside = " ".join(part for part in words if part)
                if (id(item), fact.id) not in told and not self._explained(fact, said_beside):
                    yield _Found(fact, self._names[item.organisation or ""], Where(edition.key, file, (*path, "organisation")), fact.id)

    def _meant(self, text: Text, match: re.Match[str]) -> Iterator[tuple[Fact, str]]:
        """The facts that the words fall under, with the words, unless the sentence gives another year, tells of the past or explains the change."""
        sentence = sentence_at(text.text, match.start())
        words = sentence.text
        note = getattr(text.holder, "note", None)
        if "\n" not in text.text and note and note != text.text:
            words = f"{words} {note}"
        for fact in self._by_words[_key(match[0])]:
            years = [str(year) for year in fact.years if re.search(rf"(?<!\d){year}(?!\d)", words)]
            if (years or not fact.years) and not self._explained(fact, words):
                yield fact, " ".join([*match[0].split(), *years])

    def _explained(self, fact: Fact, words: str) -> bool:
        if _HISTORY.search(words):
            return True
        successor = self._successors.get(fact.id)
        # The old words may hold the new ones, as the National Probation Service does the Probation Service.
        return bool(successor and self._expression and successor.search(self._expression.sub("\0", words)))


def _naming(edition: Edition) -> Iterator[tuple[str, Path, Agency | Member | Office | Representative]]:
    """Everything that may name an organisation by its id, and where it stands."""
    partners = edition.partners
    for kind, people in (("lead_partners", partners.lead_partners), ("delegated_partners", partners.delegated_partners)):
        yield from (("partners", (kind, index), person) for index, person in enumerate(people))
    yield from (("partners", (kind,), office) for kind, office in (("chair", partners.chair), ("scrutineer", partners.scrutineer)) if office)
    yield from (("agencies", ("agencies", index), agency) for index, agency in enumerate(edition.agencies.agencies))
    for file, groups in (("groups", edition.groups.groups), ("region", edition.region.groups if edition.region else ())):
        for at_group, group in enumerate(groups):
            yield from ((file, ("groups", at_group, "members", index), member) for index, member in enumerate(group.members))


def _applies(fact: Fact, published: When, on: When | None) -> bool:
    if fact.watched:
        return on is not None and fact.watched.last_day <= on.last_day
    return _was_so(fact, published) or (on is not None and fact.since is not None and fact.since.last_day <= on.last_day)


def _was_so(fact: Fact, when: When) -> bool:
    """Whether it was out of date for certain when the edition was published, in whichever day of its month that was."""
    if fact.watched:
        return False
    return fact.since is None or fact.since.last_day <= When(when.year, when.month or 1, when.day or 1)


def _remark(edition: Edition, applying: list[Fact], found: list[_Found]) -> Remark:
    """The gravest of what applies to the same words; of those that are equal, since the first and with what is right after the last."""
    grave = min(SEVERITIES.index(fact.severity) for fact in applying)
    gravest = [fact for fact in applying if SEVERITIES.index(fact.severity) == grave]
    dated = sorted((fact for fact in gravest if fact.since), key=lambda fact: str(fact.since))
    first, last = (dated[0], dated[-1]) if dated else (gravest[0], gravest[0])
    here = [each for each in found if each.fact in gravest]
    words = here[0].words
    places = tuple(dict.fromkeys(each.where for each in here))
    times = f" (in {counted(len(places), 'place')})" if len(places) > 1 else ""
    common = (edition.key, *_says(edition, first, last, words, times), places, first.since, last.known)
    if last.watched:
        return Remark("may-go-out-of-date", last.severity, *common)
    if any(_was_so(fact, edition.when) for fact in gravest):
        return Remark("out-of-date", last.severity, *common)
    return Remark("gone-out-of-date", last.severity, *common)


def _says(edition: Edition, first: Fact, last: Fact, words: str, times: str) -> tuple[str, str]:
    reason = f"{capital(last.reason)}."
    if last.watched:
        return f"“{words}”{times} may go out of date. {reason}", "keep an eye on it; nothing has to be changed yet"
    if edition.entry.status == "draft":
        return f"“{words}”{times} is out of date in an edition of {edition_month(edition.entry.id)}. {reason}", last.instead
    if _was_so(first, edition.when):
        # What has come since does not tell why the words were out of date then.
        before = "" if _was_so(last, edition.when) else f"{capital(first.reason)}. "
        return f"“{words}”{times} was out of date when this edition was published. {before}{reason}", last.instead
    return f"“{words}”{times} has gone out of date since this edition was published. {reason}", f"in the next edition {last.instead}"


def _expression(words: Iterable[str]) -> re.Pattern[str] | None:
    """Any of the words, longest first; a word in capitals only as it is, others in small letters or capitals, and all in the plural."""
    different = sorted(dict.fromkeys(words), key=lambda each: (-len(each), each))
    if not different:
        return None
    firsts = "".join(sorted({re.escape(sign) for each in different for sign in (each[0].lower(), each[0].upper())}))
    return re.compile(rf"(?<![\w&-])(?=[{firsts}])(?:{'|'.join(_alternative(each) for each in different)})(?!\w|-\w)")


def _alternative(words: str) -> str:
    pattern = r"\s+".join(re.escape(word).replace("'", "['’]") for word in words.split())
    return f"{pattern}(?:['’]?s)?" if words.isupper() else f"(?i:{pattern}(?:['’]?s)?)"


def _key(words: str) -> str:
    """The same for every way of writing the words."""
    words = " ".join(words.replace("’", "'").split())
    short = words.removesuffix("s").removesuffix("'")
    return short if short.isupper() else short.casefold().removesuffix("s")

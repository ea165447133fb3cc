"""A comparison in a paragraph, made from its facts alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from .change_rules.naming import the
from .changes import UNRECORDED, Change, Weight
from .compare import Comparison
from .wording import capital, counted, listed, lowered, number

_NAMED: Final = 2
"""Up to so many groups are named; more are counted."""

_IN_FULL: Final = "{says}"
"""What is worth telling in the words of the change itself, without what was before."""

_CLAUSES: Final[tuple[tuple[str, str, str], ...]] = (
    ("partnership-renamed", _IN_FULL, _IN_FULL),
    ("covers-changed", _IN_FULL, _IN_FULL),
    ("safeguarding-partner-changed", _IN_FULL, _IN_FULL),
    ("area-changed", _IN_FULL, _IN_FULL),
    ("lead-partner-changed", "{n} of {leads} lead partners changed", "{n} of {leads} lead partners changed"),
    ("lead-partner-added", "{n} lead partner was added", "{n} lead partners were added"),
    ("lead-partner-removed", "{n} lead partner is no longer listed", "{n} lead partners are no longer listed"),
    ("delegated-partner-changed", "{n} of {delegates} delegated partners changed", "{n} of {delegates} delegated partners changed"),
    ("delegated-partner-added", "{n} delegated partner was added", "{n} delegated partners were added"),
    ("delegated-partner-removed", "{n} delegated partner is no longer listed", "{n} delegated partners are no longer listed"),
    ("chair-changed", _IN_FULL, _IN_FULL),
    ("chair-appointed", _IN_FULL, _IN_FULL),
    ("chair-gone", _IN_FULL, _IN_FULL),
    ("scrutineer-changed", _IN_FULL, _IN_FULL),
    ("scrutineer-appointed", _IN_FULL, _IN_FULL),
    ("scrutineer-gone", _IN_FULL, _IN_FULL),
    ("agency-joined", "{n} agency joined", "{n} agencies joined"),
    ("agency-left", "{n} agency left", "{n} agencies left"),
    ("agency-succeeded", "{n} agency was succeeded by another", "{n} agencies were succeeded by others"),
    ("agencies-merged", "several agencies became one", "several agencies merged"),
    ("agency-split", "{n} agency became several", "{n} agencies became several"),
    ("duty-added", "{n} duty was added", "{n} duties were added"),
    ("duty-removed", "{n} duty was taken out", "{n} duties were taken out"),
    ("requirement-newly-met", "{n} requirement is newly met", "{n} requirements are newly met"),
    ("requirement-no-longer-met", "{n} requirement is no longer met", "{n} requirements are no longer met"),
    ("requirements-newly-asked", "the law or the guidance asks more", "the law or the guidance asks more"),
    ("requirements-no-longer-asked", "some of what was asked is no longer asked", "some of what was asked is no longer asked"),
    ("group-created", "{names} is new", "{names} are new"),
    ("group-ended", "{names} has ended", "{names} have ended"),
    ("group-replaced", "{names} took the place of another group", "{names} took the place of other groups"),
    ("group-merged", "{names} took in another group", "{names} took in other groups"),
    ("group-split", "{names} came out of another group", "{names} came out of other groups"),
    ("group-renamed", "{n} group has another name", "{n} groups have other names"),
    ("group-moved", "{names} answers to another group", "{names} answer to other groups"),
    ("responsibility-moved", "{n} responsibility moved to another group", "{n} responsibilities moved to other groups"),
    ("responsibility-added", "{n} responsibility was added", "{n} responsibilities were added"),
    ("responsibility-removed", "{n} responsibility was taken out", "{n} responsibilities were taken out"),
    ("members-joined", "{names} has new members", "{names} have new members"),
    ("members-left", "{names} lost members", "{names} lost members"),
    ("funding-changed", "what is said of funding changed", "what is said of funding changed"),
    ("funding-stated", "funding is now written down", "funding is now written down"),
    ("funding-left-out", "funding is no longer written down", "funding is no longer written down"),
    ("section-added", "{n} passage is new", "{n} passages are new"),
    ("section-removed", "{n} passage was taken out", "{n} passages were taken out"),
    ("review-date-changed", _IN_FULL, _IN_FULL),
    ("setting-opened", "{n} setting is new on the list", "{n} settings are new on the list"),
    ("setting-closed", "{n} setting is no longer on the list", "{n} settings are no longer on the list"),
    ("setting-became-academy", "{n} school reopened under a new number", "{n} schools reopened under new numbers"),
    ("setting-merged", "{n} school became part of another", "{n} schools became part of others"),
    ("setting-renamed", "{n} setting has another name", "{n} settings have other names"),
    ("setting-moved", "{n} setting stands under another heading", "{n} settings stand under other headings"),
)  # fmt: skip
"""For each rule that a paragraph should speak of, what it says of one change and of several, in its order."""

_MEETS: Final = ("meets-more-often", "meets-less-often")


def summary(comparison: Comparison) -> str:
    """What changed, in a sentence or a few: the facts that matter, then how much else there is."""
    changes = comparison.changes
    if not changes:
        return "Nothing has changed."
    clauses = [*_clauses(comparison), *_meetings(changes)]
    told = {rule for rule, _, _ in _CLAUSES} | {*_MEETS, *UNRECORDED}
    rest = [change for change in changes if change.rule not in told]
    reworded = sum(change.weight is Weight.WORDING for change in rest)
    others = len(rest) - reworded
    sentences = [f"{capital('; '.join(clauses))}."] if clauses else []
    also = [counted(others, "further change" if clauses else "change")] if others else []
    also += [counted(reworded, "change of wording", "changes of wording")] if reworded else []
    if also:
        sentences.append(f"There {'is' if others + reworded == 1 else 'are'} {'also ' if clauses else ''}{listed(also)}.")
    if any(change.rule in UNRECORDED for change in changes):
        sentences.append("What one of the two editions does not record cannot be compared.")
    return " ".join(sentences)


def _clauses(comparison: Comparison) -> Iterator[str]:
    found = Counter(change.rule for change in comparison.changes)
    people = comparison.after.partners
    totals = {"leads": number(len(people.lead_partners)), "delegates": number(len(people.delegated_partners))}
    for rule, one, several in _CLAUSES:
        count = found[rule]
        if count:
            subjects = list(dict.fromkeys(change.subject for change in comparison.changes if change.rule == rule))
            names = listed([the(name) for name in subjects]) if len(subjects) <= _NAMED else counted(len(subjects), "group")
            if one == _IN_FULL:
                yield from (_shortened(change.says) for change in comparison.changes if change.rule == rule)
                continue
            pattern = one if count == 1 or (len(subjects) == 1 and "{names}" in one) else several
            yield pattern.format(n=number(count), names=names, **totals)


def _shortened(says: str) -> str:
    return lowered(says.partition("; before")[0].removesuffix("."))


def _meetings(changes: tuple[Change, ...]) -> Iterator[str]:
    """How often a group now meets, in its own words; of many, how many there are."""
    found = [change for change in changes if change.rule in _MEETS]
    if len(found) > _NAMED:
        yield f"{counted(len(found), 'group')} meet more or less often"
        return
    for change in found:
        text = next((str(one.after) for one in change.differences if one.path[-1] == "text"), "")
        often = lowered(text) if text else "more often" if change.rule == _MEETS[0] else "less often"
        yield f"{the(change.subject)} now meets {often}"

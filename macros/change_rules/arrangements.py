"""Rules about the arrangements as a whole: the partnership, its area and partners, law and review."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ..changes import Claim, Weight
from ..differences import Difference
from ..model import When
from ..pair import Pair
from ..word_runs import Wording
from ..wording import counted, day, listed, plural
from .naming import SUBJECTS, quoted, subject
from .rule import change_rule

_PARTNERSHIP: Final = SUBJECTS["partnership"]
_WHOLE: Final = SUBJECTS["edition"]
_BODIES: Final = {"local_authorities": "council", "health_bodies": "health body", "police_forces": "police force"}
_DATES: Final = frozenset({"next", "then", "every_years"})
_NO_DATE: Final = "no date"


@change_rule(Weight.STATUTORY)
def partnership_renamed(pair: Pair) -> Iterator[Claim]:
    """The partnership has another name."""
    found = [*pair.at("partnership", "name"), *pair.at("partnership", "abbreviation")]
    if found:
        was, now = (f"{edition.name}{f' ({edition.abbreviation})' if edition.abbreviation else ''}" for edition in (pair.before, pair.after))
        yield Claim(_PARTNERSHIP, f"The partnership is now called {now}; before: {was}.", tuple(found))


@change_rule(Weight.STATUTORY)
def covers_changed(pair: Pair) -> Iterator[Claim]:
    """The arrangements cover children, adults, or both, and before did not."""
    for one in pair.at("partnership", "covers"):
        was, now = (listed(edition.covers) for edition in (pair.before, pair.after))
        yield Claim(_PARTNERSHIP, f"The arrangements now cover {now}; before: {was}.", (one,))


@change_rule(Weight.STATUTORY)
def safeguarding_partner_changed(pair: Pair) -> Iterator[Claim]:
    """Another council, health body or police force makes a safeguarding partner."""
    for field, noun in _BODIES.items():
        for one in pair.at("partnership", "area", field):
            was, now = listed_bodies(one)
            are = f"The {noun} among the safeguarding partners is" if len(now) == 1 else f"The {plural(noun)} among the safeguarding partners are"
            before, after = (listed([edition.organisation_name(id) for id in ids]) for edition, ids in ((pair.before, was), (pair.after, now)))
            yield Claim(_PARTNERSHIP, f"{are} now {after or 'none'}; before: {before or 'none'}.", (one,))


@change_rule(Weight.STATUTORY)
def area_changed(pair: Pair) -> Iterator[Claim]:
    """The area is another one, or is named otherwise."""
    for one in pair.at("partnership", "area", "name"):
        yield Claim(_PARTNERSHIP, f"The area is now named {one.after}; before: {one.before}.", (one,))
    for one in pair.at("partnership", "area", "districts"):
        was, now = (listed([pair.organisation(id) for id in ids]) or "none" for ids in listed_bodies(one))
        yield Claim(_PARTNERSHIP, f"The district councils of the area are now {now}; before: {was}.", (one,))


@change_rule(Weight.PRACTICAL)
def organisation_renamed(pair: Pair) -> Iterator[Claim]:
    """An organisation that both editions name is called otherwise since."""
    for one in pair.at("names", "*"):
        yield Claim(SUBJECTS["names"], f"{one.before} is now called {one.after}.", (one,))


@change_rule(Weight.WORDING)
def title_changed(pair: Pair) -> Iterator[Claim]:
    """The arrangements have another title."""
    for one in pair.at("edition", "title"):
        yield Claim(_WHOLE, f"The title is now {quoted(str(one.after))}; before: {quoted(str(one.before))}.", (one,))


@change_rule(Weight.GOVERNANCE, mirror="no-longer-cited")
def newly_cited(pair: Pair) -> Iterator[Claim]:
    """The arrangements now name an Act or a guidance document as their ground."""
    for one in pair.at("edition", "cites", "*", how="added"):
        yield Claim(subject(pair, one.path), f"The arrangements now name {pair.name(one.path)} as their ground.", (one,))


@change_rule(Weight.GOVERNANCE, mirror="newly-cited")
def no_longer_cited(pair: Pair) -> Iterator[Claim]:
    """The arrangements no longer name an Act or a guidance document as their ground."""
    for one in pair.at("edition", "cites", "*", how="removed"):
        yield Claim(subject(pair, one.path), f"The arrangements no longer name {pair.name(one.path)} as their ground.", (one,))


@change_rule(Weight.GOVERNANCE)
def cited_otherwise(pair: Pair) -> Iterator[Claim]:
    """An Act or a guidance document is named by another title, which may be that of another edition."""
    for one in pair.at("edition", "cites", "*", "title"):
        yield Claim(subject(pair, one.path), f"{one.before} is now named as {one.after}.", (one,))


@change_rule(Weight.WORDING)
def citation_linked_otherwise(pair: Pair) -> Iterator[Claim]:
    """The link to an Act or a guidance document is another one."""
    for path, found in pair.below("edition", "cites", "*").items():
        yield Claim(subject(pair, path), f"The link to {pair.name(path)} is another one.", tuple(found))


@change_rule(Weight.GOVERNANCE)
def review_date_changed(pair: Pair) -> Iterator[Claim]:
    """The arrangements are to be reviewed at another time."""
    found = [one for field in sorted(_DATES) for one in pair.at("edition", "review", field)]
    if found:
        was, now = _review(pair.was(("edition", "review"))), _review(pair.now(("edition", "review")))
        says = f"Review is now planned for {now}" if now != _NO_DATE else "No date is given for review now"
        yield Claim(subject(pair, ("edition", "review")), f"{says}; before: {was}.", tuple(found))


@change_rule(Weight.GOVERNANCE, mirror="review-left-out")
def review_planned(pair: Pair) -> Iterator[Claim]:
    """The arrangements now say when they are reviewed."""
    for one in pair.at("edition", "review", how="added"):
        value: Any = one.after
        says = f"It is now said when the arrangements are reviewed: {_review(value)}."
        yield Claim(subject(pair, one.path), says, (one,), (Wording("", value["text"]),))


@change_rule(Weight.GOVERNANCE, mirror="review-planned")
def review_left_out(pair: Pair) -> Iterator[Claim]:
    """The arrangements no longer say when they are reviewed."""
    for one in pair.at("edition", "review", how="removed"):
        value: Any = one.before
        says = f"It is no longer said when the arrangements are reviewed; before: {_review(value)}."
        yield Claim(subject(pair, one.path), says, (one,), (Wording(value["text"], ""),))


def listed_bodies(one: Difference) -> tuple[list[str], list[str]]:
    was, now = one.before, one.after
    return [str(id) for id in was] if isinstance(was, list) else [], [str(id) for id in now] if isinstance(now, list) else []


def _review(value: dict[str, Any]) -> str:
    dates = [day(When.parse(value[name])) for name in ("next", "then") if name in value]
    years = value.get("every_years")
    every = [f"every {'year' if years == 1 else counted(years, 'year')}"] if years else []
    return ", then ".join([*([listed(dates)] if dates else []), *every]) or _NO_DATE

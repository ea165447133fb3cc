"""Rules about the passages of running text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ..changes import Claim, Weight, Where
from ..differences import Difference
from ..pair import Pair
from ..word_runs import Wording
from ..wording import topic_words
from .naming import SECTIONS, quoted
from .points import POINTS, told
from .rule import change_rule

_FUNDING: Final = "funding"
_MONEY: Final = "Funding"


@change_rule(Weight.GOVERNANCE, mirror="funding-left-out")
def funding_stated(pair: Pair) -> Iterator[Claim]:
    """The arrangements now say how they are paid for."""
    for sections in SECTIONS:
        for one in _about_funding(pair, pair.at(*sections, "*", how="added")):
            value: Any = one.after
            yield Claim(_MONEY, f"A passage on funding was added: {quoted(value['title'])}.", (one,), (Wording("", _whole(value)),))


@change_rule(Weight.GOVERNANCE, mirror="funding-stated")
def funding_left_out(pair: Pair) -> Iterator[Claim]:
    """The arrangements no longer say how they are paid for."""
    for sections in SECTIONS:
        for one in _about_funding(pair, pair.at(*sections, "*", how="removed")):
            value: Any = one.before
            yield Claim(_MONEY, f"A passage on funding was taken out: {quoted(value['title'])}.", (one,), (Wording(_whole(value), ""),))


@change_rule(Weight.GOVERNANCE)
def funding_changed(pair: Pair) -> Iterator[Claim]:
    """What is said of funding has changed."""
    for sections in SECTIONS:
        for path, found in pair.below(*sections, "*").items():
            if _about_funding(pair, found):
                texts = (Wording(_whole(pair.was(path)), _whole(pair.now(path))),)
                yield Claim(_MONEY, f"The passage on funding, {quoted(pair.name(path))}, has changed.", tuple(found), texts)


@change_rule(Weight.GOVERNANCE, mirror="section-removed")
def section_added(pair: Pair) -> Iterator[Claim]:
    """There is a new passage."""
    for sections in SECTIONS:
        for one in pair.at(*sections, "*", how="added"):
            value: Any = one.after
            yield Claim(pair.name(one.path), f"The passage {quoted(value['title'])} is new.", (one,), (Wording("", _whole(value)),))


@change_rule(Weight.GOVERNANCE, mirror="section-added")
def section_removed(pair: Pair) -> Iterator[Claim]:
    """A passage is no longer there."""
    for sections in SECTIONS:
        for one in pair.at(*sections, "*", how="removed"):
            value: Any = one.before
            yield Claim(pair.name(one.path), f"The passage {quoted(value['title'])} was taken out.", (one,), (Wording(_whole(value), ""),))


@change_rule(Weight.WORDING)
def section_retitled(pair: Pair) -> Iterator[Claim]:
    """A passage has another heading."""
    for sections in SECTIONS:
        for one in pair.at(*sections, "*", "title"):
            says = f"The passage {quoted(str(one.before))} is now headed {quoted(str(one.after))}."
            yield Claim(pair.name(one.path[:3]), says, (one,))


@change_rule(Weight.PRACTICAL)
def section_moved(pair: Pair) -> Iterator[Claim]:
    """A passage is entered under another topic, and so may stand on another page."""
    for sections in SECTIONS:
        for one in pair.at(*sections, "*", "topic"):
            was, now = (topic_words(str(topic)) for topic in (one.before, one.after))
            yield Claim(pair.name(one.path[:3]), f"The passage is now entered under the topic {quoted(now)}; before: {quoted(was)}.", (one,))


@change_rule(Weight.WORDING)
def section_reworded(pair: Pair) -> Iterator[Claim]:
    """A passage is told in other words."""
    for sections in SECTIONS:
        for one in pair.at(*sections, "*", "text"):
            says = {"added": "The passage now has a text.", "removed": "The text of the passage was taken out."}.get(
                one.how, "The text was reworded."
            )
            yield Claim(pair.name(one.path[:3]), says, (one,), (Wording(str(one.before or ""), str(one.after or "")),))


@change_rule(Weight.WORDING, mirror="numbers-taken-out")
def numbers_added(pair: Pair) -> Iterator[Claim]:
    """The points of a passage now have numbers."""
    yield from _numbers(pair, True, "The points now have numbers.")


@change_rule(Weight.WORDING, mirror="numbers-added")
def numbers_taken_out(pair: Pair) -> Iterator[Claim]:
    """The points of a passage no longer have numbers."""
    yield from _numbers(pair, False, "The points no longer have numbers.")


@change_rule(Weight.WORDING)
def points_in_another_order(pair: Pair) -> Iterator[Claim]:
    """The numbered points of a passage follow each other in another order."""
    for points in POINTS:
        for one in pair.at(*points, how="reordered"):
            value: Any = one.after
            yield Claim(
                pair.name(one.path[:3]), "The points follow each other in another order.", (one,), (_order(pair, one.path, one.before, value),)
            )


@change_rule(Weight.WORDING)
def passages_in_another_order(pair: Pair) -> Iterator[Claim]:
    """The passages follow each other in another order."""
    for sections in SECTIONS:
        for one in pair.at(*sections, how="reordered"):
            names = [[pair.name((*sections, str(id))) for id in ids] for ids in (one.before, one.after) if isinstance(ids, list)]
            texts = (Wording("\n".join(names[0]), "\n".join(names[1])),)
            yield Claim("Passages", "The passages follow each other in another order.", (one,), texts)


def _about_funding(pair: Pair, found: list[Difference]) -> list[Difference]:
    """Those that happened to a passage on funding, in one edition or the other."""
    paths = {one.path[:3] for one in found}
    about = {path for path in paths for section in (pair.was(path), pair.now(path)) if section and section.get("topic") == _FUNDING}
    return [one for one in found if one.path[:3] in about]


def _whole(section: dict[str, Any]) -> str:
    """Text and points of a passage as one text."""
    return "\n\n".join([*([section["text"]] if "text" in section else []), *(f"- {told(point)}" for point in section.get("points", ()))])


def _numbers(pair: Pair, now: bool, says: str) -> Iterator[Claim]:
    for sections in SECTIONS:
        for one in pair.at(*sections, "*", "numbered"):
            if bool(one.after) == now:
                # Without numbers their order meant nothing, so that it can hardly have changed.
                order = pair.at(*one.path[:3], "points", how="reordered")
                yield Claim(pair.name(one.path[:3]), says, (one, *order))


def _order(pair: Pair, path: Where, before: Any, after: Any) -> Wording:
    was, now = ("\n".join(told(read((*path, str(id)))) for id in ids) for read, ids in ((pair.was, before), (pair.now, after)))
    return Wording(was, now)

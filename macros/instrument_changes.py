"""What one instrument asks that another did not: guidance of two years side by side, followed by what each requirement carries on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from .changes import Weight
from .word_runs import Wording

_FORCES: Final = ("law", "must", "should", "power")
"""How strongly a requirement holds, strongest first."""

_WORDS: Final = {"law": "a duty in law", "must": "a must", "should": "a should", "power": "a power, which nobody has to use"}


class Required(Protocol):
    """A requirement as far as this comparison needs to know it; `continues` are the ids of those that it carries on.

    What nobody has verified is never told as a duty.
    """

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def asks(self) -> str: ...
    @property
    def force(self) -> str: ...
    @property
    def is_verified(self) -> bool: ...
    @property
    def continues(self) -> Sequence[str]: ...


@dataclass(frozen=True)
class AskedOtherwise:
    """One change between two instruments.

    `what` is `new`, `dropped`, `reworded`, `stronger`, `weaker`, `joined` or `divided`, or of two of
    which neither followed the other `only-newer` or `only-older`; `older` and `newer` are the ids
    that it is about.
    """

    what: str
    weight: Weight
    says: str
    older: tuple[str, ...]
    newer: tuple[str, ...]
    texts: tuple[Wording, ...] = ()


def instrument_changes(older: Sequence[Required], newer: Sequence[Required], apart: tuple[str, str] | None = None) -> tuple[AskedOtherwise, ...]:
    """Every change from what the older instrument asks to what the newer asks, the strongest first.

    A requirement that is carried on in the same words and with the same force is no change. `apart` are the names of two
    of which neither took the place of the other: both may hold at once, so that nothing of them is new or gone.
    """
    found = [*_carried(older, newer), *_new(older, newer, apart), *_dropped(older, newer, apart)]
    order = {weight: place for place, weight in enumerate(Weight)}
    return tuple(sorted(found, key=lambda one: order[one.weight]))


def _carried(older: Sequence[Required], newer: Sequence[Required]) -> Iterator[AskedOtherwise]:
    before = {required.id: required for required in older}
    heirs: dict[str, list[Required]] = {}
    for required in newer:
        for id in required.continues:
            heirs.setdefault(id, []).append(required)
    for required in newer:
        sources = [before[id] for id in required.continues if id in before]
        if len(sources) > 1:
            says = f"{_titled(required)} carries on what several asked: {'; '.join(_titled(source) for source in sources)}."
            ids = tuple(source.id for source in sources)
            yield AskedOtherwise(
                "joined", Weight.GOVERNANCE, says, ids, (required.id,), (Wording("\n".join(source.asks for source in sources), required.asks),)
            )
        elif sources and len(heirs[sources[0].id]) == 1:
            yield from _one_to_one(sources[0], required)
    for id, several in heirs.items():
        if id in before and len(several) > 1:
            says = f"{_titled(before[id])} is now asked in several requirements: {'; '.join(_titled(required) for required in several)}."
            texts = (Wording(before[id].asks, "\n".join(required.asks for required in several)),)
            yield AskedOtherwise("divided", Weight.GOVERNANCE, says, (id,), tuple(required.id for required in several), texts)


def _one_to_one(source: Required, required: Required) -> Iterator[AskedOtherwise]:
    ids = (source.id,), (required.id,)
    if source.force != required.force:
        stronger = _rank(required.force) < _rank(source.force)
        says = f"{_titled(required)} is now {_words(required)}; before: {_words(source)}."
        weight = Weight.STATUTORY if required.is_verified and source.is_verified else Weight.PRACTICAL
        yield AskedOtherwise("stronger" if stronger else "weaker", weight, says, *ids)
    if " ".join(source.asks.split()) != " ".join(required.asks.split()):
        says = f"{_titled(required)} is asked in other words."
        yield AskedOtherwise("reworded", Weight.WORDING, says, *ids, (Wording(source.asks, required.asks),))


def _new(older: Sequence[Required], newer: Sequence[Required], apart: tuple[str, str] | None) -> Iterator[AskedOtherwise]:
    before = {required.id for required in older}
    for required in newer:
        if not before & set(required.continues):
            says = f"{f'Only {apart[1]} asks' if apart else 'Newly asked'} ({_words(required)}): {_titled(required)}."
            yield AskedOtherwise("only-newer" if apart else "new", _weight(required), says, (), (required.id,), (Wording("", required.asks),))


def _dropped(older: Sequence[Required], newer: Sequence[Required], apart: tuple[str, str] | None) -> Iterator[AskedOtherwise]:
    carried = {id for required in newer for id in required.continues}
    for required in older:
        if required.id not in carried:
            told = f"Only {apart[0]} asks ({_words(required)})" if apart else f"No longer asked (it was {_words(required)})"
            says = f"{told}: {_titled(required)}."
            yield AskedOtherwise("only-older" if apart else "dropped", _weight(required), says, (required.id,), (), (Wording(required.asks, ""),))


def _weight(required: Required) -> Weight:
    if not required.is_verified:
        return Weight.PRACTICAL
    return Weight.STATUTORY if required.force in {"law", "must"} else Weight.GOVERNANCE


def _rank(force: str) -> int:
    return _FORCES.index(force) if force in _FORCES else len(_FORCES)


def _words(required: Required) -> str:
    told = _WORDS.get(required.force, required.force)
    return told if required.is_verified else f"{told}, as far as is known"


def _titled(required: Required) -> str:
    return f"{required.title} ({required.id})"

"""The placeholders for what is asked: each says in the words of the requirements what belongs there, and which of them it is to answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model.asking import Stated
from ..passages import sentences
from ..placeholders import MARK
from ..requirements import Asked
from ..wording import lowered
from .as_yaml import Value


def stated(requirements: Iterable[Asked]) -> tuple[str, ...]:
    """The ids of those that a passage can be named as the answer to."""
    return tuple(each.id for each in requirements if isinstance(each.check, Stated))


def passage(requirements: Sequence[Asked], about: str) -> str:
    """One passage that answers all of these; `about` says on what it is."""
    if len(requirements) == 1:
        return f"{MARK} {_told(requirements[0], '{}.')}"
    return "\n".join([f"{MARK} a passage on {about} that does all of this:", "", *(f"- {_told(each, '**{}.**')}" for each in requirements)])


def points(requirements: Iterable[Asked]) -> tuple[dict[str, Value], ...]:
    """A list that answers these: for each of them as many points as are asked for."""
    return tuple(
        {"id": _id(each, number), "answers": stated([each]), "text": _point(each, number)}
        for each in requirements
        for number in range(1, 1 + (each.check.alike if isinstance(each.check, Stated) else 1))
    )


def _point(asked: Asked, number: int) -> str:
    return f"{MARK} {_told(asked, '{}.')}" if number == 1 else f"{MARK} another such point; {asked.id} asks for several."


def _id(asked: Asked, number: int) -> str:
    id = asked.id.lower().replace(".", "-")
    return id if number == 1 else f"{id}-{number}"


def _told(asked: Asked, title: str) -> str:
    """What is the case when it is met, what is asked, and what shows it, on one line."""
    evidence = sentences(asked.evidence)[0].text
    shown = evidence if evidence[1:2].isupper() else lowered(evidence)
    return " ".join(f"{title.format(asked.title)} {asked.asks} What shows it: {shown}".split())

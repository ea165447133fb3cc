"""What a rule is, and the list of all rules: each is entered by its decorator, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from ..changes import Claim, Weight
from ..pair import Pair

Finder = Callable[[Pair], Iterator[Claim]]


@dataclass(frozen=True)
class Rule:
    """What explains differences: its id in kebab-case, a sentence for readers, its weight, and the rule that explains
    the same backwards, or the reason why there is none."""

    id: str
    says: str
    weight: Weight
    mirror: str
    no_mirror: str
    find: Finder


RULES: Final[dict[str, Rule]] = {}
"""Every rule by its id, in the order in which they are asked: the first that claims a difference explains it."""


def change_rule(weight: Weight, *, mirror: str = "", no_mirror: str = "") -> Callable[[Finder], Finder]:
    """Enter a function among the rules. Its name is the id, its docstring the sentence for readers; without a `mirror` it is its own."""

    def enter(find: Finder) -> Finder:
        id = find.__name__.replace("_", "-")
        RULES[id] = Rule(id, (find.__doc__ or "").strip(), weight, "" if no_mirror else mirror or id, no_mirror, find)
        return find

    return enter

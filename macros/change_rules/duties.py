"""Rules about what is asked, point by point: of groups, of agencies, and of those who lead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..changes import Claim, Weight, Where
from ..pair import Pair
from ..word_runs import Wording
from .naming import GROUPS, the
from .points import POINTS, both, inner, inside, points_at, told, twice
from .rule import change_rule

RESPONSIBILITIES: Final = tuple((*groups, "*", "responsibilities") for groups in GROUPS)
DUTIES: Final = {
    ("partners", "duties_of_delegates"): "Delegated safeguarding partners",
    ("partners", "chair", "functions"): "Partnership chair",
    ("partners", "scrutineer", "functions"): "Independent scrutineer",
    ("agencies", "commitments"): "What is asked of each relevant agency",
}
RULES_OF_GROUPS: Final = (("groups", "rules"), *((*groups, "*", "rules") for groups in GROUPS))


@change_rule(Weight.GOVERNANCE)
def responsibility_moved(pair: Pair) -> Iterator[Claim]:
    """A responsibility now belongs to another group."""
    gone = [*points_at(pair, RESPONSIBILITIES, "removed"), *inside(pair, "removed")]
    come = [*points_at(pair, RESPONSIBILITIES, "added"), *inside(pair, "added")]
    used: set[Where] = set()
    for by_text in (True, False):
        here, there = ({} if by_text else twice(points, used) for points in (gone, come))
        for path, point, one in gone:
            for new_path, new_point, other in come:
                alike = point["text"] == new_point["text"] if by_text else point["id"] == new_point["id"] and not {point["id"]} & {*here, *there}
                if alike and path[:3] != new_path[:3] and not {path, new_path} & used and (one or other):
                    used |= {path, new_path}
                    says = f"A responsibility passed from {the(pair.name(path[:3]))} to {the(pair.name(new_path[:3]))}."
                    texts = (Wording(told(point), told(new_point)),)
                    yield Claim(pair.name(new_path[:3]), says, tuple(each for each in (one, other) if each), texts, path, new_path)


@change_rule(Weight.GOVERNANCE, mirror="responsibility-removed")
def responsibility_added(pair: Pair) -> Iterator[Claim]:
    """A group has a further responsibility."""
    for path, point, one in points_at(pair, RESPONSIBILITIES, "added"):
        yield Claim(pair.name(path[:3]), "A responsibility was added.", (one,), (Wording("", told(point)),))


@change_rule(Weight.GOVERNANCE, mirror="responsibility-added")
def responsibility_removed(pair: Pair) -> Iterator[Claim]:
    """A group no longer has a responsibility."""
    for path, point, one in points_at(pair, RESPONSIBILITIES, "removed"):
        yield Claim(pair.name(path[:3]), "A responsibility was taken out.", (one,), (Wording(told(point), ""),))


@change_rule(Weight.GOVERNANCE)
def responsibility_reworded(pair: Pair) -> Iterator[Claim]:
    """A responsibility of a group is told in other words."""
    for path, found in inner(pair, RESPONSIBILITIES):
        yield Claim(pair.name(path[:3]), "A responsibility was reworded.", found, (both(pair, path),))


@change_rule(Weight.STATUTORY, mirror="duty-removed")
def duty_added(pair: Pair) -> Iterator[Claim]:
    """Something more is asked of the delegated partners, the chair, the scrutineer or the relevant agencies."""
    for path, point, one in points_at(pair, DUTIES, "added"):
        yield Claim(DUTIES[path[:-1]], "A duty was added.", (one,), (Wording("", told(point)),))


@change_rule(Weight.STATUTORY, mirror="duty-added")
def duty_removed(pair: Pair) -> Iterator[Claim]:
    """Something is no longer asked of the delegated partners, the chair, the scrutineer or the relevant agencies."""
    for path, point, one in points_at(pair, DUTIES, "removed"):
        yield Claim(DUTIES[path[:-1]], "A duty was taken out.", (one,), (Wording(told(point), ""),))


@change_rule(Weight.GOVERNANCE)
def duty_reworded(pair: Pair) -> Iterator[Claim]:
    """What is asked of the delegated partners, the chair, the scrutineer or the relevant agencies is told in other words."""
    for path, found in inner(pair, DUTIES):
        yield Claim(DUTIES[path[:-1]], "A duty was reworded.", found, (both(pair, path),))


@change_rule(Weight.GOVERNANCE, mirror="group-rule-removed")
def group_rule_added(pair: Pair) -> Iterator[Claim]:
    """There is a further rule of how groups work."""
    for path, point, one in points_at(pair, RULES_OF_GROUPS, "added"):
        yield Claim(_whose(pair, path), "A rule was added.", (one,), (Wording("", told(point)),))


@change_rule(Weight.GOVERNANCE, mirror="group-rule-added")
def group_rule_removed(pair: Pair) -> Iterator[Claim]:
    """A rule of how groups work was taken out."""
    for path, point, one in points_at(pair, RULES_OF_GROUPS, "removed"):
        yield Claim(_whose(pair, path), "A rule was taken out.", (one,), (Wording(told(point), ""),))


@change_rule(Weight.GOVERNANCE)
def group_rule_reworded(pair: Pair) -> Iterator[Claim]:
    """A rule of how groups work is told in other words."""
    for path, found in inner(pair, RULES_OF_GROUPS):
        yield Claim(_whose(pair, path), "A rule was reworded.", found, (both(pair, path),))


@change_rule(Weight.PRACTICAL, mirror="point-removed")
def point_added(pair: Pair) -> Iterator[Claim]:
    """A passage has a further point."""
    for path, point, one in points_at(pair, POINTS, "added"):
        yield Claim(pair.name(path[:3]), "A point was added.", (one,), (Wording("", told(point)),))


@change_rule(Weight.PRACTICAL, mirror="point-added")
def point_removed(pair: Pair) -> Iterator[Claim]:
    """A point of a passage was taken out."""
    for path, point, one in points_at(pair, POINTS, "removed"):
        yield Claim(pair.name(path[:3]), "A point was taken out.", (one,), (Wording(told(point), ""),))


@change_rule(Weight.WORDING)
def point_reworded(pair: Pair) -> Iterator[Claim]:
    """A point of a passage is told in other words."""
    for path, found in inner(pair, POINTS):
        yield Claim(pair.name(path[:3]), "A point was reworded.", found, (both(pair, path),))


def _whose(pair: Pair, path: Where) -> str:
    return "All subgroups" if path[:2] == ("groups", "rules") else pair.name(path[:3])

"""Rules about how a group works: who sits on it, who chairs it, how often it meets, and who must be there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ..alignment import AGENCIES
from ..changes import Claim, Weight, Where
from ..differences import Difference, How
from ..model import Edition, Group
from ..offices import Holder, holder
from ..pair import Pair
from ..word_runs import Wording
from ..wording import counted, listed, lowered, role_name
from .naming import GROUPS, The
from .rule import change_rule

_SEAT: Final = frozenset({"name", "role", "post", "organisation", "agency", "phases"})
_CHAIR: Final = frozenset({"same_as", "name", "post", "organisation"})
_MEETS: Final = frozenset({"text", "times_a_year"})


@change_rule(Weight.GOVERNANCE, mirror="members-left")
def members_joined(pair: Pair) -> Iterator[Claim]:
    """A group has further members."""
    for path, found in _members(pair, "added").items():
        names = [_seat(one.after) for one in found]
        says = f"{'New member' if len(found) == 1 else 'New members'}: {listed(names)}."
        yield Claim(pair.name(path), says, tuple(found), was=path, now=path)


@change_rule(Weight.GOVERNANCE, mirror="members-joined")
def members_left(pair: Pair) -> Iterator[Claim]:
    """Members of a group are no longer listed."""
    for path, found in _members(pair, "removed").items():
        names = [_seat(one.before) for one in found]
        says = f"No longer {'a member' if len(found) == 1 else 'members'}: {listed(names)}."
        yield Claim(pair.name(path), says, tuple(found), was=path, now=path)


@change_rule(Weight.GOVERNANCE)
def member_changed(pair: Pair) -> Iterator[Claim]:
    """A member of a group is listed under another name, post or body, or takes part in another way."""
    for groups in GROUPS:
        for path, found in pair.below(*groups, "*", "members", "*", fields=_SEAT).items():
            was, now = _seat(pair.was(path)), _seat(pair.now(path))
            says = f"{was} is now listed as {now}."
            if was == now:
                bodies = [_speaks_for(pair, edition, read(path)) for edition, read in ((pair.after, pair.now), (pair.before, pair.was))]
                says = f"{now} now speaks for {bodies[0]}; before: for {bodies[1]}."
            yield Claim(pair.name(path[:3]), says, tuple(found))


@change_rule(Weight.GOVERNANCE)
def group_chair_changed(pair: Pair) -> Iterator[Claim]:
    """Somebody else chairs a group."""
    for groups in GROUPS:
        for path, found in pair.below(*groups, "*", "chair", fields=_CHAIR).items():
            was, now = _chairs(pair.before, pair, path), _chairs(pair.after, pair, path)
            says = f"The chair is now {now}; before: {was}." if was != now else f"The entry of the chair, {now}, is written in another way."
            yield Claim(pair.name(path[:3]), says, tuple(found))


@change_rule(Weight.GOVERNANCE, mirror="group-chair-left-out")
def group_chair_named(pair: Pair) -> Iterator[Claim]:
    """The arrangements now say who chairs a group."""
    for groups in GROUPS:
        for one in pair.at(*groups, "*", "chair", how="added"):
            yield Claim(pair.name(one.path[:3]), f"The chair is now named: {_chairs(pair.after, pair, one.path)}.", (one,))


@change_rule(Weight.GOVERNANCE, mirror="group-chair-named")
def group_chair_left_out(pair: Pair) -> Iterator[Claim]:
    """The arrangements no longer say who chairs a group."""
    for groups in GROUPS:
        for one in pair.at(*groups, "*", "chair", how="removed"):
            yield Claim(pair.name(one.path[:3]), f"It is no longer said who chairs it; it was {_chairs(pair.before, pair, one.path)}.", (one,))


@change_rule(Weight.GOVERNANCE, mirror="meets-less-often")
def meets_more_often(pair: Pair) -> Iterator[Claim]:
    """A group meets more often."""
    yield from _frequency(pair, more=True)


@change_rule(Weight.GOVERNANCE, mirror="meets-more-often")
def meets_less_often(pair: Pair) -> Iterator[Claim]:
    """A group meets less often."""
    yield from _frequency(pair, more=False)


@change_rule(Weight.WORDING)
def frequency_described_otherwise(pair: Pair) -> Iterator[Claim]:
    """How often a group meets is said in other words."""
    for groups in GROUPS:
        for path, found in pair.below(*groups, "*", "meets", fields=_MEETS).items():
            was, now = pair.was(path), pair.now(path)
            says = f"How often it meets is said in other words: {lowered(now['text'])}; before: {lowered(was['text'])}."
            if was["text"] == now["text"]:
                says = f"How often it meets, {lowered(now['text'])}, is now counted as {_times(now)}; before: as {_times(was)}."
            yield Claim(pair.name(path[:3]), says, tuple(found))


@change_rule(Weight.GOVERNANCE, mirror="frequency-left-out")
def frequency_stated(pair: Pair) -> Iterator[Claim]:
    """The arrangements now say how often a group meets."""
    for groups in GROUPS:
        for one in pair.at(*groups, "*", "meets", how="added"):
            value: Any = one.after
            yield Claim(pair.name(one.path[:3]), f"It is now said how often it meets: {lowered(value['text'])}.", (one,))


@change_rule(Weight.GOVERNANCE, mirror="frequency-stated")
def frequency_left_out(pair: Pair) -> Iterator[Claim]:
    """The arrangements no longer say how often a group meets."""
    for groups in GROUPS:
        for one in pair.at(*groups, "*", "meets", how="removed"):
            value: Any = one.before
            yield Claim(pair.name(one.path[:3]), f"It is no longer said how often it meets; it was {lowered(value['text'])}.", (one,))


@change_rule(Weight.GOVERNANCE, mirror="quorum-dropped")
def quorum_set(pair: Pair) -> Iterator[Claim]:
    """A group now has a quorum."""
    yield from _quorum(pair, "added", "A quorum is now written down.")


@change_rule(Weight.GOVERNANCE, mirror="quorum-set")
def quorum_dropped(pair: Pair) -> Iterator[Claim]:
    """A group no longer has a quorum of its own."""
    yield from _quorum(pair, "removed", "The quorum was taken out.")


@change_rule(Weight.GOVERNANCE)
def quorum_changed(pair: Pair) -> Iterator[Claim]:
    """The quorum of a group is another one, or told in other words."""
    yield from _quorum(pair, "changed", "The quorum was changed.")


def _members(pair: Pair, how: How) -> dict[Where, list[Difference]]:
    found: dict[Where, list[Difference]] = {}
    for groups in GROUPS:
        for one in pair.at(*groups, "*", "members", "*", how=how):
            found.setdefault(one.path[:3], []).append(one)
    return found


def _seat(member: Any) -> str:
    """A member as the list gives it: name, post, and how it takes part."""
    post, role = member.get("post"), role_name(member["role"]).lower() if "role" in member else ""
    parts = [str(post)] if post and post != member["name"] else []
    parts += ["in attendance" if role == "attends" else role] if role else []
    return f"{member['name']} ({'; '.join(parts)})" if parts else str(member["name"])


def _speaks_for(pair: Pair, edition: Edition, member: Any) -> str:
    bodies = [edition.organisation_name(member["organisation"])] if "organisation" in member else []
    bodies += [pair.name((*AGENCIES, member["agency"]))] if "agency" in member else []
    return listed(bodies) or "nobody that is named"


def _chairs(edition: Edition, pair: Pair, path: Where) -> str:
    groups = edition.groups.groups if path[0] == "groups" else edition.region.groups if edition.region else ()
    group: Group | None = next((group for group in groups if group.id == path[2]), None)
    found = holder(edition, group.chair) if group and group.chair else Holder(None, None, None)
    return str(found) or "not named"


def _frequency(pair: Pair, more: bool) -> Iterator[Claim]:
    for groups in GROUPS:
        for path, found in pair.below(*groups, "*", "meets", fields=_MEETS).items():
            was, now = pair.was(path), pair.now(path)
            often, before = now.get("times_a_year"), was.get("times_a_year")
            if often is None or before is None or often == before or (often > before) != more:
                continue
            says = f"{The(pair.name(path[:3]))} now meets {'more' if more else 'less'} often: {lowered(now['text'])}; before: {lowered(was['text'])}."
            yield Claim(pair.name(path[:3]), says, tuple(found))


def _times(meets: dict[str, Any]) -> str:
    times = meets.get("times_a_year")
    return f"{counted(times, 'time')} a year" if times else "no number of times"


def _quorum(pair: Pair, how: How, says: str) -> Iterator[Claim]:
    for groups in GROUPS:
        for one in pair.at(*groups, "*", "quorum", how=how):
            yield Claim(pair.name(one.path[:3]), says, (one,), (Wording(str(one.before or ""), str(one.after or "")),))

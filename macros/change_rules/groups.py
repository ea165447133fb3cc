"""Rules about boards, executives and subgroups: which there are, what they are called, and whom they answer to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ..changes import Claim, Weight, Where
from ..differences import Difference, How
from ..pair import Pair
from ..word_runs import Wording
from ..wording import folded, listed
from .naming import GROUPS, The, the
from .points import whole_groups
from .rule import change_rule

_CALLED: Final = frozenset({"also_called", "abbreviation"})
_TERMS: Final = {"purpose": "The purpose", "membership": "What is said of membership"}


@change_rule(Weight.GOVERNANCE)
def group_replaced(pair: Pair) -> Iterator[Claim]:
    """One group took the place of another."""
    for groups in GROUPS:
        for old, new in _links(pair, groups):
            gone, come = _whole(pair, groups, "removed"), _whole(pair, groups, "added")
            if len(old) == len(new) == 1 and old[0] in gone and new[0] in come:
                says = f"{The(pair.name((*groups, new[0])))} took the place of {the(pair.name((*groups, old[0])))}."
                was, now = gone[old[0]], come[new[0]]
                yield Claim(pair.name(now.path), says, (was, now), was=was.path, now=now.path)


@change_rule(Weight.GOVERNANCE, mirror="group-split")
def group_merged(pair: Pair) -> Iterator[Claim]:
    """A group became part of another one, or several groups became one."""
    for groups in GROUPS:
        for old, new in _links(pair, groups):
            gone, come = _whole(pair, groups, "removed"), _whole(pair, groups, "added")
            merged = [id for id in old if id in gone]
            if len(new) == 1 and merged:
                names = listed([the(pair.name((*groups, id))) for id in merged])
                into = the(pair.name((*groups, new[0])))
                made = f"became one group, {into}" if new[0] in come and len(merged) > 1 else f"became part of {into}"
                found = [gone[id] for id in merged] + [come[id] for id in new if id in come]
                says = f"{names[:1].upper()}{names[1:]} {made}."
                yield Claim(pair.name((*groups, new[0])), says, tuple(found), was=found[0].path, now=(*groups, new[0]))


@change_rule(Weight.GOVERNANCE, mirror="group-merged")
def group_split(pair: Pair) -> Iterator[Claim]:
    """A group came out of another one, or one group became several."""
    for groups in GROUPS:
        for old, new in _links(pair, groups):
            gone, come = _whole(pair, groups, "removed"), _whole(pair, groups, "added")
            made = [id for id in new if id in come]
            if len(old) == 1 and made:
                names = listed([the(pair.name((*groups, id))) for id in made])
                found = [gone[id] for id in old if id in gone] + [come[id] for id in made]
                says = f"{names[:1].upper()}{names[1:]} came out of {the(pair.name((*groups, old[0])))}."
                yield Claim(pair.name((*groups, made[0])), says, tuple(found), was=(*groups, old[0]), now=(*groups, made[0]))


@change_rule(Weight.GOVERNANCE, mirror="group-ended")
def group_created(pair: Pair) -> Iterator[Claim]:
    """There is a new group."""
    for groups in GROUPS:
        for one in pair.at(*groups, "*", how="added"):
            group: Any = one.after
            meets = group.get("meets", {}).get("text")
            told = [f"{The(group['name'])} is new"]
            told += [f"it answers to {listed([the(pair.name((*groups, id))) for id in group['reports_to']])}"] if "reports_to" in group else []
            told += [f"it meets {meets[:1].lower()}{meets[1:]}"] if meets else []
            purpose = (Wording("", group["purpose"], "Purpose"),) if "purpose" in group else ()
            yield Claim(pair.name(one.path), "; ".join(told) + ".", (one,), purpose)


@change_rule(Weight.GOVERNANCE, mirror="group-created")
def group_ended(pair: Pair) -> Iterator[Claim]:
    """A group is no longer there."""
    for groups in GROUPS:
        for one in pair.at(*groups, "*", how="removed"):
            yield Claim(pair.name(one.path), f"{The(pair.name(one.path))} is no longer among the groups.", (one,))


@change_rule(Weight.GOVERNANCE)
def group_renamed(pair: Pair) -> Iterator[Claim]:
    """A group has another name."""
    for groups in GROUPS:
        for one in pair.at(*groups, "*", "name"):
            yield Claim(pair.name(one.path[:3]), f"{The(str(one.before))} is now called {the(str(one.after))}.", (one,))


@change_rule(Weight.GOVERNANCE)
def group_moved(pair: Pair) -> Iterator[Claim]:
    """A group answers to another one."""
    for groups in GROUPS:
        for one in pair.at(*groups, "*", "reports_to"):
            now, was = _above(pair, one.after), _above(pair, one.before)
            yield Claim(pair.name(one.path[:3]), f"{The(pair.name(one.path[:3]))} now answers to {now}; before: to {was}.", (one,))


@change_rule(Weight.GOVERNANCE)
def group_shared_otherwise(pair: Pair) -> Iterator[Claim]:
    """A group is shared with other partnerships or boards than before."""
    for groups in GROUPS:
        for one in pair.at(*groups, "*", "shared_with"):
            now, was = (listed([the(str(name)) for name in value]) if isinstance(value, list) else "nobody" for value in (one.after, one.before))
            yield Claim(pair.name(one.path[:3]), f"{The(pair.name(one.path[:3]))} is now shared with {now}; before: with {was}.", (one,))


@change_rule(Weight.WORDING)
def group_called_otherwise(pair: Pair) -> Iterator[Claim]:
    """The short form of a group's name, or another name for it, is not the same."""
    for groups in GROUPS:
        for path, found in pair.below(*groups, "*", fields=_CALLED).items():
            told = []
            for one in found:
                now, was = (listed([str(name) for name in value]) if isinstance(value, list) else value for value in (one.after, one.before))
                what = "Short form" if one.path[3] == "abbreviation" else "Other names"
                told.append(f"{what}: {now or 'none'} (before: {was or 'none'}).")
            yield Claim(pair.name(path), " ".join(told), tuple(found))


@change_rule(Weight.GOVERNANCE, mirror="group-terms-taken-out")
def group_terms_added(pair: Pair) -> Iterator[Claim]:
    """A group's purpose, or what is said of its membership, is now written down."""
    yield from _terms(pair, "added", "is now written down")


@change_rule(Weight.GOVERNANCE, mirror="group-terms-added")
def group_terms_taken_out(pair: Pair) -> Iterator[Claim]:
    """A group's purpose, or what was said of its membership, is no longer written down."""
    yield from _terms(pair, "removed", "was taken out")


@change_rule(Weight.GOVERNANCE)
def group_terms_reworded(pair: Pair) -> Iterator[Claim]:
    """A group's purpose, or what is said of its membership, is told in other words."""
    yield from _terms(pair, "changed", "was reworded")


def _terms(pair: Pair, how: How, says: str) -> Iterator[Claim]:
    for groups in GROUPS:
        for field, noun in _TERMS.items():
            for one in pair.at(*groups, "*", field, how=how):
                yield Claim(pair.name(one.path[:3]), f"{noun} {says}.", (one,), (Wording(str(one.before or ""), str(one.after or "")),))


def _whole(pair: Pair, groups: Where, how: How) -> dict[str, Difference]:
    return {one.path[2]: one for one in pair.at(*groups, "*", how=how)}


def _above(pair: Pair, ids: object) -> str:
    if not isinstance(ids, list) or not ids:
        return "no other group"
    places = [next((groups for groups in GROUPS if pair.now((*groups, id)) or pair.was((*groups, id))), GROUPS[0]) for id in ids]
    return listed([the(pair.name((*groups, id))) for groups, id in zip(places, ids, strict=True)])


def _links(pair: Pair, groups: Where) -> list[tuple[list[str], list[str]]]:
    """Which groups of the older edition live on in which of the newer, as far as the editions say so: a group that has
    gone with those that took it in, a group that is new with those that it came out of."""
    gone, come = dict(whole_groups(pair, groups, "removed")), dict(whole_groups(pair, groups, "added"))
    was, now = ({group["id"]: group for group in value or []} for value in (pair.was(groups), pair.now(groups)))
    into = {
        id: [other for other in now if (other in come or other in was) and _lives_on(group, now[other], other in come)] for id, group in gone.items()
    }
    out_of = {
        id: [other for other in was if (other in gone or other in now) and _lives_on(group, was[other], other in gone)] for id, group in come.items()
    }
    found: list[tuple[list[str], list[str]]] = []
    for heir in {id for heirs in into.values() if len(heirs) == 1 for id in heirs}:
        found.append(([id for id in gone if into[id] == [heir]], [heir]))
    for source in {id for sources in out_of.values() if len(sources) == 1 for id in sources}:
        found.append(([source], [id for id in come if out_of[id] == [source]]))
    return sorted(found)


def _lives_on(group: dict[str, Any], other: dict[str, Any], whole: bool) -> bool:
    """Whether one of the two names the other among its names, or has all of its responsibilities."""
    names, others = ({folded(str(name)) for name in (each["name"], *each.get("also_called", ()))} for each in (group, other))
    if folded(group["name"]) in others or folded(other["name"]) in names:
        return True
    texts, all_texts = ({point["text"] for point in each.get("responsibilities", ())} for each in (group, other))
    return bool(texts) and texts <= all_texts

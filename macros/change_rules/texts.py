"""Rules about what is left: introductions, notes, bodies around the partnership, ids, and where an edition comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..alignment import AGENCIES, SETTINGS
from ..changes import Claim, Weight, Where
from ..differences import Difference, How
from ..pair import Pair
from ..word_runs import Wording
from .naming import GROUPS, quoted, subject
from .rule import change_rule

_LINKED: Final = (("groups", "wider_partnership"), ("groups", "links"))
_LEADS: Final = ("partners", "duties_of_leads")

TEXTS: Final[dict[Where, str]] = {
    ("edition", "summary"): "The summary of the edition",
    ("edition", "review", "text"): "What was agreed about reviewing the arrangements",
    ("partners", "introduction"): "The introduction",
    ("partners", "lead_partners", "*", "note"): "The note on {name}",
    ("partners", "delegated_partners", "*", "note"): "The note on {name}",
    ("partners", "chair", "text"): "What is said of the role",
    ("partners", "scrutineer", "text"): "What is said of the role",
    ("agencies", "introduction"): "The introduction",
    (*AGENCIES, "*", "note"): "The note on {name}",
    ("groups", "introduction"): "The introduction",
    **{(*groups, "*", "members", "*", "note"): "The note on the member {name}" for groups in GROUPS},
    **{(*groups, "*", "chair", "note"): "The note on the chair" for groups in GROUPS},
    **{(*groups, "*", "meets", "note"): "The note on meetings" for groups in GROUPS},
    **{(*linked, "*", "text"): "What is said of {name}" for linked in _LINKED},
    ("settings", "introduction"): "The introduction",
    (*SETTINGS, "*", "note"): "The note on {name}",
}
"""Every text that no other rule looks after, as readers call it."""


@change_rule(Weight.STATUTORY, mirror="duties-of-leads-taken-out")
def duties_of_leads_added(pair: Pair) -> Iterator[Claim]:
    """The arrangements now say what the lead safeguarding partners must do."""
    yield from _text(pair, _LEADS, "What the lead safeguarding partners must do", "added")


@change_rule(Weight.STATUTORY, mirror="duties-of-leads-added")
def duties_of_leads_taken_out(pair: Pair) -> Iterator[Claim]:
    """The arrangements no longer say what the lead safeguarding partners must do."""
    yield from _text(pair, _LEADS, "What the lead safeguarding partners must do", "removed")


@change_rule(Weight.GOVERNANCE)
def duties_of_leads_reworded(pair: Pair) -> Iterator[Claim]:
    """What the lead safeguarding partners must do is told in other words."""
    yield from _text(pair, _LEADS, "What the lead safeguarding partners must do", "changed")


@change_rule(Weight.WORDING, mirror="text-removed")
def text_added(pair: Pair) -> Iterator[Claim]:
    """An introduction, a note or another short text was added."""
    for shape, noun in TEXTS.items():
        yield from _text(pair, shape, noun, "added")


@change_rule(Weight.WORDING, mirror="text-added")
def text_removed(pair: Pair) -> Iterator[Claim]:
    """An introduction, a note or another short text was taken out."""
    for shape, noun in TEXTS.items():
        yield from _text(pair, shape, noun, "removed")


@change_rule(Weight.WORDING)
def text_reworded(pair: Pair) -> Iterator[Claim]:
    """An introduction, a note or another short text is told in other words."""
    for shape, noun in TEXTS.items():
        yield from _text(pair, shape, noun, "changed")


@change_rule(Weight.PRACTICAL, mirror="link-removed")
def link_added(pair: Pair) -> Iterator[Claim]:
    """A further body is named that the arrangements join up with."""
    for one in _links(pair, "added"):
        yield Claim(subject(pair, one.path), f"The bodies named here now include {pair.name(one.path)}.", (one,))


@change_rule(Weight.PRACTICAL, mirror="link-added")
def link_removed(pair: Pair) -> Iterator[Claim]:
    """A body that the arrangements joined up with is no longer named."""
    for one in _links(pair, "removed"):
        yield Claim(subject(pair, one.path), f"The bodies named here no longer include {pair.name(one.path)}.", (one,))


@change_rule(Weight.WORDING)
def link_changed(pair: Pair) -> Iterator[Claim]:
    """A body that the arrangements join up with has another name or another web page."""
    for linked in _LINKED:
        for path, found in pair.below(*linked, "*", fields=frozenset({"name", "url"})).items():
            was, now = str(pair.was(path)["name"]), str(pair.now(path)["name"])
            says = f"{was} is now named as {now}." if was != now else f"The web page of {now} is another one."
            yield Claim(subject(pair, path), says, tuple(found))


@change_rule(Weight.WORDING)
def id_changed(pair: Pair) -> Iterator[Claim]:
    """An entry is the same as before under another id, so that old links no longer lead to it."""
    for shape in (AGENCIES, SETTINGS):
        for one in pair.at(*shape, "*", "id"):
            says = f"{pair.name(one.path[:3])} is the same entry under another id: {quoted(str(one.after))}; before: {quoted(str(one.before))}."
            yield Claim(subject(pair, one.path), says, (one,))


@change_rule(Weight.WORDING, mirror="original-lost")
def original_found(pair: Pair) -> Iterator[Claim]:
    """The newer edition is the published text; the older was put together from another document."""
    says = "This edition is the published text itself; the one before was put together from another document."
    yield from _reconstructed(pair, "removed", says)


@change_rule(Weight.WORDING, mirror="original-found")
def original_lost(pair: Pair) -> Iterator[Claim]:
    """The newer edition was put together from another document; the older is the published text."""
    says = "This edition was put together from another document; the one before is the published text itself."
    yield from _reconstructed(pair, "added", says)


@change_rule(Weight.WORDING)
def reconstructed_otherwise(pair: Pair) -> Iterator[Claim]:
    """What is said of the document that an edition was put together from is not the same."""
    for path, found in pair.below("edition", "reconstructed").items():
        yield Claim(subject(pair, path), "What is said of the document that this edition was put together from is not the same.", tuple(found))


def _text(pair: Pair, shape: Where, noun: str, how: How) -> Iterator[Claim]:
    says = {"added": "was added", "removed": "was taken out"}.get(how, "was reworded")
    for one in pair.at(*shape, how=how):
        about = noun.format(name=pair.name(one.path[:-1]))
        yield Claim(subject(pair, one.path), f"{about} {says}.", (one,), (Wording(str(one.before or ""), str(one.after or "")),))


def _links(pair: Pair, how: How) -> list[Difference]:
    return [one for linked in _LINKED for one in pair.at(*linked, "*", how=how)]


def _reconstructed(pair: Pair, how: How, says: str) -> Iterator[Claim]:
    for one in pair.at("edition", "reconstructed", how=how):
        yield Claim(subject(pair, one.path), says, (one,))

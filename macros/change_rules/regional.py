"""Rules about the regional arrangements that a partnership shares with others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ..changes import Claim, Weight
from ..model import Edition
from ..pair import Pair
from ..word_runs import Wording
from ..wording import day, listed
from .arrangements import listed_bodies
from .naming import SUBJECTS
from .rule import change_rule

_REGIONAL: Final = SUBJECTS["region"]


@change_rule(Weight.GOVERNANCE, mirror="regional-arrangements-left")
def regional_arrangements_joined(pair: Pair) -> Iterator[Claim]:
    """The partnership now takes part in regional arrangements."""
    found = [*pair.at("edition", "regional", how="added"), *pair.at("region", how="added")]
    if found and pair.after.region:
        yield Claim(_REGIONAL, f"The partnership now takes part in regional arrangements: {pair.after.region.name}.", tuple(found))


@change_rule(Weight.GOVERNANCE, mirror="regional-arrangements-joined")
def regional_arrangements_left(pair: Pair) -> Iterator[Claim]:
    """The partnership no longer takes part in regional arrangements."""
    found = [*pair.at("edition", "regional", how="removed"), *pair.at("region", how="removed")]
    if found and pair.before.region:
        yield Claim(_REGIONAL, f"The partnership no longer takes part in regional arrangements: {pair.before.region.name}.", tuple(found))


@change_rule(Weight.GOVERNANCE)
def regional_arrangements_renewed(pair: Pair) -> Iterator[Claim]:
    """The partnership rests on another text of the regional arrangements."""
    found = [*pair.at("edition", "regional", "arrangements"), *pair.at("region", "agreed")]
    if found:
        was, now = (_region(edition) for edition in (pair.before, pair.after))
        yield Claim(_REGIONAL, f"The partnership now rests on {now}; before: on {was}.", tuple(found))


@change_rule(Weight.GOVERNANCE)
def regional_areas_changed(pair: Pair) -> Iterator[Claim]:
    """Other areas share the regional arrangements."""
    for one in pair.at("region", "local_authorities"):
        was, now = (listed([pair.organisation(id) for id in ids]) for ids in listed_bodies(one))
        yield Claim(_REGIONAL, f"The areas of {now} share the regional arrangements; before: those of {was}.", (one,))


@change_rule(Weight.WORDING)
def regional_arrangements_renamed(pair: Pair) -> Iterator[Claim]:
    """The regional arrangements have another name."""
    found = [*pair.at("region", "name"), *pair.at("region", "abbreviation")]
    if found and pair.before.region and pair.after.region:
        now, was = (
            f"{region.name}{f' ({region.abbreviation})' if region.abbreviation else ''}" for region in (pair.after.region, pair.before.region)
        )
        yield Claim(_REGIONAL, f"The regional arrangements are now called {now}; before: {was}.", tuple(found))


@change_rule(Weight.GOVERNANCE, mirror="departure-ended")
def departure_begun(pair: Pair) -> Iterator[Claim]:
    """The partnership's own text now differs from the regional arrangements on a further point."""
    for one in pair.at("edition", "regional", "departures", "*", how="added"):
        value: Any = one.after
        says = "The partnership's own text now differs from the regional arrangements on a further point."
        yield Claim(_REGIONAL, says, (one,), (Wording("", value["here"]),))


@change_rule(Weight.GOVERNANCE, mirror="departure-begun")
def departure_ended(pair: Pair) -> Iterator[Claim]:
    """The partnership's own text no longer differs from the regional arrangements on a point."""
    for one in pair.at("edition", "regional", "departures", "*", how="removed"):
        value: Any = one.before
        says = "The partnership's own text no longer differs from the regional arrangements on this point."
        yield Claim(_REGIONAL, says, (one,), (Wording(value["here"], ""),))


@change_rule(Weight.GOVERNANCE)
def departure_changed(pair: Pair) -> Iterator[Claim]:
    """The partnership's own text differs from the regional arrangements in another way."""
    for path, found in pair.below("edition", "regional", "departures", "*").items():
        texts = (Wording(pair.was(path)["here"], pair.now(path)["here"]),)
        yield Claim(_REGIONAL, "The partnership's own text differs from the regional arrangements in another way.", tuple(found), texts)


def _region(edition: Edition) -> str:
    if edition.region is None or edition.about.regional is None:
        return "none"
    agreed = day(edition.region.agreed) if edition.region.agreed else edition.about.regional.arrangements.partition("/")[2]
    name = edition.region.abbreviation
    return f"the {name} arrangements of {agreed}" if name else f"the {edition.region.name} of {agreed}"

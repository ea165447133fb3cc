"""Whether the relevant agencies are named as they have to be, and who speaks for education."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from ..model import Agency, Edition, Member
from ..model.asking import (
    AgenciesNamed,
    AgenciesOfKinds,
    EachAgencyHasACategory,
    EachAgencySaysWhy,
    EveryPhaseHasARoute,
    NoPartnerIsItsOwnAgency,
)
from ..wording import counted, listed, number
from .people import partner_bodies
from .structure import all_groups
from .verdicts import Case, Spot, Verdict, apart, contrary, judges, met, missing, some, unknown

_AGENCIES: Final = Spot("agencies", ("agencies",))
_PARTNERS: Final = {"local-authority", "integrated-care-board", "clinical-commissioning-group", "police-force"}
_DEPARTMENTS: Final = {"public-health", "adult-social-care", "childrens-social-care"}
_EDUCATION: Final = {"school", "college", "university", "early-years", "education"}


@judges(AgenciesNamed)
def agencies_named(check: AgenciesNamed, case: Case) -> Verdict:
    """One is enough."""
    agencies, looked_at = case.edition.agencies.agencies, "the list of relevant agencies"
    if not agencies:
        return missing("No relevant agency is named.", looked_at, [_AGENCIES])
    return met(f"{_counted(len(agencies))} named.", looked_at, _all(agencies))


@judges(EachAgencySaysWhy)
def each_agency_says_why(check: EachAgencySaysWhy, case: Case) -> Verdict:
    """A reason is needed at every entry, but not at one that repeats another."""
    agencies = [(index, each) for index, each in enumerate(case.edition.agencies.agencies) if each.same_as is None]
    looked_at = f"the reasons given for {counted(len(agencies), 'relevant agency', 'relevant agencies')}"
    if not agencies:
        return missing("No relevant agency is named.", looked_at, [_AGENCIES])
    silent = [(index, each) for index, each in agencies if not each.why]
    if silent:
        of = "any" if 1 < len(silent) == len(agencies) else number(len(silent))
        verb = "were" if 1 < len(silent) < len(agencies) else "was"
        says = f"It is not said why {of} of them {verb} chosen: {some([each.name for _, each in silent])}."
        return missing(says, looked_at, [_AGENCIES.at(index) for index, _ in silent])
    return met("The reason is given for every relevant agency.", looked_at, [_AGENCIES.at(index, "why") for index, _ in agencies])


@judges(EachAgencyHasACategory)
def each_agency_has_a_category(check: EachAgencyHasACategory, case: Case) -> Verdict:
    """A body that no category can hold takes part without being bound, and is said to; safeguarding partners are passed over here."""
    edition, agencies = case.edition, case.edition.agencies.agencies
    looked_at = f"the categories of {counted(len(agencies), 'relevant agency', 'relevant agencies')}"
    if not agencies:
        return missing("No relevant agency is named.", looked_at, [_AGENCIES])
    held = {kind for category in case.categories for kind in category.kinds}
    others = [(index, each) for index, each in enumerate(agencies) if each.category is None and not _is_partner(edition, each)]
    unsorted = [(index, each) for index, each in others if each.bound is None and _may_fall(edition, each, held)]
    within = [index for index, each in enumerate(agencies) if each.category is not None]
    if unsorted:
        says = f"It is not said which category of the Schedule they fall under, or that none fits: {some([each.name for _, each in unsorted])}."
        return missing(says, looked_at, [_AGENCIES.at(index) for index, _ in unsorted])
    free = f" Taking part without being bound: {some([each.name for _, each in others])}." if others else ""
    if not within:
        return contrary(f"None of them falls under a category of the Schedule.{free}", looked_at, _all(agencies))
    says = f"{_counted(len(within))} sorted under a category of the Schedule.{free}"
    return met(says, looked_at, [_AGENCIES.at(index, "category") for index in within])


@judges(NoPartnerIsItsOwnAgency)
def no_partner_is_its_own_agency(check: NoPartnerIsItsOwnAgency, case: Case) -> Verdict:
    """A safeguarding partner is bound as a partner already; a department of one takes part with it, which is told and not marked."""
    agencies, looked_at = case.edition.agencies.agencies, "the relevant agencies beside the safeguarding partners"
    if not agencies:
        return apart("No relevant agency is named.", looked_at)
    wrong = [index for index, each in enumerate(agencies) if _is_partner(case.edition, each)]
    parts = [each.name for each in agencies if _is_department(case.edition, each)]
    told = f" Departments of a partner are listed, and take part with it: {some(parts)}." if parts else ""
    if wrong:
        says = f"Listed as relevant agencies, although they are safeguarding partners: {some([agencies[index].name for index in wrong])}.{told}"
        return contrary(says, looked_at, [_AGENCIES.at(index) for index in wrong])
    return met(f"No safeguarding partner is listed as a relevant agency.{told}", looked_at, _all(agencies))


@judges(AgenciesOfKinds)
def agencies_of_kinds(check: AgenciesOfKinds, case: Case) -> Verdict:
    """For each sort, an agency of any of its kinds has to be there."""
    agencies = case.edition.agencies.agencies
    looked_at = f"the kinds of {counted(len(agencies), 'relevant agency', 'relevant agencies')}"
    kinds = [_kind(case.edition, each) for each in agencies]
    lacking = [sort for sort, right in check.kinds.items() if not set(right) & set(kinds)]
    wanted = {kind for right in check.kinds.values() for kind in right}
    spots = [_AGENCIES.at(index) for index, kind in enumerate(kinds) if kind in wanted]
    if lacking:
        return missing(f"No relevant agency is named of these: {listed(lacking)}.", looked_at, spots or [_AGENCIES])
    return met(f"There is a relevant agency of each sort: {listed(list(check.kinds))}.", looked_at, spots)


@judges(EveryPhaseHasARoute)
def every_phase_has_a_route(check: EveryPhaseHasARoute, case: Case) -> Verdict:
    """Relevant agencies and members of groups are marked with the phases of education that they speak for."""
    edition = case.edition
    voices = [(_AGENCIES.at(index), each) for index, each in enumerate(edition.agencies.agencies)]
    everybody: list[tuple[Spot, Agency | Member]] = [*voices, *_members(edition)]
    marked = [(spot, each) for spot, each in everybody if set(each.phases) & set(check.phases)]
    looked_at = "the phases of education for which relevant agencies and members of groups speak"
    lacking = [phase for phase in check.phases if not any(phase in each.phases for _, each in marked)]
    spots = [spot for spot, _ in marked]
    if not lacking:
        return met("Somebody speaks for each phase of education.", looked_at, [spot.at("phases") for spot in spots])
    told = listed([_PHASES[phase] for phase in lacking])
    unmarked = [(spot, each) for spot, each in everybody if not each.phases and _is_education(edition, each)]
    if unmarked:
        names = some(list(dict.fromkeys(each.name for _, each in unmarked)))
        return unknown(f"Nobody is noted to speak for {told}. It is not noted for which phases these speak: {names}.", looked_at, spots)
    return missing(f"Nobody speaks for {told}.", looked_at, spots or [_AGENCIES])


_PHASES: Final = {
    "early-years": "early years", "primary": "primary schools", "secondary": "secondary schools", "special": "special schools",
    "alternative-provision": "alternative provision", "further": "further education", "higher": "higher education",
    "independent": "independent schools",
}  # fmt: skip


def _may_fall(edition: Edition, agency: Agency, held: Collection[str]) -> bool:
    """Whether it can be of a category that holds bodies of these kinds; if there are none, any can."""
    return not _is_department(edition, agency) and (not held or _kind(edition, agency) in held)


def _is_partner(edition: Edition, agency: Agency) -> bool:
    """Whether it is a safeguarding partner of the area itself: an entry with a kind of its own is a part of its organisation."""
    if agency.category is not None or agency.organisation is not None:
        return agency.category is None and agency.kind is None and agency.organisation in partner_bodies(edition)
    return agency.kind in _PARTNERS


def _is_department(edition: Edition, agency: Agency) -> bool:
    """Whether it is a part of a safeguarding partner that the Schedule does not name."""
    if agency.category is not None or agency.organisation is not None:
        return agency.category is None and agency.kind is not None and agency.organisation in partner_bodies(edition)
    return agency.kind in _DEPARTMENTS


def _is_education(edition: Edition, body: Agency | Member) -> bool:
    return isinstance(body, Agency) and _kind(edition, body) in _EDUCATION


def _kind(edition: Edition, agency: Agency) -> str | None:
    """What kind of body it is: as its entry says, or else as its organisation is."""
    if agency.kind or not agency.organisation:
        return agency.kind
    return edition.organisations[agency.organisation].kind


def _members(edition: Edition) -> Iterator[tuple[Spot, Member]]:
    for spot, group in all_groups(edition):
        for index, member in enumerate(group.members):
            yield spot.at("members", index), member


def _counted(count: int) -> str:
    told = counted(count, "relevant agency is", "relevant agencies are")
    return told[:1].upper() + told[1:]


def _all(agencies: tuple[Agency, ...]) -> list[Spot]:
    return [_AGENCIES.at(index) for index in range(len(agencies))]

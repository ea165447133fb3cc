"""Whether the lead and delegated safeguarding partners are who they have to be, and signed off what they have to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..model import Delegate, Edition, Representative
from ..model.asking import (
    EachDelegateBelongsToALead,
    EachKindOfPartner,
    EachLeadHasADelegate,
    LeadsOfTheRightRank,
    SeveralDelegatesAreExplained,
    SignedOffByEveryLead,
)
from ..wording import counted, listed
from .verdicts import Case, Spot, Verdict, apart, contrary, judges, met, missing, some

LEADS: Final = Spot("partners", ("lead_partners",))
DELEGATES: Final = Spot("partners", ("delegated_partners",))
_BESIDE: Final = r"(?:(?:acting|interim|temporary|joint)\W+)*"
_DOCUMENTS: Final = {
    "arrangements": "the arrangements", "scrutiny-plan": "the plans for scrutiny", "budget": "the budget", "yearly-report": "the yearly report",
    "threshold-document": "the threshold document",
}  # fmt: skip


def partner_bodies(edition: Edition) -> tuple[str, ...]:
    """The ids of the bodies that are safeguarding partners of the area."""
    area = edition.area
    return tuple(dict.fromkeys((*area.local_authorities, *area.health_bodies, *area.police_forces)))


@judges(EachKindOfPartner)
def each_kind_of_partner(check: EachKindOfPartner, case: Case) -> Verdict:
    """Each body of the area needs somebody who leads or acts for it, and nobody else is a safeguarding partner."""
    edition, partners = case.edition, case.edition.partners
    people = (*partners.lead_partners, *partners.delegated_partners)
    spots = [*_spots(LEADS, partners.lead_partners), *_spots(DELEGATES, partners.delegated_partners)]
    bodies = partner_bodies(edition)
    theirs = counted(len(people), "lead and delegated safeguarding partner") if people else "the lead and delegated safeguarding partners"
    looked_at = f"{theirs} and the {counted(len(bodies), 'body', 'bodies')} of the area"
    if not people:
        return missing("No safeguarding partner is named.", looked_at, [LEADS])
    spoken_for = {id for person in people for id in (person.organisation, *person.also_for)}
    silent = [edition.organisation_name(id) for id in bodies if id not in spoken_for]
    fourth = [index for index, person in enumerate(people) if person.sector == "other"]
    if fourth:
        names = some([edition.organisation_name(people[index].organisation) for index in fourth])
        says = f"Only the council, the health body and the police can be safeguarding partners; {names} cannot."
        return contrary(says, looked_at, [spots[index] for index in fourth])
    if silent:
        return missing(f"Nobody leads or acts for a safeguarding partner of the area: {some(silent)}.", looked_at, spots)
    return met(f"Somebody leads or acts for each partner of the area: {some([edition.organisation_name(id) for id in bodies])}.", looked_at, spots)


@judges(LeadsOfTheRightRank)
def leads_of_the_right_rank(check: LeadsOfTheRightRank, case: Case) -> Verdict:
    """The post has to be one of those asked for; a deputy's or assistant's is another."""
    leads = case.edition.partners.lead_partners
    asked = [(index, lead) for index, lead in enumerate(leads) if lead.sector in check.posts]
    looked_at = f"the posts of {counted(len(asked), 'lead safeguarding partner')}" if asked else "the lead safeguarding partners"
    if not asked:
        return missing("No lead safeguarding partner is named.", looked_at, [LEADS])
    wrong = [(index, lead) for index, lead in asked if not _is_of_rank(lead.post, check.posts[lead.sector])]
    if wrong:
        told = [
            f"{case.edition.organisation_name(lead.organisation)} is led by its {lead.post}; asked for is: {listed(check.posts[lead.sector], 'or')}."
            for _, lead in wrong
        ]
        says = " ".join(told)
        return contrary(says, looked_at, [LEADS.at(index) for index, _ in wrong])
    return met(f"Each of them has the rank that is asked for: {some([lead.post for _, lead in asked])}.", looked_at, [LEADS.at(i) for i, _ in asked])


@judges(EachLeadHasADelegate)
def each_lead_has_a_delegate(check: EachLeadHasADelegate, case: Case) -> Verdict:
    """Somebody has to act for each lead, or for the body of each lead."""
    partners = case.edition.partners
    looked_at = f"{_count(partners.lead_partners, 'lead')} and {_count(partners.delegated_partners, 'delegated')}"
    if not partners.lead_partners:
        return missing("No lead safeguarding partner is named.", looked_at, [LEADS])
    alone = [index for index, lead in enumerate(partners.lead_partners) if not any(_acts_for(each, lead) for each in partners.delegated_partners)]
    if alone:
        says = f"Nobody is named who acts for {some([_lead_name(case, partners.lead_partners[index]) for index in alone])}."
        return missing(says, looked_at, [LEADS.at(index) for index in alone])
    spots = [*_spots(LEADS, partners.lead_partners), *_spots(DELEGATES, partners.delegated_partners)]
    return met("Somebody acts for each lead safeguarding partner.", looked_at, spots)


@judges(EachDelegateBelongsToALead)
def each_delegate_belongs_to_a_lead(check: EachDelegateBelongsToALead, case: Case) -> Verdict:
    """Every delegate has to name the lead who delegated; that both are of the same body is not enough."""
    partners = case.edition.partners
    looked_at = f"{_count(partners.delegated_partners, 'delegated')} and {_count(partners.lead_partners, 'lead')}"
    if not partners.delegated_partners:
        return apart("No delegated safeguarding partners are named.", looked_at)
    lost = [
        index for index, each in enumerate(partners.delegated_partners) if not {lead.id for lead in partners.lead_partners} & set(each.delegated_by)
    ]  # fmt: skip
    if lost:
        says = f"It is not said for which lead safeguarding partner they act: {some([partners.delegated_partners[index].post for index in lost])}."
        return missing(says, looked_at, [DELEGATES.at(index) for index in lost])
    named = {id for each in partners.delegated_partners for id in each.delegated_by}
    leads = [LEADS.at(index) for index, lead in enumerate(partners.lead_partners) if lead.id in named]
    spots = [*leads, *_spots(DELEGATES, partners.delegated_partners)]
    return met("Each of them acts for a lead safeguarding partner who is named.", looked_at, spots)


@judges(SeveralDelegatesAreExplained)
def several_delegates_are_explained(check: SeveralDelegatesAreExplained, case: Case) -> Verdict:
    """Where several act for one lead, each needs a note."""
    partners = case.edition.partners
    looked_at = _count(partners.delegated_partners, "delegated")
    shared: dict[int, Delegate] = {}
    leads: list[Spot] = []
    for number, lead in enumerate(partners.lead_partners):
        of_lead = {index: each for index, each in enumerate(partners.delegated_partners) if _acts_for(each, lead)}
        if len(of_lead) > 1:
            shared |= of_lead
            leads.append(LEADS.at(number))
    if not shared:
        return apart("At most one person acts for each lead safeguarding partner.", looked_at)
    spots = [*leads, *(DELEGATES.at(index) for index in sorted(shared))]
    silent = [shared[index].post for index in sorted(shared) if not shared[index].note]
    if silent:
        says = f"Several people act for one lead safeguarding partner, and it is not said who does what: {some(silent)}."
        return missing(says, looked_at, spots)
    return met("Where several people act for one lead safeguarding partner, it is said who does what.", looked_at, spots)


@judges(SignedOffByEveryLead)
def signed_off_by_every_lead(check: SignedOffByEveryLead, case: Case) -> Verdict:
    """Each lead has to have signed off each document."""
    leads, signed = case.edition.partners.lead_partners, case.edition.about.sign_offs
    looked_at = f"{counted(len(signed), 'sign-off')} and {_count(leads, 'lead')}"
    if not leads:
        return missing("No lead safeguarding partner is named.", looked_at, [LEADS])
    done = {(each.document, each.by) for each in signed}
    lacking = [document for document in check.documents if any((document, lead.id) not in done for lead in leads)]
    spots = [Spot("edition", ("sign_offs", index)) for index, each in enumerate(signed) if each.document in check.documents]
    if lacking:
        says = f"It is not recorded that every lead safeguarding partner signed off {listed([_DOCUMENTS[each] for each in lacking])}."
        return missing(says, looked_at, spots or [Spot("edition")])
    return met(f"Every lead safeguarding partner signed off {listed([_DOCUMENTS[each] for each in check.documents])}.", looked_at, spots)


def _acts_for(delegate: Delegate, lead: Representative) -> bool:
    if delegate.delegated_by:
        return lead.id in delegate.delegated_by
    return bool({delegate.organisation, *delegate.also_for} & {lead.organisation, *lead.also_for})


def _is_of_rank(post: str, right: tuple[str, ...]) -> bool:
    """Whether the post is one of those, perhaps held for a time or with others, and with more after a comma or in brackets."""
    return any(re.fullmatch(rf"{_BESIDE}{re.escape(each.casefold())}(?:\s*[,(–-].*)?", post.casefold()) for each in right)


def _lead_name(case: Case, lead: Representative) -> str:
    return f"the {lead.post} of {case.edition.organisation_name(lead.organisation)}"


def _count(people: tuple[Representative, ...], what: str) -> str:
    return counted(len(people), f"{what} safeguarding partner")


def _spots(holder: Spot, people: tuple[Representative, ...]) -> Iterator[Spot]:
    yield from (holder.at(index) for index in range(len(people)))

"""Whether the groups fit together, and what the edition and its register say of dates, areas and documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..model import Edition, Group
from ..model.asking import Cites, ContactGiven, GroupsReportWithoutCircles, Published, RegionalArrangementsNamed, ReviewDateNotPassed, SettingsListed
from ..wording import counted, day
from .verdicts import Case, Spot, Verdict, apart, contrary, judges, met, missing, some, unknown

_GROUPS: Final = Spot("groups", ("groups",))
_REVIEW: Final = Spot("edition", ("review",))


def all_groups(edition: Edition) -> Iterator[tuple[Spot, Group]]:
    """Every group of the edition, and of the regional arrangements that it takes part in."""
    for index, group in enumerate(edition.groups.groups):
        yield _GROUPS.at(index), group
    for index, group in enumerate(edition.region.groups if edition.region else ()):
        yield Spot("region", ("groups", index)), group


@judges(GroupsReportWithoutCircles)
def groups_report_without_circles(check: GroupsReportWithoutCircles, case: Case) -> Verdict:
    """A group that reports to nobody has to be one to which others report, unless it is the only one."""
    own, everything = case.edition.groups.groups, list(all_groups(case.edition))
    looked_at = f"the lines of reporting of {counted(len(own), 'group')}"
    if not own:
        return missing("No group is described.", looked_at, [_GROUPS])
    above = {group.id: group.reports_to for _, group in everything}
    round_way = [(spot, group) for spot, group in everything if _leads_back(group.id, above)]
    if round_way:
        says = f"Reporting goes round in a circle: {some([group.name for _, group in round_way])}."
        return contrary(says, looked_at, [spot.at("reports_to") for spot, _ in round_way])
    heads = {id for group in own for id in group.reports_to}
    lost = [index for index, group in enumerate(own) if not group.reports_to and group.id not in heads]
    if lost and len(own) > 1:
        says = f"It is not said to whom they report: {some([own[index].name for index in lost])}."
        return missing(says, looked_at, [_GROUPS.at(index) for index in lost])
    spots = [_GROUPS.at(index, "reports_to") for index, group in enumerate(own) if group.reports_to]
    return met("Each group but the highest reports to another, and none in a circle.", looked_at, spots or [_GROUPS.at(0)])


@judges(ReviewDateNotPassed)
def review_date_not_passed(check: ReviewDateNotPassed, case: Case) -> Verdict:
    """A date that says only a month or year has passed when that has ended."""
    review, looked_at = case.edition.about.review, "the date of the next review"
    if review is None or review.next is None:
        return missing("It is not said when the arrangements will be reviewed next.", looked_at, [_REVIEW if review else Spot("edition")])
    if review.next.last_day < case.on:
        return contrary(f"The next review was due ({day(review.next)}), and that date has passed.", looked_at, [_REVIEW])
    return met(f"The next review is due ({day(review.next)}).", looked_at, [_REVIEW.at("next")])


@judges(Published)
def published(check: Published, case: Case) -> Verdict:
    """If there was a last day, the edition that was first to be published since the first one counts."""
    edition, looked_at = case.edition, "the dates of publication in the register"
    here = next(index for index, entry in enumerate(edition.register.editions) if entry.id == edition.entry.id)
    when, dated = edition.entry.published, Spot("register", ("editions", here, "published"))
    if edition.entry.status == "draft":
        return apart("It is a draft; the register says when it is published, once it is.", looked_at)
    if when is None:
        return missing("The register does not say that it is published.", looked_at, [Spot("register", ("editions", here))])
    if check.since and when.last_day < check.since:
        return contrary(f"It was published ({day(when)}) before the first day that counts ({day(check.since)}).", looked_at, [dated])
    if edition.entry.status == "withdrawn" and check.by is None:
        return contrary(f"It was published ({day(when)}), and has been withdrawn.", looked_at, [dated])
    if check.by is None or when.last_day <= check.by.last_day:
        return met(f"It was published {'in time ' if check.by else ''}({day(when)}).", looked_at, [dated])
    for index, each in enumerate(edition.register.editions):
        if each.published and each.status != "draft" and (check.since or each.published) <= each.published.last_day <= check.by.last_day:
            told = f"An earlier edition was published in time ({day(each.published)})."
            return met(told, looked_at, [Spot("register", ("editions", index, "published"))])
    if edition.entry.replaces:
        return unknown(
            f"It replaces an edition, and the register does not tell whether that one was published by {day(check.by)}.", looked_at, [dated]
        )
    return contrary(f"It was published too late ({day(when)}); the last day was {day(check.by)}.", looked_at, [dated])


@judges(Cites)
def cites(check: Cites, case: Case) -> Verdict:
    """The documents that the edition names are linked with the instruments."""
    cited, looked_at = case.edition.about.cites, "the Acts and guidance that the edition names"
    for index, each in enumerate(cited):
        if each.instrument == check.instrument:
            return met(f"It names {each.title}.", looked_at, [Spot("edition", ("cites", index))])
    there = f" It names {some([each.title for each in cited])}." if cited else ""
    return missing(f"It is not among the Acts and guidance that the edition names.{there}", looked_at, [Spot("edition", ("cites",))])


@judges(SettingsListed)
def settings_listed(check: SettingsListed, case: Case) -> Verdict:
    """One is enough."""
    settings, looked_at = case.edition.settings, "the list of schools, colleges and early years settings"
    if settings is None or not settings.settings:
        return missing("No school, college or early years setting is listed.", looked_at, [Spot("settings")])
    return met(f"They are listed by name: {counted(len(settings.settings), 'setting')}.", looked_at, [Spot("settings", ("settings",))])


@judges(RegionalArrangementsNamed)
def regional_arrangements_named(check: RegionalArrangementsNamed, case: Case) -> Verdict:
    """Either the shared text itself, or a passage about it."""
    edition, looked_at = case.edition, "the regional arrangements, and passages about them"
    passages = [Spot("sections", ("sections", index)) for index, each in enumerate(edition.sections.sections) if each.topic == "regional"]
    shared = edition.about.regional
    spots = [Spot("edition", ("regional",)), *passages] if shared else passages
    if not spots:
        return missing("No arrangements with other areas are named.", looked_at, [Spot("edition")])
    name = edition.region.name if edition.region else "regional arrangements"
    return met(f"The edition takes part in {name}." if shared else "A passage tells of them.", looked_at, spots)


@judges(ContactGiven)
def contact_given(check: ContactGiven, case: Case) -> Verdict:
    """Any way to reach the team will do."""
    contact, looked_at = case.edition.partnership.contact, "the partnership's mailbox, telephone number and contact page"
    if not (contact.email or contact.phone or contact.page):
        return missing("There is no mailbox, telephone number or contact page.", looked_at, [Spot("partnership")])
    return met("It is said how to reach the partnership.", looked_at, [Spot("partnership", ("contact",))])


def _leads_back(start: str, above: dict[str, tuple[str, ...]]) -> bool:
    """Whether following who reports to whom leads back to where it began."""
    waiting, seen = list(above.get(start, ())), set()
    while waiting:
        id = waiting.pop()
        if id == start:
            return True
        if id not in seen:
            seen.add(id)
            waiting.extend(above.get(id, ()))
    return False

"""A yearly report against itself, and against the arrangements that were in force when its year ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Edition, Event, Group, ReportedOffice, When, YearlyReport
from ..offices import holder
from ..wording import capital, counted, day, folded, listed
from .names import differs
from .remark import Remark, Where


def in_force(report: YearlyReport, editions: Iterable[Edition]) -> Edition | None:
    """The newest edition, no draft, that was published before the year of the report ended."""
    out = [edition for edition in editions if edition.entry.status != "draft" and edition.when.last_day <= report.ends.last_day]
    return max(out, key=lambda edition: edition.entry.id, default=None)


def totals(edition: Edition, report: YearlyReport, of: str) -> Iterator[Remark]:
    """The lines of a table of contributions do not add up to the total that is stated."""
    for index, budget in enumerate(report.funding):
        total = sum(line.amount for line in budget.contributions)
        if budget.total is not None and budget.total != total:
            lines, apart = (
                counted(len(budget.contributions), "line"),
                f"{_pounds(abs(budget.total - total))} {'less' if total < budget.total else 'more'}",
            )
            stated = f"{capital(_called(of))} states a total of {_pounds(budget.total)} for {budget.name}"
            says = f"{stated}, but its {lines} add up to {_pounds(total)}, which is {apart}."
            instead = "find the line that is missing or wrong, or state the total that the lines give"
            yield Remark("does-not-add-up", "warning", edition.key, says, instead, (Where(of, "report", ("funding", index, "total")),))


def dates(edition: Edition, report: YearlyReport, of: str) -> Iterator[Remark]:
    """The report and the arrangements date the same event differently, or the report came out before its year ended."""
    known = {event.id: (index, event) for index, event in enumerate(edition.about.events)}
    for index, event in enumerate(report.events):
        if event.id in known and not _same(event, known[event.id][1]):
            theirs_at, theirs = known[event.id]
            says = f"{theirs.text.rstrip('.')}: the arrangements say {day(theirs.date)}, and {_called(of)} says {day(event.date)}."
            places = (Where(of, "report", ("events", index, "date")), Where(edition.key, "edition", ("events", theirs_at, "date")))
            yield Remark("another-date", "warning", edition.key, says, "find out which is right, and say so in the next of the two", places)
    if report.published and report.published.last_day < _first_day(report.ends):
        says = f"{capital(_called(of))} was published in {day(report.published)}, before its year ended in {day(report.ends)}."
        yield Remark("another-date", "warning", edition.key, says, "put one of the two dates right", (Where(of, "report", ("published",)),))


def offices(edition: Edition, report: YearlyReport, of: str) -> Iterator[Remark]:
    """The report gives a person an office that the arrangements give to somebody else, or two offices that should be apart."""
    chair, scrutineer = edition.partners.chair, edition.partners.scrutineer
    names = {office: holder(edition, held).name for office, held in (("chair", chair), ("scrutineer", scrutineer)) if held}
    for index, office in enumerate(report.offices):
        place = Where(of, "report", ("offices", index, "title"))
        who = office.name or "the holder"
        called = f"{capital(_called(of))} calls {who} “{office.title}”"
        theirs = names.get("chair")
        if "chair" in folded(office.title).split() and office.name and theirs and theirs != office.name:
            says = f"{called}; by the arrangements the partnership chair is {theirs}."
            instead = "say of what this person is the chair, or name the same partnership chair in both"
            yield Remark("two-chairs", "warning", edition.key, says, instead, (place, Where(edition.key, "partners", ("chair",))))
        known = names.get(office.office)
        if known and office.name and known != office.name:
            says = f"{called}; by the arrangements that office is held by {known}."
            yield Remark("two-holders", "warning", edition.key, says, "say who holds the office, and since when", (place,))
        yield from _chairing(edition, office, of, Where(of, "report", ("offices", index, "chairs")))


def _chairing(edition: Edition, office: ReportedOffice, of: str, place: Where) -> Iterator[Remark]:
    groups = {group.id: group for group in _groups(edition)}
    chaired = [groups[id] for id in office.chairs if id in groups]
    who = office.name or f"the {office.title}"
    scrutineer = edition.partners.scrutineer
    same = scrutineer is not None and office.name is not None and holder(edition, scrutineer).name == office.name
    own = [group.name for group in chaired if group in edition.groups.groups]
    if own and (same or office.office == "scrutineer"):
        says = f"{capital(_called(of))} says that {who} chairs {listed(own)}; the arrangements name the same person as the one who scrutinises them."
        instead = "let somebody else chair, or say how the scrutiny stays independent"
        yield Remark("chairs-and-scrutinises", "warning", edition.key, says, instead, (place, Where(edition.key, "partners", ("scrutineer",))))
    for group in chaired:
        known = holder(edition, group.chair) if group.chair else None
        if known is None or not str(known):
            if group.name in own and (same or office.office == "scrutineer"):
                continue
            where = Where(edition.key, *_way(edition, group))
            says = f"{capital(_called(of))} says that {who} chairs {group.name}; the arrangements do not say who does."
            yield Remark("two-chairs", "information", edition.key, says, "name the chair in the arrangements too", (place, where))
        elif known.name and office.name and known.name != office.name:
            where = Where(edition.key, *_way(edition, group))
            says = f"{capital(_called(of))} says that {who} chairs {group.name}; by the arrangements {known.name} does."
            yield Remark("two-chairs", "warning", edition.key, says, "say the same in both", (place, where))


def group_names(edition: Edition, report: YearlyReport, of: str) -> Iterator[Remark]:
    """The report calls a group by a name that the arrangements do not use first."""
    known = {group.id: group for group in _groups(edition)}
    for index, group in enumerate(report.groups):
        ours = known.get(group.id)
        if ours is not None and differs(ours.name, group.name, frozenset({"board"})):
            says = f"The arrangements call a group “{ours.name}”; {_called(of)} calls it “{group.name}”."
            places = (Where(of, "report", ("groups", index, "name")), Where(edition.key, *_way(edition, ours)))
            yield Remark("two-names", "warning", edition.key, says, "use one name for it in both", places)


def _groups(edition: Edition) -> tuple[Group, ...]:
    return (*edition.groups.groups, *(edition.region.groups if edition.region else ()))


def _way(edition: Edition, group: Group) -> tuple[str, tuple[str | int, ...]]:
    """The file and the way to a group."""
    if group in edition.groups.groups:
        return "groups", ("groups", edition.groups.groups.index(group), "name")
    return "region", ("groups", edition.region.groups.index(group) if edition.region else 0, "name")


def _same(one: Event, two: Event) -> bool:
    """Whether two dates agree as far as both are known."""
    pairs = ((one.date.year, two.date.year), (one.date.month, two.date.month), (one.date.day, two.date.day))
    return all(not a or not b or a == b for a, b in pairs)


def _first_day(when: When) -> When:
    return When(when.year, when.month or 1, when.day or 1)


def _called(of: str) -> str:
    return f"the yearly report {of.partition('/')[2]}"


def _pounds(amount: int) -> str:
    return f"£{amount:,}"

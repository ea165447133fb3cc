"""What is known to have gone out of date: expressions from `terms.yml`, and organisations that were renamed or closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ..model import Expression, Kind, Organisation, Terms, Verified, When
from ..wording import day, listed
from .remark import Severity

_SEEN: Final[dict[Verified, str]] = {
    "text": "seen in the text of the law or guidance",
    "secondary": "seen in a secondary source",
    "memory": "from memory, not verified",
}


@dataclass(frozen=True)
class Fact:
    """Words that are out of date, or that soon may be, and what is right instead.

    `organisation` is the id of the body that they name, `kinds` are kinds of body that count by their id,
    `watched` is set for a change that is only expected.
    """

    id: str
    says: tuple[str, ...]
    now: tuple[str, ...]
    since: When | None
    severity: Severity
    known: str
    note: str = ""
    years: tuple[int, ...] = ()
    kinds: tuple[Kind, ...] = ()
    organisation: str | None = None
    watched: When | None = None

    @property
    def reason(self) -> str:
        """Why the words are out of date, without a full stop."""
        if self.organisation is None:
            return self.note or (f"what is right now is {self.now[0]}" if self.now else "there is nothing in its place")
        when = f"since {day(self.since)} " if self.since else "today "
        return self.note or (f"{when}the name is {self.now[0]}" if self.now else f"{when}the body is no more")

    @property
    def instead(self) -> str:
        """What to do about them."""
        if not self.now:
            return "take it out, or say that it speaks of the past"
        return f"write {listed([f'`{words}`' for words in self.now[:2]], 'or')}, or say that it speaks of the past"


def facts(terms: Terms, organisations: Mapping[str, Organisation]) -> tuple[Fact, ...]:
    """Everything that the data knows to be out of date."""
    found = [_of_expression(expression) for expression in terms.expressions]
    for organisation in organisations.values():
        found += [*_closed(organisation, organisations), *_renamed(organisation)]
    return tuple(found)


def _of_expression(expression: Expression) -> Fact:
    severity = expression.weight if expression.seen != "memory" and (expression.since or expression.watched) else "information"
    return Fact(
        expression.id, expression.says, expression.now, expression.since, severity, _known(expression.seen, expression.source),
        " ".join((expression.note or "").split()).rstrip("."), expression.years, expression.kinds, watched=expression.watched,
    )  # fmt: skip


def _closed(organisation: Organisation, organisations: Mapping[str, Organisation]) -> Iterator[Fact]:
    """A body that is no more, by each way of writing its name, and by its id."""
    if organisation.closed is None:
        return
    heirs = organisation.successors
    since = next((heir.since for heir in heirs if heir.since), None) or _next_day(organisation.closed)
    seen, source = (heirs[0].seen, heirs[0].source) if heirs else ("memory", None)
    now = tuple(dict.fromkeys(name for heir in heirs if heir.id in organisations for name in _names(organisations[heir.id])))
    note = " ".join(part.strip() for heir in heirs if (part := heir.text or "")).rstrip(".")
    says = (organisation.name, *organisation.also_called, *(former.name for former in organisation.former_names))
    severity: Severity = "information" if seen == "memory" else "error"
    yield Fact(
        organisation.id, says, now, since, severity, _known(seen, source), f"{note}, on {day(since)}" if note else "", organisation=organisation.id
    )


def _renamed(organisation: Organisation) -> Iterator[Fact]:
    """A body that goes by another name now; a name without a last day counts as information."""
    if organisation.closed is not None:
        return
    for former in organisation.former_names:
        severity: Severity = "information" if former.seen == "memory" or former.until is None else "error"
        since = _next_day(former.until) if former.until else None
        names = (organisation.name, *organisation.also_called)
        yield Fact(former.id, (former.name,), names, since, severity, _known(former.seen, former.source), organisation=organisation.id)


def _names(organisation: Organisation) -> Iterable[str]:
    return (organisation.name, *organisation.also_called)


def _known(seen: Verified, source: str | None) -> str:
    return f"{_SEEN[seen]}: {source}" if source else _SEEN[seen]


def _next_day(when: When) -> When:
    if not when.day:
        return When(when.year + (when.month == 12), when.month % 12 + 1) if when.month else When(when.year + 1)
    following = date(when.year, when.month, when.day) + timedelta(days=1)
    return When(following.year, following.month, following.day)

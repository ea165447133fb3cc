"""A planned import as text for the team: how the lists were understood, what would change, what is unsure, what was left out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from ..model import Settings
from ..problems import visible
from ..wording import counted, day, listed, number
from .columns import MEANINGS, Column
from .entries import Entry
from .faults import Dropped
from .headings import Rule
from .kinds import KINDS
from .planning import RULES, Plan
from .reading import Lists, Source

_WIDTH: Final = 118
_FEW: Final = 3
_LISTS: Final = {"schools": "schools", "childcare": "childcare providers", "links": "links between numbers", "own": "settings"}
_DECIDE: Final = (
    "These stay as they are. If a setting is the one on the list, write the number under its id in settings.yml, as `urn: …` for a school or "
    "`ofsted_urn: …` for an early years setting, and run this again. What is left is added once those that are similar have their numbers."
)


def told(plan: Plan) -> str:
    """The whole of it, in paragraphs."""
    parts = [
        _titled("How the lists were read", "", [line for source in plan.lists.sources for line in _source(source)]),
        _titled("Where settings stand", "", list(_rules(plan.rules, plan.after))),
        _changes(plan),
        _titled(f"Unsure: {len(plan.unsure)}", _DECIDE, [_item(says) for says in plan.unsure]),
        _titled("Left out", "", list(_left_out(plan.lists))),
        _titled("Also", "", [_item(says) for says in plan.notes]),
    ]
    return "\n\n".join("\n".join(visible(line) for line in part.splitlines()) for part in parts if part)


def _titled(title: str, explained: str, lines: Sequence[str]) -> str:
    opening = [title, *textwrap.wrap(explained, _WIDTH)]
    return "\n".join([*opening, *lines]) if lines else ""


def _item(says: str) -> str:
    return f"- {says}"


def _changes(plan: Plan) -> str:
    if not plan.changes:
        return "Nothing would change."
    lines = [f"What would change: {len(plan.changes)}"]
    for rule, changes in groupby(plan.changes, key=lambda change: change.rule):
        held = list(changes)
        lines += [f"{RULES[rule][0]}: {len(held)}", *(_item(change.says) for change in held)]
    return "\n".join(lines)


def _source(source: Source) -> Iterator[str]:
    sheet = f", sheet {source.sheet}" if source.sheet else ""
    when = f", as of {day(source.when)}" if source.when else ", of no known day"
    rows = counted(source.rows, "row")
    yield _item(f"{source.file}{sheet}: {rows} of {_LISTS[source.is_of]}{when}; the headings stand in row {source.columns.row}.")
    yield from _columns("taken", [f"{_quoted(column)} is {MEANINGS[column.meaning][0]}" for column in source.columns.taken if column.meaning])
    yield from _columns("left out", [_quoted(column) + _twin(column) for column in source.columns.left_out])
    if not source.names_councils:
        yield "  No column says to which council a row belongs, so all rows were taken."


def _columns(title: str, columns: list[str]) -> Iterator[str]:
    if columns:
        yield from textwrap.wrap(f"{title}: {', '.join(columns)}.", _WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def _quoted(column: Column) -> str:
    return f"`{column.heading[:60]}`"


def _twin(column: Column) -> str:
    return f" (`{column.twin}` says it already)" if column.twin else ""


def _rules(rules: Iterable[Rule], settings: Settings) -> Iterator[str]:
    names = {heading.id: heading.name for heading in settings.headings}
    for rule in rules:
        how = {"learned": f"{rule.there} of {rule.of} do", "words": "by the words of the heading", "told": "as you said"}[rule.how]
        yield _item(f"{KINDS[rule.kind].plural} under {names[rule.heading]} ({how})")


def _left_out(lists: Lists) -> Iterator[str]:
    if lists.other_councils:
        shown = [f"{name} {count:,}" for name, count in list(lists.other_councils.items())[:_FEW]]
        yield _item(f"rows of other councils: {sum(lists.other_councils.values()):,} ({_and_more(shown, len(lists.other_councils))})")
    several = sum(source.is_of != "links" for source in lists.sources) > 1
    for state, said in (("closed", "closed"), ("to open", "not open yet")):
        yield from _group(said, [_shown(entry, several) for entry in lists.entries if entry.state == state])
    reasons = dict.fromkeys(dropped.why for dropped in lists.dropped)
    for why in reasons:
        yield from _group(why, [_where(dropped, several) for dropped in lists.dropped if dropped.why == why])


def _group(why: str, shown: list[str]) -> Iterator[str]:
    if shown:
        yield _item(f"{why}: {len(shown):,} ({_and_more(shown[:_FEW], len(shown))})")


def _and_more(shown: list[str], of: int) -> str:
    return listed([*shown, f"{number(of - len(shown))} more"]) if of > len(shown) else "; ".join(shown)


def _shown(entry: Entry, several: bool) -> str:
    return f"{entry.name} in row {entry.row}{f' of {entry.file}' if several else ''}"


def _where(dropped: Dropped, several: bool) -> str:
    place = f"row {dropped.row}{f', `{dropped.column}`' if dropped.column else ''}{f' of {dropped.file}' if several else ''}"
    return f"{dropped.name} in {place}" if dropped.name else place

"""The settings of an edition as they stand under each heading, in the order that was published."""

from __future__ import annotations

from dataclasses import dataclass

from .model import Heading, Setting, Settings


@dataclass(frozen=True)
class Listed:
    """A setting under one heading.

    `anchor` is its id, or id and heading where its own row is under another heading (`again`);
    `elsewhere` names the other headings it stands under.
    """

    setting: Setting
    anchor: str
    again: bool
    elsewhere: tuple[str, ...]


def listings(settings: Settings) -> tuple[tuple[Heading, tuple[Listed, ...]], ...]:
    """Every heading with what stands under it."""
    names = {heading.id: heading.name for heading in settings.headings}
    return tuple((heading, tuple(_under(heading.id, settings, names))) for heading in settings.headings)


def _under(heading: str, settings: Settings, names: dict[str, str]) -> list[Listed]:
    rows = [_listed(setting, heading, names) for setting in settings.settings if setting.heading == heading]
    waiting = [(setting, listing.after) for setting in settings.settings for listing in setting.also_listed if listing.heading == heading]
    while waiting:
        ids = [row.setting.id for row in rows]
        # One that follows another waits for it; those that follow each other in a circle come last.
        setting, after = next((pair for pair in waiting if pair[1] is None or pair[1] in ids), waiting[0])
        waiting.remove((setting, after))
        rows.insert(ids.index(after) + 1 if after in ids else len(rows), _listed(setting, heading, names))
    return rows


def _listed(setting: Setting, heading: str, names: dict[str, str]) -> Listed:
    again = setting.heading != heading
    under = [setting.heading, *(listing.heading for listing in setting.also_listed)]
    elsewhere = tuple(names[id] for id in under if id != heading)
    return Listed(setting, f"{setting.id}--{heading}" if again else setting.id, again, elsewhere)

"""The list of settings put together: what stays in its order, what is new in its place under its heading."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..model import Heading, Setting, Settings, When
from .names import alike


def in_order(
    before: Settings | None, headings: tuple[Heading, ...], kept: Mapping[str, Setting], added: tuple[Setting, ...], when: When | None
) -> Settings:
    """The list as it would be: what stays in its order, what is new in its place under its heading."""
    old = before.settings if before else ()
    rows = [kept[setting.id] for setting in old if setting.id in kept]
    for setting in added:
        rows.insert(_place(rows, setting), setting)
    there = {setting.id for setting in rows}
    rows = [_followed(setting, there) for setting in rows]
    base = before.model_copy(update={"as_of": when, "headings": headings}) if before else Settings(as_of=when, headings=headings, settings=())
    return base.model_copy(update={"settings": tuple(rows)})


def _place(rows: list[Setting], new: Setting) -> int:
    """Where a new setting goes: by the alphabet, if those under its heading are so; else after the last of them, or last of all."""
    under = [(index, setting) for index, setting in enumerate(rows) if setting.heading == new.heading]
    if not under:
        return len(rows)
    names = [alike(setting.name) for _, setting in under]
    if names == sorted(names):
        return next((index for index, setting in under if alike(setting.name) > alike(new.name)), under[-1][0] + 1)
    return under[-1][0] + 1


def _followed(setting: Setting, there: Collection[str]) -> Setting:
    """Without a line that puts it after a setting that is gone."""
    if all(listing.after is None or listing.after in there for listing in setting.also_listed):
        return setting
    listings = tuple(item if item.after in there else item.model_copy(update={"after": None}) for item in setting.also_listed)
    return setting.model_copy(update={"also_listed": listings})

"""The settings file of an edition as it is to be: changed line by line, or written anew where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pydantic import ValidationError

from ..model import FILE_KINDS, Path, Setting, Settings
from ..problems import ProblemsFound
from ..yaml_edit import scalar, set_value
from ..yaml_lists import Edits, edit_list
from ..yaml_text import Document, read
from .faults import CannotImport

_ORDER: Final = ("id", "name", "urn", "ofsted_urn", "heading", "also_listed", "after")
_SCHEMA: Final = next(kind for kind in FILE_KINDS if kind.record is Settings).first_line
_OPENING: Final = f"{_SCHEMA}\n# The education and early years settings of this edition, taken from the registers."
_OTHERWISE: Final = "is written in a way that this command cannot change. Write each value on a line of its own, without braces, as in `urn: 999001`."


def as_written(path: str, content: bytes | None, before: Settings | None, after: Settings) -> bytes:
    """The file that says `after`; `content` is what it was, `path` is named in problems.

    Raises `CannotImport` if that cannot be done without changing other lines.
    """
    try:
        made = _new(after) if before is None or content is None else _changed(path, content, before, after)
    except KeyError:
        raise CannotImport([f"{path} {_OTHERWISE}"]) from None
    except ProblemsFound as found:
        raise CannotImport(found.problems) from None
    if not _says(path, made, after):
        raise CannotImport([f"{path} {_OTHERWISE}"])
    return made


def _says(path: str, content: bytes, settings: Settings) -> bool:
    """Whether the file, read again, is the list that was shown, letter by letter."""
    document = read(path, content)
    try:
        return isinstance(document, Document) and Settings.model_validate(document.value) == settings
    except ValidationError:
        return False


def _changed(path: str, content: bytes, before: Settings, after: Settings) -> bytes:
    if after.as_of != before.as_of:
        content = set_value(path, content, ("as_of",), str(after.as_of))
    known = {heading.id for heading in before.headings}
    headings = [(len(before.headings), {"id": heading.id, "name": heading.name}) for heading in after.headings if heading.id not in known]
    if headings:
        content = edit_list(path, content, ("headings",), Edits({}, (), headings, _ORDER))
    edits = _edits(before.settings, after.settings)
    return edit_list(path, content, ("settings",), edits) if edits.changed or edits.removed or edits.added else content


def _edits(before: tuple[Setting, ...], after: tuple[Setting, ...]) -> Edits:
    """From one list to the other. What is in both stands in the same order."""
    kept = {setting.id: setting for setting in after}
    places = {setting.id: index for index, setting in enumerate(before)}
    changed = {index: values for index, old in enumerate(before) if old.id in kept and (values := dict(_values(old, kept[old.id])))}
    added, place = [], len(before)
    for setting in reversed(after):
        if setting.id in places:
            place = places[setting.id]
        else:
            added.append((place, _item(setting)))
    return Edits(changed, [index for index, old in enumerate(before) if old.id not in kept], tuple(reversed(added)), _ORDER)


def _values(old: Setting, new: Setting) -> Iterator[tuple[Path, str | None]]:
    for name in ("name", "urn", "ofsted_urn", "heading"):
        if getattr(old, name) != getattr(new, name):
            yield (name,), getattr(new, name)
    for index, (was, now) in enumerate(zip(old.also_listed, new.also_listed, strict=True)):
        if was != now:
            yield ("also_listed", index, "after"), now.after


def _item(setting: Setting) -> dict[str, str]:
    told = {name: getattr(setting, name) for name in ("id", "name", "urn", "ofsted_urn", "heading")}
    return {name: value for name, value in told.items() if value}


def _new(settings: Settings) -> bytes:
    lines = [_OPENING, *([f"as_of: {settings.as_of}"] if settings.as_of else []), "headings:"]
    lines += [line for heading in settings.headings for line in (f"  - id: {heading.id}", f"    name: {scalar(heading.name)}", "")] or ["  []", ""]
    lines.append("settings:")
    for setting in settings.settings:
        lines += [f"  {'- ' if not index else '  '}{name}: {scalar(value)}" for index, (name, value) in enumerate(_item(setting).items())]
        lines.append("")
    return "\n".join([*(lines[:-1] if settings.settings else [*lines, "  []"]), ""]).encode("utf-8")

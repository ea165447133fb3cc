"""That no file holds what must never be public."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from ..model import Organisation, Partnership
from ..problems import Problem
from ..publishable import private
from .loading import Files, Loaded
from .memory import Remembered, digest_of

_COUNCIL: Final = re.compile(r"\b(?:royal borough of|london borough of|metropolitan|city|county|borough|district|council)\b", re.IGNORECASE)


def area_names(organisations: Iterable[Organisation], partnership: Partnership | None = None) -> frozenset[str]:
    """Places that everybody may know: the areas of councils, and the partnership's own."""
    councils = (body.name for body in organisations if body.kind in {"local-authority", "district-council"})
    found = {" ".join(_COUNCIL.sub(" ", name).split()) for name in councils}
    return frozenset(found | ({partnership.area.name, partnership.short_name} if partnership else set()) - {""})


def private_problems(files: Files, areas: Collection[str], memory: Remembered | None) -> Iterator[Problem]:
    """Everything in the files that must never be public; what was looked at before is not looked at again."""
    known = [area.encode() for area in sorted(areas)]
    for loaded in files.loaded.values():
        key = digest_of((b"private", loaded.digest, *known))
        if memory and memory.is_sound(key):
            continue
        found = list(_of(loaded, areas))
        if memory and not found:
            memory.keep_sound(key)
        yield from found


def _of(loaded: Loaded, areas: Collection[str]) -> Iterator[Problem]:
    for each in private(loaded.record, areas):
        yield Problem(loaded.document.text_place(each.path, each.line), "not-publishable", each.says, each.instead)

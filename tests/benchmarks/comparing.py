"""Two editions with many settings, compared after they were loaded, beside reading the same two lists with `yaml.safe_load`."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any, Final

import yaml

from macros.compare import compare
from macros.model import Edition, Settings
from tests.synthetic.emit import emit

from .measuring import Cost

SETTINGS: Final = 900


def pair(one: Edition, other: Edition, seed: int = 0) -> tuple[Edition, Edition, tuple[str, str]]:
    """Both editions with 900 settings, a tenth of which came, went or changed; and both lists as files."""
    choice = Random(f"{seed} settings")
    headings = [{"id": f"heading-{number}", "name": f"Heading {number}"} for number in range(8)]
    before = [_setting(choice, number) for number in range(SETTINGS)]
    after: list[dict[str, Any]] = [dict(setting) for setting in before]
    for setting in choice.sample(after, SETTINGS // 20):
        setting["name"] += " and Nursery"
    for setting in choice.sample(after, SETTINGS // 40):
        after.remove(setting)
    after += [_setting(choice, SETTINGS + number) for number in range(SETTINGS // 40)]
    choice.shuffle(after)
    lists = [{"headings": headings, "settings": settings} for settings in (before, after)]
    texts = emit(lists[0], "Invented."), emit(lists[1], "Invented.")
    first, second = (replace(edition, settings=Settings.model_validate(said)) for edition, said in zip((one, other), lists, strict=True))
    return first, second, texts


def costs(first: Edition, second: Edition, texts: tuple[str, str]) -> tuple[Cost, Cost]:
    """Ours and theirs, once."""
    return _cost(lambda: compare(first, second)), _cost(lambda: [yaml.safe_load(text) for text in texts])


def _setting(choice: Random, number: int) -> dict[str, Any]:
    return {"id": f"school-{number}", "name": f"School {number}", "urn": str(900_000 + number), "heading": f"heading-{choice.randrange(8)}"}


def _cost(act: Callable[[], object]) -> Cost:
    start, before = time.perf_counter(), time.process_time()
    act()
    return Cost(time.perf_counter() - start, time.process_time() - before)

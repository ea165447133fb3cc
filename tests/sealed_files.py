"""The invented edition as a sealed one, and its files as values whose every text stands on a line of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from macros.dataset import Memory, load
from macros.model import When
from macros.problems import Problem, ProblemsFound
from macros.publishing import publish

from . import invented

Way = tuple[str | int, ...]

DAY: Final = When(2030, 5, 17)
REGISTER: Final = f"data/{invented.paths()['register']}"
KEPT: Final = f"data/partnerships/{invented.PARTNERSHIP}/seals/{invented.EDITION}.json"


@dataclass
class SealedData:
    """A data folder with the invented edition, sealed. What is unchanged is not read twice."""

    data: Path
    memory: Memory

    def path(self, kind: str) -> Path:
        return self.data / invented.paths()[kind]

    def value(self, kind: str) -> Any:
        return yaml.load(self.path(kind).read_text("utf-8"), Loader=yaml.CBaseLoader)

    def problems(self) -> list[Problem]:
        """What `load` finds."""
        try:
            load(self.data, self.memory)
        except ProblemsFound as found:
            return list(found.problems)
        return []

    def problems_with(self, kind: str, value: Any) -> list[Problem]:
        """What `load` finds if the file of that kind says `value` instead; then it says again what it said."""
        before = self.path(kind).read_bytes()
        self.path(kind).write_text(text_of(value), encoding="utf-8", newline="\n")
        try:
            return self.problems()
        finally:
            self.path(kind).write_bytes(before)


def sealed_data(folder: Path, changed: invented.Changed | None = None) -> SealedData:
    """Write the invented data set, each text on one line, and regional arrangements agreed again a year later; seal the edition."""
    data = invented.write(folder, changed)
    agreed = data / invented.paths()["region"]
    shutil.copyfile(agreed, agreed.with_name("2031.yml"))
    for path in data.rglob("*.yml"):
        path.write_text(text_of(yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)), encoding="utf-8", newline="\n")
    publish(data, invented.KEY, DAY)
    found = SealedData(data, Memory(folder / "memory"))
    assert found.problems() == []
    found.memory.write()
    found.memory = Memory(folder / "memory")
    return found


def text_of(value: Any) -> str:
    """The value as YAML, every text in double quotes and on one line."""
    return yaml.dump(value, Dumper=yaml.CSafeDumper, default_style='"', width=100_000, allow_unicode=True, sort_keys=False)


def line_of(value: Any, way: Way) -> int:
    """The line on which the text at the end of the way stands in `text_of(value)`; of a list or mapping, that of its name."""
    marked = deepcopy(value)
    inner = marked
    for step in way[:-1]:
        inner = inner[step]
    if isinstance(inner[way[-1]], str) or not isinstance(way[-1], str):
        inner[way[-1]] = "MARK"
    else:
        items = [("MARK" if name == way[-1] else name, item) for name, item in inner.items()]
        inner.clear()
        inner.update(items)
    lines = [number for number, line in enumerate(text_of(marked).splitlines(), 1) if '"MARK"' in line]
    assert len(lines) == 1
    return lines[0]


def texts(value: Any, way: Way = ()) -> Iterator[tuple[Way, str]]:
    """Every text with the way to it."""
    if isinstance(value, str):
        yield way, value
        return
    for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield from texts(inner, (*way, step))


def at(value: Any, way: Way) -> Any:
    """What stands at the end of the way."""
    for step in way:
        value = value[step]
    return value


def with_text(value: Any, way: Way, text: str | None) -> Any:
    """A copy of the value with another text at the end of the way, or without what stands there."""
    copy = deepcopy(value)
    holder = at(copy, way[:-1])
    if text is None:
        del holder[way[-1]]
    else:
        holder[way[-1]] = text
    return copy


def named(value: Any, way: Way) -> str:
    """The way in names and ids, as people are told it: `groups › main-board › name`."""
    return " › ".join(at(value, way[: depth + 1])["id"] if isinstance(step, int) else step for depth, step in enumerate(way))

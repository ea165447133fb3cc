"""The runs behind each row: ours, theirs, ours, theirs, so that both meet the same noise."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Final

from macros.dataset import Dataset, load
from macros.requirements import asked

from . import comparing, peers, serving
from .measuring import Command, Cost, Failed, megabytes, timed
from .ours import Project, change_a_line, invented, judged
from .targets import TARGETS, Measured, Target

_BY_NAME: Final = {target.name: target for target in TARGETS}
_PER_PARTNERSHIP: Final = 5
_NATIONAL: Final = 150
_PART: Final = 10
_SAFE_LOAD: Final = "import pathlib, sys, yaml; [yaml.safe_load(pathlib.Path(path).read_bytes()) for path in sys.argv[1:]]"


class Runs:
    """One run of the benchmark in one folder: the same invented editions for everybody."""

    def __init__(self, source: Path, folder: Path, editions: int, pairs: int, seed: int, environment: Path, say: Callable[[str], None]) -> None:
        self._source = source
        self._folder = folder
        self._seed = seed
        self._pairs = pairs
        self._environment = environment
        self._say = say
        self._changes = 0
        each = min(_PER_PARTNERSHIP, editions)
        self.project = invented(source, folder / "ours", max(1, editions // each), each, seed)
        self.dataset: Dataset = load(self.project.data)
        self._stock: peers.Peer | None = None

    def measured(self, names: set[str]) -> Iterator[Measured]:
        """Every row that is asked for and whose peer is there."""
        self._say(f"{len(self.dataset.editions)} editions; a first build of ours, not counted")
        self.project.build()
        for group in (
            ("stock", "stock-2", "size"),
            ("hugo",),
            ("zensical",),
            ("unchanged", "one-line"),
            ("serve",),
            ("load", "load-again"),
            ("judge",),
            ("compare",),
        ):
            wanted = tuple(_BY_NAME[name] for name in group if name in names)
            if wanted:
                try:
                    yield from self._group(group[0], wanted)
                except Failed as failed:
                    self._say(f"not measured: {', '.join(target.name for target in wanted)}: {failed}")

    def pdf_cost(self) -> str:
        """What there is of an edition to take away adds to a clean build."""
        found = []
        for number in range(self._pairs):
            self._say(f"pdf: pair {number + 1} of {self._pairs}")
            found.append((self._clean(self.project.build_with_pdfs), self._clean(self.project.build)))
        count = len(self.dataset.editions)
        wall = median(1000 * (both.wall - pages.wall) / count for both, pages in found)
        processor = median(1000 * (both.processor - pages.processor) / count for both, pages in found)
        before = megabytes(self.project.site)
        self.project.build_with_pdfs()
        more = 1000 * (megabytes(self.project.site) - before) / count
        return (
            f"The table is about pages alone, as nobody else makes more. The PDF, the one page and the zip file of an edition together add "
            f"{wall:.0f} ms to a clean build ({processor:.0f} ms of processors), and {more:.0f} KB to the site."
        )

    def _group(self, first: str, wanted: tuple[Target, ...]) -> Iterator[Measured]:
        match first:
            case "stock":
                yield from self._against_stock(wanted)
            case "hugo" | "zensical":
                yield self._against(wanted[0], self._peer(first), 1 if first == "hugo" else 2)
            case "unchanged":
                yield from self._again(wanted)
            case "serve":
                yield self._preview(wanted[0])
            case "judge":
                yield self._judging(wanted[0])
            case "compare":
                yield self._comparing(wanted[0])
            case _:
                yield from self._loading(wanted)

    def _against_stock(self, wanted: tuple[Target, ...]) -> Iterator[Measured]:
        peer = self._peer("stock")
        for target in wanted:
            if target.name != "size":
                yield self._against(target, peer, 2 if target.name == "stock-2" else 1)
            else:
                if not all(site.is_dir() for site in peer.sites):
                    peer.build(2)
                yield Measured(target, ((Cost(megabytes(self.project.site)), Cost(megabytes(*peer.sites))),), "MB")

    def _against(self, target: Target, peer: peers.Peer, at_a_time: int) -> Measured:
        found = []
        for number in range(self._pairs):
            self._say(f"{target.name}: pair {number + 1} of {self._pairs}")
            ours = self._clean(self.project.build)
            peer.forget()
            found.append((ours, timed(lambda: peer.build(at_a_time))))
        return Measured(target, tuple(found))

    def _clean(self, build: Callable[[], None]) -> Cost:
        """What a build of ours costs with nothing left of earlier ones."""
        self.project.forget()
        return timed(build)

    def _again(self, wanted: tuple[Target, ...]) -> Iterator[Measured]:
        found: dict[str, list[tuple[Cost, Cost]]] = {"unchanged": [], "one-line": []}
        for number in range(self._pairs):
            self._say(f"unchanged and one-line: pair {number + 1} of {self._pairs}")
            clean = self._clean(self.project.build)
            found["unchanged"].append((timed(self.project.build), clean))
            self._change(self.project.agencies(self._middle))
            found["one-line"].append((timed(self.project.build), clean))
        for target in wanted:
            yield Measured(target, tuple(found[target.name]))

    def _preview(self, target: Target) -> Measured:
        mkdocs = self._program("mkdocs")
        home = dict(zip(self.dataset.editions, self._peer("stock").folders, strict=True))[self._middle]
        found = []
        with ExitStack() as stack:
            here = stack.enter_context(serving.serving(*serving.ours(self.project, self._middle)))
            there = stack.enter_context(serving.serving(*serving.stock(mkdocs, home)))
            for number in range(2 * self._pairs):
                self._say(f"serve: pair {number + 1} of {2 * self._pairs}")
                mark = self._mark()
                ours = serving.seconds_until_seen(here, self.project.agencies(self._middle), mark)
                found.append((Cost(ours), Cost(serving.seconds_until_seen(there, home / "data" / "agencies.yml", mark))))
        return Measured(target, tuple(found))

    def _loading(self, wanted: tuple[Target, ...]) -> Iterator[Measured]:
        """All of England, read and judged; of what `yaml.safe_load` would need minutes for it reads a part."""
        self._say("load: writing the data")
        every = invented(self._source, self._folder / "every", _NATIONAL, _PER_PARTNERSHIP, self._seed)
        found: dict[str, list[tuple[Cost, Cost]]] = {"load": [], "load-again": []}
        for number in range(self._pairs):
            self._say(f"load: pair {number + 1} of {self._pairs}")
            every.forget()
            cold = timed(every.check)
            safe = _safe_load(every, _PART)
            found["load"].append((cold, safe))
            found["load-again"].append((timed(every.check), safe))
        for target in wanted:
            yield Measured(target, tuple(found[target.name]))

    def _judging(self, target: Target) -> Measured:
        requirements = tuple(asked(self.dataset.instruments).values())
        found = []
        for number in range(self._pairs):
            self._say(f"judge: pair {number + 1} of {self._pairs}")
            found.append((judged(self.dataset, requirements), _safe_load(self.project)))
        return Measured(target, tuple(found))

    def _comparing(self, target: Target) -> Measured:
        one, other = (self.dataset.editions[key] for key in sorted(self.dataset.editions)[:2])
        first, second, texts = comparing.pair(one, other)
        return Measured(target, tuple(comparing.costs(first, second, texts) for _ in range(self._pairs)))

    def _peer(self, name: str) -> peers.Peer:
        if name == "stock" and self._stock is not None:
            return self._stock
        make, program = {"stock": (peers.stock, "mkdocs"), "hugo": (peers.hugo, "hugo"), "zensical": (peers.zensical, "zensical")}[name]
        peer = make(self._program(program), self._folder / name, self.project, self.dataset)
        if name == "stock":
            self._stock = peer
        return peer

    def _program(self, name: str) -> str:
        found = peers.program(self._environment, name)
        if found is None:
            raise Failed(f"there is no `{name}` in {self._environment}; the first lines of tests/benchmarks/peers.txt say how to install it")
        return found

    @property
    def _middle(self) -> str:
        """The edition in which a line is changed."""
        return sorted(self.dataset.editions)[len(self.dataset.editions) // 2]

    def _change(self, file: Path) -> None:
        change_a_line(file, self._mark())

    def _mark(self) -> str:
        self._changes += 1
        return str(self._changes)


def _safe_load(project: Project, part: int = 1) -> Cost:
    """What it costs to read all data with `yaml.safe_load`; with a `part`, reckoned from every file of so many, and that by their size."""
    files = sorted(project.data.rglob("*.yml"))
    read = files[::part]
    cost = timed(Command((sys.executable, "-c", _SAFE_LOAD, *map(str, read)), project.folder).run)
    share = sum(file.stat().st_size for file in read) / sum(file.stat().st_size for file in files)
    return Cost(cost.wall / share, cost.processor / share)

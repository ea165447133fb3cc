"""Plan the editions, skip what is unchanged, build the rest in worker processes, and put the site in place whole."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from ..dataset import Dataset, Memory, load
from ..fingerprint import Record, fingerprint, record_of, tools_fingerprint
from ..model import Edition
from ..page_check import check_pages
from ..problems import Problem, ProblemsFound
from ..versions import Standing, standing
from .editions import Built, build_edition
from .place import exchange, locked, mend
from .roots import write_root_pages
from .store import Store, edition_mark
from .twice import compare_builds

__all__ = ["Built", "Plan", "Result", "build", "build_edition", "compare_builds", "plan", "turned"]


@dataclass(frozen=True)
class Plan:
    """What is to be built: the editions, oldest first, and whether the site that stands is already that."""

    root: Path
    site: Path
    dataset: Dataset
    editions: tuple[Edition, ...]
    fingerprint: str
    tools: str
    unchanged: bool
    memory: Memory


@dataclass(frozen=True)
class Result:
    """What came of a plan: how many editions and pages stand in the site, and whether anything was done."""

    site: Path
    editions: tuple[str, ...]
    pages: int
    built: bool


def plan(root: Path, site: Path, site_url: str = "", drafts: bool = False) -> Plan:
    """Read all of `data/` and compare with the site that stands. Drafts are left out unless asked for. Raises `ProblemsFound`."""
    mend(site, _work(site))
    mark = fingerprint(root, site_url)  # before the data is read, so that what is saved in between is built next time
    tools = tools_fingerprint(root, site_url)
    memory = Memory(_work(site))
    dataset = load(root / "data", memory)
    editions = tuple(edition for edition in dataset.editions.values() if drafts or edition.entry.status != "draft")
    return Plan(root, site, dataset, editions, mark, tools, record_of(_record(site), site) == Record(mark, True), memory)


def turned(plan: Plan) -> Plan:
    """The same plan with its editions in the other order; what is built must be the same."""
    return replace(plan, editions=plan.editions[::-1])


def build(plan: Plan, site_url: str = "", on_built: Callable[[Built], None] = lambda built: None) -> Result:
    """Build everything in the plan beside the site, check it, and exchange it for the site that stands.

    Raises `ProblemsFound` for what is wrong in pages, `OSError` when the disk refuses; the site that stands is kept.
    """
    keys = tuple(edition.key for edition in plan.editions)
    if plan.unchanged:
        return Result(plan.site, keys, sum(1 for _ in plan.site.rglob("*.html")), False)
    work = _work(plan.site)
    with locked(work), _fresh(work / "new") as new:
        plan.memory.write()
        problems = _build_editions(plan, new, site_url, on_built)
        if not problems:
            write_root_pages(plan.root, new, plan.dataset, plan.editions, site_url)
            problems = list(check_pages(new, leaving_out=keys))
        if problems:
            raise ProblemsFound(problems)
        pages = sum(1 for _ in new.rglob("*.html"))
        exchange(new, plan.site, work)
        Record(plan.fingerprint, True).write(_record(plan.site), plan.site)
    return Result(plan.site, keys, pages, True)


def _build_editions(plan: Plan, new: Path, site_url: str, on_built: Callable[[Built], None]) -> list[Problem]:
    """Take what is kept of an earlier build, and build the rest in worker processes."""
    store = Store(_work(plan.site) / "editions")
    marks: dict[str, str] = {}
    rest: list[tuple[Edition, Standing]] = []
    for edition in plan.editions:
        place = standing(edition, plan.editions)
        marks[edition.key] = edition_mark(plan.tools, plan.dataset.digests[edition.key], edition, place)
        if store.take(marks[edition.key], new / edition.key):
            on_built(Built(edition.key, sum(1 for _ in (new / edition.key).rglob("*.html")), (), kept=True))
        else:
            rest.append((edition, place))
    results = []
    for built in _run(plan.root, rest, new, site_url):
        if not built.problems:
            store.keep(marks[built.key], new / built.key)
        results.append(built)
        on_built(built)
    store.tidy(marks.values())
    return [problem for built in results for problem in built.problems]


def _run(root: Path, editions: list[tuple[Edition, Standing]], new: Path, site_url: str) -> Iterator[Built]:
    workers = min(os.cpu_count() or 1, len(editions))
    if workers <= 1:
        for edition, place in editions:
            yield build_edition(root, edition, new / edition.key, site_url, place)
        return
    with ProcessPoolExecutor(workers, initializer=_end_with_parent) as pool:
        running = [pool.submit(build_edition, root, edition, new / edition.key, site_url, place) for edition, place in editions]
        for future in as_completed(running):
            yield future.result()


def _end_with_parent() -> None:
    """Keep a worker from living on when the build that started it is killed."""
    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


@contextmanager
def _fresh(folder: Path) -> Iterator[Path]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _work(site: Path) -> Path:
    """Beside the site, so that both are on one disk and a folder can take the place of the other."""
    return site.parent / ".build"


def _record(site: Path) -> Path:
    return _work(site) / f"{site.name}.json"

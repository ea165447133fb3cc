"""Plan what is to be built, work on each partnership, and put the site in place whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from ..dataset import Memory, files_of, load_shared
from ..fingerprint import Record, fingerprint, listings, record_of, tools_fingerprint
from ..page_check import check_pages
from ..problems import ProblemsFound, Refused
from ..seen import inputs, is_settled, note_of, outputs
from .editions import Built, build_edition, page_count
from .partnerships import Done, Job
from .place import exchange, locked, mend
from .roots import write_root_pages
from .store import Store
from .twice import compare_builds
from .workers import work_on_all

__all__ = ["Built", "Plan", "Result", "build", "build_edition", "compare_builds", "plan", "turned"]


@dataclass(frozen=True)
class Plan:
    """What is to be built, and whether the site that stands is already that.

    `seen` is what all files looked like before they were read. `files` are the paths of the data files by partnership; what all
    share stands under no name.
    """

    root: Path
    site: Path
    files: dict[str, list[str]]
    drafts: bool
    seen: str
    fingerprint: str
    tools: str
    record: Record
    unchanged: bool
    pdfs: bool = True
    backwards: bool = False

    @property
    def editions(self) -> tuple[str, ...]:
        """Every edition that there is, by its key; which are drafts is known when they are read."""
        places = [path.split("/") for paths in self.files.values() for path in paths if path.count("/") > 3]
        return tuple(sorted({f"{place[1]}/{place[3]}" for place in places if place[2] == "editions"}))


@dataclass(frozen=True)
class Result:
    """What came of a plan: how many editions and pages stand in the site, and whether anything was done."""

    site: Path
    editions: tuple[str, ...]
    pages: int
    built: bool


def plan(root: Path, site: Path, site_url: str = "", drafts: bool = False, pdfs: bool = True) -> Plan:
    """Look at all files, and compare them with what the site that stands was made from. Drafts are left out unless asked for;
    without `pdfs` there are the pages alone, and nothing to take away."""
    mend(site, _work(site))
    seen = inputs(str(root), site_url, pdfs)  # before the data is read, so that what is saved in between is built next time
    kind = "" if pdfs else " pages alone"
    tools = tools_fingerprint(root, site_url) + kind
    mark = fingerprint(root, tools)
    record = record_of(_record(site))
    return Plan(root, site, files_of(root / "data"), drafts, seen, mark, tools, record, record.holds(mark, site), pdfs)


def turned(plan: Plan) -> Plan:
    """The same plan with everything in the other order; what is built must be the same."""
    return replace(plan, backwards=not plan.backwards)


def build(plan: Plan, site_url: str = "", on_built: Callable[[Built], None] = lambda built: None) -> Result:
    """Read all of `data/`, build the site beside the one that stands, check it, and exchange it for that.

    Raises `ProblemsFound` for what is wrong in data or pages, `Refused` if no edition is public, `OSError` when the disk refuses; the site
    that stands is kept.
    """
    if plan.unchanged:
        _note(plan)
        return Result(plan.site, _standing(plan.site), page_count(plan.site), False)
    work = _work(plan.site)
    with locked(work), _fresh(work / "new") as new:
        memory = Memory(work)
        shared = load_shared(plan.root / "data", plan.files[""], memory.of(""))
        memory.of("").write()
        store = Store(work / "editions", plan.site, plan.record)
        job = Job(plan.root, work, new, site_url, plan.drafts, plan.backwards, plan.pdfs, plan.tools, store, plan.files, shared)
        done = _done(job, on_built)
        marks = {key: mark for one in done for key, mark in one.marks.items()}
        problems = [*shared.problems, *(problem for one in done for problem in one.problems)]
        if not problems:
            memory.tidy(plan.files)
            problems = [problem for one in done for built in one.built for problem in built.problems]
        outlines = [edition for one in done for edition in one.outlines]
        keys = tuple(edition.key for edition in outlines)
        if not (problems or keys):
            raise Refused(_nothing(plan))
        if not problems:
            write_root_pages(plan.root, new, tuple(outlines[::-1] if plan.backwards else outlines), shared.law, site_url)
            problems = list(check_pages(new, leaving_out=keys))
        if problems:
            for built in (built for one in done for built in one.built if not (built.kept or built.problems)):
                store.keep(marks[built.key], new / built.key)
            store.tidy(marks.values())
            raise ProblemsFound(problems)
        pages, record = page_count(new), Record(plan.fingerprint, marks, listings(new, marks))
        exchange(new, plan.site, work)
        record.write(_record(plan.site))
        _note(plan)
        store.tidy(())
    return Result(plan.site, keys, pages, True)


def _nothing(plan: Plan) -> str:
    """Why there is no site to build."""
    if not plan.editions:
        return "There is no edition in data/ yet. Start one with `./site-build.sh new-partnership`."
    look = f"Look at a draft with `./site-build.sh serve {plan.editions[-1]}`, or build all drafts with `./site-build.sh --drafts`."
    return f"No edition is published yet, so there is nothing for the public. {look}"


def _done(job: Job, on_built: Callable[[Built], None]) -> list[Done]:
    """What came of each partnership, in the order of their names."""
    found = {}
    for name, done in work_on_all(job):
        found[name] = done
        for built in done.built:
            on_built(built)
    return [found[name] for name in sorted(found)]


def _standing(site: Path) -> tuple[str, ...]:
    """The keys of the editions in a site."""
    return tuple(sorted(index.parent.relative_to(site).as_posix() for index in site.glob("*/[0-9]*-[0-9]*/index.html")))


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


def _note(plan: Plan) -> None:
    """Note what files and site look like, by which a plain build sees at once that nothing has changed. It is a help and never a source."""
    note = Path(note_of(str(plan.site)))
    with suppress(OSError):
        if is_settled(plan.seen) and not plan.drafts:
            note.write_text(plan.seen + outputs(str(plan.site)), encoding="utf-8", newline="")
        else:
            note.unlink(missing_ok=True)

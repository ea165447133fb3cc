"""The work on one partnership: read and judge it, take what is kept, build the rest of its editions, write the pages above them.

Nothing of it is needed for another partnership, and so each can be worked on in a process of its own, which then forgets it.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ..dataset import Memory, Shared, assemble, content_digest
from ..history import PUBLIC, public
from ..model import Edition
from ..problems import Problem
from ..root_pages import HISTORY, has_history
from ..versions import Outline, outline, predecessor, standing
from .editions import Built, build_edition, page_count
from .pdfs import Pdfs
from .roots import place_latest_files, write_history, write_partnership_pages, write_redirects
from .store import Store, edition_mark


@dataclass(frozen=True)
class Job:
    """What the work on all partnerships of one build has in common.

    `files` are the paths of the data files of each; `tools` stands for templates, code and address. The pages go into
    `new`, and what is kept for the next build into `work`. With `backwards` editions are built newest first, with `pdfs` each
    gets a PDF.
    """

    root: Path
    work: Path
    new: Path
    site_url: str
    drafts: bool
    backwards: bool
    pdfs: bool
    tools: str
    store: Store
    files: dict[str, list[str]]
    shared: Shared


@dataclass(frozen=True)
class Done:
    """What came of one partnership: its editions in outline, oldest first, and what was built of them.

    `marks` say by key from what each edition was made, and the redirects under `latest`.
    `problems` are those of its data; with any, nothing was built.
    """

    outlines: tuple[Outline, ...] = ()
    marks: Mapping[str, str] = field(default_factory=dict)
    built: tuple[Built, ...] = ()
    problems: tuple[Problem, ...] = ()


Told = tuple[tuple[Outline, str], ...]
"""What is remembered of a partnership without its records: its editions in outline, each with the digest of its content."""


def take_partnership(job: Job, name: str) -> Done | None:
    """Take over a partnership of which nothing has changed, without a look at more than its digest; None if it has to be built."""
    told: Told | None = Memory(job.work).of(name).summary(_digest(job, name))
    if told is None:
        return None
    wanted = _wanted(job, told)
    built = []
    for edition, mark in wanted:
        if not job.store.take(edition.key, mark, job.new / edition.key):
            shutil.rmtree(job.new / name, ignore_errors=True)
            return None
        built.append(_kept(job, edition))
    told_before = _history_mark(job, name, wanted)
    if told_before and not job.store.take(*told_before, job.new / told_before[0]):
        shutil.rmtree(job.new / name, ignore_errors=True)
        return None
    return _finished(job, name, wanted, built)


def build_partnership(job: Job, name: str, only_judge: bool = False) -> Done:
    """Read and judge the partnership, and build its editions if all is sound. With `only_judge` none is built."""
    memory = Memory(job.work).of(name)
    digest = _digest(job, name)
    found = assemble(job.root / "data", name, job.files[name], job.shared, memory)
    told = tuple((outline(edition), found.digests[key]) for key, edition in found.editions.items())
    sound = not job.shared.problems and not found.all_problems
    if sound and _digest(job, name) == digest:  # nothing was saved while it was read
        memory.keep_summary(digest, told)
    memory.write()
    if not sound or only_judge:
        return Done(problems=tuple(found.all_problems))
    wanted = _wanted(job, told)
    outlines = [edition for edition, _ in wanted]
    built = [_built(job, found.editions, edition, mark, outlines) for edition, mark in (wanted[::-1] if job.backwards else wanted)]
    history_mark = _history_mark(job, name, wanted)
    if history_mark and not any(one.problems for one in built) and not job.store.take(*history_mark, job.new / history_mark[0]):
        write_history(job.root, job.new, public(found.editions.values()))
    return _finished(job, name, wanted, built)


def _digest(job: Job, name: str) -> str:
    return content_digest(job.root / "data", name, job.files[name], job.shared)


def _wanted(job: Job, told: Told) -> list[tuple[Outline, str]]:
    """The editions that belong into this site, each with its mark in the store: its page of changes rests on the edition before it too."""
    public = [(edition, content) for edition, content in told if job.drafts or edition.entry.status != "draft"]
    outlines = [edition for edition, _ in public]
    contents = {edition.entry.id: content for edition, content in told}
    return [
        (edition, edition_mark(job.tools, f"{content} {contents.get(edition.older or '', '')}", edition.key, standing(edition, outlines)))
        for edition, content in public
    ]


def _built(job: Job, editions: Mapping[str, Edition], told: Outline, mark: str, outlines: Sequence[Outline]) -> Built:
    target = job.new / told.key
    if job.store.take(told.key, mark, target):
        return _kept(job, told)
    edition = editions[told.key]
    before = predecessor(edition, editions.values())
    pdf_of = partial(Pdfs(job.work / "pdf").of, told.key.replace("/", "-")) if job.pdfs else None
    return build_edition(job.root, edition, job.shared.law.asked, target, job.site_url, standing(told, outlines), before, pdf_of)


def _history_mark(job: Job, name: str, wanted: list[tuple[Outline, str]]) -> tuple[str, str] | None:
    """The key of the history of a partnership and its mark in the store; None if it has no history. It rests on every edition."""
    outlines = [edition for edition, _ in wanted]
    if not has_history(outlines):
        return None
    key = f"{name}/{HISTORY}"
    every = " ".join(mark for edition, mark in wanted if edition.entry.status in PUBLIC)
    return key, edition_mark(job.tools, every, key, standing(outlines[0], outlines))


def _kept(job: Job, edition: Outline) -> Built:
    return Built(edition.key, page_count(job.new / edition.key), (), kept=True)


def _finished(job: Job, name: str, wanted: list[tuple[Outline, str]], built: list[Built]) -> Done:
    outlines = tuple(edition for edition, _ in wanted)
    marks = {edition.key: mark for edition, mark in wanted}
    if outlines and not any(one.problems for one in built):
        write_partnership_pages(job.root, job.new, outlines, job.site_url)
        history_mark = _history_mark(job, name, wanted)
        marks |= dict([history_mark]) if history_mark else {}
        place, key = standing(outlines[0], outlines), f"{name}/latest"
        marks[key] = edition_mark(job.tools, "", key, place)
        if place.latest and not job.store.take(key, marks[key], job.new / key):
            write_redirects(job.root, job.new, name, place.latest, job.site_url)
        if place.latest:
            place_latest_files(job.new, name, place.latest)
    return Done(outlines, marks, tuple(built))

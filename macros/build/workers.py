"""Shares the partnerships out among worker processes, and gathers what came of each."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import suppress
from typing import Final

from jinja2 import TemplateError

from ..blocks import blocks_in
from ..processes import COPIED, how_many, workers
from .editions import warm_up
from .partnerships import Done, Job, build_partnership, take_partnership

_APART: Final = 19  # by how many templates workers begin apart, whose numbers follow each other

_job: Job | None = None  # what a worker is told once, when it starts


def work_on_all(job: Job) -> Iterator[tuple[str, Done]]:
    """Each partnership by name with what came of it, as it is finished.

    As soon as something is wrong in the data nothing more is built, but all of it is still judged.
    """
    _remember_templates(job)
    rest = []
    for name in sorted(name for name in job.files if name):
        done = None if job.shared.problems else take_partnership(job, name)
        if done:
            yield name, done
        else:
            rest.append(name)
    rest.sort(key=lambda name: _size(job, name), reverse=not job.backwards)  # the largest first, so that all workers end at about the same time
    count = how_many(len(rest))
    yield from _in_workers(job, rest, count) if count > 1 else _one_by_one(job, rest)


def _size(job: Job, name: str) -> tuple[int, str]:
    return sum((job.root / "data" / path).stat().st_size for path in job.files[name]), name


def _one_by_one(job: Job, names: list[str]) -> Iterator[tuple[str, Done]]:
    wrong = bool(job.shared.problems)
    for name in names:
        done = build_partnership(job, name, only_judge=wrong)
        wrong = wrong or bool(done.problems)
        yield name, done


def _in_workers(job: Job, names: list[str], count: int) -> Iterator[tuple[str, Done]]:
    if COPIED:
        warm_up(job.root)
    wrong = bool(job.shared.problems)
    with workers(count, _start, job) as pool:
        running: dict[Future[Done], str] = {pool.submit(_work_on, name, wrong): name for name in names}
        while running:
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                name, done = running.pop(future), future.result()
                if done.problems and not wrong:
                    wrong = True
                    for waiting in [other for other in running if other.cancel()]:
                        left = running.pop(waiting)
                        running[pool.submit(_work_on, left, True)] = left
                yield name, done


def _start(job: Job) -> None:
    """Called in a worker when it starts."""
    global _job
    _job = job
    _remember_templates(job)
    blocks_in(job.root / "overrides").settle()
    with suppress(TemplateError):  # what is wrong with a template is told by the page that needs it
        blocks_in(job.root / "overrides").compile(beginning=os.getpid() * _APART)


def _work_on(name: str, only_judge: bool) -> Done:
    assert _job is not None, "a worker is told its job when it starts"
    return build_partnership(_job, name, only_judge)


def _remember_templates(job: Job) -> None:
    """As Python keeps what the project's own code compiles to, and beside that: it is made once, not for every clean build."""
    if not sys.dont_write_bytecode:
        blocks_in(job.root / "overrides").remember(job.root / "macros/__pycache__/templates")

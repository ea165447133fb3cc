"""All of England at once: 150 partnerships with 5 editions, the cost of each edition's pages and the memory of each process."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from pathlib import Path

from macros.dataset import load
from macros.requirements import asked

from .measuring import megabytes, timed, watched
from .ours import change_a_line, invented, judged


def national(source: Path, folder: Path, partnerships: int, editions: int, seed: int, say: Callable[[str], None]) -> Iterator[str]:
    """One line for each thing that was measured."""
    say("writing the data")
    project = invented(source, folder / "national", partnerships, editions, seed)
    count = partnerships * editions
    yield f"{partnerships} partnerships with {editions} editions: {megabytes(project.data):.1f} MB of YAML"
    acts = {
        "built, clean": project.build, "built again, nothing changed": project.build, "built again, one line changed": project.build,
        "checked, from nothing": project.check, "checked again, nothing changed": project.check,
    }  # fmt: skip
    for name, act in acts.items():
        say(name)
        if name == "built again, one line changed":
            change_a_line(sorted(project.data.rglob("agencies.yml"))[count // 2], "1")
        if name == "checked, from nothing":
            pages = sum(1 for _ in project.site.rglob("*.html"))
            yield f"site/: {pages} pages, {megabytes(project.site):.0f} MB"
            project.forget()
        with watched() as peaks:
            cost = timed(act)
        kept = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        each = ", ".join(f"{peak:.0f}" for peak in peaks.lasting) or "not seen"
        yield (
            f"{name}: {cost.wall:.1f} s, {cost.processor:.1f} s of processors, {1000 * cost.wall / count:.0f} ms for each edition; "
            f"most memory of each process: {each} MB; of any so far, by getrusage: {kept:.0f} MB"
        )
    dataset = load(project.data)
    requirements = tuple(asked(dataset.instruments).values())
    cost = judged(dataset, requirements)
    each = f"{1000 * cost.processor / count:.0f} ms for each edition"
    yield f"judged by all {len(requirements)} requirements, by one process: {cost.processor:.1f} s, {each}"

"""Worker processes: who they are begun by, and that none of them outlives the one that began it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.context import BaseContext
from typing import Final

COPIED: Final = sys.platform == "linux"
"""Whether a worker begins as a copy of this process, with all that it has loaded; elsewhere it begins as the system does it."""


def how_many(things: int) -> int:
    """How many workers so many things are shared out among: no more than there are processors."""
    return min(os.cpu_count() or 1, things)


def workers(count: int, start: Callable[..., None], *told: object) -> ProcessPoolExecutor:
    """So many workers, each of which begins with `start` and is told once what that takes."""
    return ProcessPoolExecutor(count, context(), _begin, (start, told))


def context() -> BaseContext:
    """The way in which a worker begins."""
    return multiprocessing.get_context("fork" if COPIED else None)


def _begin(start: Callable[..., None], told: tuple[object, ...]) -> None:
    gc.freeze()  # what the other process had loaded stays: nobody need look again and again for what of it does not
    gc.set_threshold(200_000, 20, 20)
    _end_with_parent()
    start(*told)


def _end_with_parent() -> None:
    """Keep a worker from living on when the process that began it is killed."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()

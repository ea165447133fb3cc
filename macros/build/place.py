"""Puts a finished site in the place of the one that stands: in whole or not at all."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ..problems import Refused

_EXCHANGE: Final = 2
_HERE: Final = -100


class BuildRunning(Refused):
    """Another build of the same project is running."""

    def __init__(self) -> None:
        super().__init__("Another build of this project is running. Wait until it has ended, then try again.")


def exchange(new: Path, site: Path, work: Path) -> None:
    """Put the folder `new` in the place of `site`, both on one disk.

    Where the system can swap two folders in one step it does. Elsewhere the old site is moved aside first and
    moved back if the second step fails; if the program dies in between, `mend` moves it back.
    """
    aside = _aside(site, work)
    shutil.rmtree(aside, ignore_errors=True)
    if not site.exists():
        os.rename(new, site)
        return
    if _swapped(new, site):
        shutil.rmtree(new, ignore_errors=True)
        return
    os.rename(site, aside)
    try:
        os.rename(new, site)
    except OSError:
        os.rename(aside, site)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def mend(site: Path, work: Path) -> None:
    """Bring the last good site back if a build died between the two steps of an exchange."""
    aside = _aside(site, work)
    if aside.is_dir() and not site.exists():
        os.rename(aside, site)


def _aside(site: Path, work: Path) -> Path:
    return work / f"old-{site.name}"


@contextmanager
def locked(work: Path) -> Iterator[None]:
    """Keep a second build of the same project out; raises `BuildRunning` if one is under way.

    The system opens the lock when the process ends, however it ends.
    """
    work.mkdir(parents=True, exist_ok=True)
    with (work / "lock").open("a") as lock:
        try:
            _take(lock.fileno())
        except (BlockingIOError, PermissionError):
            raise BuildRunning from None
        yield


if sys.platform == "win32":
    import msvcrt

    def _take(lock: int) -> None:
        msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(lock: int) -> None:
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _swapped(first: Path, second: Path) -> bool:
    """Swap two folders in one step, where Linux offers it; False if it does not."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(rename(_HERE, os.fsencode(first), _HERE, os.fsencode(second), _EXCHANGE) == 0)

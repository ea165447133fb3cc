"""Puts a finished site in the place of the one that stands: in whole or not at all."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_EXCHANGE: Final = 2
_HERE: Final = -100
_STALE: Final = 15 * 60.0


class BuildRunning(Exception):
    """Another build of the same project is running."""


def exchange(new: Path, site: Path, work: Path) -> None:
    """Put the folder `new` in the place of `site`, both on one disk.

    Where the system can swap two folders in one step it does. Elsewhere the old site is moved aside first and
    moved back if the second step fails; if the program dies in between, `mend` moves it back.
    """
    aside = work / "old-site"
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
    aside = work / "old-site"
    if aside.is_dir() and not site.exists():
        os.rename(aside, site)


@contextmanager
def locked(work: Path) -> Iterator[None]:
    """Keep a second build of the same project out; raises `BuildRunning` if one is under way."""
    work.mkdir(parents=True, exist_ok=True)
    lock = work / "lock"
    try:
        _take(lock)
    except FileExistsError:
        if not _stale(lock):
            raise BuildRunning from None
        lock.unlink(missing_ok=True)
        _take(lock)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _take(lock: Path) -> None:
    handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    os.write(handle, str(os.getpid()).encode())
    os.close(handle)


def _stale(lock: Path) -> bool:
    """Whether the build that took the lock is gone."""
    try:
        owner = int(lock.read_text() or 0)
        age = time.time() - lock.stat().st_mtime
    except (OSError, ValueError):
        return True
    if os.name == "nt":
        return age > _STALE
    try:
        os.kill(owner, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def _swapped(first: Path, second: Path) -> bool:
    """Swap two folders in one step, where Linux offers it; False if it does not."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(rename(_HERE, os.fsencode(first), _HERE, os.fsencode(second), _EXCHANGE) == 0)

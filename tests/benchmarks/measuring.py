"""Runs programs and measures them: time on the wall, sizes, the most memory of each process."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

_PROC = Path("/proc")
_LASTING = 10


class Failed(Exception):
    """A program that was to be measured ended with a fault."""


@dataclass(frozen=True)
class Command:
    """A program with its arguments and the folder to run it in. It has to end with 0, or to begin what it prints with `says`."""

    arguments: tuple[str, ...]
    folder: Path
    says: str | None = None

    def run(self) -> None:
        """Run it to its end; raises `Failed` with the end of what it printed."""
        done = subprocess.run(self.arguments, cwd=self.folder, env=environment(), capture_output=True, text=True, check=False)
        if not done.stdout.startswith(self.says) if self.says else done.returncode:
            raise Failed(f"{' '.join(self.arguments)} in {self.folder} ended with {done.returncode}:\n{(done.stdout + done.stderr)[-2000:]}")


def environment() -> dict[str, str]:
    """What programs are told: nothing that would spare or cost one of them time."""
    left_out = {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "EDITION", "SITE_URL"}
    return {name: value for name, value in os.environ.items() if name not in left_out} | {"NO_MKDOCS_2_WARNING": "1"}


def run_all(commands: Sequence[Command], at_a_time: int = 1) -> None:
    """Run all of them, so many at a time."""
    with ThreadPoolExecutor(at_a_time) as pool:
        list(pool.map(Command.run, commands))


def put_aside(paths: Iterable[Path], folder: Path) -> None:
    """Move what earlier runs made out of the way, for all to begin with nothing. It is not deleted, which some disks hold against whatever
    is written in the next minute: ext4 passes over the places of files that have just gone."""
    folder.mkdir(exist_ok=True)
    for path in paths:
        if path.exists():
            path.rename(Path(tempfile.mkdtemp(dir=folder)) / path.name)


@dataclass(frozen=True)
class Cost:
    """What something took: seconds on the wall, and seconds of all processors together (0 where that is not known)."""

    wall: float
    processor: float = 0.0


def timed(act: Callable[[], None]) -> Cost:
    """What it costs to run the programs that `act` runs."""
    start, before = time.perf_counter(), _processor()
    act()
    return Cost(time.perf_counter() - start, _processor() - before)


def _processor() -> float:
    """Seconds of all programs that were started here and have ended; noise on the machine moves them less than the wall."""
    found = os.times()
    return found.children_user + found.children_system


def megabytes(*folders: Path) -> float:
    """The bytes of all files below the folders, a file with several names once."""
    sizes = {
        (found.st_dev, found.st_ino): found.st_size for folder in folders for path in folder.rglob("*") if path.is_file() for found in [path.stat()]
    }
    return sum(sizes.values()) / 1e6


@dataclass
class Peaks:
    """The most memory that each process had held each time it was looked at, in MB, by its id; empty where there is no /proc."""

    by_process: dict[int, list[float]] = field(default_factory=dict)

    @property
    def lasting(self) -> list[float]:
        """The most of each process that lived for a second or more, the greatest first; one that only starts another has its parent's."""
        return sorted((max(seen) for seen in self.by_process.values() if len(seen) >= _LASTING), reverse=True)


@contextmanager
def watched() -> Iterator[Peaks]:
    """Note the most memory of every process that this one starts, and of those that they start."""
    peaks, ended = Peaks(), threading.Event()

    def watch() -> None:
        while not ended.wait(0.1):
            for process in _descendants(os.getpid()):
                peaks.by_process.setdefault(process, []).append(_peak(process))

    watcher = threading.Thread(target=watch, daemon=True)
    if sys.platform == "linux":
        watcher.start()
    try:
        yield peaks
    finally:
        ended.set()
        if watcher.is_alive():
            watcher.join()


def _descendants(process: int) -> set[int]:
    parents: dict[int, int] = {}
    for folder in _PROC.iterdir():
        if folder.name.isdigit():
            try:
                parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found: set[int] = set()
    new = {process}
    while new:
        new = {child for child, parent in parents.items() if parent in new} - found
        found |= new
    return found


def _peak(process: int) -> float:
    try:
        lines = (_PROC / str(process) / "status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)

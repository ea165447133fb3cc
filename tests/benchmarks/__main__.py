"""`python -m tests.benchmarks`: prints ratios of ours to theirs, measured in one run on this machine.

Those we compare with stand in `peers.txt`, whose first lines say how to install them; one that is missing is said.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from .ours import ROOT
from .runs import Runs
from .targets import TARGETS, heading

_ROOM: Final = 6_000_000_000


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="How fast the project is beside others that do the same.")
    parser.add_argument("--editions", type=int, default=20, help="how many editions, five to a partnership (20)")
    parser.add_argument("--pairs", type=int, default=3, help="how many runs of each, ours and theirs in turn (3)")
    parser.add_argument(
        "--only", action="append", choices=[target.name for target in TARGETS], help="measure only this row; may be given more than once"
    )
    parser.add_argument("--seed", type=int, default=0, help="which invented partnerships (0)")
    parser.add_argument("--peers", type=Path, default=Path(tempfile.gettempdir()) / "peers", help="the environment made from peers.txt (/tmp/peers)")
    parser.add_argument("--national", action="store_true", help="build 150 partnerships with 5 editions instead, and print time and memory")
    parser.add_argument("--partnerships", type=int, default=150, help="how many, for --national (150)")
    parser.add_argument("--project", type=Path, default=ROOT, help="the checkout to measure (this one)")
    parser.add_argument("--folder", type=Path, default=_in_memory(), help="where everybody reads and writes (in memory if the system offers it)")
    chosen = parser.parse_args()
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=chosen.folder) as name:
        if chosen.national:
            from .national import national  # knows the resources of Unix only

            for line in national(chosen.project, Path(name), chosen.partnerships, 5, chosen.seed, _say):
                print(line, flush=True)
        else:
            runs = Runs(chosen.project, Path(name), chosen.editions, chosen.pairs, chosen.seed, chosen.peers, _say)
            found = list(runs.measured(set(chosen.only or [target.name for target in TARGETS])))
            print(heading(), *(measured.row() for measured in found), sep="\n")
            if chosen.only is None:
                print(runs.pdf_cost())
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    took = f"{time.perf_counter() - started:.0f} s in all in {chosen.folder}"
    print(f"{took}; {os.cpu_count()} cores{load} at the end; Python {sys.version.split()[0]}")


def _in_memory() -> Path:
    """A folder in memory, where there is one with room enough: how long a disk takes hangs on what it did in the minutes before."""
    memory = Path("/dev/shm")
    has_room = memory.is_dir() and shutil.disk_usage(memory).free > _ROOM
    return memory if has_room else Path(tempfile.gettempdir())


def _say(text: str) -> None:
    print(f"... {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

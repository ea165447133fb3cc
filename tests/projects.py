"""A whole project with invented data in a folder of its own, for tests that change what a build reads or runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from macros.dataset import Dataset, load

from . import invented, warm

ROOT: Final = Path(__file__).resolve().parent.parent
EDITIONS: Final = f"data/partnerships/{invented.PARTNERSHIP}/editions"
REGISTER: Final = f"data/partnerships/{invented.PARTNERSHIP}/register.yml"

_FOLDERS: Final = ("arrangements", "overrides", "macros")
_FILES: Final = ("mkdocs.yml", "requirements.lock")
_NOT_PASSED_ON: Final = {"EDITION", "SITE_URL", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "PYTHONPATH", "NO_MKDOCS_2_WARNING"}


@dataclass(frozen=True)
class Ran:
    """What came of a command: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def has_traceback(self) -> bool:
        """Whether anything that looks like a traceback was printed."""
        return any(sign in text for text in (self.out, self.err) for sign in ("Traceback (most recent", 'File "'))


@cache
def shipped() -> Dataset:
    """All of `data/`, read once for all tests."""
    return load(ROOT / "data")


def make(folder: Path) -> Path:
    """Pages, templates and code of this project in `folder`, with the invented data; returns `folder`."""
    for name in _FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in _FILES:
        shutil.copyfile(ROOT / name, folder / name)
    invented.write(folder)
    return folder


def change(file: Path, old: str, new: str) -> None:
    """Write `new` where `old` first stands in the file."""
    text = file.read_text("utf-8")
    assert old in text, f"{old!r} is not in {file.name}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def add_edition(project: Path, month: str, status: str) -> str:
    """A further edition, with the files of the first; its key."""
    shutil.copytree(project / EDITIONS / invented.EDITION, project / EDITIONS / month)
    with (project / REGISTER).open("a", encoding="utf-8", newline="\n") as register:
        register.write(f"  - id: {month}\n    status: {status}\n")
    return f"{invented.PARTNERSHIP}/{month}"


def add_partnership(project: Path, name: str) -> str:
    """A further partnership, with the files of the first; its name."""
    home = project / "data/partnerships"
    shutil.copytree(home / invented.PARTNERSHIP, home / name)
    return name


def left_over(project: Path) -> list[str]:
    """What a build has left lying about beside its record, its lock, and what it keeps for the next build."""
    work = project / ".build"
    return sorted(set(os.listdir(work)) - {"site.json", "site.seen", "lock", "editions", "read", "pdf"})


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`, by its path with forward slashes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def environment(**more: str) -> dict[str, str]:
    """The environment of a person's terminal: what the tests were started with, but for what would steer the commands."""
    return {name: value for name, value in os.environ.items() if name not in _NOT_PASSED_ON} | more


def command(*arguments: str) -> list[str]:
    """The command line of `python -m macros`."""
    return [sys.executable, "-m", "macros", *arguments]


def run(project: Path, *arguments: str, **more: str) -> Ran:
    """`python -m macros ARGUMENTS` in the project, to its end; without a start of Python of its own where that makes no difference."""
    if not warm.can_run(project):
        return run_command(project, command(*arguments), **more)
    code, out, err = warm.run(project, arguments, environment(**more))
    return Ran(code, out.decode(), err.decode())


def run_command(folder: Path, words: Sequence[str | Path], **more: str) -> Ran:
    """Any command in `folder`, to its end."""
    done = subprocess.run(words, cwd=folder, env=environment(**more), stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

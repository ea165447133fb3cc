"""The last good site stays whole: whatever goes wrong, `site/` is byte for byte the old one or the new one."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from macros import build as building
from macros.build import place

from . import invented, projects
from .projects import EDITIONS, change, contents, left_over

GROUPS: Final = f"{EDITIONS}/{invented.EDITION}/groups.yml"
STILL_THERE: Final = "The last good site, if there is one, is still in site/.\n"
RUNNING: Final = "Another build of this project is running. Wait until it has ended, then try again.\n"
ON_LINUX: Final = pytest.mark.skipif(sys.platform != "linux", reason="needs the capabilities of Linux")


@pytest.fixture
def stale(project: Path) -> Path:
    """A project whose data has changed since its site was built: a build has something to do."""
    change(project / GROUPS, "name: Silent Group", "name: Quiet Group")
    return project


def plan(project: Path) -> building.Plan:
    return building.plan(project, project / "site")


# What the computer refuses


@pytest.mark.parametrize("writes", [0, 1, 2, 30])
def test_a_full_disk_at_any_moment_keeps_the_site(stale: Path, monkeypatch: pytest.MonkeyPatch, writes: int) -> None:
    before, ready = contents(stale / "site"), plan(stale)
    with monkeypatch.context() as patched:
        fill_disk_after(writes, patched)
        with pytest.raises(OSError, match="No space left"):
            building.build(ready)
    assert contents(stale / "site") == before

    building.build(plan(stale))
    assert b"<h1>Quiet Group</h1>" in contents(stale / "site")[f"{invented.KEY}/groups/silent-group/index.html"]
    assert left_over(stale) == []


def fill_disk_after(writes: int, patched: pytest.MonkeyPatch) -> None:
    """Let `open` write so many files, and none after that."""
    left = writes
    real = open

    def opened(file: Any, mode: str = "r", *more: Any, **named: Any) -> Any:
        nonlocal left
        if set(mode) & set("wax"):
            left -= 1
            if left < 0:
                raise OSError(errno.ENOSPC, "No space left on device", str(file))
        return real(file, mode, *more, **named)

    patched.setattr("builtins.open", opened)
    patched.setattr("io.open", opened)


def test_a_record_that_cannot_be_written_is_said_and_the_new_site_stands(stale: Path) -> None:
    new = new_site(stale)
    record = stale / ".build/site.json"
    record.unlink()
    record.mkdir()

    with pytest.raises(IsADirectoryError):
        building.build(plan(stale))
    assert contents(stale / "site") == new


@pytest.mark.parametrize("step", ["rename", "mkdir"])
def test_a_refusal_at_the_last_step_keeps_the_site(stale: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    before, ready = contents(stale / "site"), plan(stale)

    def refuse(*arguments: Any, **named: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(place, "_swapped", lambda first, second: False)
        patched.setattr(os, step, refuse)
        with pytest.raises(PermissionError):
            building.build(ready)
    assert contents(stale / "site") == before


def test_if_the_new_site_cannot_be_moved_the_old_one_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, new, work = folders(tmp_path)
    monkeypatch.setattr(place, "_swapped", lambda first, second: False)
    shutil.rmtree(new)

    with pytest.raises(FileNotFoundError):
        place.exchange(new, site, work)
    assert contents(site) == {"old.txt": b"old"}


@ON_LINUX
def test_a_folder_that_may_not_be_written_is_said_plainly_and_keeps_the_site(stale: Path) -> None:
    before = contents(stale)
    folders = [stale, *(path for path in stale.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        done = subprocess.run(projects.command("build"), cwd=stale, env=projects.environment(), capture_output=True, preexec_fn=as_nobody_special)
    finally:
        for folder in folders:
            folder.chmod(0o755)

    assert (done.returncode, done.stdout.decode()) == (2, "")
    assert done.stderr.decode() == f"The computer refused to read or write a file ({stale}/.build/new): Permission denied.\n{STILL_THERE}"
    assert contents(stale) == before


def as_nobody_special() -> None:
    """Even the superuser asks for permission: without CAP_DAC_OVERRIDE, from the next program on."""
    ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)


def new_site(project: Path) -> dict[str, bytes]:
    """What the project's site has to become, built elsewhere."""
    building.build(building.plan(project, project / "elsewhere/site"))
    return contents(project / "elsewhere/site")


def folders(folder: Path) -> tuple[Path, Path, Path]:
    """A site, a new one, and a folder to work in."""
    work = folder / ".build"
    for name, text in (("site", "old"), (".build/new", "new")):
        (folder / name).mkdir(parents=True)
        (folder / name / f"{text}.txt").write_text(text, encoding="utf-8")
    return folder / "site", work / "new", work


# Two builds, or two sites, at once


def test_of_builds_at_once_each_ends_well_or_stands_back(stale: Path) -> None:
    new = new_site(stale)
    running = [
        subprocess.Popen(projects.command("build"), cwd=stale, env=projects.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    said = [process.communicate()[1].decode() for process in running]
    ends = [(process.returncode, text) for process, text in zip(running, said, strict=True)]

    assert set(ends) <= {(0, ""), (2, RUNNING)}
    assert (0, "") in ends
    assert contents(stale / "site") == new
    assert left_over(stale) == []


@pytest.mark.parametrize("left", [b"", str(os.getpid()).encode()], ids=["empty", "our own"])
def test_a_lock_that_nobody_holds_keeps_nobody_out(stale: Path, left: bytes) -> None:
    (stale / ".build/lock").write_bytes(left)

    assert building.build(plan(stale)).built


def test_a_lock_keeps_others_out_as_long_as_it_is_held(stale: Path) -> None:
    before = contents(stale / "site")
    with place.locked(stale / ".build"):
        assert projects.run(stale, "build") == projects.Ran(2, "", RUNNING)
    assert contents(stale / "site") == before

    with pytest.raises(ZeroDivisionError), place.locked(stale / ".build"):
        _ = 1 / 0
    assert projects.run(stale, "build").code == 0


def test_a_site_that_was_moved_aside_comes_back_under_its_own_name_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, new, work = folders(tmp_path)
    monkeypatch.setattr(place, "_swapped", lambda first, second: False)
    rename_folder = os.rename
    moved: list[Path] = []

    def die_after_the_first(source: Path, target: Path) -> None:
        if moved:
            raise KeyboardInterrupt
        moved.append(source)
        rename_folder(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", die_after_the_first)
        with pytest.raises(KeyboardInterrupt):
            place.exchange(new, site, work)
    assert not site.exists()

    place.mend(tmp_path / "site-drafts", work)
    assert not (tmp_path / "site-drafts").exists()
    place.mend(site, work)
    assert contents(site) == {"old.txt": b"old"}

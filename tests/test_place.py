"""The last good site stays whole: whatever goes wrong, `site/` is byte for byte the old one or the new one."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from macros import build as building
from macros.build import place
from macros.problems import ProblemsFound

from . import invented, projects
from .projects import EDITIONS, change, contents

GROUPS: Final = f"{EDITIONS}/{invented.EDITION}/groups.yml"
STILL_THERE: Final = "The last good site, if there is one, is still in site/.\n"
RUNNING: Final = "Another build of this project is running. Wait until it has ended, then try again.\n"
ON_LINUX: Final = pytest.mark.skipif(sys.platform != "linux", reason="needs forks, signals and capabilities of Linux")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a good site, whose data has changed since: a build has something to do."""
    folder = projects.make(tmp_path)
    building.build(plan(folder))
    rename(folder, "Silent Group", "Quiet Group")
    return folder


def plan(project: Path) -> building.Plan:
    return building.plan(project, project / "site")


def rename(project: Path, old: str, new: str) -> None:
    change(project / GROUPS, f"name: {old}", f"name: {new}")


# What is wrong in data, pages, macros, blocks and links

BLOCK: Final = "overrides/blocks/leaders.html"
PAGE: Final = "arrangements/partners.md"
LEADERS: Final = "arrangements/index.md"
FAULTS: Final = {
    "broken data": (GROUPS, "groups:", "groups: [", [f"{GROUPS}:6:9: this line has a `[` that is never closed; close it with `]`, or put quotes around the value [broken-yaml]"]),
    "an unknown macro": (PAGE, "chair()", "chaire()", [f"{PAGE}:10:1: `chaire` is no macro and no value that a page may use; did you mean `chair`? [page-macro]"]),
    "an undefined value": (PAGE, "chair()", "nobody", [f"{PAGE}:10:1: `nobody` is no macro and no value that a page may use [page-macro]"]),
    "braces that are never closed": (PAGE, "{{ chair() }}", "{{ chair(", [f"{PAGE}:10:1: the braces cannot be read: unexpected 'end of template'; compare it with the other pages in `arrangements/` [page-macro]"]),
    "a link to no page": (PAGE, "{{ chair() }}", "[x](partner.md)", [f"{PAGE}:10:5: the link `partner.md` leads to no page; did you mean `partners.md`? [broken-link]"]),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "problems"), FAULTS.values(), ids=FAULTS)
def test_a_fault_stops_the_build_with_a_problem_and_keeps_the_site(project: Path, file: str, old: str, new: str, problems: list[str]) -> None:
    before = contents(project / "site")
    change(project / file, old, new)

    with pytest.raises(ProblemsFound) as found:
        building.build(plan(project))
    assert [str(problem) for problem in found.value.problems] == problems
    assert contents(project / "site") == before
    assert left_over(project) == []


BUILT_FAULTS: Final = {
    "an unknown id in a link": (PAGE, "{{ chair() }}", "[x](#nobody)", "broken-link", "the link `#nobody` leads to an id that is not on that page"),
    "a picture elsewhere": (BLOCK, "<ul", '<img alt="" src="https://example.org/x.png"><ul', "foreign-host", "the page asks another host for `https://example.org/x.png`"),
    "a script elsewhere": (BLOCK, "<ul", '<script src="//example.org/x.js"></script><ul', "foreign-host", "the page asks another host for `//example.org/x.js`"),
    "an id twice": (BLOCK, "<ul", '<p id="main"></p><ul', "repeated-id", "the id `main` stands twice on this page"),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "code", "says"), BUILT_FAULTS.values(), ids=BUILT_FAULTS)
def test_a_fault_of_finished_pages_keeps_the_site_too(project: Path, file: str, old: str, new: str, code: str, says: str) -> None:
    before = contents(project / "site")
    change(project / file, old, new)
    page = f"{invented.KEY}/partners/index.html" if file == PAGE else f"{invented.KEY}/index.html"

    with pytest.raises(ProblemsFound) as found:
        building.build(plan(project))
    assert [(problem.place.path, problem.code, problem.says) for problem in found.value.problems] == [(page, code, says)]
    assert contents(project / "site") == before
    assert left_over(project) == []


@pytest.mark.parametrize(("file", "old", "new"), [(BLOCK, "{% for", "{% fro"), (BLOCK, "person.post", "person.pots"), ("overrides/main.html", "view.title", "view.titel")])
def test_a_fault_in_a_template_keeps_the_site_too(project: Path, file: str, old: str, new: str) -> None:
    before = contents(project / "site")
    change(project / file, old, new)

    with pytest.raises(ProblemsFound):
        building.build(plan(project))
    assert contents(project / "site") == before


# What the computer refuses


@pytest.mark.parametrize("writes", [0, 1, 2, 10, 25, 40, 55])
def test_a_full_disk_at_any_moment_keeps_the_site(project: Path, monkeypatch: pytest.MonkeyPatch, writes: int) -> None:
    before, ready = contents(project / "site"), plan(project)
    with monkeypatch.context() as patched:
        fill_disk_after(writes, patched)
        with pytest.raises(OSError, match="No space left"):
            building.build(ready)
    assert contents(project / "site") == before

    building.build(plan(project))
    assert b"<h1>Quiet Group</h1>" in contents(project / "site")[f"{invented.KEY}/groups/silent-group/index.html"]
    assert left_over(project) == []


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


@pytest.mark.parametrize("step", ["rename", "mkdir"])
def test_a_refusal_at_the_last_step_keeps_the_site(project: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    before, ready = contents(project / "site"), plan(project)

    def refuse(*arguments: Any, **named: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(place, "_swapped", lambda first, second: False)
        patched.setattr(os, step, refuse)
        with pytest.raises(PermissionError):
            building.build(ready)
    assert contents(project / "site") == before


def test_if_the_new_site_cannot_be_moved_the_old_one_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, new, work = folders(tmp_path)
    monkeypatch.setattr(place, "_swapped", lambda first, second: False)
    shutil.rmtree(new)

    with pytest.raises(FileNotFoundError):
        place.exchange(new, site, work)
    assert contents(site) == {"old.txt": b"old"}


@ON_LINUX
def test_a_folder_that_may_not_be_written_is_said_plainly_and_keeps_the_site(project: Path) -> None:
    before = contents(project)
    folders = [project, *(path for path in project.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    try:
        done = subprocess.run(projects.command("build"), cwd=project, env=projects.environment(), capture_output=True, preexec_fn=as_nobody_special)
    finally:
        for folder in folders:
            folder.chmod(0o755)

    assert (done.returncode, done.stdout.decode()) == (2, "")
    assert done.stderr.decode() == f"The computer refused to read or write a file ({project}/.build/lock): Permission denied.\n{STILL_THERE}"
    assert contents(project) == before


def as_nobody_special() -> None:
    """Even the superuser asks for permission: without CAP_DAC_OVERRIDE, from the next program on."""
    ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)


# A build that is killed


@ON_LINUX
def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one(project: Path) -> None:
    old, new = contents(project / "site"), site_of(project)
    moments = 0
    outcomes = []
    while killed(moments, lambda: building.build(plan(project))):
        found = contents(project / "site")
        outcomes.append("old" if found == old else "new" if found == new else f"a mix, at moment {moments}")
        moments += 17

    assert set(outcomes) <= {"old", "new"}
    assert outcomes[0] == "old"
    assert len(outcomes) > 5
    assert contents(project / "site") == new
    assert left_over(project) == []


@ON_LINUX
@pytest.mark.parametrize("at_once", [True, False], ids=["swapped in one step", "moved in two steps"])
def test_an_exchange_killed_at_any_step_leaves_the_old_site_or_the_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool) -> None:
    if not at_once:
        monkeypatch.setattr(place, "_swapped", lambda first, second: False)
    outcomes = []
    for moment in range(1000):
        site, new, work = folders(tmp_path / str(moment))
        was_killed = killed(moment, lambda: place.exchange(new, site, work))
        place.mend(site, work)
        outcomes.append(contents(site))
        if not was_killed:
            break

    steps = outcomes.index({"new.txt": b"new"})
    assert outcomes == [{"old.txt": b"old"}] * steps + [{"new.txt": b"new"}] * (len(outcomes) - steps)
    assert 0 < steps < len(outcomes)


@ON_LINUX
def test_workers_end_with_the_build_that_started_them(project: Path) -> None:
    for month in ("2031-02", "2032-02"):
        projects.add_edition(project, month, "published")
    change(project / BLOCK, "<ul", "{% for a in range(1000) %}{% for b in range(1000) %}{% endfor %}{% endfor %}<ul")
    code = "import os; os.cpu_count = lambda: 3; from macros.cli import run; run()"
    building_now = subprocess.Popen([sys.executable, "-c", code, "build"], cwd=project, env=projects.environment(), start_new_session=True)
    while len(members(building_now.pid)) < 4 and building_now.poll() is None:
        time.sleep(0.01)
    building_now.kill()
    building_now.wait()

    deadline = time.monotonic() + 60
    while members(building_now.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert members(building_now.pid) == []


def members(session: int) -> list[int]:
    """The processes of a session that still run."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, its_session = status.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(its_session) == session and state != "Z":
            found.append(int(status.parent.name))
    return found


def killed(moment: int, act: Callable[[], object]) -> bool:
    """Do `act` in a process that is killed before its change number `moment` of the disk; False if it came to its end."""
    child = os.fork()
    if child == 0:
        kill_at(moment)
        act()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def kill_at(moment: int) -> None:
    left = moment

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        writes = event == "open" and bool(arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        if writes or event in {"os.rename", "os.mkdir", "os.remove", "os.rmdir"}:
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hear)


def folders(folder: Path) -> tuple[Path, Path, Path]:
    """A site, a new one, and a folder to work in."""
    work = folder / ".build"
    for name, text in (("site", "old"), (".build/new", "new")):
        (folder / name).mkdir(parents=True)
        (folder / name / f"{text}.txt").write_text(text, encoding="utf-8")
    return folder / "site", work / "new", work


def site_of(project: Path) -> dict[str, bytes]:
    """What the project's site has to be, built elsewhere."""
    site = project / "elsewhere" / "site"
    building.build(building.plan(project, site))
    return contents(site)


def left_over(project: Path) -> list[str]:
    """What a build has left lying about."""
    return sorted(set(os.listdir(project / ".build")) - {"site.json", "lock"})


# Two builds, or two sites, at once


def test_of_builds_at_once_each_ends_well_or_stands_back(project: Path) -> None:
    new = site_of(project)
    running = [
        subprocess.Popen(projects.command("build"), cwd=project, env=projects.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    said = [process.communicate()[1].decode() for process in running]
    ends = [(process.returncode, text) for process, text in zip(running, said, strict=True)]

    assert set(ends) <= {(0, ""), (2, RUNNING)}
    assert (0, "") in ends
    assert contents(project / "site") == new
    assert left_over(project) == []


@pytest.mark.parametrize("left", [b"", b"1", str(os.getpid()).encode(), b"not a number"])
def test_a_lock_that_nobody_holds_keeps_nobody_out(project: Path, left: bytes) -> None:
    (project / ".build/lock").write_bytes(left)

    assert building.build(plan(project)).built


def test_a_lock_is_free_again_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), place.locked(tmp_path):
        _ = 1 / 0
    taken: list[bool] = []

    def take() -> None:
        with place.locked(tmp_path):
            taken.append(True)

    thread = threading.Thread(target=take)
    thread.start()
    thread.join()
    assert taken == [True]


def test_a_site_that_was_moved_aside_comes_back_under_its_own_name_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, new, work = folders(tmp_path)
    monkeypatch.setattr(place, "_swapped", lambda first, second: False)
    rename_folder, moved = os.rename, []

    def die_after_the_first(source: Path, target: Path) -> None:
        if moved:
            raise KeyboardInterrupt
        moved.append(source)
        rename_folder(source, target)

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(os, "rename", die_after_the_first)
        place.exchange(new, site, work)
    assert not site.exists()

    place.mend(tmp_path / "site-drafts", work)
    assert not (tmp_path / "site-drafts").exists()
    place.mend(site, work)
    assert contents(site) == {"old.txt": b"old"}

"""A build that is killed, at whatever moment, leaves `site/` as it was or as it was to be."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest

from macros import build as building
from macros.build import place

from . import invented, projects
from .projects import EDITIONS, change, contents, left_over

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs forks and signals as Linux has them")

GROUPS: Final = f"{EDITIONS}/{invented.EDITION}/groups.yml"


def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one(project: Path) -> None:
    change(project / GROUPS, "name: Silent Group", "name: Quiet Group")
    elsewhere = project / "elsewhere/site"
    building.build(building.plan(project, elsewhere))
    old, new = contents(project / "site"), contents(elsewhere)
    moments = 0
    outcomes = []
    while killed(moments, lambda: building.build(building.plan(project, project / "site"))):
        found = contents(project / "site")
        outcomes.append("old" if found == old else "new" if found == new else f"a mix, at moment {moments}")
        moments += 20

    assert set(outcomes) <= {"old", "new"}
    assert outcomes[0] == "old"
    assert len(outcomes) > 5
    assert contents(project / "site") == new
    assert left_over(project) == []


def test_workers_end_with_the_build_that_started_them(project: Path) -> None:
    for name in ("brook-side", "cold-fell"):
        projects.add_partnership(project, name)
    change(project / "overrides/blocks/leaders.html", "<ul", "{% for a in range(1000) %}{% for b in range(1000) %}{% endfor %}{% endfor %}<ul")
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


@pytest.mark.parametrize("at_once", [True, False], ids=["swapped in one step", "moved in two steps"])
def test_an_exchange_killed_at_any_step_leaves_the_old_site_or_the_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool) -> None:
    if not at_once:
        monkeypatch.setattr(place, "_swapped", lambda first, second: False)
    outcomes = []
    for moment in range(1000):
        work, site = tmp_path / str(moment) / ".build", tmp_path / str(moment) / "site"
        new = work / "new"
        for folder, text in ((site, "old"), (new, "new")):
            folder.mkdir(parents=True)
            (folder / f"{text}.txt").write_text(text, encoding="utf-8")
        was_killed = killed(moment, partial(place.exchange, new, site, work))
        place.mend(site, work)
        outcomes.append(contents(site))
        if not was_killed:
            break

    steps = outcomes.index({"new.txt": b"new"})
    assert outcomes == [{"old.txt": b"old"}] * steps + [{"new.txt": b"new"}] * (len(outcomes) - steps)
    assert 0 < steps < len(outcomes)


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
        if writes or event in {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "ctypes.dlopen"}:
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hear)

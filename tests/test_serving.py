"""The live preview as a person meets it: a server in a process of its own, which takes in whatever is saved."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Final

import pytest

from . import invented, projects
from .projects import EDITIONS, change

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl and C is a signal here")

GROUPS: Final = f"{EDITIONS}/{invented.EDITION}/groups.yml"
PATIENCE: Final = 60.0


class Server:
    """`serve` in a project; what it prints goes into a file."""

    def __init__(self, project: Path, *arguments: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.project = project
        self._log = project.with_name(f"said-{self.port}.txt")
        words = projects.command("serve", *arguments, "--port", str(self.port))
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(words, cwd=project, env=projects.environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    @property
    def said(self) -> str:
        return self._log.read_text("utf-8")

    def page(self, path: str = "/") -> str:
        """The page as a browser shows it, whatever its status."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=PATIENCE) as answer:
                return unescape(answer.read().decode())
        except urllib.error.HTTPError as answer:
            return unescape(answer.read().decode())

    def wait_until(self, what: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not what():
            assert self._process.poll() is None, self.said
            assert time.monotonic() < deadline, self.said
            time.sleep(0.05)

    def begin(self) -> None:
        self.wait_until(lambda: "Open http" in self.said)

    def press_ctrl_c(self, times: int = 1) -> int:
        """The exit code after Ctrl and C."""
        for _ in range(times):
            self._process.send_signal(signal.SIGINT)
            time.sleep(0.02)
        return self._process.wait(PATIENCE)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all. Whoever changes its project puts it back."""
    started = Server(projects.make(tmp_path_factory.mktemp("serving") / "project"), invented.KEY)
    try:
        started.begin()
        yield started
    finally:
        started.end()


def saved(server: Server, file: str, old: str, new: str, path: str, now: str) -> None:
    """Change a file, see `now` come to the page at `path`, change the file back and see it go."""
    before = without_script(server.page(path))
    assert now not in before
    change(server.project / file, old, new)
    try:
        server.wait_until(lambda: now in server.page(path))
    finally:
        change(server.project / file, new, old)
        server.wait_until(lambda: without_script(server.page(path)) == before)


def without_script(page: str) -> str:
    """The page without what the server puts in to reload it."""
    return re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)


CHANGES: Final = {
    "data": (GROUPS, "name: Main Board", "name: First Board", "/groups/main-board/", "<h1>First Board</h1>"),
    "words": ("macros/wording.py", '"published": "Published"', '"published": "In force"', "/", '<span class="tag">In force</span>'),
    "code that Python cannot read": ("macros/wording.py", "def day(", "def day((", "/groups/main-board/", "Python cannot read this: "),
    "code that fails before any page": (
        "macros/preview.py", "edition = choose(", "edition = 1 / 0 or choose(", "/groups/main-board/",
        "macros: the pages could not be made: ZeroDivisionError: division by zero [broken-code]",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "path", "now"), CHANGES.values(), ids=CHANGES)
def test_what_is_saved_shows_in_the_browser_and_what_is_put_back_too(server: Server, file: str, old: str, new: str, path: str, now: str) -> None:
    saved(server, file, old, new, path, now)


def built(server: Server) -> str:
    """When the pages were built last, which the server writes into each."""
    found = re.search(r"livereload\((\d+),", server.page())
    assert found
    return found[1]


def test_as_long_as_nothing_changes_nothing_is_built(server: Server) -> None:
    saved(server, *CHANGES["data"])  # a build reads all files, and whoever watches them may be told of that too
    seen = ["", built(server)]
    while seen[-2] != seen[-1]:  # a change may be told in more than one event
        assert len(seen) < 10, seen
        time.sleep(0.7)
        seen.append(built(server))


def test_a_problem_is_said_on_the_terminal_and_that_it_is_put_right(server: Server) -> None:
    already = len(server.said)
    problem = "data/glossary.yml:2:1: `termes` is not known here; did you mean `terms`? [unknown-key]"
    saved(server, "data/glossary.yml", "terms:", "termes:", "/groups/main-board/", problem)

    server.wait_until(lambda: server.said.endswith("up to date again.\n"))
    told = f"{problem}\n  2 | termes:\n    | ^\n\nOne problem found. Nothing was built.\n"
    assert server.said[already:] == f"{told}Put right. The pages are up to date again.\n"


def test_an_address_that_does_not_exist_tells_the_problem_as_long_as_there_is_one(server: Server) -> None:
    assert server.page("/nowhere/") == "404 Not Found"
    saved(server, "data/glossary.yml", "terms:", "termes:", "/nowhere/", "`termes` is not known here")


def test_no_traceback_was_printed_meanwhile(server: Server) -> None:
    assert "Traceback" not in server.said


@pytest.mark.parametrize("times", [1, 2])
def test_ctrl_and_c_ends_it_with_a_word(project: Path, times: int) -> None:
    server = Server(project)
    try:
        server.begin()
        code = server.press_ctrl_c(times)
        begun = f"Open http://127.0.0.1:{server.port}/ in a browser. Every change shows there when you save a file. Press Ctrl and C to stop.\n"
        assert server.said.startswith(f"{begun}Stopped.\n")
        assert not projects.Ran(code, server.said, "").has_traceback
        assert times > 1 or (code, server.said) == (0, f"{begun}Stopped.\n")
    finally:
        server.end()


def test_a_port_in_use_is_said_and_nothing_else_is_promised(project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = projects.run(project, "serve", "--port", str(port))

    says = f"Port {port} is in use on this computer. Try another one, as in `serve --port {port + 1}`.\n"
    assert ran == projects.Ran(2, "", says)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "eight"])
def test_a_port_that_cannot_be_is_said(project: Path, port: str) -> None:
    ran = projects.run(project, "serve", "--port", port)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[-1].startswith("Error: Invalid value for '--port': ")


def test_an_unknown_edition_is_said_and_nothing_is_served(project: Path) -> None:
    says = "There is no edition `arden-vale/2030-06`. Did you mean `arden-vale/2030-05`?\n"
    assert projects.run(project, "serve", "arden-vale/2030-06") == projects.Ran(2, "", says)

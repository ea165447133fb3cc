"""How long it takes from saving a file until a live preview shows it."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.request import urlopen

from .measuring import Failed, environment
from .ours import Project, change_a_line

_PATIENCE: Final = 60.0
_PAUSE: Final = 1.5
_ASKED_EVERY: Final = 0.02  # seconds; to be asked more often would hold a server up in its work


@contextmanager
def serving(arguments: tuple[str, ...], folder: Path, page: str) -> Iterator[str]:
    """A server that is running; gives the address of `page` once that can be read. `PORT` in an argument is a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [argument.replace("PORT", str(port)) for argument in arguments]
    process = subprocess.Popen(command, cwd=folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}/{page}"
        _wait(address, "<h1")
        yield address
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def ours(project: Project, key: str) -> tuple[tuple[str, ...], Path, str]:
    """What `serving` needs for our preview of one edition."""
    return (sys.executable, "-m", "macros", "serve", key, "--port", "PORT"), project.folder, "agencies/index.html"


def stock(mkdocs: str, folder: Path) -> tuple[tuple[str, ...], Path, str]:
    """What `serving` needs for `mkdocs serve`, which watches `data` since its configuration says so."""
    return (mkdocs, "serve", "--quiet", "--dev-addr", "127.0.0.1:PORT"), folder, "agencies/"


def seconds_until_seen(address: str, file: Path, mark: str) -> float:
    """Change one line of `file`, and wait for it in the page."""
    time.sleep(_PAUSE)
    change_a_line(file, mark)
    start = time.perf_counter()
    _wait(address, f"Mark {mark}")
    return time.perf_counter() - start


def _wait(address: str, text: str) -> None:
    end = time.perf_counter() + _PATIENCE
    while time.perf_counter() < end:
        try:
            with urlopen(address, timeout=_PATIENCE) as answer:
                if text in answer.read().decode("utf-8"):
                    return
        except (URLError, OSError):
            pass
        time.sleep(_ASKED_EVERY)
    raise Failed(f"{address} did not show `{text}` within {_PATIENCE:.0f} seconds")

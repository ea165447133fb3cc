"""Commands without the wait for Python and its libraries: each in a copy of a process that has all our code loaded and has run none of it.

The copy runs `macros/__main__.py` of its project from the first line, in its own folder and environment, as a process started anew would.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import pkgutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Final

_ROOT: Final = Path(__file__).resolve().parent.parent
_NAMES: Final = ("in", "out", "err")
_TIMEOUT: Final = 120


def can_run(project: Path) -> bool:
    """Whether the commands of a project can be run here: only on Linux, and only if its code is ours to the letter."""
    return sys.platform == "linux" and (project == _ROOT or _code(project) == _own_code())


def run(project: Path, arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[int, bytes, bytes]:
    """The exit code of `python -m macros ARGUMENTS` in the project, and what it printed."""
    asked, answered = _server()
    with TemporaryDirectory() as folder:
        files = {name: os.path.join(folder, name) for name in _NAMES}
        for file in files.values():
            Path(file).touch()
        asked.write(json.dumps({"project": str(project), "arguments": arguments, "environment": dict(environment), "files": files}) + "\n")
        asked.flush()
        return int(answered.readline()), Path(files["out"]).read_bytes(), Path(files["err"]).read_bytes()


@cache
def _own_code() -> dict[str, tuple[int, int]]:
    return _code(_ROOT)


def _code(project: Path) -> dict[str, tuple[int, int]]:
    """The size and time of every file of code. Copies keep the time."""
    files = ((path, path.stat()) for path in (project / "macros").rglob("*.*") if "__pycache__" not in path.parts)
    return {str(path.relative_to(project)): (found.st_size, found.st_mtime_ns) for path, found in files}


@cache
def _server() -> tuple[IO[str], IO[str]]:
    """Where to ask and where the answer comes. The server ends with the process that started it."""
    server = subprocess.Popen([sys.executable, "-m", __name__], cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert server.stdin is not None
    assert server.stdout is not None
    atexit.register(server.communicate)
    return server.stdin, server.stdout


def _serve() -> None:
    import macros

    for found in pkgutil.walk_packages(macros.__path__, "macros."):
        if found.name not in {"macros.__main__", "macros.site_hooks"}:
            import_module(found.name)
    gc.freeze()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _become(**json.loads(line))
            return
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _become(project: str, arguments: list[str], environment: dict[str, str], files: dict[str, str]) -> None:
    signal.alarm(_TIMEOUT)
    for number, name in enumerate(_NAMES):
        os.dup2(os.open(files[name], os.O_RDWR), number)
    sys.stdin, sys.stdout, sys.stderr = open(0, closefd=False), open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115
    os.chdir(project)
    os.environ.clear()
    os.environ.update(environment)
    main = Path(project) / "macros/__main__.py"
    sys.argv, sys.path[0] = [str(main), *arguments], project
    for name, module in list(sys.modules.items()):
        if name.startswith("macros.") and getattr(module, "ROOT", None) == _ROOT:
            module.ROOT = Path(project)  # type: ignore[attr-defined]
    told: dict[str, Any] = {"__name__": "__main__", "__package__": "macros", "__file__": str(main)}
    exec(compile(main.read_bytes(), main, "exec"), told)


if __name__ == "__main__":
    _serve()

"""`./site-build.sh` installs the tools once, repairs them, says what keeps it from that, and hands on what was asked.

Nothing is really installed: a Python of the test's own writes down what it was asked to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from .projects import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows uses `python -m macros` instead of this script")

TOOLS: Final = ("bash", "cat", "cmp", "cp", "dirname", "env", "find", "grep", "ls", "mkdir", "rm", "rmdir", "sleep")
LOCKS: Final = ("requirements.lock", "requirements-test.lock")
SAYING: Final = "Installing the tools (once) ...\n"

PYTHON: Final = r"""#!/usr/bin/env bash
case "$*" in
  *version_info*) echo "${FAKE_VERSION:-3.12}" ;;
  *"import pip"*) [ ! -e "$(dirname "$0")/broken" ] ;;
  "-m venv .venv")
    echo "venv" >>"$FAKE_LOG"
    if [ -n "${FAKE_VENV_SAYS:-}" ]; then echo "$FAKE_VENV_SAYS"; exit 1; fi
    mkdir -p .venv/bin
    cp "$0" .venv/bin/python
    ;;
  "-m pip install"*)
    echo "pip $PIP_USER ${*:4}" >>"$FAKE_LOG"
    sleep "${FAKE_PIP_TAKES:-0}"
    if [ -n "${FAKE_PIP_SAYS:-}" ]; then echo "$FAKE_PIP_SAYS"; exit 1; fi
    ;;
  "-m macros"*)
    echo "macros in $PWD, $NO_MKDOCS_2_WARNING" >>"$FAKE_LOG"
    shift 2
    if [ $# -gt 0 ]; then printf '[%s]\n' "$@"; fi
    exit "${FAKE_CODE:-0}"
    ;;
  *) echo "unexpected: $*" >>"$FAKE_LOG" ;;
esac
"""


@dataclass(frozen=True)
class Computer:
    """A folder with the script and its lock files, and a PATH with the tools of a plain computer and our own Python."""

    folder: Path
    path: Path

    def run(self, *words: str, cwd: Path | None = None, **more: str) -> tuple[int, str, str]:
        """Exit code, output and errors of the script."""
        script = os.path.relpath(self.folder / "site-build.sh", cwd or self.folder)
        words = (script if "/" in script else f"./{script}", *words)
        done = subprocess.run(words, cwd=cwd or self.folder, env=self.environment(**more), capture_output=True, text=True, timeout=60)
        return done.returncode, done.stdout, done.stderr

    def environment(self, **more: str) -> dict[str, str]:
        return {"PATH": str(self.path), "FAKE_LOG": str(self.path / "log"), **more}

    def done(self) -> list[str]:
        """What Python was asked to do since the last time."""
        log = self.path / "log"
        lines = log.read_text().splitlines() if log.exists() else []
        log.unlink(missing_ok=True)
        return lines

    def installs(self, lock: str) -> str:
        return f"pip no --require-hashes --only-binary :all: --no-input --disable-pip-version-check --no-color -r {lock}"

    @property
    def runs(self) -> str:
        return f"macros in {self.folder}, 1"


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    folder, path = tmp_path / "a folder", tmp_path / "bin"
    folder.mkdir()
    path.mkdir()
    shutil.copy2(ROOT / "site-build.sh", folder)
    for name in LOCKS:
        (folder / name).write_text(f"# {name}\n", encoding="utf-8")
    for name in TOOLS:
        found = shutil.which(name)
        assert found, f"{name} is missing on this computer"
        (path / name).symlink_to(found)
    (path / "python3").write_text(PYTHON, encoding="utf-8")
    (path / "python3").chmod(0o755)
    return Computer(folder, path)


# Installing


def test_the_first_run_installs_and_the_next_ones_do_not(computer: Computer) -> None:
    assert computer.run() == (0, "", SAYING)
    assert computer.done() == ["venv", computer.installs("requirements.lock"), computer.runs]

    assert computer.run() == (0, "", "")
    assert computer.done() == [computer.runs]
    assert sorted(os.listdir(computer.folder)) == [".venv", *sorted((*LOCKS, "site-build.sh"))]


def test_the_tests_need_more_tools_which_are_installed_when_they_are_first_asked_for(computer: Computer) -> None:
    computer.run("build")
    computer.done()

    assert computer.run("test") == (0, "[test]\n", SAYING)
    assert computer.done() == [computer.installs("requirements-test.lock"), computer.runs]
    for words in (["test"], ["build"]):
        assert computer.run(*words) == (0, f"[{words[0]}]\n", "")
    assert computer.done() == [computer.runs, computer.runs]


def test_who_begins_with_the_tests_has_everything(computer: Computer) -> None:
    computer.run("test")
    computer.done()

    assert computer.run("build") == (0, "[build]\n", "")
    assert computer.done() == [computer.runs]


BROKEN: Final = {
    "another lock file": ("requirements.lock", False),
    "no record of what was installed": (".venv/requirements.lock", True),
    "no Python": (".venv/bin/python", True),
    "a Python without pip": (".venv/bin/broken", True),
}


@pytest.mark.parametrize(("file", "anew"), BROKEN.values(), ids=BROKEN)
def test_tools_that_are_not_right_are_repaired(computer: Computer, file: str, anew: bool) -> None:
    computer.run()
    computer.done()
    path = computer.folder / file
    if file.startswith(".venv") and path.exists():
        path.unlink()
    else:
        path.write_text("changed\n", encoding="utf-8")

    assert computer.run() == (0, "", SAYING)
    assert computer.done() == [*(["venv"] if anew else []), computer.installs("requirements.lock"), computer.runs]
    assert computer.run() == (0, "", "")
    assert computer.done() == [computer.runs]


def test_of_two_runs_at_once_one_installs_and_the_other_waits(computer: Computer) -> None:
    words, named = [computer.folder / "site-build.sh"], computer.environment(FAKE_PIP_TAKES="1")
    both = [subprocess.Popen(words, env=named, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = sorted(process.communicate(timeout=60)[1] for process in both)

    assert [process.returncode for process in both] == [0, 0]
    assert said in (["", SAYING], [SAYING, "Waiting for another run that is installing the tools ...\n"])
    assert computer.done() == ["venv", computer.installs("requirements.lock"), computer.runs, computer.runs]


def test_a_run_that_died_while_it_installed_keeps_nobody_waiting(computer: Computer) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (computer.folder / ".venv.lock").mkdir()
    (computer.folder / ".venv.lock" / str(gone.pid)).touch()

    assert computer.run() == (0, "", SAYING)
    assert not (computer.folder / ".venv.lock").exists()


# What keeps it from installing

NEXT: Final = "Nothing else was changed. What the installer said is in {folder}/.venv.log.\n"
FAILURES: Final = {
    "a full disk": ("OSError: [Errno 28] No space left on device", "The disk is full. Make room (about 300 MB), then run the same command again."),
    "another package": ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES",
        "A package is not the one that requirements.lock names. Do not work around this: tell whoever looks after this project."),
    "no network": ("Failed to establish a new connection: getaddrinfo failed",
        "The package registry could not be reached. Check the internet connection (and HTTPS_PROXY, where there is a proxy),"
        " then run the same command again."),
    "no such package": ("ERROR: No matching distribution found for x==1",
        "A package is not to be had for Python 3.12 on this computer. Install Python 3.13, then run the same command again."),
    "anything else": ("Segmentation fault",
        "Run the same command again. If that does not help, show the file .venv.log to whoever looks after this project."),
}  # fmt: skip


@pytest.mark.parametrize(("pip", "says"), FAILURES.values(), ids=FAILURES)
def test_what_the_installer_said_is_put_in_plain_words_and_the_next_run_tries_again(computer: Computer, pip: str, says: str) -> None:
    told = f"{SAYING}The tools could not be installed.\n{says}\n{NEXT.format(folder=computer.folder)}"
    assert computer.run(FAKE_PIP_SAYS=pip) == (2, "", told)
    assert computer.done() == ["venv", computer.installs("requirements.lock")]

    assert computer.run() == (0, "", SAYING)
    assert computer.done()[-2:] == [computer.installs("requirements.lock"), computer.runs]
    assert not (computer.folder / ".venv.log").exists()


def test_a_python_that_cannot_make_environments_is_said(computer: Computer) -> None:
    says = "This Python cannot make a virtual environment. On Debian and Ubuntu: sudo apt install python3-venv. Then run the same command again."
    told = f"{SAYING}The tools could not be installed.\n{says}\n{NEXT.format(folder=computer.folder)}"
    assert computer.run(FAKE_VENV_SAYS="The virtual environment was not created because ensurepip is not available") == (2, "", told)


WHERE: Final = (
    "Install it from https://www.python.org/downloads/, or on Debian and Ubuntu with: sudo apt install python3 python3-venv\n"
    "Then open a new terminal and run the same command again.\n"
)


def test_a_computer_without_python_is_told_where_to_get_it(computer: Computer) -> None:
    (computer.path / "python3").unlink()

    assert computer.run() == (2, "", f"This needs Python 3.11 or newer, and there is none on this computer.\n{WHERE}")


def test_an_old_python_is_named(computer: Computer) -> None:
    says = f"This needs Python 3.11 or newer, and there is none on this computer. (Found: python3 is 3.9.)\n{WHERE}"
    assert computer.run(FAKE_VERSION="3.9") == (2, "", says)
    assert computer.done() == []


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14", "3.15", "3.20"])
def test_any_newer_python_will_do(computer: Computer, version: str) -> None:
    assert computer.run(FAKE_VERSION=version) == (0, "", SAYING)


# Handing on


def test_what_was_asked_is_handed_on_word_for_word(computer: Computer) -> None:
    words = ["serve", "a b/2030-05", "", "--port", "8001", "*", "$HOME"]

    assert computer.run(*words)[:2] == (0, "".join(f"[{word}]\n" for word in words))


@pytest.mark.parametrize("code", ["0", "1", "2"])
def test_the_exit_code_is_that_of_the_command(computer: Computer, code: str) -> None:
    assert computer.run("check", FAKE_CODE=code)[0] == int(code)


def test_from_anywhere_it_works_in_its_own_folder(computer: Computer) -> None:
    assert computer.run(cwd=computer.path) == (0, "", SAYING)
    assert computer.done() == ["venv", computer.installs("requirements.lock"), computer.runs]

"""A command in a copy of a loaded process does what it does in a process of its own, and is not run there if the code is not ours."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

import pytest

from . import invented, warm
from .projects import Ran, change, command, contents, environment, run_command

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs forks as Linux has them")

COMMANDS: Final = {
    "all is well": ["check"],
    "a report": ["check", "--format", "json", "--on", "2030-06-01"],
    "nothing to build": [],
    "help": ["publish", "--help"],
    "an unknown command": ["chek"],
    "a refusal": ["compare", invented.KEY, "arden-vale/2031-05"],
}


def warmly(project: Path, *arguments: str, **more: str) -> Ran:
    code, out, err = warm.run(project, arguments, environment(**more))
    return Ran(code, out.decode(), err.decode())


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_it_prints_and_ends_as_a_process_of_its_own(project: Path, words: list[str]) -> None:
    assert warmly(project, *words) == run_command(project, command(*words))


def test_it_is_in_the_project_and_in_the_environment_that_it_was_given(project: Path) -> None:
    before, here, ours = contents(project / "site"), Path.cwd(), dict(os.environ)
    address = "https://council.example/arrangements/"
    assert warmly(project, "build", SITE_URL=address).code == 0
    assert address in (project / "site" / invented.KEY / "partners/index.html").read_text("utf-8")
    assert warmly(project, "build").code == 0
    assert contents(project / "site") == before
    assert (Path.cwd(), dict(os.environ)) == (here, ours)


def test_code_that_a_test_has_changed_is_run_as_it_is(project: Path) -> None:
    assert warm.can_run(project)
    change(project / "macros/wording.py", "from __future__", "# Changed.\nfrom __future__")
    assert not warm.can_run(project)

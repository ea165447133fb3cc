"""The commands as a person types them: what they print, where, and how they end."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Final

import pytest

from . import invented, projects
from .projects import Ran, change, contents, run

LOOK: Final = "Open site/index.html in a browser, or run `./site-build.sh serve` for a live preview.\n"
STILL_THERE: Final = "The last good site, if there is one, is still in site/.\n"
FAULT: Final = ("data/glossary.yml", "terms:", "termes:")
SAYS: Final = "`termes` is not known here; did you mean `terms`?"
REPORT: Final = f"""\
data/glossary.yml:2:1: {SAYS} [unknown-key]
  2 | termes:
    | ^

One problem found. Nothing was built.
"""


@pytest.fixture
def broken(project: Path) -> Path:
    """A project with one problem in its data."""
    change(project / FAULT[0], *FAULT[1:])
    return project


def built(project: Path) -> str:
    """What a build has to print where there is no terminal."""
    names = [name for name in contents(project / "site") if name.endswith(".html")]
    own = sum(1 for name in names if name.startswith(f"{invented.KEY}/"))
    return f"Built: {invented.KEY}, {own} pages.\nBuilt one edition with {len(names)} pages into site/: {invented.KEY}.\n{LOOK}"


# Build


@pytest.mark.parametrize("words", [["build"], []], ids=["build", "no command at all"])
def test_build_says_what_it_built_and_then_that_nothing_has_changed(tmp_path: Path, words: list[str]) -> None:
    project = projects.make(tmp_path)

    assert run(project, *words) == Ran(0, built(project), "")
    assert run(project, *words) == Ran(0, f"Nothing has changed since the last build. {LOOK}", "")


def test_build_names_the_abbreviations_that_nothing_explains(tmp_path: Path) -> None:
    project = projects.make(tmp_path)
    change(project / projects.EDITIONS / invented.EDITION / "sections.yml", "text: We ask them", "text: We ask the QXZ")

    said = run(project, "build").out.splitlines()[1]
    assert said == f"{invented.KEY} uses QXZ and explains it nowhere: `./site-build.sh check {invented.KEY}` says where that is, and what to do."


def test_build_from_another_folder_names_the_site_as_seen_from_there(project: Path) -> None:
    ran = projects.run_command(project / "data", projects.command("build"), PYTHONPATH=str(project))

    assert ran == Ran(0, f"Nothing has changed since the last build. {LOOK.replace('site/', '../site/', 1)}", "")


def test_build_with_problems_prints_them_all_and_keeps_the_site(broken: Path) -> None:
    before = contents(broken / "site")
    change(broken / "data/organisations.yml", "\norganisations:", "\norganisation:")

    says = "`organisation` is not known here; did you mean `organisations`?"
    second = f"data/organisations.yml:2:1: {says} [unknown-key]\n  2 | organisation:\n    | ^\n"
    assert run(broken, "build") == Ran(2, "", REPORT.replace("\nOne problem", f"\n{second}\nTwo problems"))
    assert contents(broken / "site") == before


@pytest.mark.parametrize(("words", "named"), [(["--site-url", "https://x.example/a/"], {}), ([], {"SITE_URL": "https://x.example/a/"})])
def test_the_address_of_the_site_comes_from_an_option_or_the_environment(project: Path, words: list[str], named: dict[str, str]) -> None:
    assert run(project, *words, **named).code == 0

    page = contents(project / "site")[f"{invented.KEY}/partners/index.html"]
    assert f'<link rel="canonical" href="https://x.example/a/{invented.KEY}/partners/">' in page.decode()


def test_drafts_go_into_a_folder_of_their_own(project: Path) -> None:
    before = contents(project / "site")
    draft = projects.add_edition(project, "2031-02", "draft")

    ran = run(project, "build", "--drafts")
    assert (ran.code, ran.err, ran.out.splitlines()[-2].partition(" with ")[0]) == (0, "", "Built two editions")
    assert {f"{draft}/index.html", f"{invented.KEY}/index.html"} <= set(contents(project / "site-drafts"))
    assert contents(project / "site") == before


# Tests


@pytest.mark.parametrize(("text", "code"), [("assert True", 0), ("assert False", 1)])
def test_the_tests_of_the_project_end_as_pytest_ends(project: Path, text: str, code: int) -> None:
    (project / "tests").mkdir()
    (project / "tests/test_one.py").write_text(f"def test_one() -> None:\n    {text}\n", encoding="utf-8")

    ran = run(project, "test", "-q", "-p", "no:cacheprovider", "tests/test_one.py")
    assert (ran.code, ran.err) == (code, "")


# Whatever goes wrong


def test_a_fault_of_the_program_is_said_without_a_traceback(project: Path) -> None:
    change(project / "macros/dataset/shared.py", "    files = load_files(", "    1 / 0\n    files = load_files(")

    says = f"Something went wrong that is not your fault: ZeroDivisionError: division by zero.\n{STILL_THERE}"
    assert run(project, "build") == Ran(2, "", says)


def test_a_folder_of_data_that_is_missing_is_said(project: Path) -> None:
    (project / "data").rename(project / "date")

    ran = run(project, "check")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("data: there is no such folder; run the command in the project's folder [missing-folder]\n")


def test_without_the_tools_the_commands_say_how_to_install_them(good_project: Path) -> None:
    ran = projects.run_command(good_project, [sys.executable, "-S", "-m", "macros", "check"])

    assert ran == Ran(2, "", "The tools are not installed (there is no click). README.md says how to install them.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix")
def test_a_terminal_shows_a_bar_and_no_plain_lines(tmp_path: Path) -> None:
    project = projects.make(tmp_path)
    code, shown = on_a_terminal(project, "build")

    assert code == 0
    assert re.search(r"Building.*0/1", shown)
    last = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown).replace("\r\n", "\n").rpartition("\r")[2]
    assert last == built(project).partition("\n")[2]


def on_a_terminal(project: Path, *words: str) -> tuple[int, str]:
    """The exit code of a command on a terminal, and all that the terminal received."""
    import pty

    child, terminal = pty.fork()
    if child == 0:
        os.chdir(project)
        os.execve(sys.executable, projects.command(*words), projects.environment(TERM="xterm", COLUMNS="80"))
    shown = b""
    try:
        while part := os.read(terminal, 4096):
            shown += part
    except OSError:
        pass
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown.decode()

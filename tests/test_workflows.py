"""What code hosts do with the project: check, build and publish it with as few rights as will do, and say what changes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from macros.cli import main

from .projects import ROOT, Ran, run_command

WORKFLOWS: Final = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITLAB: Final[dict[str, Any]] = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text("utf-8"))
NEEDS_BASH: Final = pytest.mark.skipif(sys.platform == "win32", reason="code hosts run it with bash")


def workflow(name: str) -> dict[str, Any]:
    found = yaml.load((ROOT / f".github/workflows/{name}.yml").read_text("utf-8"), yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


def steps() -> Iterator[dict[str, Any]]:
    """Every step of every job on GitHub."""
    for path in WORKFLOWS:
        for job in workflow(path.stem)["jobs"].values():
            yield from job["steps"]


def scripts() -> Iterator[str]:
    """Everything that a code host runs."""
    yield from (step["run"] for step in steps() if "run" in step)
    yield from ("\n".join(job["script"]) for job in GITLAB.values() if isinstance(job, dict) and "script" in job)


def test_each_job_has_the_rights_that_it_needs_and_no_others() -> None:
    found = {path.stem: workflow(path.stem) for path in WORKFLOWS}
    assert {name: made["permissions"] for name, made in found.items()} == {"check": {}, "publish": {}}
    assert {f"{name}/{job}": made["permissions"] for name, each in found.items() for job, made in each["jobs"].items()} == {
        "check/check": {"contents": "read"},
        "check/comment": {"pull-requests": "write"},
        "publish/build": {"contents": "read", "pages": "read"},
        "publish/publish": {"pages": "write", "id-token": "write"},
    }


def test_what_may_write_runs_nothing_of_the_project() -> None:
    jobs = {job: made for path in WORKFLOWS for job, made in workflow(path.stem)["jobs"].items()}
    writing = {name for name, job in jobs.items() if "write" in job["permissions"].values()}
    with_code = {name for name, job in jobs.items() if any("checkout" in step.get("uses", "") for step in job["steps"])}
    assert [writing, with_code] == [{"comment", "publish"}, {"check", "build"}]


def test_actions_are_pinned_by_commit_and_leave_no_password_behind() -> None:
    lines = [line for path in WORKFLOWS for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert [line for line in lines if not re.fullmatch(r" +(- )?uses: actions/[a-z-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+", line)] == []
    assert [step["with"].get("persist-credentials") for step in steps() if "checkout" in step.get("uses", "")] == ["false", "false"]


def test_no_script_holds_what_somebody_else_wrote_and_no_file_a_secret() -> None:
    """What GitHub puts into a script stands there as code."""
    texts = [path.read_text("utf-8") for path in (*WORKFLOWS, ROOT / ".gitlab-ci.yml")]
    assert [script for script in scripts() if "${{" in script] == []
    assert [text for text in texts if re.search(r"secrets\.|pull_request_target|_TOKEN\b(?!: \$\{\{ github\.token \}\})", text)] == []


def test_scripts_call_commands_that_there_are() -> None:
    named = {name for script in scripts() for name in re.findall(r"\./site-build\.sh ([a-z][a-z-]*)", script)}
    named |= set(re.findall(r"\./site-build\.sh ([a-z][a-z-]*)", (ROOT / ".ci/changes").read_text("utf-8")))
    assert [named - set(main.commands), "check" in named, "verify" in named, "compare" in named] == [set(), True, True, True]


@NEEDS_BASH
def test_scripts_can_be_read_by_bash() -> None:
    files = [(ROOT / ".ci/changes").read_text("utf-8"), *scripts()]
    assert [subprocess.run(["bash", "-n"], input=text.encode(), check=False).returncode for text in files] == [0] * len(files)


def test_the_site_is_built_for_the_address_at_which_it_will_stand() -> None:
    built = [step["env"]["SITE_URL"] for step in workflow("publish")["jobs"]["build"]["steps"] if step.get("name") == "Build"]
    assert built == ["${{ steps.pages.outputs.base_url }}/"]
    assert [line for line in GITLAB["pages"]["script"] if "SITE_URL" in line] == ['SITE_URL="$CI_PAGES_URL/" ./site-build.sh']
    assert [GITLAB["pages"]["script"][-1], GITLAB["pages"]["artifacts"]] == ["mv site public", {"paths": ["public"]}]


def test_what_is_wrong_stands_beside_its_line_also_where_nothing_could_be_built() -> None:
    run = [step for step in workflow("check")["jobs"]["check"]["steps"] if "run" in step]
    assert [(step["run"], step.get("if")) for step in run if "id" not in step] == [
        ("./site-build.sh", None),
        ("./site-build.sh check --format github || [ $? -eq 1 ]", "${{ !cancelled() }}"),
        ("./site-build.sh verify", "${{ !cancelled() }}"),
    ]


@NEEDS_BASH
@pytest.mark.parametrize(("codes", "ran", "code"), [
    ({}, ["check --format junit", "", "verify"], 0),
    ({"check": 1}, ["check --format junit", "", "verify"], 0),
    ({"check": 2, "": 2}, ["check --format junit", ""], 2),
    ({"verify": 1}, ["check --format junit", "", "verify"], 1),
])  # fmt: skip
def test_on_gitlab_the_report_is_there_and_only_faults_stop_it(tmp_path: Path, codes: dict[str, int], ran: list[str], code: int) -> None:
    cases = "".join(f'"{command}") exit {number} ;;\n' for command, number in codes.items())
    answer = f'echo "$*" >>ran\necho told\ncase "${{1:-}}" in\n{cases}*) ;;\nesac'
    repository = Repository(tmp_path / "project", answer)
    script = "set -e\n" + "\n".join(GITLAB["check"]["script"]).replace("$CI_MERGE_REQUEST_DIFF_BASE_SHA", "before")
    assert subprocess.run(["bash", "-c", script], cwd=repository.folder, capture_output=True, check=False).returncode == code
    assert (repository.folder / "ran").read_text().splitlines() == ran
    assert (repository.folder / "check.xml").read_text() == "told\n"


@NEEDS_BASH
def test_on_gitlab_the_comment_is_what_changes_and_runs_no_code_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "curl").write_text(f'#!/usr/bin/env bash\nprintf "%s\\n" "$@" >"{tmp_path}/asked"\n')
    (tmp_path / "curl").chmod(0o755)
    named = {"CI_API_V4_URL": "https://git.example/api/v4", "CI_PROJECT_ID": "7", "CI_MERGE_REQUEST_IID": "12", "COMMENT_KEY": "a key"}
    job = GITLAB["comment"]
    subprocess.run(["bash", "-ec", "\n".join(job["script"])], cwd=tmp_path, env={**named, "PATH": f"{tmp_path}:/usr/bin:/bin"}, check=True)
    assert (tmp_path / "asked").read_text().splitlines() == [
        "--fail", "--silent", "--show-error", "--output", "/dev/null", "--header", "PRIVATE-TOKEN: a key",
        "--data-urlencode", "body@changes.md", "https://git.example/api/v4/projects/7/merge_requests/12/notes",
    ]  # fmt: skip
    assert [job["needs"], job["variables"], job["rules"][0]["if"]] == [
        ["check"], {"GIT_STRATEGY": "none"}, '$CI_PIPELINE_SOURCE == "merge_request_event" && $COMMENT_KEY',
    ]  # fmt: skip


# What changes for readers


class Repository:
    """A project under version control, whose `site-build.sh` says what it was asked."""

    def __init__(self, folder: Path, answer: str) -> None:
        self.folder = folder
        (folder / ".ci").mkdir(parents=True)
        shutil.copy(ROOT / ".ci/changes", folder / ".ci/changes")
        (folder / "site-build.sh").write_text(f"#!/usr/bin/env bash\n{answer}\n")
        (folder / "site-build.sh").chmod(0o755)
        self.git("init", "-q", "-b", "main")
        for path in ("southampton/editions/2019-09", "southampton/editions/2024-12", "isle-of-wight/editions/2024-09"):
            self.write(f"data/partnerships/{path}/groups.yml", "groups: []\n")
        self.commit()
        self.git("branch", "before")

    def git(self, *words: str) -> None:
        who = {f"GIT_{role}_{what}": "nobody@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        subprocess.run(["git", *words], cwd=self.folder, env={**os.environ, **who}, check=True)

    def write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text)

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "A state")

    def changes(self, base: str = "before") -> Ran:
        return run_command(self.folder, ["bash", ".ci/changes", base])


ANSWER: Final = 'printf "%s\\n" "$*"; exit 1'
TOUCHED: Final = {
    "nothing": ({}, "No file of an edition is changed by this.\n"),
    "something that all share": ({"data/glossary.yml": "x"}, "No file of an edition is changed by this.\n"),
    "two editions, and a new one": (
        {
            "data/partnerships/southampton/editions/2026-12/groups.yml": "x",
            "data/partnerships/southampton/editions/2024-12/groups.yml": "x",
            "data/partnerships/southampton/editions/2024-12/agencies.yml": "x",
        },
        "compare southampton/2019-09 southampton/2024-12 --format markdown\n\n"
        "compare southampton/2024-12 southampton/2026-12 --format markdown\n",
    ),
    "a first edition": (
        {"data/partnerships/isle-of-wight/editions/2024-09/groups.yml": "x"},
        "# isle-of-wight/2024-09\n\nThis is the first edition of this partnership here.\n",
    ),
    "names that are no editions": (
        {
            "data/partnerships/$(touch x)/editions/2026-12/groups.yml": "x",
            "data/partnerships/southampton/editions/2026-12; ls/groups.yml": "x",
        },
        "No file of an edition is changed by this.\n",
    ),
}  # fmt: skip


@NEEDS_BASH
@pytest.mark.parametrize(("written", "says"), TOUCHED.values(), ids=TOUCHED)
def test_each_edition_that_is_touched_is_compared_with_the_one_before(tmp_path: Path, written: dict[str, str], says: str) -> None:
    repository = Repository(tmp_path / "project", ANSWER)
    for path, text in written.items():
        repository.write(path, text)
    if written:
        repository.commit()
    assert repository.changes() == Ran(0, says, "")
    assert not (repository.folder / "x").exists()


@NEEDS_BASH
def test_an_edition_that_is_taken_away_is_not_compared(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "project", ANSWER)
    shutil.rmtree(repository.folder / "data/partnerships/southampton/editions/2024-12")
    repository.commit()
    assert repository.changes() == Ran(0, "No file of an edition is changed by this.\n", "")


@NEEDS_BASH
def test_what_is_too_long_for_a_comment_is_cut_and_what_is_wrong_stops_it(tmp_path: Path) -> None:
    long = Repository(tmp_path / "long", "printf 'word %.0s' {1..20000}; exit 1")
    wrong = Repository(tmp_path / "wrong", "echo 'No.' >&2; exit 2")
    for repository in (long, wrong):
        repository.write("data/partnerships/southampton/editions/2024-12/groups.yml", "x")
        repository.commit()
    found = long.changes()
    assert [found.code, len(found.out)] == [0, 60_000 + len("\n\nThe rest is left out here. Run `./site-build.sh compare` to see it all.\n")]
    assert [wrong.changes().code, wrong.changes().err] == [2, "No.\n"]


@NEEDS_BASH
def test_a_state_that_is_not_there_is_not_taken_for_no_change(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "project", ANSWER)
    assert [repository.changes("after").code, repository.changes("after").out] == [2, ""]

"""Without a browser everything else is tested, and the last lines say what was left out; where one is expected, that is a failure."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import groupby
from pathlib import Path

REMEDIES = {
    "Chromium": "on Debian and Ubuntu: sudo apt-get install chromium",
    "Java": "on Debian and Ubuntu: sudo apt-get install default-jre-headless",
}


def run(root: Path, empty: Path, expected: str) -> subprocess.CompletedProcess[str]:
    """The browser checks on a machine that has no programs on its path."""
    environment = {**os.environ, "PATH": str(empty), "EXPECT_BROWSER": expected, "NO_COLOR": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "error", "tests/browser"]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def test_what_is_left_out_is_said_last_with_the_remedy(root: Path, tmp_path: Path) -> None:
    done = run(root, tmp_path, "")
    *_, last = (list(lines) for told_last, lines in groupby(done.stdout.splitlines(), lambda line: line.startswith("Left out: ")) if told_last)
    assert done.stdout.splitlines()[-len(last) :] == last
    told = [re.fullmatch(r"Left out: \d+ checks? in a browser\. There is no (\w+); (.+)", line) for line in last]
    assert {line[1]: line[2] for line in told if line and line[1] in REMEDIES} == REMEDIES
    assert [done.returncode, re.search(r"\d+ (failed|error)", done.stdout)] == [0, None]


def test_where_a_browser_is_expected_its_want_is_a_failure(root: Path, tmp_path: Path) -> None:
    done = run(root, tmp_path, "1")
    assert [done.returncode, re.search(r"\d+ skipped|Left out", done.stdout)] == [1, None]
    assert set(re.findall(r"There is no (\w+);", done.stdout)) >= set(REMEDIES)

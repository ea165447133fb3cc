"""The code holds to its own rules: style, types, floors, sizes, names, pinned tools, and nothing of one machine."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Final

import pytest

from .projects import ROOT

MODULES: Final = sorted((ROOT / "macros").rglob("*.py"))
PROJECT: Final = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
NEEDED: Final[list[str]] = PROJECT["project"]["dependencies"]
NEEDED_FOR_TESTS: Final[list[str]] = PROJECT["dependency-groups"]["test"]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# Style, types, floors

TOOLS: Final = {
    "ruff": ["-m", "ruff", "check", "--quiet", "macros", "tests"],
    "mypy": ["-m", "mypy", "--strict", "--no-error-summary"],
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
}


@pytest.mark.parametrize("words", TOOLS.values(), ids=TOOLS)
def test_a_tool_finds_nothing_to_say(words: list[str]) -> None:
    done = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


# Modules


def test_no_module_is_longer_than_can_be_read_at_once() -> None:
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > 250} == {}


def test_no_module_is_a_room_for_everything() -> None:
    parts = {part for path in MODULES for part in path.relative_to(ROOT / "macros").with_suffix("").parts}
    assert parts & {"utils", "util", "helpers", "helper", "common", "base", "core", "manager", "misc"} == set()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_in_one_line_what_lives_in_it(path: Path) -> None:
    """A second paragraph is for the one decision that a reader must know."""
    said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    line, _, decision = said.partition("\n")

    assert re.fullmatch(r"\S.*\.", line)
    assert re.fullmatch(r"(\n([^\n]+\n?){1,2})?", decision)


def test_there_is_a_floor_for_every_module_but_the_doors() -> None:
    layers = next(contract["layers"] for contract in PROJECT["tool"]["importlinter"]["contracts"] if contract["id"] == "floors")
    floors = [name for layer in layers for name in re.findall(r"\((\w+)\)", layer)]
    there = {path.relative_to(ROOT / "macros").parts[0].removesuffix(".py") for path in MODULES} - {"__init__"}

    assert len(floors) == len(set(floors))
    assert there - set(floors) == set()


# Tools


def pinned(lock: str) -> dict[str, tuple[str, list[str]]]:
    """The packages of a lock file with version and hashes."""
    text = (ROOT / lock).read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
    found = {}
    for line in lines:
        match = re.fullmatch(r"([a-z0-9-]+)==([0-9][^ ]*) +(?:; [^\"]*?)?((?:--hash=sha256:[0-9a-f]{64} *)+)", line)
        assert match, line
        found[match[1]] = (match[2], match[3].split())
    assert len(found) == len(lines)
    return found


def asked(lines: list[str]) -> dict[str, str]:
    """What `pyproject.toml` asks for: names as lock files write them, with exact versions."""
    found = {}
    for line in lines:
        match = re.fullmatch(r"([A-Za-z0-9._-]+)==([0-9][^ ;,]*)", line)
        assert match, line
        found[re.sub(r"[._-]+", "-", match[1]).lower()] = match[2]
    return found


@pytest.mark.parametrize(
    ("lock", "lines"),
    [("requirements.lock", NEEDED), ("requirements-test.lock", NEEDED + NEEDED_FOR_TESTS)],
)
def test_a_lock_file_pins_every_dependency_by_version_and_hash(lock: str, lines: list[str]) -> None:
    locked = pinned(lock)
    assert {name: locked[name][0] if name in locked else None for name in asked(lines)} == asked(lines)


def test_the_lock_file_for_tests_holds_all_of_the_other() -> None:
    tests = pinned("requirements-test.lock")
    assert {name: versions for name, versions in pinned("requirements.lock").items() if tests.get(name) != versions} == {}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_file_names_no_registry(lock: str) -> None:
    lines = (ROOT / lock).read_text("utf-8").splitlines()

    assert [line for line in lines if "://" in line or re.search(r"\b(simple|pypi|find-links)\b", line)] == []
    assert [line for line in lines if line.lstrip().startswith("-") and not line.lstrip().startswith("--hash=")] == []


def test_the_checkers_of_pages_are_pinned_too_and_name_no_registry() -> None:
    folder = ROOT / "tests/browser"
    asked_for = json.loads((folder / "package.json").read_text("utf-8"))["devDependencies"]
    packages = json.loads((folder / "package-lock.json").read_text("utf-8"))["packages"]

    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked_for} == asked_for
    assert [name for name, package in packages.items() if name and not package.get("integrity", "").startswith("sha512-")] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []


# Nothing of one machine

# Put together, so that this file does not hold them.
OWN_FOLDERS: Final = re.compile("(?<![A-Za-z0-9_.)-])/(" + "|".join(("work", "root", "home", "Users")) + ")/")


def test_no_file_names_a_folder_of_one_machine() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True)
    if listed.returncode:
        pytest.skip("this copy of the project is not under version control")
    found = []
    for name in listed.stdout.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file():
            lines = path.read_text("utf-8", errors="replace").splitlines()
            found += [f"{name}:{number}" for number, line in enumerate(lines, 1) if OWN_FOLDERS.search(line)]
    assert found == []

"""The language server that editors run for YAML has nothing to say of our files, says what is wrong, and offers what can be written."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import pytest

from macros.dataset import load
from macros.model import FILE_KINDS
from macros.schemas import renew

from .. import invented
from ..projects import ROOT
from .conftest import missing

pytestmark = pytest.mark.browser

HERE: Final = Path(__file__).parent
VERSION: Final[str] = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.yamlVersion"]

Asked = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def ask(node_module: Callable[[str], Path]) -> Asked:
    """Asks the language server about files, and about texts in files; `@@` is where one types."""
    node_module("yaml-language-server/package.json")
    node = shutil.which("node") or missing("Node", "on Debian and Ubuntu: sudo apt-get install nodejs npm")

    def asked(files: Sequence[Path] = (), questions: Sequence[tuple[Path, str]] = ()) -> dict[str, Any]:
        words = {
            "version": VERSION,
            "files": [str(file) for file in files],
            "questions": [{"file": str(file), "text": text} for file, text in questions],
        }
        done = subprocess.run([node, str(HERE / "editor.js")], cwd=HERE, input=json.dumps(words), capture_output=True, text=True, check=True)
        answers: dict[str, Any] = json.loads(done.stdout)
        return answers

    return asked


def test_an_editor_has_nothing_to_say_of_our_files(ask: Asked) -> None:
    files = sorted((ROOT / "data").rglob("*.yml"))
    assert {file: said for file, said in ask(files)["alarms"].items() if said} == {}


def test_an_editor_says_in_our_words_what_is_wrong(ask: Asked, tmp_path: Path) -> None:
    data = invented.write(tmp_path)
    renew(data)
    file = data / invented.path("groups")
    first = next(kind for kind in FILE_KINDS if kind.name == "groups").first_line
    file.write_text(
        f"{first}\ngroups:\n  - id: Main Board\n    name: |\n      Main\n      Board\n    members:\n      - id: a\n        nam: A\n"
        "  - id: b\n    name: B\n    meets: {text: Often., times_a_year: many}\n    reports_to: [main-board]\n",
        "utf-8",
    )
    assert ask([file])["alarms"][str(file)] == [
        [3, "an id has small letters, digits and single hyphens, as in `main-board`"],
        [4, "write it on one line"],
        [8, 'Missing property "name".'],
        [9, "Property nam is not allowed."],
        [12, "write a whole number"],
    ]


def test_an_editor_offers_the_ids_and_words_that_can_stand_there(ask: Asked, tmp_path: Path) -> None:
    data = invented.write(tmp_path)
    renew(data)
    edition = load(data).editions[invented.KEY]
    file, first = data / invented.path("agencies"), next(kind for kind in FILE_KINDS if kind.name == "agencies").first_line
    start = f"{first}\nagencies:\n  - id: a\n    name: A\n    "
    found = ask(questions=[(file, f"{start}{name}: @@\n") for name in ("organisation", "part_of", "bound")])["offered"]
    assert found == [
        sorted(edition.organisations),
        sorted(agency.id for agency in edition.agencies.agencies),
        ["yes", "no", "true", "false"],
    ]

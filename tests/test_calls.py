"""Calls that are wrong, what cannot be done, and the help: each is a sentence, never a traceback."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click
import pytest

from macros import cli
from macros.cli import building, editions, main

from . import invented
from .projects import Ran, change, contents

Call = Callable[..., Ran]


@pytest.fixture
def call(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """The commands in the project, called in this process, which is quicker than in one of their own."""

    def called(*words: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["macros", *words])
        with pytest.raises(SystemExit) as ended:
            cli.run()
        said = capsys.readouterr()
        return Ran(int(ended.value.code or 0), said.out, said.err)

    for module in (building, editions):
        monkeypatch.setattr(module, "ROOT", project)
    monkeypatch.setenv("COLUMNS", "80")
    return called


def test_an_edition_is_started_published_and_verified(project: Path, call: Call) -> None:
    assert call("verify") == Ran(0, f"{invented.KEY}: is not sealed (published).\n", "")
    started = call("new-edition", invented.PARTNERSHIP, "2031-02")
    assert (started.code, started.err) == (0, "")
    published = call("publish", "arden-vale/2031-02", "--on", "2031-02-14")
    assert (published.code, published.err) == (0, "")
    seal = re.findall(r"Its seal is ([0-9a-f ]+)\.", published.out)
    told = f"{invented.KEY}: is not sealed (superseded).\narden-vale/2031-02: the seal {seal[0]} holds.\n"
    assert call("verify") == Ran(0, told, "")

    change(project / "data/partnerships/arden-vale/editions/2031-02/groups.yml", "name: Main Board", "name: First Board")
    broken = call("verify")
    assert (broken.code, broken.out) == (1, told.replace(f"the seal {seal[0]} holds", "the seal does not hold"))
    assert re.findall(r"\[([a-z-]+)\]$", broken.err, re.MULTILINE) == ["sealed"]


REFUSED: Final = {
    "publish arden-vale/2031-02": "There is no edition `arden-vale/2031-02`. Did you mean `arden-vale/2030-05`?\n",
    "publish arden-vale/2030-05 --on tomorrow": None,
    "new-edition arden-vale soon": "`soon` is no month. Write year and month, as in `2026-12`.\n",
    "new-edition arden-vale 2030-05": "There is an edition arden-vale/2030-05 already.\n",
    "new-edition ardenvale 2031-01": "There is no partnership `ardenvale` with an edition. Did you mean `arden-vale`?\n",
}


@pytest.mark.parametrize(("words", "says"), REFUSED.items(), ids=REFUSED)
def test_what_cannot_be_done_is_said_and_changes_nothing(project: Path, call: Call, words: str, says: str | None) -> None:
    before = contents(project / "data")
    ran = call(*words.split())

    assert (ran.code, ran.out, ran.has_traceback) == (2, "", False)
    assert says is None or ran.err == says
    assert contents(project / "data") == before


COMMANDS: Final = sorted(main.commands)
WRONG: Final = {
    "bild": f"There is no command `bild`. Write {', '.join(COMMANDS[:-1])} or {COMMANDS[-1]}.",
    "build site": "Got unexpected extra argument (site)",
    "--siteurl x": "No such option '--siteurl'. Did you mean '--site-url'?",
    "check --format xml": "Invalid value for '--format': 'xml' is not one of 'text', 'json', 'junit', 'sarif', 'github'.",
    "check southampton data": "Got unexpected extra argument (data)",
    "publish": "Missing argument 'PARTNERSHIP/EDITION'.",
    "new-edition arden-vale": "Missing argument 'YEAR-MONTH'.",
}


@pytest.mark.parametrize(("words", "says"), WRONG.items(), ids=WRONG)
def test_a_wrong_call_is_said_in_a_sentence(call: Call, words: str, says: str) -> None:
    ran = call(*words.split())

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[-1] == f"Error: {says}"
    assert not ran.has_traceback


@pytest.mark.parametrize("words", [["--help"], ["-h"]])
def test_the_help_lists_every_command_with_its_sentence(call: Call, words: list[str]) -> None:
    ran = call(*words)

    assert (ran.code, ran.err) == (0, "")
    unwrapped = re.sub(r"\n {4,}", " ", ran.out.partition("Commands:\n")[2])
    listed = dict(re.findall(r"^  ([a-z-]+) {2,}(.+)$", unwrapped, re.MULTILINE))
    assert listed == {name: (main.commands[name].help or "").partition("\n")[0] for name in COMMANDS}


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "test"])
def test_the_help_of_a_command_fits_a_terminal_and_explains_each_option(call: Call, name: str) -> None:
    ran = call(name, "--help")

    assert (ran.code, ran.err) == (0, "")
    assert max(len(line) for line in ran.out.splitlines()) <= 80
    assert [option.name for option in main.commands[name].params if isinstance(option, click.Option) and not option.help] == []

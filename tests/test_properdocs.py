"""The site can be built with ProperDocs, the fork of MkDocs, in place of MkDocs: nobody who publishes with this is stranded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from .conftest import ROOT
from .projects import contents

BUILD = """
import properdocs.replacement
import sys
from pathlib import Path
import macros.build as building
import mkdocs.commands.build as engine

assert engine.__name__.startswith("properdocs."), engine.__name__
building.build(building.plan(Path.cwd(), Path(sys.argv[1])))
"""


def test_properdocs_builds_the_same_site_byte_for_byte(site: Path, tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", BUILD, str(tmp_path / "site")], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    built, expected = contents(tmp_path / "site"), contents(site)
    assert sorted(name for name in built.keys() | expected.keys() if built.get(name) != expected.get(name)) == []

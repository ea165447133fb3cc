"""Two builds of one project, compared byte for byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_COPIED: Final = ("data", "arrangements", "overrides", "macros", "mkdocs.yml", "requirements.lock")

_SURROUNDINGS: Final = (
    {"PYTHONHASHSEED": "0", "TZ": "Etc/GMT-14", "SOURCE_DATE_EPOCH": "1000000000"},
    {"PYTHONHASHSEED": "1", "TZ": "Etc/GMT+12", "SOURCE_DATE_EPOCH": "2000000000"},
)
_BUILD: Final = """
import sys
from pathlib import Path
from macros import build

plan = build.plan(Path.cwd(), Path.cwd() / "site")
build.build(build.turned(plan) if sys.argv[1] else plan)
"""


def compare_builds(root: Path) -> tuple[str, ...]:
    """The files that differ between two clean builds, in two folders of other names, in another order of editions, on another day
    (there is always a day between the two time zones), and with other hashes of text."""
    with tempfile.TemporaryDirectory(prefix="rebuild-") as folder:
        sites = [_built(root, Path(folder) / name, backwards) for name, backwards in (("first", False), ("a second one", True))]
        return tuple(_different(*sites))


def _built(root: Path, folder: Path, backwards: bool) -> Path:
    folder.mkdir()
    for name in _COPIED:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.is_file():
            shutil.copyfile(source, folder / name)
    environment = {**os.environ, **_SURROUNDINGS[backwards], "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-c", _BUILD, "turned" if backwards else ""], cwd=folder, env=environment, check=True)
    return folder / "site"


def _different(first: Path, second: Path) -> Iterator[str]:
    names = {path.relative_to(site).as_posix() for site in (first, second) for path in site.rglob("*") if path.is_file()}
    for name in sorted(names):
        one, other = first / name, second / name
        if not one.is_file() or not other.is_file() or one.read_bytes() != other.read_bytes():
            yield name

"""A copy of the project with invented data, to be built as its users build it."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from macros.dataset import Dataset
from macros.requirements import Asked, findings
from tests import synthetic

from .measuring import Command, Cost, put_aside

ROOT: Final = Path(__file__).resolve().parent.parent.parent
_PARTS: Final = ("arrangements", "overrides", "macros", "mkdocs.yml", "pyproject.toml", "requirements.lock", "site-build.sh")
_LAW: Final = ("instruments", "terms.yml")
_LEFT_OUT: Final = shutil.ignore_patterns("__pycache__")


@dataclass(frozen=True)
class Project:
    """The folder of a copy."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def build(self) -> None:
        """`python -m macros build --pages-only`: nobody else makes a PDF, a page of everything and a zip file, so pages stand against pages."""
        self._run("build", "--pages-only")

    def check(self) -> None:
        """`python -m macros check`, which ends with 1 if an edition does not meet the law."""
        self._run("check", says="No problems found")

    def build_with_pdfs(self) -> None:
        """`python -m macros build`."""
        self._run("build")

    def forget(self) -> None:
        """Put aside all that builds leave behind: the site, records and caches."""
        put_aside([path for path in self.folder.iterdir() if path.name not in {*_PARTS, "data"}], self.folder.parent / "aside")

    def agencies(self, key: str) -> Path:
        """The file in which one line is changed."""
        partnership, _, edition = key.partition("/")
        return self.data / "partnerships" / partnership / "editions" / edition / "agencies.yml"

    def _run(self, *command: str, says: str | None = None) -> None:
        Command((sys.executable, "-m", "macros", *command), self.folder, says).run()


def invented(source: Path, folder: Path, partnerships: int, editions: int, seed: int) -> Project:
    """The project in the folder `source` as it stands, copied into `folder`, with invented partnerships under the law that is shipped."""
    project = _copied(source, folder)
    synthetic.write(folder, partnerships, editions, seed)
    for name in _LAW:
        if (source / "data" / name).is_dir():
            shutil.copytree(source / "data" / name, project.data / name)
        else:
            shutil.copyfile(source / "data" / name, project.data / name)
    return project


def judged(dataset: Dataset, requirements: Sequence[Asked]) -> Cost:
    """What it costs, here in this process, to judge every edition by these requirements."""
    start, before = time.perf_counter(), time.process_time()
    for edition in dataset.editions.values():
        findings(edition, requirements)
    return Cost(time.perf_counter() - start, time.process_time() - before)


def change_a_line(file: Path, mark: str) -> None:
    """Give the first item of a list another name, which ends in `mark`."""
    before, name, after = file.read_text("utf-8").partition("    name: ")
    old, _, rest = after.partition("\n")
    file.write_text(f"{before}{name}{old.partition(' Mark ')[0]} Mark {mark}\n{rest}", encoding="utf-8")


def _copied(source: Path, folder: Path) -> Project:
    folder.mkdir(parents=True)
    for name in _PARTS:
        if (source / name).is_dir():
            shutil.copytree(source / name, folder / name, ignore=_LEFT_OUT)
        elif (source / name).is_file():
            shutil.copyfile(source / name, folder / name)
    return Project(folder)

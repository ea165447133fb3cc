"""An invented data set: one partnership with one edition, complete and valid, holding every kind of file.

Its files are the good samples in `tests/samples/good/`, one for each kind in `WRITTEN`. They use every
field that a page shows. `bare()` is the same edition with no more than a file must hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from macros.dataset import load
from macros.model import FILE_KINDS, Edition

PARTNERSHIP: Final = "arden-vale"
EDITION: Final = "2030-05"
KEY: Final = f"{PARTNERSHIP}/{EDITION}"
REGION: Final = "four-brooks/2030"
YEARS: Final = "2029-30"
INSTRUMENT: Final = "guidance-2030"

LEFT_OUT: Final = {"changes"}
"""Notes on changes need an edition before this one, and there is none."""

WRITTEN: Final = tuple(kind for kind in FILE_KINDS if kind.name not in LEFT_OUT)
"""The kinds of file that the invented data set has."""

SAMPLES: Final = Path(__file__).resolve().parent / "samples"

Changed = Mapping[str, str | bytes | None]


def paths() -> dict[str, str]:
    """Where each kind of file stands below `data/`, by the name of the kind."""
    return {kind.name: path(kind.name) for kind in WRITTEN}


def path(kind: str) -> str:
    """Where a file of that kind stands, or would stand."""
    region, _, year = REGION.partition("/")
    parts = {"partnership": PARTNERSHIP, "edition": EDITION, "years": YEARS, "region": region, "year": year, "instrument": INSTRUMENT}
    pattern = next(each.pattern for each in FILE_KINDS if each.name == kind)
    return pattern.format(**parts)


def text(kind: str) -> str:
    """The invented file of that kind, as YAML."""
    return (SAMPLES / "good" / f"{kind}.yml").read_text("utf-8")


def write(folder: Path, changed: Changed | None = None) -> Path:
    """Write the whole data set into `folder / "data"` and return that folder.

    `changed` gives other contents for some kinds of file, by the name of the kind; None leaves the file out:

        data = invented.write(tmp_path, {"glossary": "terms: []\\n", "settings": None})
    """
    data = folder / "data"
    for kind in dict.fromkeys([*paths(), *(changed or {})]):
        content = (changed or {}).get(kind, None if kind in LEFT_OUT else text(kind))
        if content is not None:
            target = data / path(kind)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)
    return data


def write_law(folder: Path) -> Path:
    """As `write`, with further instruments: one that replaces the other later, one about adults alone, one not in force yet."""
    data = write(folder)
    for file in sorted((SAMPLES.parent / "instruments").glob("*.yml")):
        (data / "instruments" / file.name).write_bytes(file.read_bytes())
    return data


def edition(folder: Path, changed: Changed | None = None) -> Edition:
    """The edition as it is read from the data set that `write` puts into `folder`."""
    return load(write(folder, changed)).editions[KEY]


def altered(kind: str, old: str, new: str) -> dict[str, str | bytes | None]:
    """A value for `changed`: the file of that kind with `old`, which stands in it once, replaced by `new`."""
    content = text(kind)
    assert content.count(old) == 1, f"{old!r} stands {content.count(old)} times in {kind}.yml"
    return {kind: content.replace(old, new)}


def bare() -> dict[str, str | bytes | None]:
    """A value for `changed`: every file with only what it must hold, and no file that may be left out."""
    files = {kind: SAMPLES / "bare" / f"{kind}.yml" for kind in paths()}
    return {kind: file.read_text("utf-8") if file.is_file() else None for kind, file in files.items()}

"""What the tests of lists share: real lists, small lists written out, and an invented edition to take them into."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from macros.model import Organisation, Setting, Settings, When
from macros.settings_list.councils import Councils
from macros.settings_list.planning import Plan, Wishes, planned
from macros.settings_list.reading import Lists, read_lists

from .. import invented
from ..projects import ROOT

REAL: Final = ROOT / "tests" / "samples" / "lists"
COUNCIL: Final = Organisation.model_validate(
    {"id": "arden-vale-council", "name": "Arden Vale City Council", "kind": "local-authority", "codes": {"gss": "E06999901", "dfe": "999"}}
)
COUNCILS: Final = Councils([COUNCIL])
NO_WISHES: Final = Wishes({}, frozenset())


def real(*names: str) -> list[Path]:
    """The real lists whose names begin so."""
    return [next(REAL.glob(f"{name}*.csv")) for name in names]


def csv_of(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as a CSV file."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8", "surrogatepass")


def settings_of(rows: Iterable[Mapping[str, Any]], headings: Mapping[str, str], as_of: str | None = None) -> Settings:
    """An edition's settings, from mappings as in its file."""
    return Settings(
        as_of=When.parse(as_of) if as_of else None,
        headings=tuple({"id": id, "name": name} for id, name in headings.items()),  # type: ignore[misc]
        settings=tuple(Setting.model_validate(row) for row in rows),
    )


def lists_of(*contents: bytes, as_of: str | None = None, held: Iterable[str] = ()) -> Lists:
    """Small lists, read; the first is `list-1.csv`."""
    files = [(f"list-{number}.csv", content) for number, content in enumerate(contents, 1)]
    return read_lists(files, COUNCILS, When.parse(as_of) if as_of else None, tuple(held))


def plan_of(settings: Settings | None, *contents: bytes, as_of: str | None = None, wishes: Wishes = NO_WISHES) -> Plan:
    """What the lists would change."""
    held = [setting.urn for setting in (settings.settings if settings else ()) if setting.urn]
    return planned(settings, lists_of(*contents, as_of=as_of, held=held), wishes)


def draft(folder: Path, changed: invented.Changed | None = None) -> Path:
    """The invented data, with its edition as a draft."""
    return invented.write(folder, {**invented.altered("register", "status: published", "status: draft"), **(changed or {})})


def surrey(folder: Path) -> Path:
    """The invented data with as little as can be, with a draft that has no settings, and with Surrey for its council."""
    bare = invented.bare()
    organisations = str(bare["organisations"]).replace("Arden Vale Council", "Surrey County Council")
    register = str(bare["register"]).replace("status: published", "status: draft")
    return invented.write(folder, {**bare, "organisations": organisations, "register": register})

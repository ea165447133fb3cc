"""Expected texts kept in files beside the tests. `RENEW_GOLDEN=1 ./site-build.sh test` writes them anew, to be read before they are kept."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

RENEW: Final = os.environ.get("RENEW_GOLDEN") == "1"


def golden(file: Path, found: str) -> str:
    """The text that `file` says is right; with RENEW_GOLDEN=1 what was found is written there first."""
    if RENEW:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(found, encoding="utf-8", newline="\n")
    return file.read_text("utf-8") if file.is_file() else f"There is no file {file.name} yet: look at what was found, then set RENEW_GOLDEN=1.\n"

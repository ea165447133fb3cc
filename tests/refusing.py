"""A disk that refuses a change, for tests of what is written."""

from __future__ import annotations

import os
from typing import Any


class Refusing:
    """A disk that refuses one of the changes: `os.replace` fails at the time named."""

    def __init__(self, time: int) -> None:
        self._left = time
        self._replace = os.replace

    def __call__(self, *names: Any) -> None:
        self._left -= 1
        if self._left == 0:
            raise OSError(28, "No space left on device")
        self._replace(*names)

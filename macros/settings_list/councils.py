"""Which rows of a list are of the partnership's own councils: by name, by GSS code, or by the schools register's code."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from ..model import Organisation
from ..wording import folded, listed

_COMMON: Final = frozenset(
    {
        "city", "county", "borough", "council", "councils", "of", "the", "and", "london", "royal", "metropolitan", "district", "unitary",
        "authority", "corporation",
    }
)  # fmt: skip


class Councils:
    """The councils of a partnership, as lists may name them."""

    def __init__(self, bodies: Iterable[Organisation]) -> None:
        held = tuple(bodies)
        names = [name for body in held for name in (body.name, *(former.name for former in body.former_names))]
        self.said = listed([body.name for body in held])
        self._names = {_words(name) for name in names}
        self._codes = {code for body in held for code in (body.codes.gss, body.codes.dfe) if code}

    def hold(self, name: str, *codes: str) -> bool:
        """Whether a row with this council name and these codes is of one of them."""
        return any(code.strip().upper() in self._codes for code in codes if code) or (bool(name.strip()) and _words(name) in self._names)


@cache
def _words(name: str) -> frozenset[str]:
    """The words that tell a council from another: `Southampton City Council` is the `Southampton` of a list."""
    words = frozenset(folded(name).split())
    return words - _COMMON or words - {"council", "corporation", "of", "the"}

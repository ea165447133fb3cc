"""Sets data as PDF/UA-1, which screen readers can read; the same data and the same look give the same bytes on every machine."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import typst

_ONE_SIGN: Final = b'#set document(title: [One sign])\n#set text(font: "Libertinus Serif", lang: "en")\n#sys.inputs.data'
_UNSHOWN: Final = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class Sheet:
    """What is to be set: a `look`, written in Typst, and the `data` that it shows, as JSON under `sys.inputs.data`.

    The look reads data as values and shows them, so that no sign in them means anything.
    """

    look: bytes
    data: str

    @property
    def digest(self) -> str:
        """Of all that goes into the PDF."""
        return hashlib.sha256(f"{typst.__version__}\n{len(self.look)}\n".encode() + self.look + self.data.encode()).hexdigest()

    @property
    def pdf(self) -> bytes:
        """The finished file."""
        return _set(self.look, self.data)


def sheet(look: bytes, data: Any) -> Sheet:
    """The data in that look. Instead of a sign for which the fonts have no shape, it shows that a sign is missing."""
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in sorted(set(told)):
        if not _is_shown(sign):
            told = told.replace(sign, _UNSHOWN)
    return Sheet(look, told)


@cache
def _is_shown(sign: str) -> bool:
    if " " <= sign <= "~":
        return True
    try:
        _set(_ONE_SIGN, sign)
    except typst.TypstError:
        return False
    return True


def _set(look: bytes, data: str) -> bytes:
    """Only with the fonts that come with the compiler, and with no clock."""
    done = typst.compile(look, sys_inputs={"data": data}, ignore_system_fonts=True, pdf_standards=["ua-1"], timestamp=0)
    assert isinstance(done, bytes), "a PDF is one file"
    return done

"""Sets data as PDF/UA-1, which screen readers can read; the same data and the same look give the same bytes on every machine."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import typst

from .pdf_packing import packed

_SIGNS: Final = b'#set document(title: [Signs])\n#set text(font: "Libertinus Serif", lang: "en")\n#sys.inputs.data'
_PACKING: Final = Path(__file__).with_name("pdf_packing.py")
_INSTEAD: Final = "\N{REPLACEMENT CHARACTER}"
_APART: Final = """
import sys
sys.path.insert(0, sys.argv[1])
from macros.typesetting import Sheet
look = sys.stdin.buffer.read(int(sys.argv[2]))
sys.stdout.buffer.write(Sheet(look, sys.stdin.buffer.read().decode()).pdf())
"""


class CannotSet(Exception):
    """The look does not fit the data, which is a fault of this program."""


@dataclass(frozen=True)
class Sheet:
    """What is to be set: a `look`, written in Typst, and the `data` that it shows, as JSON under `sys.inputs.data`.

    The look takes data as values and shows them, so that no sign in them means anything.
    """

    look: bytes
    data: str

    @property
    def digest(self) -> str:
        """Of everything that goes into the PDF: data, look, compiler, and how it is packed."""
        told = [version("typst"), _PACKING.read_text("utf-8"), self.look.decode(), self.data]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()

    def pdf(self) -> bytes:
        """The finished file. Instead of a sign for which the fonts have no shape, it shows that a sign is missing."""
        data = self.data
        for sign in _unshown(frozenset(data)):
            data = data.replace(sign, _INSTEAD)
        return packed(_set(self.look, data))

    def pdf_apart(self) -> bytes:
        """The same, made in a process of its own: the compiler keeps hundreds of megabytes for its next document, and threads
        without which it stands still in a copy of its process, such as a worker may be."""
        command = (sys.executable, "-I", "-c", _APART, str(Path(__file__).resolve().parent.parent), str(len(self.look)))
        done = subprocess.run(command, input=self.look + self.data.encode(), capture_output=True)
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
            raise CannotSet(f"the PDF could not be made; `--pages-only` builds the site without it; the typesetter says: {said}")
        return done.stdout


def sheet(look: bytes, data: Any) -> Sheet:
    """The data in that look."""
    return Sheet(look, json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def _unshown(signs: frozenset[str]) -> list[str]:
    """Those of the signs for which the fonts have no shape."""
    unusual = sorted(sign for sign in signs if not " " <= sign <= "~")
    return [] if _is_shown("".join(unusual)) else [sign for sign in unusual if not _is_shown(sign)]


@cache
def _is_shown(signs: str) -> bool:
    try:
        _set(_SIGNS, signs)
    except typst.TypstError:
        return False
    return True


def _set(look: bytes, data: str) -> bytes:
    """Only with the fonts that come with the compiler, and with no clock."""
    done = typst.compile(look, sys_inputs={"data": data}, ignore_system_fonts=True, pdf_standards=["ua-1"], timestamp=0)
    assert isinstance(done, bytes), "a PDF is one file"
    return done

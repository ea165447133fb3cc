"""Makes a PDF smaller: packs its small objects, of which a document for screen readers has thousands, into compressed streams.

Readers know such streams since PDF 1.5. What the objects say stays as it is, byte for byte.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

_IN_ONE: Final = 200  # objects in a stream; a reader unpacks the whole stream for one of them
_TRAILER: Final = re.compile(rb"trailer\s*<<(.*)>>\s*startxref\s+(\d+)\s+%%EOF\s*\Z", re.DOTALL)
_TABLE: Final = re.compile(rb"xref\s+0 (\d+)\s+")
_OBJECT: Final = re.compile(rb"(\d+) 0 obj\s*(.*?)\s*endobj\s*\Z", re.DOTALL)
_SIZE: Final = re.compile(rb"/Size \d+")
_ENTRY: Final = 20  # bytes of a line in the table of a PDF


def packed(pdf: bytes) -> bytes:
    """The same document. It must have been written in one go, with one table of its objects, as typst does."""
    ending = _TRAILER.search(pdf)
    assert ending, "the file ends with its trailer"
    start = int(ending[2])
    objects = dict(_objects(pdf, start))
    loose = sorted(number for number, body in objects.items() if not body.endswith(b"endstream"))
    out = bytearray(pdf[: min(_offsets(pdf, start).values())])
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    for number in sorted(objects.keys() - set(loose)):
        places[number] = (1, len(out), 0)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, objects[number])
    free = max(objects) + 1
    for first in range(0, len(loose), _IN_ONE):
        inside = loose[first : first + _IN_ONE]
        places |= {number: (2, free, at) for at, number in enumerate(inside)}
        places[free] = (1, len(out), 0)
        out += _object_stream(free, [(number, objects[number]) for number in inside])
        free += 1
    places[free] = (1, len(out), 0)
    entries = b"".join(struct.pack(">BIH", *places[number]) for number in range(free + 1))
    named = _SIZE.sub(b"/Size %d" % (free + 1), ending[1].strip())
    table = _stream(free, b"/Type/XRef/W[1 4 2]" + named, entries)
    return bytes(out + table + b"startxref\n%d\n%%%%EOF\n" % places[free][1])


def _objects(pdf: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Each object by its number, from its place in the table to the next place."""
    for at, end in pairwise([*sorted(_offsets(pdf, start).values()), start]):
        found = _OBJECT.match(pdf, at, end)
        assert found, "an object stands where the table says"
        yield int(found[1]), found[2]


def _offsets(pdf: bytes, start: int) -> dict[int, int]:
    table = _TABLE.match(pdf, start)
    assert table, "the table stands where the trailer says"
    lines = (pdf[table.end() + _ENTRY * number :][:_ENTRY] for number in range(int(table[1])))
    return {number: int(line[:10]) for number, line in enumerate(lines) if line[17:18] == b"n"}


def _object_stream(number: int, inside: list[tuple[int, bytes]]) -> bytes:
    bodies, at = [], 0
    numbers = []
    for inner, body in inside:
        numbers.append(b"%d %d" % (inner, at))
        bodies.append(body)
        at += len(body) + 1
    head = b" ".join(numbers) + b"\n"
    return _stream(number, b"/Type/ObjStm/N %d/First %d" % (len(inside), len(head)), head + b"\n".join(bodies))


def _stream(number: int, named: bytes, content: bytes) -> bytes:
    content = zlib.compress(content, 9)
    return b"%d 0 obj\n<<%b/Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream\nendobj\n" % (number, named, len(content), content)

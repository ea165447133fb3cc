"""All partnerships read and judged, each by a worker that then forgets it: what `check` has to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from .checks import Spot
from .dataset import Assembled, Dataset, Memory, Shared, assemble, files_of, load_shared, whole
from .dataset.places import Known, Places
from .dataset.sending import packed, unpacked
from .left_to_write import left_to_write
from .model import Edition, EditionHead, When
from .problems import Place, ProblemsFound
from .processes import how_many, workers
from .remarks import Remark, Stale, neighbours, of_partnership, order
from .reports.told import Remarked, ToWrite
from .requirements import Judged, by_instrument, by_its_time, is_standing

_WORTH: Final = 4
"""For so many partnerships it is worth to begin another worker, which takes as long as the work on one or two of them."""


@dataclass(frozen=True)
class Asking:
    """What is asked about the data in a folder, where `work` is what is remembered of it.

    `name` is a partnership or an edition, or empty for all; `instrument` the one by which to judge, or empty for those in force
    when an edition was published. `day` is the day as of which dates are looked at. With `with_remarks` what no instrument asks is
    told too: remarks, and what is still to be written.
    """

    data: Path
    work: Path
    day: When
    name: str = ""
    instrument: str = ""
    with_remarks: bool = True

    def is_about(self, edition: EditionHead) -> bool:
        """Whether the edition is meant."""
        return self.name in {"", edition.partnership_id, edition.key}

    def is_told(self, edition: EditionHead) -> bool:
        """Whether what can still be mended is told of the edition: it is meant, and stands or was named."""
        return self.is_about(edition) and (is_standing(edition) or edition.key == self.name)


@dataclass(frozen=True)
class Checked:
    """What came of everything: the editions that are there, oldest first, the judgements on those that are meant, and the rest.

    `latest` is the data with no editions but those in force, those in work, and the newest of each partnership; `known` says where
    the evidence stands of what has to be mended.
    """

    editions: Mapping[str, EditionHead]
    judged: tuple[Judged, ...]
    to_write: tuple[ToWrite, ...]
    remarks: tuple[Remarked, ...]
    latest: Dataset
    known: Known


def check(asking: Asking) -> Checked:
    """Read and judge everything; raises `ProblemsFound` with every problem in the files."""
    memory = Memory(asking.work)
    files = files_of(asking.data)
    shared = load_shared(asking.data, files.pop(""), memory.of(""))
    memory.of("").write()
    found = dict(_by_partnership(asking, files, shared))
    memory.tidy(["", *files])
    latest, broken = whole(shared, {name: part.assembled for name, part in found.items()})
    if broken:
        raise ProblemsFound(problem for problems in broken.values() for problem in problems)
    return _together(asking, latest, tuple(found.values()))


@dataclass(frozen=True)
class _Part:
    """What came of one partnership: as much of it as `Checked.latest` holds, all its editions, and what there is to say of them."""

    assembled: Assembled
    editions: tuple[EditionHead, ...] = ()
    judged: tuple[Judged, ...] = ()
    to_write: tuple[ToWrite, ...] = ()
    remarks: tuple[tuple[Remark, tuple[Place, ...]], ...] = ()
    known: Known = field(default_factory=dict)


class _Checker:
    """Works on one partnership after the other."""

    def __init__(self, asking: Asking, files: Mapping[str, list[str]], shared: Shared) -> None:
        self._asking = asking
        self._files = files
        self._shared = shared
        self._requirements = tuple(shared.law.asked.values())
        self._stale = Stale(shared.terms, shared.organisations or {})

    def check(self, name: str) -> _Part:
        """Read and judge one."""
        memory = Memory(self._asking.work).of(name)
        found = assemble(self._asking.data, name, self._files[name], self._shared, memory)
        memory.write()
        if found.all_problems or self._shared.problems:
            return _Part(found)
        editions = tuple(found.editions.values())
        latest = {each.key: each for each in editions if is_standing(each) or each is editions[-1]}
        heads = tuple(each.head for each in editions)
        judged, places = tuple(self._judged(editions)), Places(self._asking.data, found.editions)
        to_write, remarks = tuple(self._to_write(editions, places)), tuple(self._remarks(found, places))
        return _Part(replace(found, editions=latest, reports={}), heads, judged, to_write, remarks, dict(self._known(judged, places)))

    def packed(self, name: str) -> bytes:
        """The same, to be sent to the process that asked for it."""
        return packed(self.check(name), self._shared)

    def _judged(self, editions: tuple[Edition, ...]) -> Iterator[Judged]:
        asking = self._asking
        for each in editions:
            if asking.instrument and asking.is_told(each):
                yield replace(by_instrument(each, asking.instrument, self._requirements, asking.day), edition=each.head)
            elif asking.is_about(each) and not asking.instrument:
                yield replace(by_its_time(each, self._shared.law.instruments, self._requirements, asking.day), edition=each.head)

    def _to_write(self, editions: tuple[Edition, ...], places: Places) -> Iterator[ToWrite]:
        for edition in editions:
            for left in left_to_write(edition, self._shared.law.asked) if self._asking.with_remarks and self._asking.is_about(edition) else ():
                each = left.placeholder
                yield ToWrite(edition.key, left.owner, each.says, each.answers, places.of(edition, Spot(each.file, each.path)))

    def _remarks(self, found: Assembled, places: Places) -> Iterator[tuple[Remark, tuple[Place, ...]]]:
        wanted = {key for key, each in found.editions.items() if self._asking.with_remarks and self._asking.is_told(each)}
        for remark in of_partnership(tuple(found.editions.values()), found.reports, self._stale, self._asking.day, wanted):
            yield remark, _places(remark, places)

    def _known(self, judged: tuple[Judged, ...], places: Places) -> Iterator[tuple[tuple[str, Spot], Place]]:
        for each in judged:
            for finding in each.findings if self._asking.is_told(each.edition) else ():
                for spot in finding.evidence if finding.outcome == "not met" else ():
                    yield (each.edition.key, spot), places.of(each.edition, spot)


def _by_partnership(asking: Asking, files: Mapping[str, list[str]], shared: Shared) -> Iterator[tuple[str, _Part]]:
    """What came of each, in the order of their names."""
    count = how_many(len(files) // _WORTH)
    if count < 2:
        checker = _Checker(asking, files, shared)
        yield from ((name, checker.check(name)) for name in sorted(files))
        return
    with workers(count, _start, asking, files, shared) as pool:
        for name, content in zip(sorted(files), pool.map(_check, sorted(files)), strict=True):
            yield name, unpacked(content, shared, _Part)


_checker: _Checker | None = None  # what a worker works with, made once when it starts


def _start(asking: Asking, files: Mapping[str, list[str]], shared: Shared) -> None:
    global _checker
    _checker = _Checker(asking, files, shared)


def _check(name: str) -> bytes:
    assert _checker is not None, "a worker is told what is asked when it starts"
    return _checker.packed(name)


def _together(asking: Asking, latest: Dataset, parts: tuple[_Part, ...]) -> Checked:
    """All partnerships as one, with what one says of another."""
    editions = {each.key: each for part in parts for each in part.editions}
    places = Places(asking.data, editions)
    between = [each for each in neighbours(latest.editions.values()) if asking.with_remarks and asking.is_told(editions[each.edition])]
    remarks = [*(each for part in parts for each in part.remarks), *((each, _places(each, places)) for each in between)]
    told = tuple(_told(*each) for each in sorted(remarks, key=lambda each: order(each[0])))
    known = {spot: place for part in parts for spot, place in part.known.items()}
    judged = tuple(each for part in parts for each in part.judged)
    return Checked(editions, judged, tuple(each for part in parts for each in part.to_write), told, latest, known)


def _told(remark: Remark, where: tuple[Place, ...]) -> Remarked:
    since = str(remark.since) if remark.since else ""
    return Remarked(remark.edition, remark.severity, remark.rule, remark.says, remark.instead, remark.known, since, where)


def _places(remark: Remark, places: Places) -> tuple[Place, ...]:
    return tuple(dict.fromkeys(places.place(spot.of, spot.file, spot.path, spot.line) for spot in remark.where))

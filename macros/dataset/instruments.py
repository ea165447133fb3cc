"""The instruments as one whole: what they name must be there, and what each requirement needs must be said."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from ..model import Edition, Instrument, Requirement
from ..model import Path as Way
from ..problems import Problem
from ..requirements import Asked, asked, line_of_descent
from ..wording import listed
from ..yaml_text.later import Later
from .loading import Files
from .references import Known

_NEEDED: Final = ("title", "force", "asks", "about", "evidence", "owner", "remedy", "check")
_OWN: Final = ("seen", "source")


@dataclass(frozen=True)
class Law:
    """The instruments by id, what they ask, the ids that editions may name, and what is wrong in the files.

    If a file could not be read, no ids are known: nobody can say then that one is wrong. `digest` stands for all their content.
    """

    instruments: Mapping[str, Instrument]
    asked: Mapping[str, Asked] = field(default_factory=dict)
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    digest: bytes = b""


def law_of(files: Files) -> Law:
    """The instruments among the files of `data/`."""
    loaded = {path: each for path, each in files.loaded.items() if isinstance(each.record, Instrument)}
    instruments = {each.parts["instrument"]: each.record for each in loaded.values() if isinstance(each.record, Instrument)}
    documents = {each.parts["instrument"]: each.document for each in loaded.values()}
    digest = hashlib.sha256(b"".join(each.digest for each in loaded.values())).digest()
    whole = not any(path.startswith("instruments/") for path in files.unreadable)
    ids = _ids(instruments) if whole else {}
    problems = tuple(_problems(instruments, documents, ids))
    return Law(instruments, {} if problems or not whole else asked(instruments), ids, problems, digest)


def explanation_problems(edition: Edition, law: Law, document: Later) -> Iterator[Problem]:
    """Each explanation of something that cannot be explained away. `document` is the edition's `edition.yml`."""
    for index, explanation in enumerate(edition.about.explanations):
        requirement = law.asked.get(explanation.requirement)
        if requirement is None or requirement.force == "should":
            continue
        what = {"law": "is law", "must": "is something that guidance says must be done", "power": "is a power, which nobody has to use"}
        says = f"`{requirement.id}` {what[requirement.force]}, and cannot be explained away"
        instead = "take the explanation out" + (", and do what is asked" if requirement.is_duty else "")
        yield Problem(document.place(("explanations", index, "requirement")), "not-to-be-explained", says, instead)


def _ids(instruments: Mapping[str, Instrument]) -> dict[str, frozenset[str]]:
    requirements = frozenset(each.id for instrument in instruments.values() for each in instrument.requirements)
    categories = frozenset(each.id for instrument in instruments.values() for each in instrument.categories)
    return {"instrument": frozenset(instruments), "requirement": requirements, "category": categories}


def _problems(instruments: Mapping[str, Instrument], documents: Mapping[str, Later], ids: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    written: dict[str, Requirement] = {}
    first: dict[str, tuple[Later, Way]] = {}
    for name, instrument in instruments.items():
        document = documents[name]
        yield from Known(ids).problems(instrument, document)
        ids_here = {"requirements": [each.id for each in instrument.requirements], "categories": [each.id for each in instrument.categories]}
        for kind, index, id in [(kind, index, id) for kind, found in ids_here.items() for index, id in enumerate(found)]:
            way: Way = (kind, index, "id")
            if id in first:
                yield _repeated(document, way, id, *first[id])
            first.setdefault(id, (document, way))
        written |= {each.id: each for each in instrument.requirements if each.id not in written}
    for name, instrument in instruments.items():
        for index, requirement in enumerate(instrument.requirements):
            yield from _unsaid(requirement, documents[name], ("requirements", index), written)


def _repeated(document: Later, way: Way, id: str, other: Later, other_way: Way) -> Problem:
    line = other.place(other_way).line
    where = f"in line {line}" if other.path == document.path else f"in {other.path}, line {line}"
    return Problem(document.place(way), "repeated-id", f"the id `{id}` is taken {where}", "give this one another id")


def _unsaid(requirement: Requirement, document: Later, way: Way, written: Mapping[str, Requirement]) -> Iterator[Problem]:
    """What the requirement does not say although it has to, and what it says too early."""
    *_, last = line_of_descent(requirement, written)
    if last.carries in written:
        says = f"`{requirement.id}` carries `{requirement.carries}` forward, which leads back to itself"
        yield Problem(document.place((*way, "carries")), "circle", says, "name an earlier requirement")
    needed = [name for name in (*_OWN, *(() if requirement.carries else _NEEDED)) if getattr(requirement, name) is None]
    if needed:
        lines = listed([f"`{name}: …`" for name in needed])
        yield Problem(
            document.place((*way, "id")),
            "missing",
            f"{listed([f'`{name}`' for name in needed])} {_is(needed)} missing in `{requirement.id}`",
            f"add {lines}",
        )
    if (requirement.verified_by is None) != (requirement.verified_on is None):
        says = f"`{requirement.id}` says half of who compared it with the text, and when"
        yield Problem(document.place((*way, "id")), "half-verified", says, "give both `verified_by` (a post) and `verified_on` (a day), or neither")
    if requirement.verified_by is not None and (requirement.seen != "text" or requirement.force_from_memory or requirement.detail_from_memory):
        says = f"`{requirement.id}` was compared with the text, and is marked as not seen there or as from memory"
        yield Problem(
            document.place((*way, "id")), "half-verified", says, "write `seen: text`, and take out `force_from_memory` and `detail_from_memory`"
        )
    if requirement.paragraph is not None and requirement.verified_by is None:
        says = f"`{requirement.id}` gives a paragraph, and nobody has looked it up"
        yield Problem(
            document.place((*way, "paragraph")), "half-verified", says, "take it out, or add `verified_by` (a post) and `verified_on` (a day)"
        )


def _is(names: list[str]) -> str:
    return "is" if len(names) == 1 else "are"

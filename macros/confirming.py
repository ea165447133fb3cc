"""Writes down that somebody has read the passages that are named as answers, and confirms them, or found none; comments survive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .checks import Answer, Case, Passage, answers, candidates, digest, digest_of_all
from .dataset import Dataset, load
from .model import FILE_KINDS, Confirmations, Edition, When
from .model.asking import Stated
from .problems import Refused, did_you_mean, unknown
from .publishing import write_whole
from .requirements import Asked, asked
from .yaml_edit import add_item, set_value

_SCHEMA = next(kind for kind in FILE_KINDS if kind.record is Confirmations).first_line
_HEAD = f"{_SCHEMA}\n# Which passages somebody has read and confirmed as answers to what is asked. The command `confirm` writes this file.\n"


class CannotConfirm(Refused):
    """Why something cannot be confirmed, in plain words."""


@dataclass(frozen=True)
class _Line:
    """What is written down: the requirement, the passage (none, if none answers), and the digest of what was read."""

    requirement: Asked
    item: str | None
    read: str


@dataclass(frozen=True)
class Confirmed:
    """A passage that now counts as the answer: the requirement, and what readers know the passage by."""

    requirement: Asked
    passage: str


@dataclass(frozen=True)
class Done:
    """What was confirmed, and what is named as an answer but cannot be one, with the reason."""

    confirmed: tuple[Confirmed, ...]
    left: tuple[str, ...]


def confirm(data: Path, key: str, requirements: Sequence[str], by: str, on: When) -> Done:
    """Confirm the passages of an edition that are named as answers to these requirements, or, if none is given, to any.

    `by` is the post of the person who has read them. If one of the requirements that are given cannot be confirmed, nothing is
    written. Raises `ProblemsFound` if the data has any, `CannotConfirm` otherwise.
    """
    dataset = load(data)
    edition = _edition(dataset, key)
    _check_post(edition, by)
    everything = asked(dataset.instruments)
    wanted = [_wanted(id, everything) for id in requirements] or list(_named(edition, everything))
    found = {each.id: _answers(edition, each) for each in wanted}
    if not requirements:
        found = {id: tuple(answer for answer in named if id in answer.passage.answers) for id, named in found.items()}
    unfit = tuple(f"{id}: {_unfit(answer)}" for id, named in found.items() for answer in named if answer.unfit)
    silent = [
        f"{id}: no passage of {key} is named as the answer. Add `answers: [{id}]` to the passage first." for id, named in found.items() if not named
    ]
    if requirements and (unfit or silent):
        raise CannotConfirm("Nothing was confirmed.\n" + "\n".join([*silent, *unfit]))
    # Where several requirements have one wording, a passage is confirmed once for all of them.
    open_ones = [(each, answer) for each in wanted for answer in found[each.id] if answer.unconfirmed and not answer.unfit]
    waiting = list({(each.asks, answer.passage.item): (each, answer) for each, answer in reversed(open_ones)}.values())[::-1]
    if waiting:
        _write(data, edition, [_Line(each, answer.passage.item, answer.passage.digest) for each, answer in waiting], by.strip(), on)
    return Done(tuple(Confirmed(each, answer.passage.name) for each, answer in waiting), unfit)


def confirm_none(data: Path, key: str, requirements: Sequence[str], by: str, on: When) -> tuple[tuple[Asked, tuple[Passage, ...]], ...]:
    """Confirm that somebody has read the passages which might answer each of these requirements, and that none does.

    Returns what had not been confirmed yet, each with the passages that were read. Raises as `confirm` does, and then writes nothing.
    """
    dataset = load(data)
    edition = _edition(dataset, key)
    _check_post(edition, by)
    if not requirements:
        raise CannotConfirm("Name the requirements that no passage answers, as in W23-VOICE.")
    everything = asked(dataset.instruments)
    wanted = [_wanted(id, everything) for id in dict.fromkeys(requirements)]
    read = {each.id: _candidates(edition, each) for each in wanted}
    named = {each.id: _answers(edition, each) for each in wanted}
    wrong = [f"{id}: {found[0].passage.name} is named as the answer. Take `{id}` out of its `answers` first." for id, found in named.items() if found]
    wrong += [f"{id}: no passage speaks of it, so that there is nothing to read." for id, found in read.items() if not found and not named[id]]
    if wrong:
        raise CannotConfirm("Nothing was confirmed.\n" + "\n".join(wrong))
    known = {(each.requirement, each.asked, each.answered) for each in edition.confirmations.confirmations if each.item is None}
    waiting = [each for each in wanted if (each.id, digest(each.asks), digest_of_all(read[each.id])) not in known]
    if waiting:
        _write(data, edition, [_Line(each, None, digest_of_all(read[each.id])) for each in waiting], by.strip(), on)
    return tuple((each, read[each.id]) for each in waiting)


def _edition(dataset: Dataset, key: str) -> Edition:
    if key not in dataset.editions:
        raise CannotConfirm(unknown("edition", key, dataset.editions))
    return dataset.editions[key]


def _check_post(edition: Edition, by: str) -> None:
    partners = edition.partners
    offices = [each for each in (partners.chair, partners.scrutineer) if each]
    names = [each.name for each in (*partners.lead_partners, *partners.delegated_partners)] + [each.name for each in offices]
    if not by.strip() or "\n" in by:
        raise CannotConfirm("Say who has read the passages: the post, as in --by 'Partnership manager'.")
    if by.strip().casefold() in {name.casefold() for name in names if name}:
        raise CannotConfirm(f"{by.strip()} is a person. Write the post instead, as in --by 'Partnership manager'.")


def _wanted(id: str, everything: dict[str, Asked]) -> Asked:
    if id not in everything:
        near = did_you_mean(id, everything)
        raise CannotConfirm(f"There is no requirement `{id}`. {near[:1].upper()}{near[1:]}".rstrip())
    if not isinstance(everything[id].check, Stated):
        raise CannotConfirm(f"{id} is not judged by what somebody confirms ({everything[id].check.kind}). There is nothing to do.")
    return everything[id]


def _named(edition: Edition, everything: dict[str, Asked]) -> Iterator[Asked]:
    """The requirements that the edition names answers to and that somebody has to confirm, in the order of the instruments."""
    for each in everything.values():
        if isinstance(each.check, Stated) and any(each.id in answer.passage.answers for answer in _answers(edition, each)):
            yield each


def _answers(edition: Edition, requirement: Asked) -> tuple[Answer, ...]:
    return answers(requirement.check, _case(edition, requirement)) if isinstance(requirement.check, Stated) else ()


def _candidates(edition: Edition, requirement: Asked) -> tuple[Passage, ...]:
    return candidates(requirement.check, _case(edition, requirement)) if isinstance(requirement.check, Stated) else ()


def _case(edition: Edition, requirement: Asked) -> Case:
    return Case(edition, edition.when, requirement.line, requirement.asks, about=requirement.about)


def _unfit(answer: Answer) -> str:
    return f"{answer.passage.name} {answer.unfit}."


def _write(data: Path, edition: Edition, waiting: list[_Line], by: str, on: When) -> None:
    """Writes a confirmation for each of them; one for the same requirement and passage is renewed."""
    path = data / "partnerships" / edition.partnership_id / "editions" / edition.entry.id / "confirmations.yml"
    shown = f"{data.name}/{path.relative_to(data).as_posix()}"
    kept = [(each.requirement, each.item) for each in edition.confirmations.confirmations]
    content = path.read_bytes() if kept else None
    taken = {each.id for each in edition.confirmations.confirmations}
    for line in reversed(waiting):
        id, item = line.requirement.id, line.item
        told = {"asked": digest(line.requirement.asks), "answered": line.read, "by": by, "on": str(on)}
        try:
            if (id, item) in kept:
                for name, value in told.items():
                    assert content is not None
                    content = set_value(shown, content, ("confirmations", kept.index((id, item)), name), value)
                continue
            told = {"id": _id(id, item, taken), "requirement": id, **({"item": item} if item else {}), **told}
            kept.insert(0, (id, item))
            content = add_item(shown, content, ("confirmations",), told) if content is not None else _first(path, told)
        except KeyError:
            raise CannotConfirm(f"{shown} is written in a way that this command cannot change. Write each value on a line of its own.") from None
    assert content is not None
    write_whole(path, content)


def _first(path: Path, item: dict[str, str]) -> bytes:
    """A new file with one confirmation; of one that held none, the comments stay."""
    comments = [line for line in path.read_text("utf-8").splitlines(keepends=True) if line.startswith("#")] if path.exists() else [_HEAD]
    content = "".join([*comments, "confirmations:\n", "  - id: x\n"]).encode("utf-8")
    for name, value in reversed(item.items()):
        content = set_value(path.name, content, ("confirmations", 0, name), value)
    return content


def _id(requirement: str, item: str | None, taken: set[str]) -> str:
    """An id that no other confirmation has."""
    words = "".join(sign if sign.isalnum() else " " for sign in f"{requirement} {(item or 'none').removesuffix('.yml')}".lower()).split()
    id = "-".join(words)[:90].strip("-")
    number = 2
    while id in taken:
        id, number = f"{'-'.join(words)[:90].strip('-')}-{number}", number + 1
    taken.add(id)
    return id

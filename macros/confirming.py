"""Writes down that somebody has read the passages that are named as answers, and confirms them; comments survive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .checks import Answer, Case, answers, digest
from .dataset import Dataset, load
from .model import FILE_KINDS, Confirmations, Edition, When
from .model.asking import Stated
from .problems import Refused, did_you_mean
from .publishing import write_whole
from .requirements import Asked, asked
from .yaml_edit import add_item, set_value

_SCHEMA = next(kind for kind in FILE_KINDS if kind.record is Confirmations).first_line
_HEAD = f"{_SCHEMA}\n# Which passages somebody has read and confirmed as answers to what is asked. The command `confirm` writes this file.\n"


class CannotConfirm(Refused):
    """Why something cannot be confirmed, in plain words."""


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
        path = data / "partnerships" / edition.partnership_id / "editions" / edition.entry.id / "confirmations.yml"
        write_whole(path, _written(path, data, edition, waiting, by.strip(), on))
    return Done(tuple(Confirmed(each, answer.passage.name) for each, answer in waiting), unfit)


def _edition(dataset: Dataset, key: str) -> Edition:
    if key not in dataset.editions:
        near = did_you_mean(key, dataset.editions) or f"There are: {', '.join(sorted(dataset.editions))}."
        raise CannotConfirm(f"There is no edition `{key}`. {near[:1].upper()}{near[1:]}")
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
    if not isinstance(requirement.check, Stated):
        return ()
    return answers(requirement.check, Case(edition, edition.when, requirement.line, requirement.asks))


def _unfit(answer: Answer) -> str:
    return f"{answer.passage.name} {answer.unfit}."


def _written(path: Path, data: Path, edition: Edition, waiting: list[tuple[Asked, Answer]], by: str, on: When) -> bytes:
    """The file with a confirmation for each of them; one for the same requirement and passage is renewed."""
    shown = f"{data.name}/{path.relative_to(data).as_posix()}"
    kept = [(each.requirement, each.item) for each in edition.confirmations.confirmations]
    content = path.read_bytes() if kept else None
    taken = {each.id for each in edition.confirmations.confirmations}
    for requirement, answer in reversed(waiting):
        item = answer.passage.item
        told = {"asked": digest(requirement.asks), "answered": answer.passage.digest, "by": by, "on": str(on)}
        try:
            if (requirement.id, item) in kept:
                for name, value in told.items():
                    assert content is not None
                    content = set_value(shown, content, ("confirmations", kept.index((requirement.id, item)), name), value)
                continue
            told = {"id": _id(requirement.id, item, taken), "requirement": requirement.id, "item": item, **told}
            kept.insert(0, (requirement.id, item))
            content = add_item(shown, content, ("confirmations",), told) if content is not None else _first(path, told)
        except KeyError:
            raise CannotConfirm(f"{shown} is written in a way that this command cannot change. Write each value on a line of its own.") from None
    assert content is not None
    return content


def _first(path: Path, item: dict[str, str]) -> bytes:
    """A new file with one confirmation; of one that held none, the comments stay."""
    comments = [line for line in path.read_text("utf-8").splitlines(keepends=True) if line.startswith("#")] if path.exists() else [_HEAD]
    content = "".join([*comments, "confirmations:\n", "  - id: x\n"]).encode("utf-8")
    for name, value in reversed(item.items()):
        content = set_value(path.name, content, ("confirmations", 0, name), value)
    return content


def _id(requirement: str, item: str, taken: set[str]) -> str:
    """An id that no other confirmation has."""
    words = "".join(sign if sign.isalnum() else " " for sign in f"{requirement} {item.removesuffix('.yml')}".lower()).split()
    id = "-".join(words)[:90].strip("-")
    number = 2
    while id in taken:
        id, number = f"{'-'.join(words)[:90].strip('-')}-{number}", number + 1
    taken.add(id)
    return id

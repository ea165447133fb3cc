"""Answers to the questions about a new partnership, read together: what is missing, what is wrong, and what they begin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ..model.partnership import Covered
from ..problems import Refused
from ..wording import listed, number
from .beginning import Beginning, Body, Known
from .questions import QUESTIONS, Question, Wrong

_PAGES: Final[dict[Covered, str]] = {"children": "concern-page", "adults": "adult-concern-page"}

Given = Mapping[str, Sequence[str]]
"""What somebody answered, as typed, by the option of the question."""


def begin(given: Given, known: Known) -> Beginning:
    """What the answers come to. Raises `Refused` with every answer that is missing or wrong."""
    read, wrong = _read(given, known)
    missing = [each for each in QUESTIONS if each.needed and not given.get(each.option)]
    told = [f"--{each.option}: {each.asks} As in: --{each.option} '{each.example}'" for each in missing]
    if told or wrong:
        parts = [*(["These answers are missing:", *told] if told else []), *(["These cannot be taken:", *wrong] if wrong else [])]
        raise Refused("\n".join([*parts, "Nothing was written."]))
    pages: dict[Covered, str] = {covered: read[option][0] for covered, option in _PAGES.items() if read[option]}
    return Beginning(
        name=read["name"][0],
        short_name=read["short-name"][0],
        covers=read["covers"][0],
        councils=read["council"],
        police_forces=read["police"],
        health_bodies=read["icb"],
        website=read["website"][0],
        month=read["month"][0],
        concern_pages=pages,
        regional=read["regional"][0] if read["regional"] else "",
    )


def check(given: Given, known: Known) -> None:
    """Raises `Refused` with every answer that is wrong, whatever is still missing."""
    wrong = _read(given, known)[1]
    if wrong:
        raise Refused("\n".join(["These cannot be taken:", *wrong, "Nothing was written."]))


def to_ask(given: Given, known: Known) -> Iterator[tuple[Question, Known]]:
    """Each question that has no answer yet, with what there is to choose from; what is given may grow while they are asked."""
    for question in QUESTIONS:
        if given.get(question.option):
            continue
        if question.option == _PAGES["adults"] and not _has_adults(given, known):
            continue
        there = known
        if question.option == "regional":
            there = known.around(body.id for body in _bodies(given, known))
            if not there.regions:
                continue
        yield question, there


def _read(given: Given, known: Known) -> tuple[dict[str, tuple[Any, ...]], list[str]]:
    """What each answer means, and what is wrong."""
    read: dict[str, tuple[Any, ...]] = {}
    wrong = []
    for question in QUESTIONS:
        texts, found = given.get(question.option, ()), []
        if len(texts) > 1 and not question.several:
            wrong.append(f"--{question.option}: {number(len(texts))} answers were given, and there can be only one.")
        if texts and question.option == "regional":
            wrong += _far_away(texts, given, known)
        if texts and question.option == _PAGES["adults"] and given.get("covers") and not _has_adults(given, known):
            wrong.append(f"--{question.option}: this partnership safeguards children alone. Leave it out.")
        for text in texts:
            try:
                found.append(question.reads(text, known))
            except Wrong as error:
                wrong.append(f"--{question.option}: {error}")
        read[question.option] = tuple(dict.fromkeys(found))
    return read, wrong


def _far_away(texts: Sequence[str], given: Given, known: Known) -> Iterator[str]:
    """Regional arrangements that none of the councils takes part in."""
    councils = _bodies(given, known)
    near = known.around(body.id for body in councils).regions
    for text in texts:
        if councils and text in known.regions and text not in near:
            theirs = listed([known.organisations[id].name for id in known.regions[text].local_authorities])
            yield f"--regional: `{text}` is shared by {theirs}, and none of them is in this partnership."


def _bodies(given: Given, known: Known) -> tuple[Body, ...]:
    return tuple(body for text in given.get("council", ()) for body in [_try("council", text, known)] if body)


def _has_adults(given: Given, known: Known) -> bool:
    return any("adults" in (_try("covers", text, known) or ()) for text in given.get("covers", ()))


def _try(option: str, text: str, known: Known) -> Any:
    """What the answer means; None if it cannot be taken, which is said elsewhere."""
    question = next(each for each in QUESTIONS if each.option == option)
    try:
        return question.reads(text, known)
    except Wrong:
        return None

"""What each check says of an edition, word by word; the cases are in `checks.yml`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final, get_args

import pytest
import yaml
from pydantic import TypeAdapter

from macros.checks import JUDGES, Case, Verdict, candidates, digest, digest_of_all, passages, verdict
from macros.model import Category, Confirmation, Confirmations, Edition, Example, When
from macros.model.asking import Check, Stated

from . import examples

ASKS: Final = "Say it."
ID: Final = "X-1"
CATEGORIES: Final = (
    Category(id="RA91", group="Justice", name="Youth team", kinds=("youth-justice",)),
    Category(id="RA92", group="Health", name="Trust", kinds=("nhs-trust",)),
)
CASES: Final[dict[str, dict[str, Any]]] = yaml.load((Path(__file__).parent / "checks.yml").read_text("utf-8"), yaml.BaseLoader)
SAID: Final = {"check", "confirmed", "read", "about", "outcome", "says", "looked_at", "evidence"}


def judged(case: dict[str, Any]) -> Verdict:
    """What the check of the case says of its edition on the last day of 2024."""
    edition = examples.edition(Example.model_validate({name: value for name, value in case.items() if name not in SAID}))
    if "confirmed" in case:
        edition = _confirmed(edition)
    check = TypeAdapter(Check).validate_python(case["check"])
    if "read" in case and isinstance(check, Stated):
        edition = _read(edition, check, case)
    return verdict(check, _case(edition, case))


def _case(edition: Edition, case: dict[str, Any]) -> Case:
    return Case(edition, When(2024, 12, 31), frozenset({ID}), ASKS, CATEGORIES, case.get("about", "arrangements"))


def _read(edition: Edition, check: Stated, case: dict[str, Any]) -> Edition:
    """The edition in which somebody found that none of the passages that might answer does, as they are or as they were before."""
    read = digest_of_all(candidates(check, _case(edition, case))) if case["read"] == "yes" else digest("other words")
    found = Confirmation(id="c-1", requirement=ID, asked=digest(ASKS), answered=read, by="Manager", on=When(2024, 12))
    return replace(edition, confirmations=Confirmations(confirmations=(found,)))


def _confirmed(edition: Edition) -> Edition:
    told = [
        Confirmation(id=f"c-{number}", requirement=ID, item=each.item, asked=digest(ASKS), answered=each.digest, by="Manager", on=When(2024, 12))
        for number, each in enumerate(passages(edition))
    ]
    return replace(edition, confirmations=Confirmations(confirmations=tuple(told)))


def written(found: Verdict) -> dict[str, Any]:
    """The verdict as `checks.yml` writes it."""
    evidence = [".".join(str(step) for step in (spot.file, *spot.path)) for spot in found.evidence]
    outcome = f"{found.outcome}, missing" if found.missing else f"{found.outcome}, stated" if found.stated else found.outcome
    return {"outcome": outcome, "says": found.says, "looked_at": found.looked_at, "evidence": evidence}


@pytest.mark.parametrize("name", CASES)
def test_a_check_says_exactly_this(name: str) -> None:
    case = CASES[name]
    assert written(judged(case)) == {key: case[key] for key in ("outcome", "says", "looked_at", "evidence")}


def test_every_check_has_a_case_of_being_met_and_one_of_not_being_met() -> None:
    outcomes: dict[str, set[str]] = {}
    for case in CASES.values():
        outcomes.setdefault(case["check"]["kind"], set()).add(case["outcome"].partition(",")[0])
    lacking = {kind for kind, found in outcomes.items() if not found >= {"met", "not met"}}
    assert lacking == {"judged elsewhere", "nothing to show"}
    assert set(outcomes) == {kind.model_fields["kind"].annotation.__args__[0] for kind in get_args(get_args(Check)[0])}


def test_every_check_is_judged_and_nothing_else_is() -> None:
    assert set(JUDGES) == set(get_args(get_args(Check)[0]))


def test_a_judge_says_in_a_sentence_what_it_takes_for_an_answer() -> None:
    silent = [judge.__name__ for judge in JUDGES.values() if not (judge.__doc__ or "").rstrip().endswith(("?", "."))]
    assert silent == []

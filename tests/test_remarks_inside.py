"""What an edition says in two ways: every rule, with what it finds and what only looks like it."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
import yaml
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from macros.dataset import Dataset, load
from macros.model import When
from macros.remarks import INSIDE, contradictions, remarks
from macros.remarks.bodies import by_plain_name, nearest

from . import fragments, invented, synthetic

CASES: Final[list[dict[str, Any]]] = yaml.load((Path(__file__).parent / "remarks" / "inside.yml").read_text("utf-8"), yaml.BaseLoader)
RULES: Final = {rule.__name__: rule for rule in INSIDE}
NOT_FILES: Final = {"it", "rule", "says", "organisations"}


def changed(case: dict[str, Any]) -> invented.Changed:
    """The bare edition with the files of the case; its organisations come beside those that are there."""
    files = {kind: yaml.safe_dump(value, sort_keys=False, allow_unicode=True) for kind, value in case.items() if kind not in NOT_FILES}
    bare = invented.bare()
    if "organisations" in case:
        beside = yaml.safe_dump(case["organisations"], sort_keys=False)
        files["organisations"] = str(bare["organisations"]) + "".join(f"  {line}\n" for line in beside.splitlines())
    return {**bare, **files}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["it"]))
def test_a_rule_says_exactly_this(case: dict[str, Any], tmp_path: Path) -> None:
    edition = invented.edition(tmp_path, changed(case))
    assert [remark.says for remark in RULES[case["rule"]](edition)] == case["says"]


def test_every_rule_has_a_case_in_which_it_speaks() -> None:
    assert {case["rule"] for case in CASES if case["says"]} == set(RULES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["it"]))
def test_every_remark_says_what_to_do_and_leads_to_a_place_that_is_there(case: dict[str, Any], tmp_path: Path) -> None:
    edition = invented.edition(tmp_path, changed(case))
    for remark in contradictions(edition):
        assert (remark.edition, bool(remark.instead), bool(remark.where)) == (invented.KEY, True, True)
        for where in remark.where:
            value: Any = edition.files[where.file]
            for step in where.path:
                value = value[step] if isinstance(step, int) else getattr(value, step)
            assert (where.of, value is not None) == (invented.KEY, True)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return load(synthetic.write(tmp_path_factory.mktemp("many"), 12, 2, seed=11))


def test_invented_partnerships_contradict_nothing(many: Dataset, dataset: Dataset) -> None:
    found = remarks(many.editions.values(), many.reports, dataset.terms, When(2026, 11, 22))
    assert {remark.rule for remark in found} == {"may-go-out-of-date"}
    assert remarks(many.editions.values(), many.reports, dataset.terms) == ()


@pytest.mark.parametrize("seed", range(3))
def test_the_name_that_is_nearest_is_the_one_that_the_slow_measure_alone_would_find(seed: int) -> None:
    choice = Random(seed)
    words = ["arden", "brook", "vale", "county", "council", "trust", "hospital", "police", "school", "care", "board", "young", "people", "voice"]
    names = [" ".join(choice.sample(words, choice.randint(2, 5))).title() for _ in range(60)]
    edition = fragments.edition({}, organisations=[{"id": f"body-{at}", "name": name, "kind": "other"} for at, name in enumerate(names)])
    known = list(by_plain_name(edition))
    misspelt = [_misspelt(choice, name) for name in known]
    slow = [process.extractOne(each, known, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=0.78) for each in misspelt]
    assert [nearest(edition, each) for each in misspelt] == [found and found[0] for found in slow]
    assert sum(found is not None for found in slow) > len(known) // 2


def _misspelt(choice: Random, name: str) -> str:
    """The name with two letters that stand side by side changed about, another left out, and sometimes a word more."""
    at, out = choice.randrange(len(name) - 1), choice.randrange(len(name))
    turned = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return turned[:out] + turned[out + 1 :] + choice.choice(["", " trust"])

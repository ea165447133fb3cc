"""What an edition says in two ways: every rule, with what it finds and what only looks like it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from macros.dataset import Dataset, load
from macros.model import When
from macros.remarks import INSIDE, contradictions, remarks

from . import invented, synthetic

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

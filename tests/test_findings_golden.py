"""What is found of the four editions, held whole: by the instruments of their time, and by the guidance of 2026, as of one day.

`RENEW_GOLDEN=1 ./site-build.sh test tests/test_findings_golden.py` writes it anew; each finding has to be arguable from the source.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from macros.dataset import Dataset
from macros.dataset.places import Places
from macros.model import When
from macros.reports import full_report
from macros.reports.told import Report
from macros.requirements import Judged, asked, by_instrument, by_its_time

from .golden import golden
from .projects import ROOT

HERE: Final = Path(__file__).resolve().parent / "golden/findings"
DAY: Final = When(2026, 11, 22)
EDITIONS: Final = ("hampshire/2022-07", "isle-of-wight/2024-09", "southampton/2019-09", "southampton/2024-12")


def text(dataset: Dataset, judged: Judged) -> str:
    report = Report(judged=(judged,), read=tuple(dataset.editions), named=True, places=Places(ROOT / "data", dataset.editions))
    return full_report(report, "text") + "\n"


def test_there_is_a_golden_text_for_every_edition(dataset: Dataset) -> None:
    assert tuple(sorted(dataset.editions)) == EDITIONS


@pytest.mark.parametrize("key", EDITIONS)
def test_what_the_instruments_of_its_time_say(dataset: Dataset, key: str) -> None:
    found = text(dataset, by_its_time(dataset.editions[key], dataset.instruments, asked(dataset.instruments).values(), DAY))
    assert found == golden(HERE / f"{key.replace('/', '-')}.txt", found)


@pytest.mark.parametrize("key", EDITIONS)
def test_what_the_guidance_of_2026_says(dataset: Dataset, key: str) -> None:
    found = text(dataset, by_instrument(dataset.editions[key], "working-together-2026", asked(dataset.instruments).values(), DAY))
    assert found == golden(HERE / f"{key.replace('/', '-')}-by-2026.txt", found)

"""Everything that is said in `data/`, as those who use it receive it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model import Edition, Instrument, Partnership, Region, Register, Terms, YearlyReport


@dataclass(frozen=True)
class Dataset:
    """Everything that is said: partnerships by id, and editions by key (`southampton/2024-12`), oldest first.

    `digests` names for each edition the content of all files that it rests on, as they were when they were read;
    `regions` are the regional arrangements, as in `hips/2024`, and `reports` the yearly reports, by partnership and years.
    """

    partnerships: Mapping[str, Partnership]
    registers: Mapping[str, Register]
    editions: Mapping[str, Edition]
    digests: Mapping[str, str]
    instruments: Mapping[str, Instrument]
    regions: Mapping[str, Region]
    terms: Terms
    reports: Mapping[str, Mapping[str, YearlyReport]]

    def editions_of(self, partnership: str) -> tuple[Edition, ...]:
        """The partnership's editions, newest first."""
        found = [edition for edition in self.editions.values() if edition.partnership_id == partnership]
        return tuple(sorted(found, key=lambda edition: edition.entry.id, reverse=True))

"""What came of comparing a copy of the site with what was built, and how that is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..wording import counted

_SHOWN: Final = 40


@dataclass(frozen=True)
class Compared:
    """How many files were compared, and the addresses at which something else is found than was built.

    `refused` are those that the host would not give, each with what it said instead.
    """

    files: int
    differing: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether everything is as it was built, and nothing else is there."""
        return not (self.differing or self.missing or self.extra or self.refused)


def told(compared: Compared, target: str) -> str:
    """All of it in words; `target` is where the copy is."""
    if compared.is_same:
        return f"{target} is what was built: {counted(compared.files, 'file')}, all the same."
    return "\n".join([f"{target} is not what was built.", *_lists(compared), *_advice(compared)])


def _lists(compared: Compared) -> Iterator[str]:
    same = compared.files - len(compared.differing) - len(compared.missing) - len(compared.refused)
    yield f"As it was built: {same} of {counted(compared.files, 'file')}."
    refused = [f"{address} ({says})" for address, says in compared.refused]
    kinds = (
        ("Different", compared.differing),
        ("Missing", compared.missing),
        ("Not built, but there", compared.extra),
        ("Not given", refused),
    )
    for what, addresses in kinds:
        if addresses:
            yield f"{what}: {counted(len(addresses), 'file')}."
            yield from (f"- {address}" for address in addresses[:_SHOWN])
        if len(addresses) > _SHOWN:
            yield f"- and {len(addresses) - _SHOWN} more"


def _advice(compared: Compared) -> Iterator[str]:
    if 2 * len(compared.differing) > compared.files:
        yield (
            "So many differ that the site was probably built for another address, or from other data. "
            "Build it with SITE_URL set to its address, and compare again."
        )
    elif compared.differing or compared.missing:
        yield "Copy site/ to the host again. If it was copied a moment ago, wait until the host shows it, then compare again."

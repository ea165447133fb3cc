"""What is measured, what to aim for, and how it is printed. Nothing here asserts."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import Final

from .measuring import Cost


@dataclass(frozen=True)
class Target:
    """One ratio of ours to theirs: its name, what it compares, what to reach at least and at best."""

    name: str
    says: str
    least: float
    ambitious: float


TARGETS: Final = (
    Target("stock", "clean build, against `mkdocs build` with stock settings, one after the other", 0.15, 0.08),
    Target("stock-2", "the same, two at a time", 0.30, 0.16),
    Target("hugo", "clean build, against Hugo, once for each edition", 1.5, 1.0),
    Target("zensical", "clean build, against Zensical on pre-rendered pages, clean, two at a time", 0.40, 0.25),
    Target("unchanged", "nothing changed, against clean", 0.02, 0.005),
    Target("one-line", "one line changed in one edition, against clean", 0.10, 0.06),
    Target("serve", "a one-line edit seen in `serve`, against `mkdocs serve`", 0.20, 0.04),
    Target("size", "size of `site/`, against the stock builds", 0.40, 0.33),
    Target("load", "750 editions read, checked and judged, against `yaml.safe_load` of the same files (reckoned from a tenth of them)", 0.20, 0.05),
    Target("load-again", "the same once more, with what the first time left behind", 0.20, 0.05),
    Target("judge", "judge every edition by every requirement, against `yaml.safe_load` of the same files", 0.40, 0.10),
    Target("compare", "two editions with 900 settings compared once they are loaded, against `yaml.safe_load` of the two lists", 0.20, 0.10),
)


@dataclass(frozen=True)
class Measured:
    """Pairs of ours and theirs, as they followed each other; `unit` is `s` or `MB`, and a size stands in place of the wall."""

    target: Target
    pairs: tuple[tuple[Cost, Cost], ...]
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """The median of the ratios of the pairs."""
        return median(ours.wall / theirs.wall for ours, theirs in self.pairs)

    def row(self) -> str:
        """One row of the table."""
        ours, theirs = (median(pair[side].wall for pair in self.pairs) for side in (0, 1))
        ratios = sorted(a.wall / b.wall for a, b in self.pairs)
        processor = median(a.processor / b.processor if b.processor else 0.0 for a, b in self.pairs)
        spread = f"{_short(ratios[0])} to {_short(ratios[-1])}" if len(ratios) > 1 else ""
        reached = "**not reached**"
        if self.ratio <= self.target.least:
            reached = "ambitious" if self.ratio <= self.target.ambitious else "at least"
        goal = f"{_short(self.ratio)} | {spread} | {self.target.ambitious} | {self.target.least} | {reached}"
        seen = f"{_short(processor) if processor else ''} | {_short(ours)} {self.unit} | {_short(theirs)} {self.unit}"
        return f"| {self.target.name} | {self.target.says} | {goal} | {seen} |"


def heading() -> str:
    """The head of the table."""
    return (
        "| name | ours against theirs | ratio | pairs | ambitious | at least | reached | processor | ours, median | theirs, median |\n"
        + "| --- " * 10
        + "|"
    )


def _short(value: float) -> str:
    return f"{value:.4f}" if value < 0.01 else f"{value:.3f}" if value < 1 else f"{value:.2f}"

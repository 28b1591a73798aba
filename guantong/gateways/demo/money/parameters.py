"""The declared numbers the fictional money is grown from: every one with its status and source (生成参数)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

WAN = 1_000_000
"""Fen in 万元."""
STEP = 10_000
"""Fen in 100 元: the last place of an amount printed in 万元 with two decimals."""
WHOLE = 10_000
"""Parts in which shares are given."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How one irregularity is measured: the limit, values on either side, whether reaching the limit already counts.

    `at_speaks` is None where the source does not say whether the limit itself is inside.
    """

    kind: str
    says: str
    unit: str
    limit: int
    under: int
    over: int
    at_speaks: bool | None
    status: str
    source: str

    def value(self, margin: str) -> int:
        """Return the value that a case at `margin` is planted with."""
        return {"under": self.under, "at": self.limit, "over": self.over}[margin]

    def speaks(self, margin: str) -> bool | None:
        """Tell whether a case at `margin` ought to be reported; None where the source leaves it open."""
        return {"under": False, "at": self.at_speaks, "over": True}[margin]


def parameter(name: str) -> Any:
    """Return the value of one declared parameter."""
    return _read("parameters")[name]["value"]


def measure(kind: str) -> Measure:
    """Return how the irregularity `kind` is measured."""
    return Measure(kind, **_read("measures")[kind])


@cache
def _read(name: str) -> Any:
    return yaml.safe_load((Path(__file__).parent / f"{name}.yaml").read_text("utf-8"))


def table(name: str) -> Any:
    """Return one table of the classification that the units spend under."""
    return _read("functions")[name]

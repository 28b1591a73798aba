"""The points a self-evaluation gives for the rate of execution, by dated data with its status (执行率得分)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class ExecutionPoints:
    """So many of `most` points, exactly; `source` says where the formula comes from and how far it is known."""

    points: Fraction
    most: int
    source: str


def execution_points(spent: int | None, budget: int | None, on: date) -> ExecutionPoints | None:
    """Return most × min(1, spent ÷ budget), amounts in fen; None where there is no data, which is not nothing."""
    line = next((one for one in reversed(_lines()) if one["from"] <= on), None)
    if spent is None or not budget or line is None:
        return None
    return ExecutionPoints(line["points"] * min(Fraction(1), Fraction(spent, budget)), line["points"], line["source"])


@cache
def _lines() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "self_scores.yaml").read_text("utf-8"))
    return found

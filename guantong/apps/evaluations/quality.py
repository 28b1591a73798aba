"""The reading list for reports of evaluations, as dated data (评价报告阅评清单)."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class ReadingList:
    """What is looked at, from a day on, and where the list comes from."""

    since: date
    source: str
    questions: dict[str, Words]


def reading_list(on: date) -> ReadingList:
    """Return the list in force on a day; raises LookupError before the first."""
    for line in reversed(_lines()):
        if line["from"] <= on:
            return ReadingList(
                line["from"], line["source"], {key: Words(**words) for key, words in line["questions"].items()}
            )
    raise LookupError(on)


@cache
def _lines() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "quality.yaml").read_text("utf-8"))
    return found

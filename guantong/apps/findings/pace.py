"""The clock of each pace, as dated data says it; days of reports at intervals (整改类型的时限)."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Clock:
    """What holds of a pace from a day: natural days where a document gives them, how often it is reported on, the source."""

    days: int | None
    reports: str
    source: str

    def due(self, handed_on: date) -> date | None:
        """Return by when it is due, None while the day of the letter rules."""
        return handed_on + timedelta(days=self.days) if self.days else None

    @property
    def parted(self) -> bool:
        """True for what is reported on more than once."""
        return self.reports != "once"


def clock(pace: str, on: date) -> Clock:
    """Return the clock of a pace on a day; before its first line nothing is known, and the letter rules."""
    for line in reversed(_paces()[pace]):
        if line["from"] <= on:
            return Clock(line["days"], line["reports"], line["source"])
    return Clock(None, "once", "")


def at_intervals(first: date, months: int, times: int) -> Iterator[date]:
    """Yield the days of reports every some months; the last day of a month where it has no such day."""
    for at in range(times):
        year, month = divmod(first.month - 1 + at * months, 12)
        year, month = first.year + year, month + 1
        yield date(year, month, min(first.day, monthrange(year, month)[1]))


@cache
def _paces() -> dict[str, list[dict[str, Any]]]:
    read: dict[str, list[dict[str, Any]]] = yaml.safe_load((Path(__file__).parent / "pace.yaml").read_text("utf-8"))
    return {pace: sorted(lines, key=lambda line: line["from"]) for pace, lines in read.items()}

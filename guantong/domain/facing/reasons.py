"""The reasons for which an item may be declined, dated and with their source: none is declined without one (不予采纳的理由)."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guantong.domain.rule_engine.thresholds import source_words
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason on one day: whether it `asks` for the number of a document, and where it comes from."""

    code: str
    words: Words
    asks: bool
    source: Words


def reasons_on(day: date) -> dict[str, Reason]:
    """Return the reasons that may be given on a day, by code; none before the first is dated."""
    found = {}
    for code, entry in _read().items():
        dated = [since for since in entry["values"] if since <= day]
        source = source_words(entry["values"][max(dated)]["source"]) if dated else None
        if source is not None:
            found[code] = Reason(code, Words(entry["zh"], entry["en"]), entry.get("document", False), source)
    return found


def codes() -> tuple[str, ...]:
    """Return every code there is, on whatever day."""
    return tuple(_read())


@cache
def _read() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return read

"""Dated limits of a rule, read from the YAML beside it: each value with its date and its source (阈值)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guantong.domain.law.catalogue import cite
from guantong.domain.words import Words

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class UndatedLimitError(LookupError):
    """No value of a threshold is in force on the day asked for: not computed, never guessed."""


@dataclass(frozen=True, slots=True)
class Limit:
    """One threshold on one day: its value in `unit`, and where the value comes from."""

    name: Words
    value: int
    unit: str
    source: Words

    @property
    def printed(self) -> str:
        """The value with its unit, as shown beside a signal."""
        return f"{self.value}{self.unit}"


class Limits(Mapping[str, Limit]):
    """The thresholds of one rule on one day; asking for one not in force raises UndatedLimitError.

    `level` chooses among several articles that set one value, each for its own documents.
    """

    def __init__(self, path: Path | None, day: date | None, level: str = "") -> None:
        self._read = _thresholds(path) if path else {}
        self._day, self._level = day, level

    def __getitem__(self, name: str) -> Limit:
        entry = self._read[name]
        dated = [d for d in entry["values"] if self._day is not None and d <= self._day]
        if not dated or entry["values"][max(dated)]["value"] is None:
            raise UndatedLimitError(name)
        current = entry["values"][max(dated)]
        source = source_words(current["source"], self._level)
        if source is None:
            raise UndatedLimitError(name)
        return Limit(Words(entry["zh"], entry["en"]), current["value"], entry["unit"], source)

    def __iter__(self) -> Any:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


def source_words(source: dict[str, Any], level: str = "") -> Words | None:
    """Return where a limit comes from: an article, a resolution, or a proposal no law stands behind.

    Of several articles the first that binds `level`, all of them where the level is not known; None when none binds.
    """
    if "cite" in source:
        ids = [source["cite"]] if isinstance(source["cite"], str) else source["cite"]
        bound = [article.words() for entry in ids if (article := cite(entry)).binding(level)][: 1 if level else None]
        return Words("、".join(w.zh for w in bound), "; ".join(w.en for w in bound)) if bound else None
    if "resolution" in source:
        return Words(source["resolution"], source["resolution"])
    return Words(f"建议值，无法定依据：{source['proposal']}", f"proposed, no legal basis: {source['proposal']}")


@cache
def _thresholds(path: Path) -> dict[str, Any]:
    read = yaml.load(path.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
    return {name: {**entry, "values": {_day(d): v for d, v in entry["values"].items()}} for name, entry in read.items()}


def _day(printed: date | str) -> date:
    return printed if isinstance(printed, date) else date.fromisoformat(printed)

"""Dated limits of a rule, read from the YAML beside it: each value with its date and its source (阈值).

A district may set some of them itself (阈值覆盖): what it set holds from its day until it ends, or until an
article of law sets another.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Own:
    """A value the district set itself for the threshold `name`, by a document of its own: from `since`, before `until`."""

    name: str
    value: int
    since: date
    document: str
    until: date | None = None
    ending: str = ""
    """The document that ended it."""

    def holds(self, day: date) -> bool:
        """True on a day on which it is in force."""
        return self.since <= day and (self.until is None or day < self.until)


class Limits(Mapping[str, Limit]):
    """The thresholds of one rule on one day; asking for one not in force raises UndatedLimitError.

    `level` chooses among several articles that set one value, each for its own documents; `own` are the district's values.
    """

    def __init__(self, path: Path | None, day: date | None, level: str = "", own: Sequence[Own] = ()) -> None:
        self._read = thresholds_in(path) if path else {}
        self._day, self._level, self._own = day, level, own

    def __getitem__(self, name: str) -> Limit:
        entry = self._read[name]
        current = in_force(entry, [own for own in self._own if own.name == name], self._day)
        if current is None or current["value"] is None:
            raise UndatedLimitError(name)
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


def in_force(entry: Mapping[str, Any], own: Iterable[Own], day: date | None) -> dict[str, Any] | None:
    """Return the value and source of a threshold on `day`: the district's latest in force, else the rulebook's; None before both.

    A value that an article of law set after the district set its own goes before it.
    """
    if day is None:
        return None
    local = max((one for one in own if one.holds(day)), key=lambda one: one.since, default=None)
    dated = [d for d in entry["values"] if d <= day]
    if local is not None and not any("cite" in entry["values"][d]["source"] for d in dated if d > local.since):
        return {"value": local.value, "source": {"resolution": local.document}}
    return dict(entry["values"][max(dated)]) if dated else None


def written(path: Path, own: Sequence[Own]) -> str:
    """Return the thresholds at `path` with the district's values among them, in the form they are read from.

    Read as a rule's YAML it gives the same limit on every day. A day from which nothing holds any more has no value, and names
    the document that ended what held before.
    """
    read = {}
    for name, entry in thresholds_in(path).items():
        mine = [one for one in own if one.name == name]
        values: dict[date, Any] = {}
        before: dict[str, Any] | None = None
        for day in sorted({*entry["values"], *_turns(mine)}):
            now = in_force(entry, mine, day)
            if now is None and before is not None:
                now = {"value": None, "source": {"resolution": next(one.ending for one in mine if one.until == day)}}
            if now is not None and now != before:
                values[day] = now
            before = now
        read[name] = {**entry, "values": values}
    return str(yaml.safe_dump(read, allow_unicode=True, sort_keys=False, default_flow_style=None, width=120))


def _turns(own: Iterable[Own]) -> Iterator[date]:
    for one in own:
        yield one.since
        if one.until is not None:
            yield one.until


@cache
def thresholds_in(path: Path) -> dict[str, Any]:
    """Return the thresholds that a YAML file sets, by name, as they are written, every date a date."""
    read = yaml.load(path.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
    return {name: {**entry, "values": {_day(d): v for d, v in entry["values"].items()}} for name, entry in read.items()}


def _day(printed: date | str) -> date:
    return printed if isinstance(printed, date) else date.fromisoformat(printed)

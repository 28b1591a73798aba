"""What suggestions are looked at by, and the negative list: dated data with their status (可行性内容与负面清单)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guantong.domain.words import Words

VERDICTS = {
    "yes": Words("是", "yes"),
    "partly": Words("部分或有条件", "partly, or on conditions"),
    "no": Words("否", "no"),
    "unknown": Words("暂不能判断", "cannot be told yet"),
}
STATUSES = {
    "verified": Words("已核对原文", "checked against the text"),
    "from-knowledge": Words("依经验整理，原文待核", "from knowledge, to be checked"),
    "proposal": Words("建议稿，由本区确定", "a proposal, for the district to settle"),
}
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing a suggestion is looked at by: `weighed`, or `excluded` where a yes is told."""

    code: str
    words: Words
    asks: Words
    excluded: bool
    status: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A line of the negative list whose words stand in a text: for people to look at."""

    words: Words
    found: str
    source: str
    status: str


def criteria_on(day: date) -> Sequence[Criterion]:
    """Return what is looked at on `day`, in its order; the latest line of a code that has begun."""
    return [
        Criterion(one["code"], Words(one["zh"], one["en"]), Words(one["asks"], one["asks_en"]), one["kind"] == "excluded", one["status"])
        for one in _in_force("criteria", day)
    ]  # fmt: skip


def hits_in(text: str, day: date) -> Sequence[Hit]:
    """Return the lines of the negative list in force on `day` that `text` touches; says nothing of whether they apply."""
    return [
        Hit(Words(one["zh"], one["en"]), word, one["source"], one["status"])
        for one in _in_force("negative_list", day)
        if (word := next((word for word in one["words"] if word in text), "")) and not any(w in text for w in one["unless"])
    ]  # fmt: skip


def _in_force(name: str, day: date) -> Sequence[Mapping[str, Any]]:
    latest: dict[str, Mapping[str, Any]] = {}
    for one in sorted(_read(name), key=lambda one: one["from"]):
        if one["from"] <= day:
            latest[one["code"]] = one
    return [one for one in _read(name) if latest.get(one["code"]) is one]


@cache
def _read(name: str) -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = yaml.safe_load((_HERE / f"{name}.yaml").read_text("utf-8"))
    return found

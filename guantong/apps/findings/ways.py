"""The lawful ways after a failed assessment, each with its article and threshold, as dated data; none is proposed (后续方式)."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

import yaml

from guantong.apps.findings.words import ORGANS
from guantong.domain.law.catalogue import cite
from guantong.domain.papers.kinds import Known
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Way:
    """What holds of one way from a day on. `signers` is a least number or a share of the members; None asks for no signature."""

    name: str
    words: Words
    since: date
    law: tuple[str, ...]
    proposes: Words
    decides: tuple[str, ...]
    threshold: Words
    form: Words
    status: Known
    source: str
    signers: Fraction | None = None
    council: bool = False
    majority: bool = False

    def signers_of(self, members: int) -> int:
        """Return how many of so many members must sign; 0 where none has to."""
        if self.signers is None:
            return 0
        return ceil(self.signers * members) if self.signers < 1 else int(self.signers)

    def votes_of(self, members: int) -> int:
        """Return how many of so many members must vote for it; 0 where the law does not say."""
        return members // 2 + 1 if self.majority else 0


def ways_on(day: date) -> list[Way]:
    """Return the ways that were open on `day`, in the order of the table."""
    return [max(known, key=lambda way: way.since) for way in _table() if (known := [w for w in way if w.since <= day])]


def way_on(name: str, day: date) -> Way | None:
    """Return a way as it was on `day`."""
    return next((way for way in ways_on(day) if way.name == name), None)


@cache
def way_words() -> dict[str, Words]:
    """Return what each way is called."""
    return {editions[0].name: editions[0].words for editions in _table()}


@cache
def _table() -> tuple[tuple[Way, ...], ...]:
    read = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return tuple(tuple(_way(name, kept["words"], line) for line in kept["dated"]) for name, kept in read.items())


def _way(name: str, words: dict[str, str], line: dict[str, Any]) -> Way:
    for entry in line["law"]:
        cite(entry)
    if unknown := set(line["decides"]) - set(ORGANS):
        raise ValueError(f"{name}: unknown organs {sorted(unknown)}")
    return Way(
        name, Words(**words), line["since"], tuple(line["law"]), Words(**line["proposes"]), tuple(line["decides"]),
        Words(**line["threshold"]), Words(**line["form"]), Known(line["status"]), line["source"],
        Fraction(line["signers"]) if "signers" in line else None, line.get("council", False), line.get("majority", False),
    )  # fmt: skip

"""What a review goes through point by point (审查要点清单): the points of an article, dated, each ticked by a person with evidence."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from guantong.domain.law.catalogue import cite
from guantong.domain.words import Words


@dataclass(frozen=True, slots=True)
class Point:
    """One point: its key and words (a paraphrase of the article's)."""

    key: str
    words: Words


@dataclass(frozen=True, slots=True)
class CheckList:
    """One list: the article it stands in, the day from which it holds, how far it was verified, its points in order."""

    key: str
    words: Words
    article: str
    since: date
    status: str
    points: tuple[Point, ...]

    def point(self, key: str) -> Point:
        """Return a point by its key; raises LookupError."""
        for one in self.points:
            if one.key == key:
                return one
        raise LookupError(f"{self.key} has no point {key}")


@cache
def check_lists() -> dict[str, CheckList]:
    """Return the lists by their keys (check_lists.yaml)."""
    read = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return {key: _list(key, kept) for key, kept in read.items()}


def _list(key: str, kept: dict) -> CheckList:  # type: ignore[type-arg]
    cite(kept["article"])
    points = tuple(Point(name, Words(**words)) for name, words in kept["points"].items())
    return CheckList(key, Words(**kept["words"]), kept["article"], kept["since"], kept["status"], points)

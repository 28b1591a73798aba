"""The law catalogue: citing an article by its id, and whether it was in force on a day (法条目录)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from pathlib import Path
from re import compile as pattern
from typing import Any

import yaml

from guantong.domain.questions import Stage
from guantong.domain.words import Words

_STATUTES = Path(__file__).parent / "statutes"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NATION = "中华人民共和国"
_ARTICLE = pattern(r"(\d+)(第[^款]+款)?(.*)")


class UnknownCitation(LookupError):
    """An id that the catalogue does not hold; the message names the nearest ones."""


class InForce(StrEnum):
    """Whether an article bound on a day, as far as the catalogue knows."""

    YES = "yes"
    NOT_IN_CATALOGUE = "not_in_catalogue"
    """The day lies before the earliest version at hand: not computed, never guessed."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One article: its id, law and number, our paraphrase, and how far it was verified."""

    id: str
    law: str
    article: str
    paraphrase: str
    status: str
    stages: tuple[Stage, ...]
    in_force_from: date | None

    def words(self) -> Words:
        """Return the citation as readers know it: 《预算法》第44条第4款."""
        title = self.law.partition("(")[0].removeprefix(_NATION)
        match = _ARTICLE.fullmatch(self.article)
        if match is None:
            return Words(f"《{title}》", f"《{title}》")
        clause = match[2] or ""
        paragraph = f"({clause.strip('第款')})" if clause else ""
        return Words(f"《{title}》第{match[1]}条{clause}{match[3]}", f"《{title}》 art. {match[1]}{paragraph}")


def cite(entry_id: str) -> Citation:
    """Return the article with `entry_id`, such as `budget-law-2018-art-44-4`; raises UnknownCitation."""
    for slug in _slugs():
        if entry_id.startswith(slug):
            found = _statute(slug).get(entry_id)
            if found:
                return found
    near = get_close_matches(entry_id, [c.id for c in all_citations()], 3)
    raise UnknownCitation(f"{entry_id}: not in the catalogue; near: {', '.join(near) or 'none'}")


def in_force_on(citation: Citation, day: date) -> InForce:
    """Return whether `citation` was in force on `day`; without a date of entry nothing is claimed."""
    known = citation.in_force_from
    return InForce.YES if known is not None and known <= day else InForce.NOT_IN_CATALOGUE


def all_citations() -> Iterator[Citation]:
    """Yield every article of every law in the catalogue."""
    for slug in _slugs():
        yield from _statute(slug).values()


@cache
def _slugs() -> tuple[str, ...]:
    return tuple(sorted((path.stem for path in _STATUTES.glob("*.yaml")), key=len, reverse=True))


@cache
def _statute(slug: str) -> dict[str, Citation]:
    read = yaml.load((_STATUTES / f"{slug}.yaml").read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
    start = _date(read["in_force_from"]["date"])
    return {
        entry["id"]: Citation(
            entry["id"],
            read["law"],
            str(entry["article"]),
            entry["paraphrase"],
            entry["status"],
            tuple(Stage(stage) for stage in entry["stage"] or ()),
            _date(entry.get("effective_from")) or start,
        )
        for entry in read["entries"]
    }


def _date(printed: str | date | None) -> date | None:
    return printed if printed is None or isinstance(printed, date) else date.fromisoformat(printed)

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
BEGINS = date(2011, 1, 8)
"""The earliest day any law of the catalogue is known to hold; of an earlier day it says nothing, whatever the law."""
_ARTICLE = pattern(r"(\d+(?:-\d+)?)(?:第([^款]+)款)?(后段)?")


class UnknownCitation(LookupError):
    """An id that the catalogue does not hold; the message names the nearest ones."""


class InForce(StrEnum):
    """Whether an article bound on a day, as far as the catalogue knows."""

    YES = "yes"
    NOT_YET = "not_yet"
    """The law bound already, this article of it did not."""
    NOT_IN_CATALOGUE = "not_in_catalogue"
    """The day lies before the earliest version at hand: not computed, never guessed."""
    UNDATED = "undated"
    """No date of entry into force is at hand: the law may be cited, its date said to be unverified (未核实施行日期)."""


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
    law_in_force_from: date | None = None
    english: str = ""

    def words(self) -> Words:
        """Return the citation as readers know it: 《预算法》第44条第4款, Budget Law art. 44(4); undated is said."""
        words = self._article_words()
        if self.status != InForce.UNDATED:
            return words
        return Words(f"{words.zh}（未核实施行日期）", f"{words.en} (date of force not verified)")

    def _article_words(self) -> Words:
        title = f"《{self.law.partition('(')[0].removeprefix(_NATION)}》"
        english = self.english or title
        match = _ARTICLE.fullmatch(self.article)
        if match is None:
            return Words(title + (self.article if self.article.startswith("第") else ""), english)
        article, paragraph, later = match.groups()
        zh = f"{title}第{article}条" + (f"第{paragraph}款" if paragraph else "") + (later or "")
        en = f"{english} art{'s' if '-' in article else ''}. {article}" + (f"({paragraph})" if paragraph else "")
        return Words(zh, en + (", latter part" if later else ""))


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
    """Return whether `citation` was in force on `day`; an earlier version or an undated law is never guessed."""
    article, law = citation.in_force_from, citation.law_in_force_from
    if day < BEGINS:
        return InForce.NOT_IN_CATALOGUE
    if article is None:
        return InForce.UNDATED
    if article <= day:
        return InForce.YES
    # between the two dates the catalogue speaks of the day: the law stood in it, the article did not
    if law is not None and law <= day:
        return InForce.NOT_YET
    return InForce.NOT_IN_CATALOGUE


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
            start,
            read["english"],
        )
        for entry in read["entries"]
    }


def _date(printed: str | date | None) -> date | None:
    return printed if printed is None or isinstance(printed, date) else date.fromisoformat(printed)

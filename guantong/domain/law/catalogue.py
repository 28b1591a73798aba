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
BEGINS = date(2007, 1, 1)
"""The earliest day any law of the catalogue is known to hold; of an earlier day it says nothing, whatever the law."""
_ARTICLE = pattern(r"(\d+(?:-\d+)?)(?:第([^款]+)款)?(后段)?")
_TITLE = pattern(r"(?P<title>[^(]+)(?P<trial>\((?:试行|暂行)\))?")
_NUMBER = pattern(r"[^(),]*〔(\d{4})〕(\d+)号")
_CENTRAL = "central"
_MODEL = Words("（约束中央部门，对地方为参考）", " (binds central departments, a model here)")


DISCLOSURE = ("budget-law-2018-art-14-1", "budget-law-2018-art-14-2", "budget-reg-2020-art-6")
"""The duty to disclose: of governments, of departments, and, for units, under the regulation; a document is told its own."""


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
    binds: tuple[str, ...] = ()
    """The levels of documents it binds (government, department, unit, central); all of them when empty."""
    article_en: str = ""

    def concerns(self, level: str, final: bool) -> bool:
        """Tell whether the article speaks of a document of `level`, budget or final account.

        One that binds other levels only, or speaks of the other kind of document only, is no basis here;
        one made for central departments is cited as the model that it is. An unknown level ("") may be any.
        """
        own, other = (Stage.FINAL_ACCOUNTS, Stage.FORMULATION)[:: 1 if final else -1]
        return self.binding(level) and (own in self.stages or other not in self.stages)

    def binding(self, level: str) -> bool:
        """Tell whether the article binds documents of `level`, or is a model for them."""
        return not (self.binds and level) or level in self.binds or self.model

    @property
    def model(self) -> bool:
        """True for a norm of central departments: a district may follow it and is not bound."""
        return _CENTRAL in self.binds

    def words(self) -> Words:
        """Return the citation as readers know it: 《预算法》第44条第4款, Budget Law art. 44(4).

        An undated one, and one that is a model only, says so.
        """
        words = self._article_words()
        if self.model:
            words = Words(words.zh + _MODEL.zh, words.en + _MODEL.en)
        if self.status != InForce.UNDATED:
            return words
        return Words(f"{words.zh}（未核实施行日期）", f"{words.en} (date of force not verified)")

    def _article_words(self) -> Words:
        named, number = _TITLE.match(self.law), _NUMBER.search(self.law)
        trial = f"（{named['trial'][1:-1]}）" if named and named["trial"] else ""
        title = f"《{named['title'].removeprefix(_NATION) if named else self.law}{trial}》"
        english = self.english or title
        match = _ARTICLE.fullmatch(self.article)
        if match is None:  # a norm cited as a whole is named by its number, a passage without one by its words
            whole = f"（{number[0]}）" if number else ""
            passage = self.article if self.article.startswith("第") else f"“{self.article}”"
            english += f" (no. {number[2]} of {number[1]})" if number else ""
            english += f", {self.article_en}" if self.article_en else ""
            return Words(title + whole + (passage if self.article not in ("-", "(无)") else ""), english)
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
            tuple(entry.get("binds") or ()),
            entry.get("article_en", ""),
        )
        for entry in read["entries"]
    }


def _date(printed: str | date | None) -> date | None:
    return printed if printed is None or isinstance(printed, date) else date.fromisoformat(printed)

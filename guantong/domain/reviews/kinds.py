"""The kinds of review (审查活动的种类): one file a kind; each says what it asks, who convenes, on what it rests, which words it keeps.

A new kind is a new file; nothing else changes.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guantong.domain.law.catalogue import cite
from guantong.domain.questions import Question, Stage
from guantong.domain.reviews.check_lists import check_lists
from guantong.domain.words import Words

_FOLDER = Path(__file__).parent / "kinds"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Part(StrEnum):
    """As what somebody takes part."""

    MEMBER = "member"
    FINANCE_MEMBER = "finance_member"
    DEPUTY = "deputy"
    DELEGATION = "delegation"
    EXPERT = "expert"
    VOTER = "voter"
    FIRM = "firm"
    COMMUNITY = "community"
    DEPARTMENT = "department"
    FINANCE = "finance"
    AUDIT = "audit"

    @property
    def words(self) -> Words:
        """What users read."""
        return _PARTS[self]

    @property
    def asks(self) -> bool:
        """True for those who ask, False for those who are there to answer."""
        return self not in (Part.DEPARTMENT, Part.FINANCE, Part.AUDIT)


class Known(StrEnum):
    """How far an edition of a kind is known."""

    VERIFIED = "verified"
    FROM_KNOWLEDGE = "from_knowledge"
    PROPOSAL = "proposal"

    @property
    def words(self) -> Words:
        """What users read."""
        return _KNOWN[self]


class Level(StrEnum):
    """Who organises it: the district, or a sub-district, which is no budget level (街道不是一级预算)."""

    DISTRICT = "district"
    SUBDISTRICT = "subdistrict"


@dataclass(frozen=True, slots=True)
class ReportStep:
    """One step of a report on its way, which a person notes with the paper's place; `law` is the article it stands in, "" for none."""

    key: str
    words: Words
    law: str


@dataclass(frozen=True, slots=True)
class Special:
    """A subject a special report is made of in its turn, once in a term."""

    key: str
    words: Words


@dataclass(frozen=True, slots=True)
class Edition:
    """What holds of a kind from a day: who convenes and decides, who may take part, steps, papers, what it rests on.

    `law` holds ids of the catalogue; without any it is by choice. `instead` names words it must not use, and what is said instead.
    `report` holds the steps of its report to the Presidium, in order; with them it comes to a resolution that is voted on. `most` is
    how many projects a deputy follows in it; `scores` says that it is scored on a sheet; `books` names the figures it stands on;
    `specials` are the subjects of special reports, each of which comes once in a term;
    `unit_sheets` says that each unit has its sheet of the mid-year books, `monthly` that it is held again and again.
    `drafts` names the papers of the table of paper kinds that are composed of it.
    """

    since: date
    convenes: Words
    decides: Words
    takes_part: tuple[Part, ...]
    steps: tuple[Words, ...]
    papers: tuple[Words, ...]
    drafts: tuple[str, ...]
    check_lists: tuple[str, ...]
    instead: dict[str, str]
    law: tuple[str, ...]
    status: Known
    source: str
    report: tuple[ReportStep, ...] = ()
    most: int = 0
    scores: bool = False
    books: tuple[str, ...] = ()
    specials: tuple[Special, ...] = ()
    unit_sheets: bool = False
    monthly: bool = False

    @property
    def by_choice(self) -> bool:
        """True when no article asks for it (自选动作): it is never late and never red."""
        return not self.law

    def unfit(self, text: str) -> dict[str, str]:
        """Return the words of `text` that this kind must not use, each with what is said instead."""
        return {word: said for word, said in self.instead.items() if word in text}


@dataclass(frozen=True, slots=True)
class ReviewKind:
    """A kind of review: its name, the question and stage it belongs to, its level, whether a session carries it.

    `hears_voters` says that it may be evidence of hearing voters before the congress session, if a person decides so (预算法45条).
    """

    name: str
    words: Words
    asks: Question
    stage: Stage
    level: Level
    session: bool
    hears_voters: bool
    editions: tuple[Edition, ...]

    def on(self, day: date) -> Edition:
        """Return what held on `day`; raises LookupError for a day before the first edition, which is never guessed."""
        for edition in reversed(self.editions):
            if edition.since <= day:
                return edition
        raise LookupError(f"{self.name}: nothing is known before {self.editions[0].since}")


@cache
def kinds() -> dict[str, ReviewKind]:
    """Return every kind by its name, in the order of the stages; raises ValueError for a file that cannot be."""
    found = [_read(path) for path in sorted(_FOLDER.glob("*.yaml"))]
    stages = list(Stage)
    return {kind.name: kind for kind in sorted(found, key=lambda kind: (stages.index(kind.stage), kind.name))}


def _read(path: Path) -> ReviewKind:
    kept = yaml.load(path.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
    return ReviewKind(
        path.stem,
        Words(**kept["words"]),
        Question(kept["asks"]),
        Stage(kept["stage"]),
        Level(kept.get("level", "district")),
        kept.get("session", False),
        kept.get("hears_voters", False),
        tuple(sorted(map(_edition, kept["dated"]), key=lambda edition: edition.since)),
    )


def _edition(kept: dict[str, Any]) -> Edition:
    for entry in kept["law"]:
        cite(entry)
    lists = tuple(kept.get("check_lists", ()))
    if unknown := set(lists) - set(check_lists()):
        raise ValueError(f"unknown check-lists {sorted(unknown)}")
    return Edition(
        kept["since"],
        Words(**kept["convenes"]),
        Words(**kept["decides"]),
        tuple(map(Part, kept["takes_part"])),
        tuple(Words(**one) for one in kept["steps"]),
        tuple(Words(one["zh"], one["en"]) for one in kept["papers"]),
        tuple(one["paper"] for one in kept["papers"] if "paper" in one),
        lists,
        dict(kept.get("instead", {})),
        tuple(kept["law"]),
        Known(kept["status"]),
        kept["source"],
        tuple(_report_step(one) for one in kept.get("report", ())),
        kept.get("most", 0),
        kept.get("scores", False),
        tuple(kept.get("books", ())),
        tuple(Special(one["key"], Words(one["zh"], one["en"])) for one in kept.get("specials", ())),
        kept.get("unit_sheets", False),
        kept.get("monthly", False),
    )


def _report_step(kept: dict[str, Any]) -> ReportStep:
    if law := kept.get("law", ""):
        cite(law)
    return ReportStep(kept["key"], Words(kept["zh"], kept["en"]), law)


_PARTS = {
    Part.MEMBER: Words("常委会组成人员", "member of the standing committee"),
    Part.FINANCE_MEMBER: Words("财经委委员", "finance committee member"),
    Part.DEPUTY: Words("人大代表", "deputy"),
    Part.DELEGATION: Words("代表团", "delegation"),
    Part.EXPERT: Words("专家", "expert"),
    Part.VOTER: Words("选民代表", "voter"),
    Part.FIRM: Words("企业代表", "firm"),
    Part.COMMUNITY: Words("社区居民代表", "resident of a community"),
    Part.DEPARTMENT: Words("部门、单位", "department or unit"),
    Part.FINANCE: Words("财政部门", "finance"),
    Part.AUDIT: Words("审计部门", "audit"),
}
_KNOWN = {
    Known.VERIFIED: Words("已核对法条", "held against the law"),
    Known.FROM_KNOWLEDGE: Words("通行做法，未核对文件", "common practice, no document at hand"),
    Known.PROPOSAL: Words("建议，待本级规定", "proposal, until the district's own rule"),
}

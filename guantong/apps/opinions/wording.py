"""The words an opinion is put under, asks for, is answered and rated by: dated lists with their sources (意见的用词)."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from guantong.domain.fiscal.attribution import UNSTATED, classes
from guantong.domain.fiscal.records.table import table
from guantong.domain.law.catalogue import cite
from guantong.domain.papers.kinds import Known
from guantong.domain.words import Words

_FILE = Path(__file__).with_suffix(".yaml")
BOUND = {
    "line": Words("预算项", "budget line"),
    "project": Words("项目", "project"),
    "unit": Words("单位", "unit"),
    "general": Words("一般意见", "general opinion"),
}
"""What an opinion is bound to; a general one to nothing, and so it is called."""
KINDS = {
    "deputy": Words("人大代表", "deputy"),
    "delegation": Words("代表团", "delegation"),
    "expert": Words("专家", "expert"),
    "voter": Words("选民", "voter"),
    "member": Words("常委会组成人员、委员", "committee member"),
    "firm": Words("企业代表", "firm's representative"),
}
LEVELS = {
    "district": Words("区", "district"),
    "subdistrict": Words("街道", "sub-district"),
    "community": Words("社区", "community"),
}
OUTCOMES = {
    "adopted": Words("采纳", "adopted"),
    "partly": Words("部分采纳", "partly adopted"),
    "not": Words("不采纳", "not adopted"),
}
CLAIMS = ("adopted", "partly")
"""The outcomes that say that something changes: these are held against the next version."""
LANDINGS = {
    "landed": Words("已落实", "landed"),
    "partly": Words("部分落实", "partly landed"),
    "not": Words("版本中未见落实", "not seen in the version"),
    "vanished": Words("原预算项已不在版本中", "the line is no longer there"),
    "unsure": Words("无法比对，由人认定", "cannot be compared: for a person"),
}
PROVEN, DISPROVED = ("landed", "partly"), ("not",)
WAYS = {
    "here": Words("系统内", "in the system"),
    "letter": Words("书面", "by letter"),
    "meeting": Words("当面", "in person"),
    "phone": Words("电话", "by phone"),
}
"""How a proposer was told."""

BEFORE = ("raised", "merged")
"""Nobody outside was told of it yet."""
REFERRED = ("referred", "drafted", "replied", "verified")
ANSWERED = ("replied", "verified")
OPEN = ("raised", "referred", "drafted")


@dataclass(frozen=True, slots=True)
class Dated:
    """A list of words as it holds from a day, with how far it is known."""

    since: date
    words: dict[str, Words]
    status: Known
    source: str
    law: str = ""


@cache
def versions() -> dict[str, Words]:
    """Return the versions of a budget in their order, as the books name them."""
    return {key: one.words for key, one in table("budget_line").columns["version"].choices.items()}


def heads_on(day: date) -> dict[str, Words]:
    """Return the six heads of examination that held on `day` (2018 指导意见); raises LookupError before the first."""
    return dated_on("heads", day).words


def asks_on(day: date) -> dict[str, Words]:
    """Return what an opinion may ask for."""
    return dated_on("asks", day).words


def causes() -> dict[str, Words]:
    """Return the classes of what finance may say made a line change; 未说明 is a result, and nobody chooses it."""
    return {key: words for key, words in classes().items() if key != UNSTATED}


def ratings_on(day: date) -> dict[str, Words]:
    """Return the grades by which a proposer rates an answer."""
    return dated_on("ratings", day).words


def dated_on(name: str, day: date) -> Dated:
    """Return the list `name` as it held on `day`; raises LookupError for a day before its first line."""
    for one in _lists()[name]:
        if one.since <= day:
            return one
    raise LookupError(f"{name}: nothing is known on {day}")


def latest(name: str) -> dict[str, Words]:
    """Return the latest words of a list, for what is offered on no particular day."""
    return _lists()[name][0].words


def called(name: str, key: str) -> Words:
    """Return the words of a key of a list, whenever it held; the key itself where no list has it any more."""
    return next((one.words[key] for one in _lists()[name] if key in one.words), Words(key, key))


@cache
def _lists() -> dict[str, list[Dated]]:
    """Return every list, the latest edition first."""
    read = yaml.safe_load(_FILE.read_text("utf-8"))
    return {
        name: sorted((_dated(one) for one in editions), key=lambda one: one.since, reverse=True)
        for name, editions in read.items()
    }


def _dated(kept: dict[str, object]) -> Dated:
    law = str(kept.get("law", ""))
    if law:
        cite(law)
    words = {key: Words(**said) for key, said in kept["words"].items()}  # type: ignore[attr-defined]
    return Dated(kept["from"], words, Known(kept["status"]), str(kept["source"]), law)  # type: ignore[arg-type]

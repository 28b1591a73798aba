"""The words of livelihood projects, from the files beside this one: printed states, sources of money, causes, lines of attention (民生实事的词表)."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guantong.apps.findings.reading_lists import plain
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

_HERE = Path(__file__).parent
AS_PRINTED = "as_printed"
ORIGINS = {
    "joint_list": Words("共同清单", "the joint list"),
    "ballot": Words("票决结果", "a vote"),
    "sheet": Words("导入表", "a sheet"),
    "typed": Words("手工登记", "typed by hand"),
    "carried": Words("上年结转", "carried over"),
}
"""Where an item came from."""
OBJECTED = {
    "station": Words("联络站", "a liaison station"),
    "survey": Words("问卷", "a survey"),
    "visit": Words("现场走访", "a site visit"),
    "need": Words("诉求", "a need"),
}
"""Where an objection came from."""
SIDES = {"low": Words("满意度偏低", "low satisfaction"), "high": Words("满意度偏高", "high satisfaction")}


@cache
def _read(name: str) -> tuple[dict[str, Any], ...]:
    return tuple(yaml.safe_load((_HERE / f"{name}.yaml").read_text("utf-8")))


@cache
def states() -> dict[str, Words]:
    """Return the states of history by name, in their order."""
    return {str(row["name"]): Words(str(row["zh"]), str(row["en"])) for row in _read("states")}


def state_of(said: str) -> str:
    """Return the state of a printed word; `as_printed` for one that is not known, or for none."""
    return _known().get(plain(said), AS_PRINTED)


@cache
def _known() -> dict[str, str]:
    return {plain(word): str(row["name"]) for row in _read("states") for word in row["words"]}


@cache
def sources() -> dict[str, Words]:
    """Return the sources of an item's money by name, in their order."""
    return {str(row["name"]): Words(str(row["zh"]), str(row["en"])) for row in _read("sources")}


def causes_on(day: date) -> dict[str, Words]:
    """Return the cause codes a roundtable of `day` may name; each has its dates and its status in the file."""
    return {
        str(row["code"]): Words(str(row["zh"]), str(row["en"]))
        for row in _read("causes")
        if row["since"] <= day and not (row.get("until") and row["until"] <= day)
    }


def cause_words() -> dict[str, Words]:
    """Return the words of every cause code there ever was: a roundtable keeps what it named."""
    return {str(row["code"]): Words(str(row["zh"]), str(row["en"])) for row in _read("causes")}


def attention(day: date) -> Limits:
    """Return the lines beyond which an item is pointed at on `day`: percent, `low` and `high`."""
    return Limits(_HERE / "attention.yaml", day)

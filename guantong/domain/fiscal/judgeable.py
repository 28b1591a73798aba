"""What makes a performance target judgeable: a number with its unit, a threshold, or a level word (可衡量的指标值).

提升, 有效 or 是 can be neither met nor missed, so they are no measurable value; qualitative targets are lawful
when they name a level that can be awarded or refused.
"""

from datetime import date
from functools import cache
from pathlib import Path
from re import compile as pattern
from typing import Any

import yaml

from guantong.domain.fiscal.forms import Indicator

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNIT_IN_NAME = pattern(r"[（(][^（()）]{1,6}[）)]$")
_WRITTEN_NUMBER = pattern(
    r"百分之|[一二两三四五六七八九十]成|[一二两三四五六七八九十百千]+(次|个|场|人|家|项|名|份|天|月|季度|年)|第[一二三四]季度"
    r"|(年|月|季度?)(底|末|内|初)|半年|全部|全覆盖|足额"
)
_THRESHOLD = pattern(
    r"预算(批复)?(数|金额|额|批复|控制|以?内)|控制在|以内|不超|不高于|不低于|不少于|不大于|不小于|[≥≤＞＜><＝=]"
    r"|[比较](上年|去年|20\d\d年)|(高|低|多|少|优)于(上年|去年|20\d\d年)"
)
_NONE_AT_ALL = pattern(
    r"^[无零0０]$|[无零](?!论)[^，。]{0,6}(事故|投诉|差错|违规|违纪|隐患|案件|死亡|伤亡|拖欠|逾期|发生)|不发生|不出现|未发生"
)
_BY_A_STANDARD = pattern(
    r"(符合|达到|满足|遵守|执行|依据?|按照?|根据)[^，。；]{0,20}(标准|规定|要求|规范|计划|安排|方案|合同|时限|目标)"
)
_NAME_ONLY = pattern(r"(率|度|情况|质量|程度)$")
_ANSWER = ("是", "有", "达到", "完成")
_ASKED = pattern(r"^是否|\d")
"""A name that asks (是否建立台账) or holds the number itself (开展活动300场) is judged by a bare answer."""


def judgeable(indicator: Indicator, year: int | None) -> bool:
    """Tell whether anybody could say of the target that it was met or missed."""
    target, name = indicator.target.printed, indicator.levels[2]
    if indicator.number:
        return bool(indicator.unit or _UNIT_IN_NAME.search(name))
    known = (_WRITTEN_NUMBER, _THRESHOLD, _NONE_AT_ALL, _BY_A_STANDARD)
    if any(words.search(target) for words in known) or _names_a_level(target, year):
        return True
    return target in _ANSWER and bool(_ASKED.search(name) or _names_a_level(name, year))


def _names_a_level(words: str, year: int | None) -> bool:
    """Tell whether a level is named; 完成率 and 完成情况 only name what is measured."""
    if _NAME_ONLY.search(words):
        return False
    alone, within = _levels(year)
    return words in alone or any(level in words for level in within)


@cache
def _levels(year: int | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the level words in force at the start of `year`; without a year all, for silence is the safer error."""
    read = yaml.load((Path(__file__).parent / "level_words.yaml").read_text("utf-8"), Loader=_LOADER)  # noqa: S506
    held = [group for group in read if year is None or group["from"] <= date(year, 1, 1)]
    return tuple(w for group in held for w in group["alone"]), tuple(w for group in held for w in group["within"])

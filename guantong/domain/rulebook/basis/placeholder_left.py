"""占位符没有换掉。 A placeholder was left in: XX, XXX, ＿＿, 某某."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.placeholders import placeholders
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import clipped, such_as
from guantong.domain.words import Words

RULE = Rule(
    code="B13",
    title=Words("占位符未替换", "Placeholders were left in"),
    asks=Question.BASIS,
    says=Words(
        "有{count}处留有占位符{such}“{sentence}”（{mark}）。",
        "Placeholders were left in ({count}){such}“{sentence}” ({mark}).",
    ),
    basis=("disclosure-2016-143-art-4",),
    exclusions=(
        Words("型号、编号、网址里的字母不算", "letters inside model or document numbers and addresses do not count"),
        Words("写成“二○○八年”的年份不算", "years written with circles for zeros do not count"),
        Words("“单位为万元”是说明单位，不是缺数字", "a declaration of the unit misses no figure"),
    ),
)


@RULE.watch
def placeholder_left(case: Case, _: Limits) -> Iterator[Outcome]:
    """Gather the sentences and cells with marks that stand for something not filled in into one signal."""
    found = list(placeholders(case.document))
    if not found:
        yield Held("text")
        return
    words, mark = found[0][:2]
    cells = tuple(place for _, _, place in found)
    yield RULE.signal(
        case, "text", cells, value=str(len(found)), count=len(found), such=such_as(len(found)), sentence=clipped(words, 60), mark=mark
    )  # fmt: skip

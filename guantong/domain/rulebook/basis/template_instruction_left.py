"""模板的填写说明或空的原因没有删掉。 A template's instruction, or an empty reason, was left in."""

from collections.abc import Iterator
from re import compile as pattern

from guantong.domain.fiscal.narrative.reasons import empty_reason
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import clipped, such_as
from guantong.domain.words import Words

INSTRUCTION = pattern(
    r"(此处(应|请)?(填写|填列|填报|补充|插入)|待(填写|补充|填报)|不涉及的不列|如持平作持平表述|增加（减少）|增长（下降）|大于（小于）|请填写|请根据实际|按上述格式|（此处|删除本|示例[：:]|没有数据的单位|仍保留该表格式)"
)
QUOTED = pattern(r"《[^》]*》")
RULE = Rule(
    code="B17",
    title=Words("模板说明或空白原因未处理", "Template instructions or empty reasons were left in"),
    asks=Question.BASIS,
    says=Words(
        "有{count}句{what}{such}{page}“{sentence}”。",
        "Sentences ({count}): {what}{such}on {page}, “{sentence}”.",
    ),
    basis=("disclosure-2016-143-art-4",),
    exclusions=(
        Words("引述文件名称的不算", "quoted titles of documents do not count"),
        Words("与上年持平的，原因写“无”不算空白", "what did not change needs no reason"),
    ),
)
LEFT = Words("留有模板的填写说明", "a template's instruction was left in")
EMPTY = Words("原因是空的", "the reason is empty")


@RULE.watch
def template_instruction_left(case: Case, _: Limits) -> Iterator[Outcome]:
    """Gather sentences with the words of templates, and reasons that say nothing, into one signal each."""
    sentences = case.document.sentences
    before = ["", *(s.text for s in sentences)]
    instructions = [(s, m[0]) for s in sentences if (m := INSTRUCTION.search(QUOTED.sub("", s.text)))]
    reasons = [(s, mark) for s, b in zip(sentences, before, strict=False) if (mark := empty_reason(s.text, b))]
    for found, what in ((instructions, LEFT), (reasons, EMPTY)):
        if not found:
            yield Held(what.zh)
            continue
        cells = tuple(sentence.evidence(case.document.file, mark) for sentence, mark in found)
        first = found[0][0]
        yield RULE.signal(
            case, what.zh, cells, value=str(len(found)), count=len(found), what=what, page=first.page,
            such=such_as(len(found)), sentence=clipped(first.text, 60),
        )  # fmt: skip

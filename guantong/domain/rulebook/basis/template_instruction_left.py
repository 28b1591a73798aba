"""模板的填写说明或空的原因没有删掉。 A template's instruction, or an empty reason, was left in."""

from collections.abc import Iterator
from re import compile as pattern

from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

INSTRUCTION = pattern(
    r"(不涉及的不列|如持平作持平表述|增加（减少）|增长（下降）|大于（小于）|请填写|请根据实际|按上述格式|（此处|删除本|示例[：:]|没有数据的单位|仍保留该表格式)"
)
EMPTY_REASON = pattern(r"原因(是|为|是：|：|是:|:)?[。；，、]")

RULE = Rule(
    code="B17",
    title=Words("模板说明或空白原因未处理", "A template's instruction or an empty reason was left in"),
    asks=Question.BASIS,
    says=Words("第{page}页“{sentence}”{what}。", "Page {page}, “{sentence}”: {what_en}."),
    basis=("disclosure-2016-143",),
    exclusions=(Words("引述文件名称的不算", "quoted titles of documents do not count"),),
)


@RULE.check
def template_instruction_left(case: Case, _: Limits) -> Iterator[Outcome]:
    """Search the text for the words of templates and for reasons that say nothing."""
    for sentence in case.document.sentences:
        found = INSTRUCTION.search(sentence.text)
        empty = EMPTY_REASON.search(sentence.text)
        if found or empty:
            mark = found or empty
            what = f"留有模板的填写说明“{mark[0]}”" if found and mark else "的原因是空的"
            what_en = "a template's instruction was left in" if found else "the reason is empty"
            cells = (sentence.evidence(case.document.file, mark[0] if mark else ""),)
            yield RULE.signal(case, f"{sentence.heading}/{sentence.text[:30]}", cells, page=sentence.page, sentence=sentence.text[:60], what=what, what_en=what_en)
    yield Held("text")

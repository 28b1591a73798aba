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
EMPTY_REASON = pattern(r"原因(是|为|：)+[。；，、]")

RULE = Rule(
    code="B17",
    title=Words("模板说明或空白原因未处理", "Template instructions or empty reasons were left in"),
    asks=Question.BASIS,
    says=Words(
        "有{count}句{what}，如{page}“{sentence}”。",
        "{count} sentences: {what}, such as on {page}, “{sentence}”.",
    ),
    basis=("disclosure-2016-143",),
    exclusions=(Words("引述文件名称的不算", "quoted titles of documents do not count"),),
)
SORTS = (
    (INSTRUCTION, Words("留有模板的填写说明", "a template's instruction was left in")),
    (EMPTY_REASON, Words("原因是空的", "the reason is empty")),
)


@RULE.check
def template_instruction_left(case: Case, _: Limits) -> Iterator[Outcome]:
    """Gather sentences with the words of templates, and reasons that say nothing, into one signal each."""
    for known, what in SORTS:
        found = [(s, mark[0]) for s in case.document.sentences if (mark := known.search(s.text))]
        if not found:
            yield Held(what.zh)
            continue
        cells = tuple(sentence.evidence(case.document.file, mark) for sentence, mark in found)
        first = found[0][0]
        yield RULE.signal(
            case,
            what.zh,
            cells,
            value=str(len(found)),
            count=len(found),
            what=what,
            page=first.page,
            sentence=first.text[:60],
        )

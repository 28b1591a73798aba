"""占位符没有换掉。 A placeholder was left in: XX, XXX, ＿＿, 某某."""

from collections.abc import Iterator
from re import compile as pattern

from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

PLACEHOLDER = pattern(r"(?<![A-Za-z0-9])[XxＸ×]{2,}(?![A-Za-z0-9])|_{3,}|＿{2,}|某某(局|单位|部门|街道)|○{2,}|\*{3,}")

RULE = Rule(
    code="B13",
    title=Words("占位符未替换", "Placeholders were left in"),
    asks=Question.BASIS,
    says=Words(
        "有{count}句留有占位符，如“{sentence}”（{mark}）。",
        "{count} sentences still hold a placeholder, such as “{sentence}” ({mark}).",
    ),
    basis=("disclosure-2016-143",),
    exclusions=(Words("型号、编号里的字母不算", "letters inside model or document numbers do not count"),),
)


@RULE.check
def placeholder_left(case: Case, _: Limits) -> Iterator[Outcome]:
    """Gather the sentences with marks that stand for something not filled in into one signal."""
    found = [(s, mark[0]) for s in case.document.sentences if (mark := PLACEHOLDER.search(s.text))]
    if not found:
        yield Held("text")
        return
    cells = tuple(sentence.evidence(case.document.file) for sentence, _ in found)
    first, printed = found[0]
    yield RULE.signal(
        case, "text", cells, value=str(len(found)), count=len(found), sentence=first.text[:60], mark=printed
    )

"""机关运行经费有增减，应写明原因。 A stated change of an agency's running costs comes with its reason."""

from collections.abc import Iterator
from re import compile as pattern

from guantong.domain.fiscal.narrative.explanations import CHANGED, changes
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome, Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RUNNING_COSTS = pattern("机关运行经费")
RULE = Rule(
    code="C04",
    title=Words("机关运行经费增减未写原因", "A change of running costs without a reason"),
    asks=Question.CAUSE,
    severity=Severity.NOTE,
    says=Words("{page}写“{said}”，没有写出原因。", "On {page}: “{said}”, and no reason is given."),
    basis=("budget-law-2018-art-14-2",),
    exclusions=(
        Words("没有写增减的不比较；预算文件不要求写", "a text that states no change is left alone"),
        Words("增减为零的不需要原因", "no change needs no reason"),
        Words(
            "原因写在同一节的别处、或没有用“原因”二字的，也算写了", "a reason in other words of the same point counts"
        ),
    ),
)


@RULE.watch
def operating_costs_unexplained(case: Case, _: Limits) -> Iterator[Outcome]:
    """Look for a reason up to the next numbered point behind every stated change."""
    found = list(changes(case.document, RUNNING_COSTS, CHANGED))
    if not found:
        yield NotComputed(
            RULE.title, Words("正文没有写机关运行经费的增减", "the text states no change of running costs")
        )
    for change in found:
        if change.explained:
            yield Held(change.printed)
            continue
        place = change.sentence.evidence(case.document.file, change.printed)
        yield RULE.signal(case, "running_costs", (place,), page=change.sentence.page, said=change.printed)

"""从零增长没有百分比。 A growth rate from a base of zero does not exist."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.percentages import claims
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, Outcome, Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import first_few
from guantong.domain.words import Words

RULE = Rule(
    code="B25",
    title=Words("上年为零却写增长率", "A growth rate from zero"),
    asks=Question.BASIS,
    severity=Severity.NOTE,
    says=Words(
        "有{count}处上年数为零却写出增长率（{items}）：零基数没有增长率，宜写新增金额。",
        "{count} growth rates are printed where last year's figure is zero ({items}): from zero there is no rate.",
    ),
    basis=("disclosure-2016-143-art-4",),
    exclusions=(Words("上年数很小但不为零的不在此列", "a small base that is not zero is no such case"),),
)


@RULE.watch
def growth_from_zero(case: Case, _: Limits) -> Iterator[Outcome]:
    """Gather all growth rates whose base is printed as zero into one signal."""
    zero = [
        claim
        for claim in claims(case.document)
        if claim.sort == "growth" and claim.whole.fen == 0 and claim.part.fen != 0
    ]
    if not zero:
        yield Held("growth")
        return
    cells = tuple(cell for claim in zero for cell in claim.evidence(case.document.file))
    items = first_few([f"{claim.about}{claim.printed.printed}" for claim in zero], 4)
    yield RULE.signal(case, "growth", cells, value=str(len(zero)), count=len(zero), items=items)

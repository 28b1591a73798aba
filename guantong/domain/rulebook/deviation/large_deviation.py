"""决算与年初预算偏离大而没有写原因。 A large deviation of final from initial budget, without a reason."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.arithmetic import percent
from guantong.domain.fiscal.narrative.executions import NO_EXECUTION, UNKNOWN_BUDGET, executions, unknown_budgets
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import listed
from guantong.domain.words import Words

RULE = Rule(
    code="D02",
    title=Words("预决算偏离大而未说明原因", "Large deviation without a stated reason"),
    asks=Question.DEVIATION,
    says=Words(
        "“{item}”年初预算{initial}，支出决算{final}，偏离{rate}，没有写出原因。",
        "“{item}”: initial {initial}, final {final}, a deviation of {rate}, and no reason is given.",
    ),
    basis=("budget-law-2018-art-75", "budget-law-2018-art-79"),
    exclusions=(
        Words(
            "写出了原因的不提示；原因是否成立由人判断", "a stated reason is enough here; whether it holds is for people"
        ),
        Words("金额很小的不提示", "small amounts are left alone"),
    ),
)


@RULE.watch
def large_deviation(case: Case, limits: Limits) -> Iterator[Outcome]:
    """Compare final with initial for every item described, or listed in both tables; both limits must be reached."""
    items = list(executions(case.document, case.budget))
    unknown = unknown_budgets(case.document, case.budget)
    if unknown:
        yield NotComputed(RULE.title, listed(UNKNOWN_BUDGET, unknown))
    elif case.document.final and not items:
        yield NotComputed(RULE.title, NO_EXECUTION)
    for item in items:
        change = abs(item.final - item.initial)
        large = (
            change * 100 > limits["deviation"].value * item.initial and change >= limits["smallest"].value * 1_000_000
        )
        if item.initial <= 0 or not large or (item.reason or "").strip():
            yield Held(item.item)
            continue
        rate = percent(item.final - item.initial, item.initial)
        yield RULE.signal(
            case, item.subject, item.evidence, value=rate, limit=limits["deviation"], item=item.item,
            initial=item.initial_printed, final=item.final_printed, rate=rate,
        )  # fmt: skip

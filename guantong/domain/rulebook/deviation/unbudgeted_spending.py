"""年初预算为零却有支出。 Spending on an item whose initial budget is zero."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.executions import NO_EXECUTION, UNKNOWN_BUDGET, executions, unknown_budgets
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome, Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import listed
from guantong.domain.words import Words

RULE = Rule(
    code="D01",
    title=Words("年初预算为零而有支出", "Spent without an initial budget"),
    asks=Question.DEVIATION,
    severity=Severity.VERIFY_FIRST,
    says=Words(
        "“{item}”年初预算为{initial}，支出决算为{final}{reason}；请说明资金来源和批准程序。",
        "“{item}”: initial budget {initial}, final {final}{reason}; where did the money and the approval come from?",
    ),
    basis=("budget-law-2018-art-13", "budget-law-2018-art-72"),
    exclusions=(
        Words(
            "说明为上级下达、年中追加或科目调剂的，仍列出但作知悉",
            "a stated transfer, addition or reallocation makes it a note",
        ),
        Words("同年预算没有列全项级科目的，不说“未列”", "a budget that lists not all its items leaves none unlisted"),
    ),
)
GIVEN = Words("（所述原因：{reason}）", " (reason given: {reason})")
NONE = Words("，没有写原因", ", no reason given")
EXPLAINED = ("追加", "上级", "调剂", "调整", "结转", "转移支付", "下达")


@RULE.watch
def unbudgeted_spending(case: Case, _: Limits) -> Iterator[Outcome]:
    """Read the initial and final amounts of every item of a final account, from the text or the two tables."""
    items = list(executions(case.document, case.budget))
    unknown = unknown_budgets(case.document, case.budget)
    if unknown:
        yield NotComputed(RULE.title, listed(UNKNOWN_BUDGET, unknown))
    elif case.document.final and not items:
        yield NotComputed(RULE.title, NO_EXECUTION)
    for item in items:
        if item.initial or item.final <= 0:
            yield Held(item.item)
            continue
        note = any(word in (item.reason or "") for word in EXPLAINED)
        yield RULE.signal(
            case, item.subject, item.evidence[:1], value=item.final_printed, severity=Severity.NOTE if note else None,
            item=item.item, initial=item.initial_printed, final=item.final_printed,
            reason=GIVEN.filled(reason=item.reason) if item.reason else NONE,
        )  # fmt: skip

"""年初预算为零却有支出。 Spending on an item whose initial budget is zero."""

from collections.abc import Iterator

from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome, Severity
from guantong.domain.rule_engine.thresholds import Limits
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
    ),
)
GIVEN = Words("（所述原因：{reason}）", " (reason given: {reason})")
NONE = Words("，没有写原因", ", no reason given")
EXPLAINED = ("追加", "上级", "调剂", "调整", "结转", "转移支付", "下达")


@RULE.check
def unbudgeted_spending(case: Case, _: Limits) -> Iterator[Outcome]:
    """Read the initial and final amounts of every described item of a final account."""
    items = [item for item in case.document.items if {"initial", "final"} <= set(item.amounts)]
    if case.document.final and not items:
        yield NotComputed(
            RULE.title, Words("正文没有逐项写年初预算和支出决算", "the text gives no initial and final amount by item")
        )
    for item in items:
        initial, final = item.amounts["initial"], item.amounts["final"]
        if initial.amount.fen or final.amount.fen <= 0:
            yield Held(item.name)
            continue
        cells = tuple(
            s.evidence(case.document.file, a.printed, a.amount.fen)
            for a in (final,)
            for s in item.sentences
            if a.printed in s.text
        )[:1]
        note = any(word in (item.reason or "") for word in EXPLAINED)
        yield RULE.signal(
            case, f"item/{'—'.join(item.path)}", cells, value=final.printed, severity=Severity.NOTE if note else None,
            item=item.name, initial=initial.printed, final=final.printed, reason=GIVEN.filled(reason=item.reason) if item.reason else NONE,
        )  # fmt: skip

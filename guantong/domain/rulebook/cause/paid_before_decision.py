"""调整项目在批准前支付：预算调整批准之前，已支付超过原来可以支出的数。 Paid out of an adjusted item before the day of the decision."""

from datetime import date

from guantong.domain.fiscal.records.adjusting import before_decisions, decided
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E58",
    title=Words("调整项目在批准前支付", "Paid before the adjustment was decided"),
    asks=Question.CAUSE,
    stage=Stage.ADJUSTMENT,
    says=Words(
        "“{unit}”的“{project}”在常委会{first}批准调增{raised:money}之前，原可支出{had:money}，已支付{paid:money}，多付{value:money}。",
        "Before the adjustment of {first} raised “{project}” of “{unit}” by {raised:money}, {had:money} might be spent and {paid:money} was paid, {value:money} more.",
    ),
    basis=("budget-law-2018-art-69-7", "budget-law-2018-art-13"),
    severity=Severity.VERIFY_FIRST,
    subject=("unit_code", "project_code"),
    measure="money",
    needs=("adjustment", "payment", "budget_line"),
    registers=("reallocation", "carry_over", "quota"),
    exclusions=(
        Words("原批准预算、结转之内的支付", "payments within the approved budget and what was carried over"),
        Words("批准之前调剂调入的", "what was reallocated into it before"),
        Words(
            "批准之前下达了指标的，如不需配套的上级专项",
            "quotas issued before, as for a transfer without matching money",
        ),
        Words("批准当天和以后的支付", "payments of the day of the decision and after"),
    ),
    assumptions=(
        Words(
            "突发事件可以先行支出再列入调整方案（预算法69条第2款），账册看不出是否属于，须先核实",
            "an emergency may be paid first and adjusted afterwards: the books do not tell",
        ),
    ),
)
_NO_PROJECT = Words(
    "{count}个单位的调整没有项目编码，不能判断：{names}", "{count} units' adjustments name no project: {names}"
)


@RULE.over_books
def paid_before_decision(books: Books, _: Limits, as_of: date) -> Found:
    """What was paid before the first decision that raised a project, above what it might spend by then."""
    told = before_decisions(books, as_of)
    told = told.mutate(value=told.paid - told.had)
    rows = decided(books, as_of).filter(lambda t: t.amount > 0)
    whole = rows.filter(rows.project_code.isnull(), rows.unit_code.notnull())
    gap = Unjudged(whole.group_by("unit_code").agg(name=whole.unit_code.max()), _NO_PROJECT)
    return found(told.filter(told.value > 0), unjudged=[gap], adjustment=rows, payment=books.table("payment"))

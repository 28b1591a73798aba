"""动用稳定调节基金未见预算调整：动用数超过预算，没有相应的调整决定。 More drawn from the stabilisation fund than budgeted, without a decision."""

from datetime import date

from guantong.domain.fiscal.records.adjusting import decided, total_of
from guantong.domain.fiscal.records.families import STABILISATION_DRAWN, of_family
from guantong.domain.fiscal.records.revenue import by_subject, collected
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E36",
    title=Words("动用稳定调节基金未见预算调整决定", "The stabilisation fund drawn on without an adjustment"),
    asks=Question.CAUSE,
    stage=Stage.ADJUSTMENT,
    says=Words(
        "本年动用预算稳定调节基金{drawn:money}，年初预算{first:money}，常委会批准调整{decided:money}，尚有{value:money}未见调整决定。",
        "{drawn:money} was drawn from the stabilisation fund, {first:money} was budgeted and {decided:money} decided; for {value:money} no decision is registered.",
    ),
    basis=("budget-law-2018-art-67", "budget-law-2018-art-69-7"),
    severity=Severity.VERIFY_FIRST,
    subject=("fund_kind",),
    measure="money",
    needs=("revenue_month",),
    registers=("adjustment",),
    exclusions=(
        Words("年初预算已列的动用数", "what the budget had already"),
        Words("常委会已批准调入的", "what the standing committee decided"),
        Words("上年结余、调入其他资金不是动用基金", "balances and other money brought in are no draw on the fund"),
    ),
)  # fmt: skip


@RULE.over_books
def stabilisation_drawn(books: Books, _: Limits, as_of: date) -> Found:
    """Drawn by the last month over, against the first budget and the decisions to draw."""
    rows = collected(books, as_of)
    rows = rows.filter(rows.year == as_of.year, of_family(rows, STABILISATION_DRAWN, "code"))
    each = by_subject(rows)
    told = each.group_by("fund_kind").agg(drawn=each.collected.sum(), first=each["first"].fill_null(0).sum())
    agreed = decided(books, as_of).filter(lambda t: t.trigger == "draws_stabilisation_fund")
    told = told.left_join(total_of(agreed, "fund_kind", "decided"), "fund_kind").drop("fund_kind_right")
    told = told.mutate(decided=told.decided.fill_null(0))
    told = told.mutate(value=told.drawn - told["first"] - told.decided)
    return found(told.filter(told.value > 0), revenue_month=rows, adjustment=agreed)

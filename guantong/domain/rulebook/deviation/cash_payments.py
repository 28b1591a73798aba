"""现金支付：单位以现金支付结算起点以上、本应转账的款项。 Cash above the amount from which transfers are due."""

from datetime import date

from guantong.domain.fiscal.records.execution import paid
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E24",
    title=Words("大于结算起点的现金支付", "Cash payments above the settlement threshold"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”本年以现金支付{start:money}以上的款项{count}笔，合计{value:money}。",
        "“{unit}” paid {count} sums above {start:money} in cash this year, {value:money} in all.",
    ),
    basis=("budget-law-2018-art-61",),
    subject=("unit_code",),
    measure="money",
    needs=("payment",),
    exclusions=(
        Words("付给个人的（劳务、抚恤、慰问等）", "payments to natural persons (labour, relief)"),
        Words("冲销、退回的，按净额计算", "what came back counts as not paid"),
    ),
)
_UNKNOWN = Words(
    "{count}个单位的支付没有结算方式，不能判断：{names}", "{count} units pay without a way of settlement: {names}"
)


@RULE.over_books
def cash_payments(books: Books, limits: Limits, as_of: date) -> Found:
    """The unit's cash payments of the year above the threshold, net of reversals of the same size."""
    start, rows = limits["start"], paid(books, as_of)
    rows = rows.filter(rows.year == as_of.year)
    cash = rows.filter(
        rows.settlement == "cash", rows.amount.abs() > start.value * 100, ~rows.payee_person.fill_null(False)
    )
    told = cash.group_by("unit_code").agg(
        unit=cash.unit.max(), count=(cash.amount > 0).sum() - (cash.amount < 0).sum(), value=cash.amount.sum()
    )
    blank = rows.anti_join(rows.filter(rows.settlement.notnull()), "unit_code")
    return found(
        told.filter(told.value > 0), limit=start, facts={"start": start.value * 100},
        unjudged=[Unjudged(blank.mutate(name=blank.unit), _UNKNOWN)], payment=cash,
    )  # fmt: skip

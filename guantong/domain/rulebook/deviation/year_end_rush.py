"""年底突击花钱：十二月或第四季度支出占全年比重过大。 A unit spends too large a share of its year in December or its last quarter."""

from datetime import date

from guantong.domain.fiscal.records.execution import held, paid
from guantong.domain.fiscal.records.families import PERSONNEL, of_family
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E07",
    title=Words("年底集中支出", "A rush of spending at the year's end"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”全年支出{total:money}，其中十二月{december:money}，占{value:%}，第四季度占{quarter:%}；不含人员经费，十二月占{other:%}。",
        "Of {total:money} that “{unit}” spent in the year {december:money} or {value:%} was paid in December, {quarter:%} in the last quarter; without personnel {other:%} in December.",
    ),
    basis=("budget-law-2018-art-57", "budget-reg-2020-art-60"),
    subject=("unit_code",),
    needs=("payment",),
    closed=True,
    exclusions=(
        Words("由发放人员经费造成的：剔除人员经费后没有超过的", "what pay alone brings about: without personnel the line is not passed"),
        Words("第四季度才下达的指标，年内支付的，不计入", "what was issued only in the last quarter is not counted"),
        Words("历年十二月比重一贯相近的（如年末结算的合同）", "what falls into December every year, as contracts settled then"),
    ),
)  # fmt: skip

_PART = Words("{names}年第一季度几乎没有支付，账不是完整年度，不能判断", "almost nothing was paid in the first quarter of {names}: no whole year")  # fmt: skip


@RULE.over_books
def year_end_rush(books: Books, limits: Limits, as_of: date) -> Found:
    """December above the stated line calls for verifying first, the softer lines for looking; each with pay and without it."""
    year = RULE.year(as_of)
    late = held(books, "quota").filter(lambda t: t.issued_on.month() >= limits["late"].value)
    rows = paid(books, date(year, 12, 31)).anti_join(late, ["quota_no", "year"])
    month, bought = rows.paid_on.month(), ~of_family(rows, PERSONNEL)
    part = rows.group_by("year").agg(whole=rows.amount.count(), first=(month <= 3).sum())
    part = part.filter(part["first"] * 100 < limits["first"].value * part.whole)
    sums = {"total": month > 0, "december": month == 12, "last": month >= 10}
    sums |= {f"bare_{name}": which & bought for name, which in sums.items()}
    parts = {name: which.ifelse(rows.amount, 0).sum() for name, which in sums.items()}
    told = rows.group_by("year", "unit_code").agg(unit=rows.unit.max(), **parts)
    told = told.filter(told.total > 0, told.bare_total > 0).anti_join(part, "year")
    told = told.mutate(value=told.december * 10_000 // told.total, other=told.bare_december * 10_000 // told.bare_total)
    told = told.mutate(quarter=told["last"] * 10_000 // told.total, bare=told.bare_last * 10_000 // told.bare_total)
    past = told.filter(told.year < year).group_by("unit_code").agg(usual=told.value.median())
    big = told.filter(told.year == year, told.total >= limits["least"].value * 1_000_000).left_join(past, "unit_code")
    now = big.filter(big.usual.isnull() | (big.value - big.usual > limits["habit"].value * 100))
    top, high, quarterly = (limits[name].value * 100 for name in ("rush", "december", "quarter"))
    stated, monthly = ((now.value > line) & (now.other > line) for line in (top, high))
    soft = now.filter(monthly | ((now.quarter > quarterly) & (now.bare > quarterly)))
    passed = stated.ifelse("rush", monthly.ifelse("december", "quarter"))
    soft = soft.drop("year").mutate(severity=stated.ifelse("verify_first", "note"), limit=passed)
    gap = Unjudged(part.filter(part.year == year).mutate(name=part.year.cast("string")), _PART)
    return found(soft, limit=limits, unjudged=[gap], payment=rows.filter(rows.year == year, month > 9))

"""年底突击花钱：十二月或第四季度支出占全年比重过大。 A unit spends too large a share of its year in December or its last quarter."""

from datetime import date

from guantong.domain.fiscal.records.execution import held, paid
from guantong.domain.fiscal.records.families import PERSONNEL, of_family
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E07",
    title=Words("年底集中支出", "A rush of spending at the year's end"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”全年支出{total:money}（不含人员经费），其中十二月{december:money}，占{value:%}，第四季度占{quarter:%}。",
        "Of {total:money} that “{unit}” spent in the year without personnel, {december:money} or {value:%} was paid in December, {quarter:%} in the last quarter.",
    ),
    basis=("budget-law-2018-art-57", "budget-reg-2020-art-60"),
    subject=("unit_code",),
    needs=("payment",),
    closed=True,
    exclusions=(
        Words("人员经费按月发放，不计入", "personnel is paid by the month and not counted"),
        Words("第四季度才下达的指标，年内支付的，不计入", "what was issued only in the last quarter is not counted"),
        Words("历年十二月比重一贯相近的（如年末结算的合同）", "what falls into December every year, as contracts settled then"),
    ),
)  # fmt: skip


@RULE.over_books
def year_end_rush(books: Books, limits: Limits, as_of: date) -> Found:
    """December above the stated line calls for verifying first; the softer lines of December and the quarter for looking."""
    year, rush, quotas = RULE.year(as_of), limits["rush"], held(books, "quota")
    late = quotas.filter(quotas.issued_on.month() >= limits["late"].value)
    rows = paid(books, date(year, 12, 31))
    rows = rows.filter(~of_family(rows, PERSONNEL)).anti_join(late, ["quota_no", "year"])
    month = rows.paid_on.month()
    by_year = rows.group_by("year", "unit_code").agg(
        unit=rows.unit.max(), total=rows.amount.sum(),
        december=(month == 12).ifelse(rows.amount, 0).sum(), last=(month >= 10).ifelse(rows.amount, 0).sum(),
    )  # fmt: skip
    by_year = by_year.filter(by_year.total > 0)
    by_year = by_year.mutate(value=by_year.december * 10_000 // by_year.total)
    by_year = by_year.mutate(quarter=by_year["last"] * 10_000 // by_year.total)
    past = by_year.filter(by_year.year < year)
    past = past.group_by("unit_code").agg(usual=past.value.median())
    now = by_year.filter(by_year.year == year, by_year.total >= limits["least"].value * 1_000_000)
    now, habit = now.left_join(past, "unit_code"), limits["habit"].value * 100
    now = now.filter(now.usual.isnull() | (now.value - now.usual > habit))
    soft = now.filter((now.value > limits["december"].value * 100) | (now.quarter > limits["quarter"].value * 100))
    stated, monthly = soft.value > rush.value * 100, soft.value > limits["december"].value * 100
    told = soft.mutate(
        severity=stated.ifelse("verify_first", "note"),
        limit=stated.ifelse("rush", monthly.ifelse("december", "quarter")),
    )
    return found(told.drop("year"), limit=limits, payment=rows.filter(rows.year == year, month >= 10))

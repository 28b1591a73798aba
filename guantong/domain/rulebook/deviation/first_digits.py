"""首位数字分布偏离：单位采购付款金额的首位数字与本福特分布相差大。只作旁证。 First digits far from Benford's law; never alone."""

from datetime import date
from math import log10

from guantong.domain.fiscal.records.purchases import purchases
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E16",
    title=Words("付款金额首位数字分布偏离", "First digits of payments unlike Benford's law"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”本年采购付款{count}笔，金额首位数字与本福特分布平均相差{value}个万分点。",
        "The first digits of {count} payments of “{unit}” for purchases differ from Benford's law by {value} basis points on average.",
    ),
    basis=("budget-law-2018-art-57",),
    severity=Severity.NOTE,
    subject=("unit_code",),
    measure="",
    needs=("payment",),
    off=True,
    alone=False,
    citable=False,
    exclusions=(
        Words("笔数不足的不成立", "too few payments make no distribution"),
        Words("最大最小金额不到规定倍数的不成立", "amounts of one size follow no such law"),
        Words("没有其他关注事项的单位，不单独提示", "a unit of which no other rule speaks is left alone"),
    ),
)  # fmt: skip


@RULE.over_books
def first_digits(books: Books, limits: Limits, as_of: date) -> Found:
    """The mean distance of the nine shares from log10(1 + 1/d), where the law is valid at all."""
    far, rows = limits["far"], purchases(books, as_of)
    rows = rows.filter(rows.year == as_of.year, rows.amount > 0)
    rows = rows.mutate(digit=rows.amount.cast("string").substr(0, 1).cast("int64"))
    counts = {f"d{d}": (rows.digit == d).sum() for d in range(1, 10)}
    size = {"most": rows.amount.max(), "least": rows.amount.min()}
    told = rows.group_by("unit_code").agg(unit=rows.unit.max(), count=rows.amount.count(), **size, **counts)
    gap = told.d1 * 0.0
    for d in range(1, 10):
        gap = gap + (told[f"d{d}"] / told["count"] - log10(1 + 1 / d)).abs()
    told = told.mutate(value=(gap / 9 * 10_000).round().cast("int64"))
    valid = told.filter(told["count"] >= limits["count"].value, told.most >= told.least * limits["span"].value)
    return found(valid.filter(valid.value > far.value), limit=far, payment=rows)

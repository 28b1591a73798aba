"""整数金额偏多：单位采购付款中整万元的笔数过半。只作旁证。 More than half of a unit's purchases are whole 万元; never alone."""

from datetime import date

from guantong.domain.fiscal.records.purchases import purchases
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

_WHOLE = 1_000_000
"""One 万元 in fen."""
RULE = Rule(
    code="E15",
    title=Words("整万元付款偏多", "Many payments of whole ten thousands"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”本年采购付款{count}笔，其中整万元的{whole}笔，占{value:%}。",
        "Of {count} payments that “{unit}” made for purchases this year {whole}, {value:%}, are whole ten thousands of yuan.",
    ),
    basis=("budget-law-2018-art-57",),
    severity=Severity.NOTE,
    subject=("unit_code",),
    needs=("payment",),
    off=True,
    alone=False,
    citable=False,
    exclusions=(
        Words("合同约定的分期款多为整数", "instalments set by contract are round by nature"),
        Words("笔数少的不看", "few payments prove nothing"),
        Words("没有其他关注事项的单位，不单独提示", "a unit of which no other rule speaks is left alone"),
    ),
)


@RULE.over_books
def round_amounts(books: Books, limits: Limits, as_of: date) -> Found:
    """Count payments without a contract number that are multiples of one 万元."""
    share, rows = limits["share"], purchases(books, as_of)
    rows = rows.filter(rows.year == as_of.year, rows.amount > 0, rows.contract_no.isnull())
    rows = rows.mutate(whole=(rows.amount % _WHOLE == 0).cast("int64"))
    told = rows.group_by("unit_code").agg(unit=rows.unit.max(), count=rows.amount.count(), whole=rows.whole.sum())
    told = told.mutate(value=told.whole * 10_000 // told["count"])
    told = told.filter(told["count"] >= limits["count"].value, told.value > share.value * 100)
    return found(told, limit=share, payment=rows.filter(rows.whole == 1))

"""新收款人占比大：以往年度全区从未付过款的收款人，本年占单位采购付款的较大比重。 A payee new to the district takes a large share."""

from datetime import date

from guantong.domain.fiscal.records.execution import paid
from guantong.domain.fiscal.records.purchases import bought, purchases, shares
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E18",
    title=Words("新收款人占采购付款比重大", "A new payee with a large share of purchases"),
    asks=Question.DEVIATION,
    says=Words(
        "“{payee}”以往年度没有收款记录，本年从“{unit}”收款{paid:money}，占其采购付款的{value:%}。",
        "“{payee}”, never paid in earlier years, was paid {paid:money} by “{unit}” this year, {value:%} of its purchases.",
    ),
    basis=("budget-law-2018-art-57", "budget-reg-2020-art-60"),
    severity=Severity.NOTE,
    subject=("unit_code", "payee"),
    needs=("payment",),
    exclusions=(
        Words("公开招标选定的合同", "contracts awarded by open tender"),
        Words("付给个人的、补助和人员经费", "natural persons, aid and personnel"),
        Words("以往从其他单位收过款的", "a payee that other units paid in earlier years"),
    ),
)
_NO_PAST = Words(
    "{count}个单位没有以往年度的支付，不能判断是否新收款人：{names}",
    "{count} units have no payments of earlier years: {names}",
)


@RULE.over_books
def newcomer_payee(books: Books, limits: Limits, as_of: date) -> Found:
    """Payees without any payment before this year, in units that have earlier ones: a large share, or a sum that is put out to tender."""
    share, rows = limits["share"], purchases(books, as_of)
    every = paid(books, as_of.replace(month=12, day=31))
    past = every.filter(every.year < as_of.year)
    told = shares(rows, bought(books, as_of), as_of.year).anti_join(past, "payee")
    young = told.anti_join(past, "unit_code")
    told = told.semi_join(past, "unit_code")
    large, much = told.paid >= limits["large"].value * 1_000_000, told.value > share.value * 100
    told = told.filter(large | (much & (told.paid >= limits["least"].value * 1_000_000)))
    told = told.mutate(limit=much.ifelse("share", "large"))
    gap = Unjudged(young.mutate(name=young.unit), _NO_PAST)
    return found(told, limit=limits, unjudged=[gap], payment=rows.filter(rows.year == as_of.year))

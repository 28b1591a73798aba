"""付款集中：单位本年采购付款过半付给同一收款人，且不是公开招标选定。 More than half of a unit's purchases went to one payee."""

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
    code="E17",
    title=Words("采购付款集中于一个收款人", "Purchases concentrated on one payee"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”本年采购付款{total:money}，其中{paid:money}付给“{payee}”，占{value:%}。",
        "Of {total:money} that “{unit}” paid for purchases this year {paid:money}, {value:%}, went to “{payee}”.",
    ),
    basis=("budget-law-2018-art-57", "budget-reg-2020-art-60"),
    severity=Severity.NOTE,
    subject=("unit_code", "payee"),
    needs=("payment",),
    exclusions=(
        Words("公开招标选定的合同", "contracts awarded by open tender"),
        Words("水、电、邮电、取暖等独家经营的", "utilities of sole suppliers"),
        Words("付给预算单位的", "payments to budget units"),
        Words("付给个人的、补助和人员经费", "natural persons, aid and personnel"),
    ),
)
_NO_CODE = Words(
    "{count}个单位的支付没有经济分类，不能区分采购：{names}",
    "{count} units pay without economic codes, purchases cannot be told: {names}",
)


@RULE.over_books
def payee_concentration(books: Books, limits: Limits, as_of: date) -> Found:
    """The share of one payee in what the unit bought this year, where that is no small sum."""
    share, rows = limits["share"], purchases(books, as_of)
    told = shares(rows, bought(books, as_of), as_of.year)
    told = told.filter(told.value > share.value * 100, told.total >= limits["least"].value * 1_000_000)
    every = paid(books, as_of)
    every = every.filter(every.year == as_of.year)
    blank = every.anti_join(every.filter(every.economic_code.notnull()), "unit_code")
    gap = Unjudged(blank.mutate(name=blank.unit), _NO_CODE)
    return found(told, limit=share, unjudged=[gap], payment=rows.filter(rows.year == as_of.year))

"""增加举债未见预算调整：新增债务收入超过预算，没有相应的调整决定。 More borrowed than budgeted, without the decision that art. 67 asks for."""

from datetime import date

from guantong.domain.fiscal.records.adjusting import decided, total_of
from guantong.domain.fiscal.records.execution import held
from guantong.domain.fiscal.records.revenue import by_subject, collected
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E38",
    title=Words("增加举借债务未见预算调整决定", "More borrowed without an adjustment"),
    asks=Question.CAUSE,
    stage=Stage.ADJUSTMENT,
    says=Words(
        "{book}本年债务收入{raised:money}（其中再融资{refinanced:money}），年初预算{first:money}，常委会批准调整{decided:money}，尚有{value:money}未见调整决定。",
        "{book} borrowed {raised:money} this year, {refinanced:money} of it to refinance; {first:money} was budgeted and {decided:money} decided; for {value:money} no decision is registered.",
    ),
    basis=("budget-law-2018-art-67", "budget-reg-2020-art-45"),
    severity=Severity.VERIFY_FIRST,
    subject=("fund_kind",),
    measure="money",
    needs=("revenue_month",),
    registers=("adjustment",),
    exclusions=(
        Words("年初预算已列的债务收入", "what the budget had already"),
        Words("常委会已批准增加举债的", "what the standing committee decided"),
        Words("再融资债券，借新还旧不增加债务", "refinancing bonds, which raise no debt"),
    ),
)  # fmt: skip
_BOOKS = {"general": "一般公共预算", "government_fund": "政府性基金预算"}
_FUNDS = {"general": "general", "special": "government_fund"}


@RULE.over_books
def debt_raised(books: Books, _: Limits, as_of: date) -> Found:
    """Borrowed by the last month over less what refinances, against the first budget and the decisions to borrow."""
    rows = collected(books, as_of).filter(lambda t: (t.year == as_of.year) & (t.nature == "debt"))
    each, bonds = by_subject(rows), held(books, "bond")
    told = each.group_by("fund_kind").agg(raised=each.collected.sum(), first=each["first"].fill_null(0).sum())
    bonds = bonds.filter(bonds.issued_on.year() == as_of.year, bonds.issued_on <= as_of, bonds.refinancing)
    again = total_of(bonds.mutate(fund_kind=bonds.kind.substitute(_FUNDS)), "fund_kind", "refinanced")
    agreed = decided(books, as_of).filter(lambda t: t.trigger == "raises_debt")
    for part in (again, total_of(agreed, "fund_kind", "decided")):
        told = told.left_join(part, "fund_kind").drop("fund_kind_right")
    told = told.mutate(decided=told.decided.fill_null(0), refinanced=told.refinanced.fill_null(0))
    told = told.mutate(
        value=told.raised - told.refinanced - told["first"] - told.decided, book=told.fund_kind.substitute(_BOOKS)
    )
    return found(told.filter(told.value > 0), revenue_month=rows, adjustment=agreed)

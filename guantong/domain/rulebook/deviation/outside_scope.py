"""专项资金用途超出范围：专项资金支付的功能分类不在其管理办法规定的范围内。 A special fund paid outside its functional classes."""

from datetime import date

from guantong.domain.fiscal.records.execution import paid
from guantong.domain.fiscal.records.special_funds import of_funds, outside
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E19",
    title=Words("专项资金支付的科目不在适用范围", "A special fund paid outside its scope"),
    asks=Question.DEVIATION,
    says=Words(
        "专项资金“{name}”支付{value:money}列“{function_code}”科目，其适用科目为{scope}。",
        "Special fund “{name}” paid {value:money} under class “{function_code}”; its classes are {scope}.",
    ),
    basis=("budget-law-2018-art-63", "budget-law-2018-art-93"),
    severity=Severity.VERIFY_FIRST,
    subject=("fund_code", "function_code"),
    measure="money",
    needs=("payment", "special_fund"),
    exclusions=(
        Words("适用科目写到类、款的，其下各项都在范围内", "a class written in short includes all below it"),
        Words("列错科目后已更正（冲回）的", "what was booked wrong and taken back"),
    ),
    assumptions=(
        Words("按项目编码认定专项资金的支付（受益人名单中的项目，或与专项编码相同）", "payments belong to a fund by project code"),
    ),
)  # fmt: skip
_NO_SCOPE = Words(
    "{count}项专项资金没有写明适用科目，不能判断：{names}", "{count} special funds name no functional classes: {names}"
)


@RULE.over_books
def outside_scope(books: Books, _: Limits, as_of: date) -> Found:
    """Payments of a fund's projects whose functional class begins like none of the classes of its rules."""
    funds = books.table("special_fund")
    funds = funds.select("fund_code", "name", scope=funds.function_codes.nullif(""))
    rows = paid(books, as_of)
    rows = outside(books, of_funds(books, rows.filter(rows.year == as_of.year)))
    told = rows.group_by("fund_code", "function_code").agg(value=rows.amount.sum()).join(funds, "fund_code")
    unscoped = funds.filter(funds.scope.isnull())
    return found(told.filter(told.value > 0), unjudged=[Unjudged(unscoped, _NO_SCOPE)], payment=rows)

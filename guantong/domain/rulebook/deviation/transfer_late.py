"""上级转移支付下达慢：收到后超过期限仍未全部分解下达。 Money from a higher level passed on later than the term, or not yet."""

from datetime import date

from guantong.domain.fiscal.records.families import EMERGENCY, of_family
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E27",
    title=Words("上级转移支付分解下达时间长", "A transfer payment passed on late"),
    asks=Question.DEVIATION,
    says=Words(
        "{received}收到的{sort}“{purpose}”（{document_no}）{amount:money}，{state}，历时{value}天。",
        "“{purpose}” ({document_no}) of {amount:money}, received on {received}, took {value} days to be passed on, or is not yet.",
    ),
    basis=("budget-law-2018-art-57", "budget-reg-2020-art-57"),
    subject=("document_no", "function_code"),
    measure="",
    needs=("transfer",),
    exclusions=(
        Words("自然灾害等突发事件的转移支付，另按及时下达的要求看", "money for emergencies is bound to be passed on at once"),
        Words("据实结算等可以分期下达、先预付后结算的", "what is settled by what was spent may be passed on in parts"),
    ),
    assumptions=(Words("没有注明类型的，按专项转移支付的期限", "without a kind the longer term of special transfers counts"),),
)  # fmt: skip


@RULE.over_books
def transfer_late(books: Books, limits: Limits, as_of: date) -> Found:
    """Days from receipt to passing on, or to the day of asking while less than all is passed on; of this year and the last."""
    rows = books.table("transfer")
    rows = rows.filter(rows.received_on.year() >= as_of.year - 1, rows.received_on <= as_of)
    rows = rows.filter(~of_family(rows, EMERGENCY, "function_code"), ~rows.by_actual.fill_null(False), rows.amount > 0)
    rows = rows.mutate(document_no=rows.document_no.fill_null("—"), limit=rows.kind.fill_null("special"))
    passed = (rows.passed_on <= as_of).fill_null(False)
    rows = rows.mutate(passed_amount=passed.ifelse(rows.passed_amount.fill_null(rows.amount), 0))
    whole = rows.passed_amount >= rows.amount
    told = rows.mutate(whole=whole, ended=whole.ifelse(rows.passed_on, as_of))
    told = told.group_by("document_no", "function_code", "limit").agg(
        received=told.received_on.min(), ended=told.ended.max(), whole=told.whole.all(), amount=told.amount.sum(),
        purpose=told.purpose.max().fill_null("未注明用途"), passed=told.passed_amount.sum(),
    )  # fmt: skip
    told = told.mutate(value=told.received.delta(told.ended, unit="day").negate())
    told = told.mutate(
        sort=(told["limit"] == "general").ifelse("一般性转移支付", "专项转移支付"),
        state=told.whole.ifelse("已全部下达", (told.passed > 0).ifelse("尚未全部下达", "尚未下达")),
        severity=told.whole.ifelse("note", "verify"), period=told.received.year().cast("string"),
    )  # fmt: skip
    days = (told["limit"] == "general").ifelse(limits["general"].value, limits["special"].value)
    return found(told.filter(told.value > days), limit=limits, transfer=rows)

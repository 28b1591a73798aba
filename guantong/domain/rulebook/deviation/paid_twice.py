"""疑似重复付款：同一发票或同一期合同款，用不同凭证付了不止一次。 One invoice or instalment paid by more than one voucher."""

from datetime import date

from guantong.domain.fiscal.records.execution import paid
from guantong.domain.fiscal.records.purchases import documented
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E13",
    title=Words("同一票据或同一期款付了不止一次", "One invoice or instalment paid more than once"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”就{document}向“{payee}”付款{count}笔，每笔{amount:money}，凭证号分别为{vouchers}。",
        "“{unit}” paid “{payee}” {count} times {amount:money} for {document}, by vouchers {vouchers}.",
    ),
    basis=("budget-law-2018-art-57", "budget-reg-2020-art-60"),
    severity=Severity.VERIFY_FIRST,
    subject=("document", "payee", "amount"),
    measure="money",
    needs=("payment",),
    exclusions=(
        Words("付错后已全额退回的", "what was paid twice and came back"),
        Words("同一发票分次付款、用途不同的（如首付款、尾款）", "parts of one invoice for different purposes"),
        Words("没有发票号和合同期次的相同金额，属正常（如工资、补助）", "like amounts without invoice or instalment are normal"),
    ),
)  # fmt: skip
_NO_NUMBER = Words(
    "{count}个单位的支付没有发票号或合同号，不能核对：{names}",
    "{count} units pay without invoice or contract numbers: {names}",
)


@RULE.over_books
def paid_twice(books: Books, _: Limits, as_of: date) -> Found:
    """Vouchers of one document, payee, amount and purpose, whatever the unit and year; reversals, however worded, take one away each."""
    rows = paid(books, as_of.replace(month=12, day=31)).filter(lambda t: t.paid_on <= as_of)
    docs = documented(rows)
    key = ["document", "payee", "amount"]
    there, back = docs.filter(docs.sign > 0), docs.filter(docs.sign < 0)
    same = there.group_by(*key, why=there.purpose.fill_null("")).agg(
        unit=there.unit.max(), count=there.sign.sum(), different=there.voucher_no.nunique(),
        vouchers=there.voucher_no.group_concat("、", order_by=there.voucher_no),
    )  # fmt: skip
    same = same.filter(same["count"] > 1, same.different > 1)
    told = same.group_by(key).agg(
        unit=same.unit.max(), count=same["count"].sum(), once=same.why.count(), vouchers=same.vouchers.group_concat("、", order_by=same.vouchers),
    )  # fmt: skip
    told = told.left_join(back.group_by(key).agg(back=back.sign.count()), key).drop(*(f"{name}_right" for name in key))
    told = told.mutate(extra=told["count"] - told.once - told.back.fill_null(0)).drop("once", "back")
    told = told.filter(told.extra > 0).semi_join(docs.filter(docs.year == as_of.year), key)
    told = told.mutate(value=told.amount * told.extra)
    some = rows.filter(rows.invoice_no.notnull() | rows.contract_no.notnull())
    bare = rows.filter(rows.year == as_of.year).anti_join(some, "unit_code")
    return found(told, unjudged=[Unjudged(bare.mutate(name=bare.unit), _NO_NUMBER)], payment=docs)

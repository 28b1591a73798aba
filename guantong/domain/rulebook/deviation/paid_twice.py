"""疑似重复付款：同一发票或同一期合同款，用不同凭证付了不止一次。 One invoice or instalment paid by more than one voucher."""

from datetime import date

from guantong.domain.fiscal.records.execution import paid
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
    """Vouchers of one document, payee, amount and purpose, whatever the unit and year; reversals take one away each."""
    rows = paid(books, as_of.replace(month=12, day=31)).filter(lambda t: t.paid_on <= as_of)
    instalment = rows.contract_no.notnull() & rows.purpose.fill_null("").re_search("第.{1,3}[期次笔批]")
    by_contract = instalment.ifelse(rows.contract_no.concat("号合同", rows.purpose), rows.purpose.nullif(rows.purpose))
    numbered = rows.invoice_no.fill_null("").concat("号票据").nullif("号票据")
    rows = rows.mutate(
        document=numbered.fill_null(by_contract), sign=(rows.amount > 0).ifelse(1, -1), amount=rows.amount.abs()
    )
    docs = rows.filter(rows.document.notnull(), rows.payee.notnull(), rows.amount > 0)
    key = ["document", "payee", "amount"]
    told = docs.group_by(*key, why=docs.purpose.fill_null("")).agg(
        unit=docs.unit.max(), count=docs.sign.sum(), different=docs.voucher_no.nunique(where=docs.sign > 0),
        vouchers=docs.voucher_no.group_concat("、", where=docs.sign > 0, order_by=docs.voucher_no),
        now=(docs.year == as_of.year).max(),
    )  # fmt: skip
    told = told.filter(told["count"] > 1, told.different > 1, told.now)
    told = told.mutate(value=told.amount * (told["count"] - 1))
    some = rows.filter(rows.invoice_no.notnull() | rows.contract_no.notnull())
    bare = rows.filter(rows.year == as_of.year).anti_join(some, "unit_code")
    return found(told, unjudged=[Unjudged(bare.mutate(name=bare.unit), _NO_NUMBER)], payment=docs)

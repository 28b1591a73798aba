"""疑似拆分：同一单位短期内向同一收款人多笔付款，每笔低于限额，合计达到限额。 Payments kept under a limit that together reach it."""

from datetime import date, timedelta

from guantong.domain.fiscal.records.execution import held, paid
from guantong.domain.fiscal.records.families import PERSONNEL, UTILITIES, of_family
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E12",
    title=Words("短期内多笔付款合计达到限额", "Payments under a limit that together reach it"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”在{days}天内就同类支出向“{payee}”付款{count}笔，每笔低于{limit_fen:money}，合计{value:money}。",
        "Within {days} days “{unit}” paid “{payee}” {count} times for the same class of spending, each below {limit_fen:money}, {value:money} in all.",
    ),
    basis=("budget-law-2018-art-57", "budget-reg-2020-art-60"),
    subject=("unit_code", "payee", "family"),
    measure="money",
    needs=("payment",),
    exclusions=(
        Words("同一合同的分期付款", "instalments of one contract"),
        Words("人员经费、水电邮电取暖等", "personnel, and utilities"),
        Words("就同类支出按月或按季持续支付的同一收款人", "a payee paid all year round for the same class"),
        Words("付给个人的", "payments to natural persons"),
        Words("退回后重付的，按净额计算", "what came back and was paid again counts once"),
        Words("公开招标选定的合同，或合同金额本身达到限额的", "contracts by open tender, or of the limit and more themselves"),
        Words("每笔远低于限额的零星付款", "odd payments far below the limit"),
    ),
    assumptions=(Words("限额由本区按当年政府采购目录和标准确定", "the limit is the district's own, by the yearly procurement list"),),
)  # fmt: skip


@RULE.over_books
def split_under_limit(books: Books, limits: Limits, as_of: date) -> Found:
    """A window of days over each unit, payee and class of spending; what reaches the limit in one payment is not split."""
    limit, days, key = limits["limit"], limits["days"], ["unit_code", "payee", "family"]
    top = limit.value * 1_000_000
    every, contracts = paid(books, as_of.replace(month=12, day=31)), held(books, "contract")
    every = every.filter(every.paid_on <= as_of).mutate(family=every.economic_code.fill_null("").substr(0, 5))
    large = contracts.filter((contracts.method == "open_tender") | (contracts.amount >= top))
    rows = every.filter(every.year == as_of.year).anti_join(large, "contract_no")
    rows = rows.filter(~of_family(rows, PERSONNEL), ~of_family(rows, UTILITIES), rows.payee.notnull())
    rows = rows.filter(~rows.payee_person.fill_null(False), rows.amount < top)
    rows = rows.filter(rows.amount.abs() * 100 >= limits["small"].value * top)
    late = every.filter(every.paid_on > as_of - timedelta(days=365)).group_by(key)
    lasting = late.agg(months=lambda t: (t.paid_on.year() * 12 + t.paid_on.month()).nunique())
    rows = rows.anti_join(lasting.filter(lasting.months >= limits["months"].value), key)
    rows = rows.mutate(day=rows.paid_on.epoch_seconds() // 86_400)
    back, ahead = ({"group_by": key, "order_by": "day", "range": span} for span in ((-days.value, 0), (0, days.value)))
    rows = rows.mutate(deal=rows.contract_no.fill_null(rows.voucher_no), sum=rows.amount.sum().over(**back))
    rows = rows.mutate(reached=(rows["sum"] >= top).cast("int64").max().over(**ahead)).filter(lambda t: t.reached == 1)
    told = rows.group_by(key).agg(unit=rows.unit.max(), count=rows.amount.count(), deals=rows.deal.nunique(), value=rows["sum"].max())  # fmt: skip
    told = told.filter(told.deals > 1).drop("deals")
    return found(told, limit=limit, facts={"days": days.value, "limit_fen": top}, payment=rows)

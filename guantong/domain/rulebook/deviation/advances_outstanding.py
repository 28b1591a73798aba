"""预付款长期未结：预付后超过规定天数仍未冲销或收回。 Advance payments neither settled nor returned for a long time."""

from datetime import date, timedelta

from guantong.domain.fiscal.records.execution import held, paid
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E25",
    title=Words("预付款长期未结", "Advance payments outstanding"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”向“{payee}”的预付款仍有{value:money}未冲销，最早一笔付于{since}，已超过{days}天。",
        "Of advances by “{unit}” to “{payee}” {value:money} is not settled; the first was paid on {since}, more than {days} days ago.",
    ),
    basis=("budget-law-2018-art-57", "budget-reg-2020-art-60"),
    subject=("unit_code", "payee", "contract_no"),
    measure="money",
    needs=("payment",),
    lasting=True,
    exclusions=(
        Words("在建项目、未到计划完工日期的", "a project under way and not yet due"),
        Words("已冲销或收回的（先付先冲）", "what was settled or returned, the oldest first"),
        Words("同一合同其后的正常付款不少于预付款的，视为已抵作货款", "an advance below what its contract was paid for deliveries since"),
    ),
)  # fmt: skip


@RULE.over_books
def advances_outstanding(books: Books, limits: Limits, as_of: date) -> Found:
    """What was advanced long ago less everything settled since, by unit, payee and contract, over all years."""
    days, key = limits["days"], ["unit_code", "payee", "contract_no"]
    every = paid(books, as_of.replace(month=12, day=31)).filter(lambda t: (t.paid_on <= as_of) & t.payee.notnull())
    rows = every.filter(every.advance.fill_null(False))
    projects = held(books, "project")
    under_way = projects.filter(
        projects.finished_on.isnull() | (projects.finished_on > as_of), projects.finish_on >= as_of
    )
    rows = rows.anti_join(under_way, "project_code").mutate(contract_no=rows.contract_no.fill_null(""))
    old = rows.paid_on < as_of - timedelta(days=days.value)
    back = rows.amount.negate().sum(where=rows.amount < 0).over(group_by=key).fill_null(0)
    run = rows.amount.clip(lower=0).sum().over(group_by=key, order_by=["paid_on", "row"], range=(None, 0))
    rows = rows.mutate(counted=((rows.amount < 0) | old).ifelse(rows.amount, 0), open=(rows.amount > 0) & (run > back))
    told = rows.group_by(key).agg(
        unit=rows.unit.max(), value=rows.counted.sum(), since=rows.paid_on.min(where=rows.open)
    )
    usual = every.filter(~every.advance.fill_null(False), every.contract_no.notnull()).select(*key, "paid_on", "amount")
    later = usual.join(told.select(*key, "since"), key).filter(lambda t: t.paid_on >= t.since)
    later = later.group_by(key).agg(delivered=later.amount.sum())
    told = told.left_join(later, key).drop(*(f"{name}_right" for name in key))
    told = told.filter(told.value > 0, told.delivered.fill_null(0) < told.value).drop("delivered")
    told = told.mutate(period=told.since.year().cast("string"))
    return found(told, limit=days, facts={"days": days.value}, payment=rows)

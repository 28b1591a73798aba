"""超收收入去向：一般公共预算超收没有全部冲减赤字或补充预算稳定调节基金。 Over-collected revenue neither cuts the deficit nor fills the fund."""

from datetime import date

from guantong.domain.fiscal.records.revenue import OWN, by_subject, collected, months_short
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E26",
    title=Words("超收收入没有全部补充稳定调节基金", "Over-collected revenue not all put into the stabilisation fund"),
    asks=Question.DEVIATION,
    stage=Stage.FINAL_ACCOUNTS,
    says=Words(
        "一般公共预算收入{collected:money}，比预算{budget:money}超收{over:money}；冲减赤字和补充预算稳定调节基金合计{used:money}，尚有{value:money}去向未列明。",
        "General revenue of {collected:money} is {over:money} above the budget of {budget:money}; {used:money} cut the deficit or filled the stabilisation fund, where {value:money} went is not shown.",
    ),
    basis=("budget-law-2018-art-66", "budget-reg-2020-art-78"),
    severity=Severity.VERIFY_FIRST,
    subject=("fund_kind",),
    measure="money",
    needs=("revenue_month", "balance"),
    closed=True,
    exclusions=(
        Words("政府性基金、国有资本经营预算的超收，按规定结转下年使用", "over-collection of the other budgets is used next year"),
        Words("转移性收入和债务收入不计入超收", "transfers and borrowing are no over-collection"),
        Words("收入预算按程序调整过的，与调整后的比较", "revenue budgets changed by procedure count as changed"),
    ),
)  # fmt: skip
_SHORT = Words("全年收入缺少月份，不能判断：{names}", "months of the year are missing: {names}")


@RULE.over_books
def over_collection_use(books: Books, _: Limits, as_of: date) -> Found:
    """What a whole year brought above its budget, less what the balance shows as put into the fund or against the deficit."""
    year = RULE.year(as_of)
    rows = collected(books, date(year, 12, 31)).filter(lambda t: (t.year == year) & (t.fund_kind == "general"))
    short, own = months_short(rows, year), by_subject(rows).filter(lambda t: t.nature.isin(OWN))
    items = books.table("balance").mutate(fund_kind=lambda t: t.fund_kind.fill_null("general"))
    items = items.filter(items.year == year, items.side == "outlay", items.item.re_search("稳定调节基金|赤字"))
    told = own.group_by("fund_kind").agg(collected=own.collected.sum(), budget=own.budget.sum())
    put = items.group_by("fund_kind").agg(used=items.amount.sum())
    told = told.anti_join(short, "fund_kind").left_join(put, "fund_kind").drop("fund_kind_right")
    told = told.mutate(used=told.used.fill_null(0), over=told.collected - told.budget)
    told = told.mutate(value=told.over - told.used).filter(lambda t: (t.over > 0) & (t.value > 0))
    return found(told, unjudged=[Unjudged(short, _SHORT)], revenue_month=rows, balance=items)

"""三公经费超预算，或已超过上年全年。 The three public expenses pass the budget, or already the whole of last year."""

from datetime import date

from guantong.domain.fiscal.records.execution import lines, paid
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E20",
    title=Words("三公经费超预算或超上年", "The three public expenses over budget or last year"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”本年{kind}支出{paid:money}，{against}{base:money}，多{value:money}。",
        "“{unit}” spent {paid:money} on {kind} this year, against {base:money} ({against}): {value:money} more.",
    ),
    basis=("frugality", "budget-law-2018-art-13"),
    subject=("unit_code", "three_public", "against"),
    measure="money",
    needs=("payment", "budget_line"),
    exclusions=(
        Words("公务用车购置按批准逐年不同，不与上年比", "buying vehicles differs by approval and is not compared with last year"),
        Words("按程序调整后的预算，按调整后比较", "a budget adjusted by procedure counts as adjusted"),
        Words("退回、冲销的，按净额计算", "what came back counts as not paid"),
    ),
)  # fmt: skip
_KINDS = {
    "abroad": Words("因公出国（境）费", "travel abroad"),
    "vehicle_purchase": Words("公务用车购置费", "buying official vehicles"),
    "vehicle_running": Words("公务用车运行维护费", "running official vehicles"),
    "reception": Words("公务接待费", "official reception"),
}
_AGAINST = {"budget": Words("预算", "the budget"), "last_year": Words("上年全年", "all of last year")}


@RULE.over_books
def three_public_over(books: Books, _: Limits, as_of: date) -> Found:
    """Each class against its budget of the year, and but for vehicles bought against all that last year cost."""
    keys, kinds = ["unit_code", "three_public"], tuple(_KINDS)
    rows = paid(books, as_of.replace(month=12, day=31))
    rows = rows.filter(rows.three_public.isin(kinds), rows.paid_on <= as_of)
    now, past = rows.filter(rows.year == as_of.year), rows.filter(rows.year == as_of.year - 1)
    may = lines(books).filter(lambda t: (t.year == as_of.year) & t.three_public.isin(kinds))
    spent = now.group_by(keys).agg(unit=now.unit.max(), paid=now.amount.sum())
    budgeted = spent.left_join(may.group_by(keys).agg(base=may.amount.sum()), keys)
    budgeted = budgeted.select(*spent.columns, base=budgeted.base.fill_null(0), yearly=False)
    before = past.filter(past.three_public != "vehicle_purchase")
    before = before.group_by(keys).agg(base=before.amount.sum())
    yearly = spent.inner_join(before, keys).select(*spent.columns, "base")
    told = budgeted.union(yearly.filter(yearly.base > 0).mutate(yearly=True))
    told = told.mutate(
        value=told.paid - told.base, kind=told.three_public,
        against=told.yearly.ifelse("last_year", "budget"), severity=told.yearly.ifelse("verify", "verify_first"),
    )  # fmt: skip
    words = {"kind": _KINDS, "against": _AGAINST}
    return found(told.filter(told.value > 0), payment=now, budget_line=may, words=words)

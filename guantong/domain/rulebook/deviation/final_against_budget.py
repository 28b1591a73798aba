"""决算与预算偏离大：单位某科目的决算数与调整后预算数相差较大。 Final accounts far from the budget in force, by unit and class."""

from datetime import date

from guantong.domain.fiscal.records.execution import held, lines
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E23",
    title=Words("决算与预算偏离大", "Final accounts far from the budget"),
    asks=Question.DEVIATION,
    stage=Stage.FINAL_ACCOUNTS,
    says=Words(
        "“{unit}”的“{function_code}”科目预算{budget:money}，决算{final:money}，偏离{value:%}。",
        "Class “{function_code}” of “{unit}”: budget {budget:money}, final {final:money}, a deviation of {value:%}.",
    ),
    basis=("budget-law-2018-art-75", "budget-law-2018-art-79"),
    subject=("unit_code", "function_code"),
    needs=("budget_line",),
    closed=True,
    exclusions=(
        Words("按程序调整、调剂后的，与变动后的预算比较", "what was adjusted or reallocated is compared as changed"),
        Words("追加指标的（如上级专项转移支付），计入预算", "what was added by quota, as special transfers are, is budget"),
        Words("预算为零的科目，由无预算支出规则看", "a class without budget is another rule's matter"),
    ),
)  # fmt: skip
_NO_FINAL = Words("{count}个单位没有决算数：{names}", "{count} units have no final accounts: {names}")


@RULE.over_books
def final_against_budget(books: Books, limits: Limits, as_of: date) -> Found:
    """Only units whose final accounts are known; a class spent on nothing counts as final nil."""
    year, rate, least, keys = RULE.year(as_of), limits["rate"], limits["least"], ["unit_code", "function_code"]
    own, every, moved = lines(books), books.table("budget_line"), held(books, "reallocation")
    own = own.filter(own.year == year, own.function_code.notnull())
    ended = every.filter(every.version == "final", every.year == year, every.function_code.notnull())
    newest = ended.version_no.fill_null(0) == ended.version_no.fill_null(0).max().over(group_by="unit_code")
    ended, moved = ended.filter(newest), moved.filter(moved.year == year)
    quotas = held(books, "quota").filter(lambda t: (t.year == year) & t.function_code.notnull())
    quotas = quotas.semi_join(quotas.filter(quotas.kind == "initial"), "unit_code")  # else the register is not whole
    parts = own.select(*keys, amount="amount").union(
        moved.select("unit_code", function_code="to_function", amount="amount"),
        moved.select("unit_code", function_code="from_function", amount=moved.amount.negate()),
    )
    parts = parts.anti_join(quotas, "unit_code").union(quotas.select(*keys, amount="amount"))
    told = parts.group_by(keys).agg(budget=parts.amount.sum()).semi_join(ended, "unit_code")
    told = told.left_join(ended.group_by(keys).agg(final=ended.amount.sum()), keys)
    names = own.group_by("unit_code").agg(unit=own.unit.max())
    told = told.select(*keys, "budget", final=told.final.fill_null(0)).join(names, "unit_code")
    told = told.mutate(away=(told.final - told.budget).abs(), value=(told.final - told.budget) * 10_000 // told.budget)
    told = told.filter(
        told.budget > 0, told.away * 100 > rate.value * told.budget, told.away >= least.value * 1_000_000
    )
    open_ = own.anti_join(ended, "unit_code")
    gap, rows = Unjudged(open_.mutate(name=open_.unit), _NO_FINAL), own.union(ended.select(own.columns))
    return found(told, limit=rate, unjudged=[gap], budget_line=rows)

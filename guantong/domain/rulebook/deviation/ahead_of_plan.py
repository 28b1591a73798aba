"""单位支出明显快于自己的月度用款计划。 A unit spends clearly faster than its own plan by months."""

from datetime import date

from guantong.domain.fiscal.records.execution import against_plan, held, month_ended, paid, planned, until
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E09",
    title=Words("单位支出快于用款计划", "A unit ahead of its plan of spending"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”截至{through}计划用款{planned:money}，另有追加指标{added:money}，实际支出{paid:money}，多{over:money}，为全年计划的{value:%}。",
        "“{unit}” planned to spend {planned:money} by {through}, was given {added:money} more, and spent {paid:money}: {over:money} more, {value:%} of the year's plan.",
    ),
    basis=("budget-reg-2020-art-57", "budget-law-2018-art-57"),
    subject=("unit_code",),
    needs=("unit_plan", "payment"),
    exclusions=(
        Words("年中追加指标的支出，加入计划后再比", "money added in the year is added to the plan first"),
        Words("错付退回的，按净额计算", "what came back counts as not paid"),
    ),
)  # fmt: skip


@RULE.over_books
def ahead_of_plan(books: Books, limits: Limits, as_of: date) -> Found:
    """Hold what was paid by the end of the last whole month against the plan and what was added since."""
    through, gap, least = month_ended(as_of), limits["gap"], limits["least"]
    more = held(books, "quota")
    more = more.filter(more.year == as_of.year, more.kind == "added", until(more.issued_on, through))
    more = more.group_by("unit_code").agg(added=more.amount.sum())
    side = against_plan(books, "unit_plan", as_of, ("unit_code",)).left_join(more, "unit_code")
    side = side.mutate(added=side.added.fill_null(0), unit=side.unit.fill_null(side.unit_code))
    side = side.mutate(over=side.paid - side.planned - side.added, plan=side.year_planned + side.added)
    fast = side.filter(side.over * 100 > gap.value * side.plan, side.over >= least.value * 1_000_000)
    fast = fast.mutate(value=fast.over * 10_000 // fast.plan).drop("unit_code_right")
    done = paid(books, through)
    return found(
        fast, limit=gap, facts={"through": through}, unit_plan=planned(books, "unit_plan", as_of),
        payment=done.filter(done.year == as_of.year),
    )  # fmt: skip

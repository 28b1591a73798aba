"""单位支出慢于自己的月度用款计划。 A unit spends more slowly than its own plan by months."""

from datetime import date

from guantong.domain.fiscal.records.execution import against_plan, month_ended, pace, paid, planned
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E01",
    title=Words("单位支出慢于用款计划", "A unit behind its own plan of spending"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”截至{through}计划用款{planned:money}，实际支出{paid:money}，少{short:money}，为全年计划的{value:%}。",
        "“{unit}” planned to spend {planned:money} by {through} and spent {paid:money}: {short:money} less, {value:%} of the year's plan.",
    ),
    basis=("budget-law-2018-art-57", "budget-reg-2020-art-57", "budget-reg-2020-art-60"),
    subject=("unit_code",),
    needs=("unit_plan", "payment"),
    exclusions=(
        Words("错付退回后重付的，按净额计算", "what came back and was paid again counts once"),
        Words("计划安排在以后月份的，未到月份不提示", "what is planned for later months is not yet due"),
    ),
)
_NO_PLAN = Words(
    "{count}个单位没有月度用款计划，另按历年、同类或时间进度比较：{names}",
    "{count} units have no plan by months and are held against other yardsticks: {names}",
)


@RULE.over_books
def unit_behind_plan(books: Books, limits: Limits, as_of: date) -> Found:
    """Hold what a unit paid by the end of the last whole month against what it planned by then."""
    through, gap, least = month_ended(as_of), limits["gap"], limits["least"]
    side = against_plan(books, "unit_plan", as_of, ("unit_code",))
    side = side.mutate(short=side.planned - side.paid, unit=side.unit.fill_null(side.unit_code))
    late = side.filter(side.short * 100 > gap.value * side.year_planned, side.short >= least.value * 1_000_000)
    late = late.mutate(value=late.short * 10_000 // late.year_planned)
    units = pace(books, through, ("year", "unit_code"))
    units = units.filter(units.year == as_of.year).anti_join(books.table("unit_plan"), "unit_code")
    done = paid(books, through)
    return found(
        late, limit=gap, facts={"through": through}, unjudged=[Unjudged(units.mutate(name=units.unit), _NO_PLAN)],
        unit_plan=planned(books, "unit_plan", as_of), payment=done.filter(done.year == as_of.year),
    )  # fmt: skip

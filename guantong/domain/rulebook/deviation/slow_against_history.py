"""单位支出进度明显慢于自己历年同期。 A unit spends clearly more slowly than it used to by the same date."""

from datetime import date

from guantong.domain.fiscal.records.execution import held, lines, month_ended, paid, usual_pace
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E03",
    title=Words("单位支出慢于历年同期", "A unit slower than in its earlier years"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”截至{through}支出进度{pace:%}，此前{known}年同期的中位数是{usual:%}，相差{value:n}个百分点。",
        "By {through} “{unit}” had spent {pace:%}; the median of {known} earlier years is {usual:%}, {value:n} points more.",
    ),
    basis=("budget-law-2018-art-57", "budget-reg-2020-art-60"),
    subject=("unit_code",),
    measure="pp",
    needs=("payment", "budget_line"),
    exclusions=(
        Words("有月度用款计划的单位，与计划比较，不在此提示", "a unit with a plan by months is held against that"),
    ),
    assumptions=(
        Words(
            "历年同期进度按各年预算计算；一年的异常不影响中位数",
            "pace is of each year's budget; one odd year does not move it",
        ),
    ),
)
_YOUNG = Words(
    "{count}个单位历年数据不足，不能与自己比较：{names}", "{count} units have too few earlier years: {names}"
)


@RULE.over_books
def slow_against_history(books: Books, limits: Limits, as_of: date) -> Found:
    """Behind the own median by more than the floor, and by more than so many times the own usual variation."""
    through, points, times = month_ended(as_of), limits["points"], limits["times"]
    plans = held(books, "unit_plan")
    units = usual_pace(books, through, ("unit_code",), limits["back"].value)
    units = units.anti_join(plans.filter(plans.year == as_of.year), "unit_code")
    old = units.known >= limits["years"].value
    units = units.mutate(value=(units.usual - units.pace).round().cast("int64"))
    slow = units.filter(old, units.value > points.value * 100, units.value > times.value * units.spread)
    young = units.filter(~old).mutate(name=units.unit)
    return found(
        slow, limit=points, facts={"through": through}, unjudged=[Unjudged(young, _YOUNG)],
        payment=paid(books, through), budget_line=lines(books),
    )  # fmt: skip

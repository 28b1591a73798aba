"""延续项目支出进度明显慢于自己历年同期。 A lasting project is paid clearly more slowly than in earlier years."""

from datetime import date

from guantong.domain.fiscal.records.execution import held, lines, month_ended, paid, usual_pace
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E03P",
    title=Words("延续项目支出慢于历年同期", "A lasting project slower than in its earlier years"),
    asks=Question.DEVIATION,
    says=Words(
        "项目“{project}”截至{through}支出进度{pace:%}，此前{known}年同期的中位数是{usual:%}，相差{value:n}个百分点。",
        "By {through} project “{project}” was paid {pace:%}; the median of {known} earlier years is {usual:%}, {value:n} points more.",
    ),
    basis=("budget-law-2018-art-57", "budget-reg-2020-art-60"),
    subject=("unit_code", "project_code"),
    measure="pp",
    needs=("payment", "budget_line"),
    exclusions=(
        Words("有月度用款计划的项目，与计划比较，不在此提示", "a project with a plan by months is held against that"),
    ),
    assumptions=(
        Words(
            "历年同期进度按各年预算计算；一年的异常不影响中位数",
            "pace is of each year's budget; one odd year does not move it",
        ),
    ),
)


@RULE.over_books
def project_slow_against_history(books: Books, limits: Limits, as_of: date) -> Found:
    """Behind the own median by more than the floor, and by more than so many times the own usual variation."""
    through, points, times = month_ended(as_of), limits["points"], limits["times"]
    plans = held(books, "project_plan")
    units = usual_pace(books, through, ("unit_code", "project_code"), limits["back"].value)
    units = units.filter(units.project_code != "").anti_join(plans.filter(plans.year == as_of.year), "project_code")
    old = units.known >= limits["years"].value
    units = units.mutate(value=(units.usual - units.pace).round().cast("int64"))
    slow = units.filter(old, units.value > points.value * 100, units.value > times.value * units.spread)
    return found(
        slow, limit=points, facts={"through": through},
        payment=paid(books, through), budget_line=lines(books),
    )  # fmt: skip

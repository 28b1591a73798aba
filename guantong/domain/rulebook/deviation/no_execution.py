"""已开工项目零执行：开工满一段时间，本年有预算而一笔未付。 A started project with money of the year, of which nothing was paid."""

from datetime import date, timedelta

from guantong.domain.fiscal.records.execution import held, lines, pace, planned
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E08",
    title=Words("已开工项目零执行", "A started project without any payment"),
    asks=Question.DEVIATION,
    says=Words(
        "项目“{project}”应于{started}开工，已过{value}天，本年可用{allowed:money}，尚无支出。",
        "Project “{project}” was to start on {started}, {value} days ago; of {allowed:money} for the year nothing was paid.",
    ),
    basis=("budget-law-2018-art-57", "budget-reg-2020-art-60"),
    subject=("unit_code", "project_code"),
    measure="",
    needs=("payment", "budget_line", "project"),
    exclusions=(
        Words("用款计划安排在以后月份的，未到月份不提示", "what is planned for later months is not yet due"),
        Words("已完工的项目", "a finished project"),
    ),
    assumptions=(Words("没有实际开工日期的，按计划开工日期", "without a real start the planned one counts"),),
)
_UNKNOWN = Words("{count}个项目没有开工日期，不能判断：{names}", "{count} projects have no date of start: {names}")


@RULE.over_books
def no_execution(books: Books, limits: Limits, as_of: date) -> Found:
    """Days since the start, or since the year began for one started before, without a payment of this year."""
    days, new_year = limits["days"], date(as_of.year, 1, 1)
    own = pace(books, as_of, ("year", "unit_code", "project_code"))
    own = own.filter(own.year == as_of.year, own.paid == 0, own.project_code != "").drop("unit", "year")
    known = books.table("project")
    known = known.filter(known.finished_on.isnull() | (known.finished_on > as_of))
    known = known.select("project_code", name=known.project, started=known.started_on.fill_null(known.start_on))
    side = own.join(known, "project_code")
    side = side.mutate(project=side.name, since=(side.started < new_year).ifelse(new_year, side.started))
    plans = held(books, "project_plan")
    plans = plans.filter(plans.year == as_of.year)
    due = planned(books, "project_plan", as_of)
    later = plans.anti_join(due.filter(due.planned > 0), "project_code")
    still = side.filter(side.since <= as_of - timedelta(days=days.value)).anti_join(later, "project_code")
    still = still.mutate(value=still.since.delta(as_of, unit="day").negate())
    undated = side.filter(side.started.isnull())
    return found(
        still, limit=days, unjudged=[Unjudged(undated, _UNKNOWN)], budget_line=lines(books).filter(lambda t: t.year == as_of.year),
        project=books.table("project").drop("unit_code"),
    )  # fmt: skip

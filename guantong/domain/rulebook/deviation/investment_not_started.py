"""投资项目未按计划开工：计划开工日期过后一段时间没有开工登记，也没有完成投资。 An investment not started long after it should have been."""

from datetime import date, timedelta

from guantong.domain.fiscal.records.execution import held
from guantong.domain.fiscal.records.projects import investments, waiting
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E31",
    title=Words("投资项目未按计划开工", "An investment not started as planned"),
    asks=Question.DEVIATION,
    says=Words(
        "项目“{project}”计划{start_on}开工，截至{day}没有开工登记，也没有完成投资，已过{value}天。",
        "“{project}” was to start on {start_on}; by {day}, {value} days later, neither a start nor any work is registered.",
    ),
    basis=("gov-investment-2019-art-24", "gov-investment-2019-art-16"),
    subject=("project_code",),
    measure="",
    needs=("project",),
    exclusions=(
        Words("前置项目还没有完工的，由前置项目说明", "a project that waits for another which is not finished"),
        Words("已报完成投资的，视为已开工", "a project of which work is reported has started"),
        Words("不是政府投资项目的", "what is no government investment"),
    ),
)
_UNDATED = Words(
    "{count}个投资项目没有计划开工日期，不能判断：{names}", "{count} investments have no planned start: {names}"
)


@RULE.over_books
def investment_not_started(books: Books, limits: Limits, as_of: date) -> Found:
    """Days since the planned start of projects that neither began nor finished nor report work, and wait for no other."""
    days, own, done = limits["days"], investments(books), held(books, "investment")
    done = done.filter(done["on"] <= as_of, done.completed > 0)
    begun = (own.started_on <= as_of).fill_null(False) | (own.finished_on <= as_of).fill_null(False)
    still = own.filter(~begun).anti_join(done, "project_code")
    free = still.anti_join(waiting(books, as_of), "project_code")
    late = free.filter(free.start_on < as_of - timedelta(days=days.value))
    late = late.select("project_code", "project", "start_on")
    late = late.mutate(value=late.start_on.delta(as_of, unit="day").negate())
    undated = still.filter(still.start_on.isnull())
    gap = Unjudged(undated.mutate(name=undated.project), _UNDATED)
    return found(late, limit=days, unjudged=[gap], facts={"day": as_of}, project=own)

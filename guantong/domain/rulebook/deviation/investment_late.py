"""投资项目进度滞后：节点或竣工超过计划日期一段时间仍未完成。 A milestone or the finish of an investment overdue."""

from datetime import date

from guantong.domain.fiscal.records.execution import held
from guantong.domain.fiscal.records.projects import investments
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E30",
    title=Words("投资项目节点逾期", "A milestone of an investment overdue"),
    asks=Question.DEVIATION,
    says=Words(
        "项目“{project}”的“{milestone}”应于{due}完成，{state}，逾期{value}天。",
        "“{milestone}” of “{project}” was due on {due}: {value} days late ({state}).",
    ),
    basis=("gov-investment-2019-art-24",),
    subject=("project_code", "milestone"),
    measure="",
    needs=("project",),
    exclusions=(
        Words("已经完成的节点（包括逾期后完成的），项目以完工日期论", "a milestone that is done, be it late: the finish counts"),
        Words("以前年度已经逾期完工的", "what was finished late in an earlier year"),
        Words("工期经批准顺延的，按顺延后的日期", "a term that was extended counts as extended"),
        Words("不是政府投资项目的", "what is no government investment"),
    ),
)  # fmt: skip
_UNDATED = Words(
    "{count}个投资项目没有计划完工日期和节点，不能判断：{names}", "{count} investments have no planned dates: {names}"
)


@RULE.over_books
def investment_late(books: Books, limits: Limits, as_of: date) -> Found:
    """Days since what was due, for milestones and for the finish of the whole; a milestone after the finish is not asked for."""
    days, own, steps = limits["days"], investments(books), held(books, "milestone")
    own, ended = own.mutate(milestone=own.project.substr(0, 0) + "完工"), own.filter(own.finished_on <= as_of)
    steps = steps.mutate(milestone=steps.name, due=steps.due_on, done=steps.done_on)
    mine = steps.join(own.select("project_code", "project"), "project_code")
    due = mine.select("project_code", "project", "milestone", "due", "done").union(
        own.select("project_code", "project", "milestone", due="finish_on", done="finished_on")
    )
    done = (due.done <= as_of).fill_null(False)
    due = due.mutate(finished=done, until=done.ifelse(due.done, as_of))
    late = due.filter(~due.finished).anti_join(ended, "project_code")
    late = late.union(due.filter(due.finished, due.milestone == "完工", due.done.year() == as_of.year))
    late = late.mutate(value=late.due.delta(late.until, unit="day").negate()).filter(lambda t: t.value > days.value)
    late = late.group_by("project_code", "milestone", "finished", "until").agg(
        project=late.project.max(), due=late.due.min(), value=late.value.max()
    )
    words = late.finished.ifelse("完工", "未见完成登记")
    late = late.mutate(state=late.until.cast("string").concat(words), severity=late.finished.ifelse("note", "verify"))
    dated = due.filter(due.due.notnull())
    undated = own.anti_join(dated, "project_code").anti_join(ended, "project_code")
    gap = Unjudged(undated.mutate(name=undated.project), _UNDATED)
    return found(late, limit=days, unjudged=[gap], project=own.drop("milestone"), milestone=steps)

"""没有计划和历史可比的项目，支出进度明显慢于时间进度。 With no other yardstick, a project is far behind the calendar."""

from datetime import date

from guantong.domain.fiscal.records.execution import lines, month_ended, paid
from guantong.domain.fiscal.records.projects import on_the_calendar
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E05P",
    title=Words("项目支出慢于时间进度", "A project behind the calendar"),
    asks=Question.DEVIATION,
    says=Words(
        "项目“{project}”截至{through}支出进度{pace:%}，时间进度{time:%}，相差{value:n}个百分点；没有用款计划和历年同期可比。",
        "By {through} project “{project}” was paid {pace:%}, {time:%} of its year was over, {value:n} points more; there is no plan and no history.",
    ),
    basis=("budget-law-2018-art-57", "budget-reg-2020-art-60"),
    subject=("unit_code", "project_code"),
    measure="pp",
    needs=("payment", "budget_line", "project"),
    exclusions=(
        Words("有月度用款计划的项目不用此项", "a project with a plan by months is held against that"),
        Words("有历年同期可比的延续项目不用此项", "a lasting project is held against its earlier years"),
        Words("还没到开工日期的，或已完工的", "a project that is not to begin yet, or finished"),
        Words("政府投资项目，按节点和投资完成看", "investments are followed by milestones and work done"),
        Words("没有列入当年预算的（上年结转、年中追加的资金）", "money that came in the year: carried over, or added later"),
    ),
    assumptions=(Words("年中开工的，从开工月起算时间进度", "the calendar of a project begun in the year begins with it"),),
)  # fmt: skip


@RULE.over_books
def project_slow_against_calendar(books: Books, limits: Limits, as_of: date) -> Found:
    """The last resort: months over against the share paid, only of projects begun that have neither a plan nor earlier years."""
    through, points = month_ended(as_of), limits["points"]
    own = on_the_calendar(books, through, limits["back"].value)
    own = own.filter(own.known < limits["years"].value, own.kind.fill_null("") != "investment")
    told = own.mutate(value=own.time - own.pace).filter(lambda t: t.value > points.value * 100)
    done = paid(books, through)
    return found(
        told, limit=points, facts={"through": through}, payment=done.filter(done.year == as_of.year),
        budget_line=lines(books).filter(lambda t: t.year == as_of.year), project=books.table("project").drop("unit_code"),
    )  # fmt: skip

"""没有用款计划的项目，支出进度明显快于时间进度。 A project without a plan is paid far ahead of the calendar."""

from datetime import date

from guantong.domain.fiscal.records.execution import lines, month_ended, paid
from guantong.domain.fiscal.records.projects import on_the_calendar
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E09P",
    title=Words("项目支出快于时间进度", "A project ahead of the calendar"),
    asks=Question.DEVIATION,
    says=Words(
        "项目“{project}”截至{through}支出进度{pace:%}，时间进度{time:%}，快{value:n}个百分点；没有用款计划。",
        "By {through} project “{project}” was paid {pace:%}, {time:%} of its year was over, {value:n} points less; there is no plan.",
    ),
    basis=("budget-law-2018-art-57", "budget-reg-2020-art-60"),
    subject=("unit_code", "project_code"),
    measure="pp",
    needs=("payment", "budget_line", "project"),
    exclusions=(
        Words("有月度用款计划的项目不用此项", "a project with a plan by months is held against that"),
        Words("已完工验收、付清尾款的", "a finished project, which is settled"),
        Words("历年同期一样快的延续项目", "a lasting project that was as fast in earlier years"),
        Words("政府投资项目，按合同和投资完成看", "investments are followed by contracts and work done"),
        Words("没有列入当年预算的（上年结转、年中追加的资金）", "money that came in the year: carried over, or added later"),
    ),
    assumptions=(Words("年中开工的，从开工月起算时间进度", "the calendar of a project begun in the year begins with it"),),
)  # fmt: skip


@RULE.over_books
def project_ahead_of_calendar(books: Books, limits: Limits, as_of: date) -> Found:
    """Share paid against months over, only of projects without a plan that are not finished and did not always pay early."""
    through, points = month_ended(as_of), limits["points"]
    own = on_the_calendar(books, through, limits["back"].value)
    own = own.filter(own.kind.fill_null("") != "investment", own.paid >= limits["least"].value * 1_000_000)
    used = own.usual.isnull() | (own.known < limits["years"].value) | (own.pace - own.usual > points.value * 100)
    told = own.mutate(value=own.pace - own.time).filter(lambda t: t.value > points.value * 100, used)
    done = paid(books, through)
    return found(
        told, limit=points, facts={"through": through}, payment=done.filter(done.year == as_of.year),
        budget_line=lines(books).filter(lambda t: t.year == as_of.year), project=books.table("project").drop("unit_code"),
    )  # fmt: skip

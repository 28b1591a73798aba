"""项目支出慢于项目的月度用款计划。 A project is paid more slowly than its own plan by months."""

from datetime import date

from guantong.domain.fiscal.records.execution import against_plan, held, month_ended, paid, planned
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E02",
    title=Words("项目支出慢于用款计划", "A project behind its plan of spending"),
    asks=Question.DEVIATION,
    says=Words(
        "项目“{project}”截至{through}计划用款{planned:money}，实际支出{paid:money}，少{short:money}，为全年计划的{value:%}。",
        "Project “{project}” was to spend {planned:money} by {through} and spent {paid:money}, {short:money} or {value:%} of the year's plan less.",
    ),
    basis=("budget-law-2018-art-57", "budget-reg-2020-art-57", "budget-reg-2020-art-60"),
    subject=("project_code",),
    needs=("project_plan", "payment"),
    exclusions=(
        Words("已完工的项目，余款属于结余，不按进度提示", "a finished project has a saving, not a delay"),
        Words(
            "额度已按程序调剂、由常委会批准调减的，按减后的额度计算",
            "an allowance reallocated away, or cut by decision, counts as reduced",
        ),
    ),
)


@RULE.over_books
def project_behind_plan(books: Books, limits: Limits, as_of: date) -> Found:
    """Hold what a project was paid by the end of the last whole month against its plan, less what was moved or cut away from it."""
    through, gap, least = month_ended(as_of), limits["gap"], limits["least"]
    side = against_plan(books, "project_plan", as_of, ("project_code",))
    moved, changed, projects = (held(books, name) for name in ("reallocation", "adjustment", "project"))
    gone = moved.select("year", project_code="from_project", amount="amount").union(
        changed.filter(changed.amount < 0).select("year", "project_code", amount=changed.amount.negate())
    )
    gone = gone.filter(gone.year == as_of.year).group_by("project_code").agg(gone=gone.amount.sum())
    names = projects.group_by("project_code").agg(called=projects.project.max())
    side = side.anti_join(projects.filter(projects.finished_on <= through), "project_code")
    side = side.left_join(gone, "project_code").drop("project_code_right").left_join(names, "project_code")
    side = side.select(
        "project_code", "unit_code", "unit", "planned", "year_planned", "paid",
        project=side.called.fill_null(side.project).fill_null(side.project_code),
        short=side.planned - side.gone.fill_null(0) - side.paid,
    )  # fmt: skip
    late = side.filter(side.short * 100 > gap.value * side.year_planned, side.short >= least.value * 1_000_000)
    late = late.mutate(value=late.short * 10_000 // late.year_planned)
    done = paid(books, through)
    return found(
        late,
        limit=gap,
        facts={"through": through},
        project_plan=planned(books, "project_plan", as_of),
        payment=done.filter(done.year == as_of.year),
    )

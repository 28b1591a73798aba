"""绩效目标与上一年逐字相同。 The targets are those of the year before, word for word."""

from datetime import date

from guantong.domain.fiscal.records.drafting import VERSIONS, asked, drafts
from guantong.domain.period import year_drafted
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B47",
    title=Words("绩效目标与上一年逐字相同", "Targets copied from the year before"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    draft=True,
    says=Words(
        "“{unit}”{drafted}年{version}的“{project}”（{ask:money}）{value}个绩效指标和目标值与上一年逐字相同；请单位说明目标是否随任务更新。",
        "The {value} indicators and targets of “{project}” ({ask:money}) of “{unit}” for {drafted} are those of the year before word for word: were they reviewed?",
    ),
    basis=("perf-2018-34-targets", "budget-law-2018-art-32"),
    subject=("unit_code", "project_code"),
    measure="",
    needs=("budget_line", "performance_target"),
    exclusions=(
        Words("指标很少的项目", "projects with few indicators"),
        Words("有一个目标值或指标改过的", "one target or indicator was changed"),
    ),
)


@RULE.over_books
def target_copied(books: Books, limits: Limits, as_of: date) -> Found:
    """Every indicator with its target stands in the year before too, and none besides; at least as many as the limit."""
    drafted, rows = year_drafted(as_of), books.table("performance_target")
    rows = rows.select("project_code", "indicator", "year", target=rows.target.fill_null("")).distinct()
    now, past = (rows.filter(rows.year == year) for year in (drafted, drafted - 1))
    same = now.semi_join(past, ["project_code", "indicator", "target"])
    told = asked(books, as_of)
    for part, name in ((now, "value"), (past, "past"), (same, "same")):
        told = told.inner_join(part.group_by("project_code").agg(**{name: part.count()}), "project_code")
    told = told.filter(told.value == told.same, told.past == told.same, told.value >= limits["indicators"].value)
    targets = books.table("performance_target").filter(lambda t: t.year.isin((drafted, drafted - 1)))
    return found(
        told, limit=limits["indicators"], words={"version": VERSIONS}, facts={"drafted": drafted}, performance_target=targets,
        budget_line=drafts(books, as_of),
    )  # fmt: skip

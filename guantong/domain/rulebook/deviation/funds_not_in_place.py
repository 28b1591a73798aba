"""重点项目资金到位不足：按日期应到位的资金，某一来源实际到位比例低。 Of what a source owed a key project by now, too little has arrived."""

from datetime import date

from guantong.domain.fiscal.records.projects import named
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E32",
    title=Words("重点项目资金到位不足", "Funds of a key project not in place"),
    asks=Question.DEVIATION,
    says=Words(
        "重点项目“{project}”截至{day}应到位{sort}{planned:money}，实际到位{allotted:money}，到位率{value:%}。",
        "By {day} {planned:money} was due to key project “{project}” from one source ({sort}); {allotted:money} or {value:%} has arrived.",
    ),
    basis=("gov-investment-2019-art-22", "budget-law-2018-art-57"),
    subject=("project_code", "source"),
    needs=("project_funds", "project"),
    exclusions=(
        Words("计划到位日期还没到的", "what is not yet due"),
        Words("逾期后已经到位的", "what has arrived, be it late"),
        Words("没有列为重点的项目", "projects that are not key"),
    ),
)  # fmt: skip
_SOURCES = {"budget": "预算资金", "bond": "债券资金", "transfer": "上级补助", "own": "自筹资金"}
_UNDATED = Words(
    "{count}个重点项目有资金没有计划到位日期，不能判断：{names}",
    "{count} key projects have funds without a due date: {names}",
)
_UNTOLD = Words(
    "{count}个项目没有标明是否重点，不能判断：{names}",
    "of {count} projects it is not said whether they are key: {names}",
)


@RULE.over_books
def funds_not_in_place(books: Books, limits: Limits, as_of: date) -> Found:
    """Allotted by the day against due by the day, by project and source."""
    share, rows, projects = limits["share"], books.table("project_funds"), books.table("project")
    rows = named(books, rows)
    untold = rows.semi_join(projects.filter(projects.key.isnull()), "project_code")
    rows = rows.semi_join(projects.filter(projects.key), "project_code")
    due = rows.filter(rows.due_on <= as_of)
    due = due.mutate(arrived=(due.allotted_on <= as_of).fill_null(True).ifelse(due.allotted, 0).fill_null(0))
    told = due.group_by("project_code", "source").agg(
        project=due.project.max(), planned=due.planned.sum(), allotted=due.arrived.sum()
    )
    told = told.filter(told.planned > 0)
    told = told.mutate(value=told.allotted * 10_000 // told.planned, sort=told.source.substitute(_SOURCES))
    undated = rows.filter(rows.due_on.isnull())
    gaps = [Unjudged(t.mutate(name=t.project), why) for t, why in ((undated, _UNDATED), (untold, _UNTOLD))]
    told = told.filter(told.allotted * 100 < share.value * told.planned)
    return found(told, limit=share, unjudged=gaps, facts={"day": as_of}, project_funds=due)

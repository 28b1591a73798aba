"""日常运转支出列作项目。 Running costs are asked for as a project."""

from datetime import date

from guantong.domain.fiscal.records.drafting import KEYS, VERSIONS, by_project, drafts, projects_in
from guantong.domain.fiscal.records.families import OFFICE_RUNNING, of_family
from guantong.domain.period import year_drafted
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B58",
    title=Words("日常运转支出列作项目", "Running costs asked for as a project"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    draft=True,
    says=Words(
        "“{unit}”{drafted}年{version}的“{project}”{ask:money}中，办公、水电、物业等日常运转科目占{value:%}；请单位说明为何不在公用经费内。",
        "Of “{project}” ({ask:money}) in the {version} of “{unit}” for {drafted}, {value:%} stand under subjects of running an office: why not among running costs?",
    ),
    basis=("budget-law-2018-art-37", "budget-law-2018-art-32"),
    subject=("unit_code", "project_code"),
    needs=("budget_line",),
    exclusions=(
        Words("运转类科目占比不高的", "little of it stands under such subjects"),
        Words(
            "学校、医院等的后勤服务项目可能合理，由人判断其理由；没有写经济分类的不判断",
            "without an economic class nothing is said",
        ),
    ),
)
_NO_CLASS = Words("{count}个单位的项目没有写部门支出经济分类，不能判断：{names}", "projects of {count} units bear no economic class: {names}")  # fmt: skip


@RULE.over_books
def running_as_project(books: Books, limits: Limits, as_of: date) -> Found:
    """By project, what stands under the subjects of running an office, beside all that it asks."""
    share, rows = limits["share"], projects_in(drafts(books, as_of))
    rows = rows.filter(rows.spending_kind.fill_null("project") == "project")
    daily = rows.filter(of_family(rows, OFFICE_RUNNING))
    told = by_project(rows).inner_join(daily.group_by(list(KEYS)).agg(daily=daily.amount.sum()), list(KEYS))
    told = told.filter(told.ask > 0, told.daily * 100 > told.ask * share.value)
    told = told.mutate(value=told.daily * 10_000 // told.ask)
    blank = rows.filter(rows.economic_code.isnull())
    return found(
        told, limit=share, unjudged=[Unjudged(blank.mutate(name=blank.unit), _NO_CLASS)], words={"version": VERSIONS},
        facts={"drafted": year_drafted(as_of)}, budget_line=rows,
    )  # fmt: skip

"""申报的项目没有入库。 A project is asked for that is not in the pool."""

from datetime import date

from guantong.domain.fiscal.records.drafting import VERSIONS, asked, drafts
from guantong.domain.period import year_drafted
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B53",
    title=Words("申报项目未入项目库", "A project that is not in the pool"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    draft=True,
    says=Words(
        "“{unit}”{drafted}年{version}的“{project}”（{project_code}）要{value:money}，项目库中没有这个编码；请单位说明是否已入库。",
        "“{project}” ({project_code}) in the {version} of “{unit}” for {drafted} asks {value:money} and is not in the pool of projects: has it been entered?",
    ),
    basis=("budget-reg-2020-art-41", "budget-law-2018-art-32"),
    subject=("unit_code", "project_code"),
    measure="money",
    needs=("budget_line",),
    registers=("project",),
    exclusions=(
        Words("人员经费、公用经费等没有项目的支出", "spending without a project: personnel and running costs"),
    ),
)
_NO_POOL = Words("{count}个单位在项目库里一个项目也没有，不知道是没有入库还是没有提供，不能判断：{names}", "of {count} units the pool holds no project at all: {names}")  # fmt: skip


@RULE.over_books
def not_in_pool(books: Books, _: Limits, as_of: date) -> Found:
    """Codes of projects in the drafts that the pool does not have, of units of which it has others."""
    every, pool = asked(books, as_of), books.table("project")
    there = every.semi_join(pool, "project_code")
    missing = every.anti_join(pool, "project_code").rename(value="ask")
    of_unit = missing.unit_code.isin(there.unit_code) | missing.unit_code.isin(pool.unit_code)
    told, blank = missing.filter(of_unit.fill_null(False)), missing.filter(~of_unit.fill_null(False))
    return found(
        told, unjudged=[Unjudged(blank.mutate(name=blank.unit), _NO_POOL)], words={"version": VERSIONS},
        facts={"drafted": year_drafted(as_of)}, budget_line=drafts(books, as_of),
    )  # fmt: skip

"""一次性项目下年继续申报。 A one-off project is asked for again."""

from datetime import date

from guantong.domain.fiscal.records.drafting import VERSIONS, again, beside_before, known
from guantong.domain.period import year_drafted
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B52",
    title=Words("一次性项目继续申报", "A one-off project asked for again"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    draft=True,
    says=Words(
        "“{unit}”的“{project}”在项目库写明是一次性项目，上一年已安排{last:money}，{drafted}年{version}又要{value:money}；请单位说明为何继续。",
        "“{project}” of “{unit}” is a one-off project by the pool and was given {last:money} a year before; its {version} for {drafted} asks {value:money} again: why does it go on?",
    ),
    basis=("budget-law-2018-art-32", "budget-reg-2020-art-41"),
    subject=("unit_code", "project_code"),
    measure="money",
    needs=("budget_line",),
    registers=("project",),
    exclusions=(
        Words("计划完工日期在草案年度以内或以后的", "planned to be finished in the drafted year or later"),
        Words("没有写明是一次性项目的", "the pool does not call it one-off"),
    ),
)


@RULE.over_books
def one_off_kept(books: Books, _: Limits, as_of: date) -> Found:
    """Projects that the pool calls one-off and whose plan ends before the drafted year, given last year and asked again."""
    pool, drafted = known(books), year_drafted(as_of)
    told = again(books, as_of).inner_join(pool.filter(pool.one_off.fill_null(False)), "project_code")
    told = told.filter((told.finish_on < date(drafted, 1, 1)).fill_null(True)).rename(value="ask")
    told = told.select("unit_code", "project_code", "unit", "project", "version", "value", "last")
    return found(
        told, words={"version": VERSIONS}, facts={"drafted": drafted}, budget_line=beside_before(books, as_of),
        project=books.table("project"),
    )  # fmt: skip

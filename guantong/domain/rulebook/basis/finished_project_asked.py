"""已完工的项目继续申报。 A project finished long ago is asked for."""

from datetime import date

from guantong.domain.fiscal.records.drafting import VERSIONS, asked, drafts, known
from guantong.domain.period import year_drafted
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B56",
    title=Words("已完工的项目继续申报", "A finished project asked for"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    draft=True,
    says=Words(
        "“{unit}”的“{project}”{finished}已完工，{drafted}年{version}还要{ask:money}；请单位说明用途。",
        "“{project}” of “{unit}” was finished on {finished}; its {version} for {drafted} still asks {ask:money}: what for?",
    ),
    basis=("budget-law-2018-art-32", "gov-investment-2019-art-25"),
    subject=("unit_code", "project_code"),
    measure="",
    needs=("budget_line",),
    registers=("project",),
    exclusions=(
        Words("完工不久，还有结算尾款和质保金的", "finished lately: settlement and retention are still to be paid"),
        Words("经常性项目（完工日期只是一个年度的期限）", "operating projects, whose date is that of one year"),
    ),
    assumptions=(Words("数值是完工到判断日的月数", "the value counts the months since it was finished"),),
)


@RULE.over_books
def finished_project_asked(books: Books, limits: Limits, as_of: date) -> Found:
    """Projects of the drafts that the pool has as finished more than so many months before the day."""
    months, pool = limits["months"], known(books)
    pool = pool.filter(pool.finished_on.notnull(), pool.kind.fill_null("") != "operating")
    told = asked(books, as_of).inner_join(pool, "project_code")
    since = (as_of.year - told.finished_on.year()) * 12 + as_of.month - told.finished_on.month()
    since = since - (told.finished_on.day() > as_of.day).cast("int64")
    told = told.mutate(value=since, finished=told.finished_on).filter(since > months.value, told.ask > 0)
    return found(
        told, limit=months, words={"version": VERSIONS}, facts={"drafted": year_drafted(as_of)},
        budget_line=drafts(books, as_of), project=books.table("project"),
    )  # fmt: skip

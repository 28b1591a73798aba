"""申报的项目没有绩效目标。 A project is asked for without a performance target."""

from datetime import date

from guantong.domain.fiscal.records.drafting import VERSIONS, asked, drafts
from guantong.domain.period import year_drafted
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B46",
    title=Words("申报项目没有绩效目标", "A project without a performance target"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    draft=True,
    says=Words(
        "“{unit}”{drafted}年{version}的“{project}”要{value:money}，没有看到绩效目标；请单位补充。",
        "“{project}” in the {version} of “{unit}” for {drafted} asks {value:money} and bears no performance target: what is it to bring about?",
    ),
    basis=("perf-2018-34-targets", "budget-law-2018-art-32"),
    subject=("unit_code", "project_code"),
    measure="money",
    needs=("budget_line", "performance_target"),
    exclusions=(
        Words("人员经费、公用经费等没有项目的支出", "spending without a project: personnel and running costs"),
    ),
)
_NONE = Words("{count}个单位的绩效目标一行也没有报来，不知道是没有还是没有提供，不能判断：{names}", "of {count} units no performance targets at all are at hand: {names}")  # fmt: skip


@RULE.over_books
def target_missing(books: Books, _: Limits, as_of: date) -> Found:
    """Projects of the drafts no indicator of the year names, in units that brought targets of others."""
    drafted, every = year_drafted(as_of), asked(books, as_of)
    targets = books.table("performance_target").filter(lambda t: t.year == drafted)
    brought = every.semi_join(targets, "project_code")
    missing = every.anti_join(targets, "project_code")
    told = missing.semi_join(brought, "unit_code").rename(value="ask")
    blank = missing.anti_join(brought, "unit_code")
    return found(
        told, unjudged=[Unjudged(blank.mutate(name=blank.unit), _NONE)], words={"version": VERSIONS},
        facts={"drafted": drafted}, budget_line=drafts(books, as_of),
    )  # fmt: skip

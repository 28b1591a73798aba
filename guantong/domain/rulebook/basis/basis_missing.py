"""申报的项目没有测算依据。 A project is asked for without an estimate."""

from datetime import date

from guantong.domain.fiscal.records.drafting import VERSIONS, asked, drafts, estimates
from guantong.domain.period import year_drafted
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B50",
    title=Words("申报项目没有测算依据", "A project without an estimate"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    draft=True,
    says=Words(
        "“{unit}”{drafted}年{version}的“{project}”要{value:money}，没有看到测算依据（文件、数量、单价、标准）；请单位补充。",
        "“{project}” in the {version} of “{unit}” for {drafted} asks {value:money} without an estimate (document, quantity, price, standard): on what basis?",
    ),
    basis=("budget-law-2018-art-32",),
    subject=("unit_code", "project_code"),
    measure="money",
    needs=("budget_line", "basis"),
    exclusions=(Words("金额较小的项目", "projects of small amounts"),),
)
_NONE = Words("{count}个单位的测算依据一行也没有报来，不知道是没有还是没有提供，不能判断：{names}", "of {count} units no estimates at all are at hand: {names}")  # fmt: skip


@RULE.over_books
def basis_missing(books: Books, limits: Limits, as_of: date) -> Found:
    """Projects of the drafts of which no estimate of the year is at hand, in units that brought those of others."""
    every, rows, least = asked(books, as_of), estimates(books, as_of), limits["least"]
    brought = every.semi_join(rows, "project_code")
    missing = every.anti_join(rows, "project_code").filter(lambda t: t.ask >= least.value * 1_000_000)
    told = missing.semi_join(brought, "unit_code").rename(value="ask")
    blank = missing.anti_join(brought, "unit_code")
    return found(
        told, limit=least, unjudged=[Unjudged(blank.mutate(name=blank.unit), _NONE)], words={"version": VERSIONS},
        facts={"drafted": year_drafted(as_of)}, budget_line=drafts(books, as_of),
    )  # fmt: skip

"""测算依据合计与申报数不符。 The estimate does not add up to what is asked."""

from datetime import date

from guantong.domain.fiscal.records.drafting import VERSIONS, asked, drafts, estimates
from guantong.domain.period import year_drafted
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B51",
    title=Words("测算合计与申报数不符", "An estimate that does not add up"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    draft=True,
    says=Words(
        "“{unit}”{drafted}年{version}的“{project}”要{ask:money}，测算依据合计{sum:money}，相差{value:money}；请单位核对。",
        "“{project}” in the {version} of “{unit}” for {drafted} asks {ask:money}, its estimate comes to {sum:money}, {value:money} apart: which is right?",
    ),
    basis=("budget-law-2018-art-32",),
    subject=("unit_code", "project_code"),
    measure="money",
    needs=("budget_line", "basis"),
    exclusions=(
        Words("没有测算依据的，另有规则", "projects without an estimate are another rule's"),
        Words("几个单位共用一个项目编码的，按项目合计", "a project of several units is added up as one"),
    ),
)


@RULE.over_books
def basis_sum_differs(books: Books, limits: Limits, as_of: date) -> Found:
    """What a project asks in all its units beside the sum of its estimate, further apart than printing rounds."""
    apart, rows = limits["apart"], estimates(books, as_of)
    every = asked(books, as_of)
    every = every.mutate(ask=every.ask.sum().over(group_by="project_code"))
    told = every.inner_join(rows.group_by("project_code").agg(sum=rows.amount.sum()), "project_code")
    told = told.mutate(value=(told.ask - told["sum"]).abs()).filter(lambda t: t.value > apart.value * 100)
    return found(
        told, limit=apart, words={"version": VERSIONS}, facts={"drafted": year_drafted(as_of)}, basis=rows,
        budget_line=drafts(books, as_of),
    )  # fmt: skip

"""单位申报数比上一年预算大幅增加。 A unit asks far more than its budget of the year before."""

from datetime import date

from guantong.domain.fiscal.records.drafting import VERSIONS, before, beside_before, drafts
from guantong.domain.fiscal.records.execution import held
from guantong.domain.period import year_drafted
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B60",
    title=Words("申报数大幅增加", "Far more asked than a year before"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    draft=True,
    says=Words(
        "“{unit}”{drafted}年{version}合计{ask:money}，上一年预算{last:money}，增长{value:%}；请单位说明新增的任务和依据。",
        "The {version} of “{unit}” for {drafted} comes to {ask:money}, {value:%} more than the {last:money} of the year before: which tasks are new?",
    ),
    basis=("budget-law-2018-art-32", "budget-law-2018-art-12"),
    subject=("unit_code",),
    needs=("budget_line",),
    exclusions=(
        Words("政府投资项目和债券资金按建设进度安排，不计入", "investment projects and bond money follow construction and are left out"),
        Words("单位自有资金、财政专户资金不计入", "own funds and special accounts are left out"),
        Words("上一年没有预算的新单位", "new units without a budget a year before"),
    ),
)  # fmt: skip


@RULE.over_books
def asked_much_more(books: Books, limits: Limits, as_of: date) -> Found:
    """All that a unit asks of public money, but for investment, beside the running budget."""
    growth, pool = limits["growth"], held(books, "project")
    built = pool.filter(pool.kind == "investment")
    now, past = (
        rows.filter(rows.fund_kind.fill_null("general") == "general").anti_join(built, "project_code")
        for rows in (drafts(books, as_of), before(books, as_of))
    )
    told = now.group_by("unit_code").agg(unit=now.unit.max(), version=now.version.max(), ask=now.amount.sum())
    told = told.inner_join(past.group_by("unit_code").agg(last=past.amount.sum()), "unit_code")
    told = told.filter(told["last"] > 0, (told.ask - told["last"]) * 100 > told["last"] * growth.value)
    told = told.mutate(value=(told.ask - told["last"]) * 10_000 // told["last"])
    return found(
        told, limit=growth, words={"version": VERSIONS}, facts={"drafted": year_drafted(as_of)},
        budget_line=beside_before(books, as_of),
    )  # fmt: skip

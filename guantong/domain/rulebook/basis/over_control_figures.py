"""二上或草案超过控制数。 The second submission or draft passes the control figures."""

from datetime import date

from guantong.domain.fiscal.records.drafting import OWN_FUNDS, VERSIONS, drafts, version_of
from guantong.domain.period import year_drafted
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B54",
    title=Words("二上或草案超过控制数", "Over the control figures"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    draft=True,
    says=Words(
        "“{unit}”{drafted}年{version}合计{ask:money}，控制数{given:money}，多{value:money}；请财政部门说明。",
        "The {version} of “{unit}” for {drafted} comes to {ask:money} against control figures of {given:money}, {value:money} more: why?",
    ),
    basis=("budget-law-2018-art-32",),
    subject=("unit_code",),
    measure="money",
    needs=("budget_line",),
    exclusions=(
        Words("一上在控制数下达以前，不比较", "a first submission comes before the figures"),
        Words("单位自有资金、财政专户资金不受控制数约束", "own funds and special accounts are not bound by them"),
    ),
)
_NO_FIGURES = Words("{count}个单位没有登记一下控制数，不能判断：{names}", "of {count} units no control figures are registered: {names}")  # fmt: skip


@RULE.over_books
def over_control_figures(books: Books, _: Limits, as_of: date) -> Found:
    """All that a unit's second submission or draft asks of public money, beside what it was given to keep to."""
    rows, figures = drafts(books, as_of), version_of(books, as_of, "control_figures")
    rows = rows.filter(rows.version != "first_submission", ~rows.fund_kind.fill_null("general").isin(OWN_FUNDS))
    figures = figures.filter(~figures.fund_kind.fill_null("general").isin(OWN_FUNDS))
    side = rows.group_by("unit_code").agg(unit=rows.unit.max(), version=rows.version.max(), ask=rows.amount.sum())
    told = side.inner_join(figures.group_by("unit_code").agg(given=figures.amount.sum()), "unit_code")
    told = told.mutate(value=told.ask - told.given).filter(lambda t: t.value > 0)
    blank = side.anti_join(figures, "unit_code")
    lines = rows.union(figures.select(rows.columns))
    return found(
        told, unjudged=[Unjudged(blank.mutate(name=blank.unit), _NO_FIGURES)], words={"version": VERSIONS},
        facts={"drafted": year_drafted(as_of)}, budget_line=lines,
    )  # fmt: skip

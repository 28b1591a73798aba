"""结转满两年：连续两年未用完的资金仍在结转，应作为结余资金管理。 Money unspent for two years is still carried over."""

from datetime import date
from typing import Any

from guantong.domain.fiscal.records.execution import held
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E22",
    title=Words("资金结转满两年", "Money carried over for two years"),
    asks=Question.CAUSE,
    stage=Stage.EXECUTION,
    says=Words(
        "“{unit}”（{project_code}）{from_year}年的资金{amount:money}结转到{year}年，已连续{value}年没有用完。",
        "{amount:money} of {from_year} of “{unit}” ({project_code}) is carried into {year}, unspent for {value} years.",
    ),
    basis=("budget-law-2018-art-42", "budget-reg-2020-art-50"),
    subject=("unit_code", "project_code", "from_year"),
    measure="",
    needs=("carry_over",),
    exclusions=(
        Words("单位自有资金不适用", "units' own funds are not bound"),
        Words("已收回统筹的（结转记为负数，或收回结转指标）按净额计算", "what was taken back (a negative carry-over or quota) is gone"),
    ),
)  # fmt: skip
_NO_YEAR = Words(
    "{count}个单位的结转没有来源年度，不能判断：{names}", "carry-overs of {count} units name no year of origin: {names}"
)


@RULE.over_books
def carried_two_years(books: Books, limits: Limits, as_of: date) -> Found:
    """Year carried into less year of origin: two means that the year after the origin ended with the money unspent."""
    years, rows = limits["years"], books.table("carry_over")
    rows = rows.filter(rows.year == as_of.year, rows.fund_kind.fill_null("general") != "own")
    rows = rows.mutate(project_code=rows.project_code.fill_null("—"), unit=rows.unit.fill_null(rows.unit_code))
    told = rows.group_by("unit_code", "project_code", "from_year", "year").agg(
        unit=rows.unit.max(), amount=rows.amount.sum()
    )
    told = told.left_join(_taken_back(books, as_of), ["unit_code", "project_code"])
    told = told.mutate(value=told.year - told.from_year, amount=told.amount + told.back.fill_null(0)).drop("back")
    told = told.filter(told.amount > 0, told.value >= years.value)
    unknown = rows.filter(rows.from_year.isnull())
    gap = Unjudged(unknown.mutate(name=unknown.unit), _NO_YEAR)
    return found(told, limit=years, unjudged=[gap], carry_over=rows)


def _taken_back(books: Books, as_of: date) -> Any:
    """What finance took back of quotas that carried money over, in fen below nil; what was moved to another project is not back."""
    quotas, moved = held(books, "quota"), held(books, "reallocation")
    quotas = quotas.filter(quotas.year == as_of.year, quotas.issued_on <= as_of)
    carried = quotas.filter(quotas.kind == "carried")
    back = quotas.filter(quotas.amount < 0).semi_join(carried, "quota_no").anti_join(moved, "document_no")
    return back.group_by("unit_code", project_code=back.project_code.fill_null("—")).agg(back=back.amount.sum())

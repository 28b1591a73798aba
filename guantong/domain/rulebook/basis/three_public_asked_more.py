"""三公经费申报数高于上一年预算。 More is asked for one of the three public expenses than a year before."""

from datetime import date

from guantong.domain.fiscal.records.drafting import VERSIONS, before, beside_before, drafts
from guantong.domain.period import year_drafted
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B59",
    title=Words("三公经费申报增加", "More asked for the three public expenses"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    draft=True,
    says=Words(
        "“{unit}”{drafted}年{version}的{kind}要{ask:money}，上一年预算{last:money}，多{value:money}；请单位说明理由。",
        "“{unit}” asks {ask:money} for {kind} in its {version} for {drafted}, {value:money} more than the {last:money} of the year before: why?",
    ),
    basis=("frugality", "budget-law-2018-art-37"),
    subject=("unit_code", "three_public"),
    measure="money",
    needs=("budget_line",),
    exclusions=(
        Words("公务用车购置按批准逐年不同", "buying vehicles differs by approval from year to year"),
        Words("比上一年预算减少或不变的", "what is asked is no more"),
        Words("上一年没有这一类预算的单位", "units without such a line a year before"),
    ),
)
_KINDS = {
    "abroad": Words("因公出国（境）费", "travel abroad"),
    "vehicle_running": Words("公务用车运行维护费", "running official vehicles"),
    "reception": Words("公务接待费", "official reception"),
}


@RULE.over_books
def three_public_asked_more(books: Books, _: Limits, as_of: date) -> Found:
    """Each class of a unit's draft beside the running budget's."""
    keys = ["unit_code", "three_public"]
    now, past = (
        rows.filter(rows.three_public.isin(tuple(_KINDS))) for rows in (drafts(books, as_of), before(books, as_of))
    )
    told = now.group_by(keys).agg(unit=now.unit.max(), version=now.version.max(), ask=now.amount.sum())
    told = told.inner_join(past.group_by(keys).agg(last=past.amount.sum()), keys)
    told = told.mutate(value=told.ask - told["last"], kind=told.three_public).filter(lambda t: t.value > 0)
    return found(
        told, words={"version": VERSIONS, "kind": _KINDS}, facts={"drafted": year_drafted(as_of)},
        budget_line=beside_before(books, as_of),
    )  # fmt: skip

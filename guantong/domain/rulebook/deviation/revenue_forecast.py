"""收入预测偏差：全年收入与预算收入相差较大。 Revenue of a whole year far from what the budget foresaw."""

from datetime import date

from guantong.domain.fiscal.records.revenue import OWN, behind, by_subject, collected, months_short, with_total
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E40",
    title=Words("收入与预算相差大", "Revenue far from its budget"),
    asks=Question.DEVIATION,
    stage=Stage.FINAL_ACCOUNTS,
    says=Words(
        "“{name}”全年收入{collected:money}，预算{budget:money}（年初{begun:money}），相差{value:%}。",
        "“{name}” brought {collected:money} in the year, {budget:money} was budgeted ({begun:money} at first): {value:%} apart.",
    ),
    basis=("budget-law-2018-art-36", "budget-law-2018-art-79"),
    subject=("fund_kind", "code"),
    needs=("revenue_month",),
    closed=True,
    exclusions=(
        Words("转移性收入和债务收入由上级确定，不在此提示", "transfers and borrowing are set by others"),
        Words("收入预算按程序调整过的，与调整后的比较", "revenue budgets changed by procedure count as changed"),
    ),
)
_SHORT = Words("全年收入缺少月份，不能判断：{names}", "months of the year are missing: {names}")


@RULE.over_books
def revenue_forecast(books: Books, limits: Limits, as_of: date) -> Found:
    """Every subject with a budget, and the total of each kind of funds, over a whole year."""
    year, rate, least = RULE.year(as_of), limits["rate"], limits["least"]
    rows = collected(books, date(year, 12, 31)).filter(lambda t: (t.year == year) & t.nature.isin(OWN))
    short = months_short(rows, year)
    each = by_subject(rows.anti_join(short, "fund_kind")).mutate(begun=lambda t: t["first"].fill_null(0))
    each = each.filter(each.budget > 0)
    told = with_total(each, collected=each.collected, budget=each.budget, begun=each.begun)
    away = (told.collected - told.budget).abs()
    told = told.mutate(
        value=(told.collected - told.budget) * 10_000 // told.budget,
        severity=(told.code == "").ifelse("verify", "note"),
    )
    told = told.filter(away * 100 > rate.value * told.budget, away >= least.value * 1_000_000)
    return found(told, limit=rate, unjudged=[Unjudged(short, _SHORT)], revenue_month=behind(rows))

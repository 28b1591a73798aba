"""调剂频繁：单位一年内预算调剂的批次较多。 A unit whose budget was reallocated many times in a year."""

from datetime import date

from guantong.domain.fiscal.records.adjusting import reallocated
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E33",
    title=Words("单位预算调剂次数多", "A unit's budget reallocated often"),
    asks=Question.CAUSE,
    stage=Stage.ADJUSTMENT,
    says=Words(
        "“{unit}”本年预算调剂{value}次，涉及{amount:money}。调剂不是预算调整，由财政部门按规定批复。",
        "The budget of “{unit}” was reallocated {value} times this year, {amount:money} in all; a reallocation is no adjustment.",
    ),
    basis=("budget-law-2018-art-72",),
    subject=("unit_code",),
    measure="",
    needs=("reallocation",),
    exclusions=(
        Words("同一文号的几项调剂算一次", "several items under one document count once"),
        Words("同一项目内只改经济分类的", "a change of economic class within one project"),
        Words("更正（红冲）抵消的", "what a correction took back"),
    ),
)


@RULE.over_books
def reallocated_often(books: Books, limits: Limits, as_of: date) -> Found:
    """Documents of reallocation of the year, by unit; a day without a document number counts once."""
    times, rows = limits["times"], reallocated(books, as_of)
    rows = rows.mutate(document=rows.document_no.fill_null(rows.approved_on.cast("string")))
    each = rows.group_by("unit_code", "document").agg(unit=rows.unit.max(), amount=rows.amount.sum())
    each = each.filter(each.amount != 0)
    told = each.group_by("unit_code").agg(
        unit=each.unit.max(), value=each.document.nunique(), amount=each.amount.abs().sum()
    )
    return found(told.filter(told.value >= times.value), limit=times, reallocation=rows)

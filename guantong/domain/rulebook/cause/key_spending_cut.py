"""调减重点支出未见预算调整：重点支出某类比批准数减少，没有相应的调整决定。 Key spending cut, by lines or reallocation, without a decision."""

from datetime import date

from guantong.domain.fiscal.records.adjusting import CLASS, approved, cuts, reallocated
from guantong.domain.fiscal.records.families import KEY_SPENDING, of_family
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E37",
    title=Words("调减重点支出未见预算调整决定", "Key spending cut without an adjustment"),
    asks=Question.CAUSE,
    stage=Stage.ADJUSTMENT,
    says=Words(
        "重点支出“{class}”类批准{approved:money}，已调减{cut:money}，常委会批准调减{decided:money}，尚有{value:money}未见调整决定。",
        "Of key spending under class “{class}”, {approved:money} was approved and {cut:money} cut, {decided:money} by decision; for {value:money} no decision is registered.",
    ),
    basis=("budget-law-2018-art-67", "budget-law-2018-art-69-7", "budget-law-2018-art-72"),
    severity=Severity.VERIFY_FIRST,
    subject=("class",),
    measure="money",
    needs=("budget_line",),
    registers=("adjustment", "reallocation"),
    exclusions=(
        Words("常委会已批准调减的", "what the standing committee decided"),
        Words("同一类内部项目、科目之间的调剂", "reallocations within the class"),
        Words("支出少于预算的（节约少支）", "spending less than the budget"),
        Words("不属于重点支出的类", "classes that are not key"),
    ),
    assumptions=(
        Words("重点支出以本级批准的预算报告所列为准，缺省取通常所列的七类", "which classes are key is said by the approved budget report; seven usual ones are taken here"),
    ),
)  # fmt: skip


@RULE.over_books
def key_spending_cut(books: Books, _: Limits, as_of: date) -> Found:
    """Cut by restated lines or by reallocation out of the class, whichever is more, against the cuts decided."""
    told = cuts(books, as_of)
    told = told.filter(of_family(told, KEY_SPENDING, "class")).mutate(value=told.cut - told.decided)
    own, moved = approved(books, as_of.year), reallocated(books, as_of)
    return found(
        told.filter(told.value > 0),
        budget_line=own.mutate(**{"class": own.function_code.substr(0, CLASS)}),
        reallocation=moved.mutate(**{"class": moved.from_function.substr(0, CLASS)}),
    )

"""单价高于登记的支出标准。 A unit price lies above the registered standard."""

from datetime import date

from guantong.domain.fiscal.records.drafting import asked, drafts, estimates, standards_on
from guantong.domain.period import year_drafted
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B48",
    title=Words("单价高于支出标准", "A unit price above the standard"),
    asks=Question.BASIS,
    stage=Stage.FORMULATION,
    draft=True,
    says=Words(
        "“{project}”{drafted}年测算的“{item}”单价{price:money}，高于标准“{name}”（{document}）的{most:money}每{measure}；请单位说明依据。",
        "“{item}” of “{project}” for {drafted} is reckoned at {price:money} each, above {most:money} a {measure} by the standard “{name}” ({document}): on what basis?",
    ),
    basis=("budget-law-2018-art-32", "budget-reg-2020-art-60"),
    subject=("project_code", "item"),
    measure="money",
    needs=("budget_line", "basis"),
    registers=("standard",),
    exclusions=(
        Words("标准已经废止或还没有开始执行的", "a standard no longer or not yet in force"),
        Words("测算没有写明采用哪项标准的", "an estimate that names no standard"),
    ),
)
_OTHER_MEASURE = Words("{count}个事项的计量单位与标准不同，不能比较：{names}", "{count} items are counted in other units than their standard: {names}")  # fmt: skip


@RULE.over_books
def price_over_standard(books: Books, _: Limits, as_of: date) -> Found:
    """Unit prices of this year's estimates beside the standard they name, as in force on the day."""
    rows, standards = estimates(books, as_of).semi_join(asked(books, as_of), "project_code"), standards_on(books, as_of)
    side = rows.inner_join(standards, rows.standard == standards.code)
    side = side.filter(side.unit_price > side.most)
    other = side.measure != side.measure_of
    told = side.filter(~other).group_by("project_code", "item").agg(
        project=side.project.max(), price=side.unit_price.max(), most=side.most.min(), name=side.name.max(),
        document=side.document_of.max(), measure=side.measure.max(), value=(side.unit_price - side.most).max(),
    )  # fmt: skip
    return found(
        told, unjudged=[Unjudged(side.filter(other).mutate(name=side.item), _OTHER_MEASURE)],
        facts={"drafted": year_drafted(as_of)}, basis=rows, budget_line=drafts(books, as_of),
    )  # fmt: skip

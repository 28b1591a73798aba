"""基本支出按经济分类应等于人员加公用,也等于功能分类表的基本支出。 Basic expenditure, two ways."""

from collections.abc import Iterator

from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B06",
    title=Words("基本支出两种分类不符", "Basic expenditure differs between classifications"),
    asks=Question.BASIS,
    says=Words(
        "《{table}》{item}为{whole}，{other}为{sum}，相差{difference}，两处不能同时成立。",
        "In 《{table}》 {item} is {whole}, {other} {sum}, a difference of {difference}: the two cannot both hold.",
    ),
    basis=("budget-law-2018-art-46", "budget-reg-2020-art-40", "budget-reg-2020-art-6"),
)
BASIC = Words("基本支出合计", "basic expenditure")
BY_FUNCTION = Words("功能分类表的基本支出", "basic expenditure by function")
PARTS = Words("人员经费与公用经费之和", "personnel plus public expense")


@RULE.check
def basic_by_economic(case: Case, _: Limits) -> Iterator[Outcome]:
    """Weigh the economic table's total against 人员 + 公用 and against the function table's basic column."""
    economic, function = case.document.table("basic_by_economic"), case.document.table("general_public_by_function")
    by_function = function.grand_total() if function else None
    basic = by_function.values.get("basic") if by_function else None
    if economic is None or not list(economic.totals()):
        yield NotComputed(RULE.title, Words("未找到基本支出经济分类表的合计", "no total by economic class"))
        return
    people, office = economic.row_named("人员经费合计"), economic.row_named("公用经费合计")
    if people and office:  # the final account's layout: two totals at the foot, no grand total
        parts = [people.values.get("total"), office.values.get("total")]
        pairs = [("parts", basic, parts, BY_FUNCTION, PARTS)]
    else:
        total = economic.grand_total()
        values = total.values if total else {}
        whole, parts = values.get("total"), [values.get("personnel"), values.get("public")]
        pairs = [("parts", whole, parts, BASIC, PARTS), ("function", whole, [basic], BASIC, BY_FUNCTION)]
    for subject, whole, parts, item, other in pairs:
        yield from RULE.weighing(case, economic, subject, whole, parts, required=RULE.title, item=item, other=other)

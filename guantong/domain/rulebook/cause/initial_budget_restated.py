"""决算里的年初预算应与公开的预算一致。 The initial budget in a final account equals the published budget."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.statements import agreement
from guantong.domain.fiscal.table import Value
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import shown, why_unread
from guantong.domain.words import Words

RULE = Rule(
    code="C03",
    title=Words("年初预算前后不一致", "The initial budget was restated"),
    asks=Question.CAUSE,
    says=Words(
        "决算写年初预算{stated}，同年公开的《{table}》为{cell}，两处不能同时成立；请说明是否调整过。",
        "The final account states an initial budget of {stated}, the published 《{table}》 {cell}: the two cannot both hold.",
    ),
    basis=("budget-law-2018-art-75", "budget-law-2018-art-13"),
    exclusions=(Words("没有同时给出同年预算的不比较", "without the same year's budget nothing is compared"),),
)
UNSTATED = Words("正文中没有读出财政拨款支出的年初预算", "the text states no initial budget of grants")
NO_TOTAL = Words("同年预算中未找到功能分类表的总计", "the budget given has no total by function")


@RULE.check
def initial_budget_restated(case: Case, _: Limits) -> Iterator[Outcome]:
    """Compare the total initial budget of grants stated in a final account with the budget given beside it."""
    if not case.document.final:
        return
    table = case.budget.table("general_public_by_function") if case.budget else None
    total = table.grand_total() if table else None
    cell: Value | None = total.values.get("total") if total else None
    stated = next(
        (s for s in case.document.statements if s.subject.endswith("一般公共预算财政拨款支出年初预算为")), None
    )
    if stated and (why := why_unread(cell)):
        yield NotComputed(RULE.title, why)
        return
    if table is None or cell is None or cell.fen is None or stated is None:
        yield NotComputed(RULE.title, case.why_no_budget if case.budget is None else NO_TOTAL if stated else UNSTATED)
        return
    if agreement(stated.amount, cell.fen, cell.step) is not None:
        yield Held("initial")
        return
    place = stated.sentence.evidence(case.document.file, stated.printed, stated.amount.fen)
    yield RULE.signal(
        case, "initial", (place, cell.evidence), value=stated.printed, stated=stated.printed, table=table.title, cell=shown(cell)
    )  # fmt: skip

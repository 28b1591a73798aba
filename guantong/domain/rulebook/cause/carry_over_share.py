"""年末结转结余占比高。 A large share of the year's money is carried over."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.arithmetic import percent
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome, Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import shown, why_unread
from guantong.domain.words import Words

RULE = Rule(
    code="C02",
    title=Words("年末结转和结余占比高", "A large share is carried over"),
    asks=Question.CAUSE,
    severity=Severity.NOTE,
    says=Words(
        "年末结转和结余{closing}，占收入总计{total}的{share}；请说明未支出的原因和使用安排。",
        "{closing} is carried over, {share} of total income {total}; why was it not spent and what is it for?",
    ),
    basis=("budget-law-2018-art-42", "budget-reg-2020-art-50"),
    exclusions=(Words("预算没有此数，只看决算", "budgets have no such figure: final accounts only"),),
)


@RULE.watch
def carry_over_share(case: Case, limits: Limits) -> Iterator[Outcome]:
    """Compare 年末结转和结余 with the income total of the final account."""
    if not case.document.final:
        return
    table = case.document.table("income_expenditure")
    row = table.row_named("年末结转和结余", "年末结转与结余") if table else None
    total = table.grand_total("income") if table else None
    closing, whole = (row.values.get("total") if row else None), (total.values.get("total") if total else None)
    if why := why_unread(closing, whole):
        yield NotComputed(RULE.title, why)
    elif closing is None or whole is None or closing.fen is None or not whole.fen:
        yield NotComputed(RULE.title, Words("未找到年末结转和结余或收入总计", "no carry-over or income total"))
    elif closing.fen * 100 <= limits["share"].value * whole.fen:
        yield Held("carry_over")
    else:
        share = percent(closing.fen, whole.fen)
        yield RULE.signal(
            case, "carry_over", (closing.evidence, whole.evidence), value=share, limit=limits["share"],
            closing=shown(closing), total=shown(whole), share=share,
        )  # fmt: skip

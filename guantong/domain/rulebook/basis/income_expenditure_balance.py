"""收入总计应等于支出总计。 Income total equals expenditure total, carry-overs and surplus allocation included."""

from collections.abc import Iterator

from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

TABLES = ("income_expenditure", "fiscal_grant_summary")

RULE = Rule(
    code="B05",
    title=Words("收入总计与支出总计不等", "Income and expenditure totals differ"),
    asks=Question.BASIS,
    says=Words(
        "《{table}》收入总计为{whole}，支出总计（含结余分配和年末结转结余）为{sum}，相差{difference}，两处不能同时成立。",
        "In 《{table}》 total income is {whole} and total expenditure (with surplus allocation and closing carry-over) {sum},"
        " a difference of {difference}: the two cannot both hold.",
    ),
    basis=("budget-law-2018-art-12", "budget-law-2018-art-75"),
    exclusions=(
        Words("总计行已含使用非财政拨款结余、年初结转和结余分配", "the closing totals already hold carry-overs"),
    ),
)


@RULE.check
def income_expenditure_balance(case: Case, _: Limits) -> Iterator[Outcome]:
    """Weigh the closing totals of both sides of the two-sided tables."""
    for kind in TABLES:
        table = case.document.table(kind)
        income, spent = (table.grand_total("income"), table.grand_total("expenditure")) if table else (None, None)
        if table is None or income is None or spent is None:
            yield NotComputed(RULE.title, Words(f"未找到两栏的总计（{kind}）", f"no totals on both sides ({kind})"))
            continue
        yield from RULE.weighing(
            case, table, kind, income.values.get("total"), [spent.values.get("total")], required=RULE.title
        )

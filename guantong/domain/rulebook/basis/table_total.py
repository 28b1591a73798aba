"""表的总计应等于各类之和。 A table's total equals the sum of its classes, on each side of a two-sided table."""

from collections.abc import Iterator

from guantong.domain.fiscal.totals import closing_totals, unknown_totals
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import EMPTY, named, place
from guantong.domain.words import Words

RULE = Rule(
    code="B03",
    title=Words("总计与各项之和不符", "A table's total differs from its items"),
    asks=Question.BASIS,
    says=Words(
        "《{table}》“{item}”{column}为{whole}，所列各项之和为{sum}，相差{difference}，两处不能同时成立。",
        "In 《{table}》 “{item}” prints {whole} under {column}, the items listed sum to {sum}, a difference of {difference}:"
        " the two cannot both hold.",
    ),
    basis=("budget-law-2018-art-32", "budget-law-2018-art-75"),
    exclusions=(
        Words("“其中”项和带阿拉伯数字序号的下级项不重复相加", "sub-items (其中, 1. 2. 3.) are not added twice"),
    ),
)
UNKNOWN = Words("不能确定合计由哪些项组成", "which items it sums cannot be told")


@RULE.check
def table_total(case: Case, _: Limits) -> Iterator[Outcome]:
    """Weigh every closing total against the rows it closes."""
    for table in case.document.tables:
        for total in unknown_totals(table):
            what = Words(f"《{table.title}》{named(total)}", f"《{table.title}》 {named(total)}")
            yield NotComputed(what, EMPTY if table.empty else UNKNOWN)
        for total, items in closing_totals(table):
            for column in table.columns:
                parts = [item.values.get(column) for item in items]
                yield from RULE.weighing(
                    case, table, place(table, total, column), total.values.get(column), parts,
                    required=Words(f"《{table.title}》{named(total)}", f"《{table.title}》 {named(total)}") if column == "total" else None,
                    item=named(total), column=table.heading(column),
                )  # fmt: skip

"""类应等于其款之和,款应等于其项之和。 A parent class equals the sum of its children."""

from collections.abc import Iterator

from guantong.domain.fiscal.table import children_of
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import named, place
from guantong.domain.words import Words

RULE = Rule(
    code="B02",
    title=Words("上级科目与下级之和不符", "A class differs from the sum of its children"),
    asks=Question.BASIS,
    says=Words(
        "《{table}》“{item}”{column}为{whole}，所列下级科目之和为{sum}，相差{difference}，两处不能同时成立。",
        "In 《{table}》 “{item}” prints {whole} under {column}, the items listed below it sum to {sum},"
        " a difference of {difference}: the two cannot both hold.",
    ),
    basis=("budget-law-2018-art-32", "budget-law-2018-art-75"),
    assumptions=(
        Words("上下级按编码所占的级次和先后判断", "levels are read from the code's place and the order of rows"),
    ),
)


@RULE.check
def parent_sum(case: Case, _: Limits) -> Iterator[Outcome]:
    """Weigh every coded row that has rows below it, column by column."""
    for table in case.document.tables:
        for row in table.rows:
            children = children_of(row, table.rows) if row.level else ()
            for column in table.columns if children else ():
                parts = [child.values.get(column) for child in children]
                yield from RULE.weighing(
                    case, table, place(table, row, column), row.values.get(column), parts,
                    item=named(row), column=table.heading(column),
                )  # fmt: skip

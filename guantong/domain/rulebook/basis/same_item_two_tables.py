"""同一数字出现在两张表里应相同。 A figure that stands in two tables is the same in both."""

from collections.abc import Iterator

from guantong.domain.fiscal.cross_table import pairs
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="B04",
    title=Words("同一数字两表不同", "One figure, two tables, two values"),
    asks=Question.BASIS,
    says=Words(
        "“{item}”在《{table}》为{whole}，在《{other}》为{sum}，相差{difference}，两处不能同时成立。",
        "“{item}” is {whole} in 《{table}》 and {sum} in 《{other}》, a difference of {difference}: the two cannot both hold.",
    ),
    basis=("budget-law-2018-art-32", "budget-law-2018-art-75"),
    exclusions=(
        Words(
            "支出总表含非财政资金的，不与一般公共预算支出表逐项比较",
            "items paid from other money are not compared with the grant tables",
        ),
    ),
)


@RULE.check
def same_item_two_tables(case: Case, _: Limits) -> Iterator[Outcome]:
    """Weigh every pair of cells that must carry the same figure."""
    for pair in pairs(case.document):
        if pair.one is None or pair.other is None:
            yield NotComputed(pair.what, pair.missing)
            continue
        yield from RULE.weighing(
            case, pair.table, f"{pair.table.kind}/{pair.other_table.kind}/{pair.item}", pair.one, [pair.other],
            required=pair.what, item=pair.item, other=pair.other_table.title,
        )  # fmt: skip

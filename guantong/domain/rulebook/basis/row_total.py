"""每一行的合计应等于各分项之和。 In every row the total equals its parts (合计 = 基本 + 项目 …)."""

from collections.abc import Iterator

from guantong.domain.fiscal.row_parts import parts_of_total
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import named, place
from guantong.domain.words import Words

RULE = Rule(
    code="B01",
    title=Words("行合计与分项不符", "A row's total differs from its parts"),
    asks=Question.BASIS,
    says=Words(
        "《{table}》“{item}”的合计为{whole}，各分项（{names}）之和为{sum}，相差{difference}，两处不能同时成立。",
        "In 《{table}》 the total of “{item}” is {whole}, its parts ({names}) sum to {sum}, a difference of {difference}:"
        " the two cannot both hold.",
    ),
    basis=("budget-reg-2020-art-5", "budget-law-2018-art-32", "budget-law-2018-art-75"),
    exclusions=(Words("空白单元格不当作零", "a blank cell is not taken as zero"),),
)


@RULE.check
def row_total(case: Case, _: Limits) -> Iterator[Outcome]:
    """Weigh the total of every row against the parts its table prints."""
    for table in case.document.tables:
        columns = parts_of_total(table)
        if not columns and "total" in table.columns and len(table.columns) > 2:
            what = Words(f"《{table.title}》行合计", f"《{table.title}》 row totals")
            yield NotComputed(
                what, Words("各栏与合计的关系未全部识别", "not every column's part in the total is known")
            )
        for row in table.rows if columns else ():
            yield from RULE.weighing(
                case, table, place(table, row), row.values.get("total"), [row.values.get(c) for c in columns],
                item=named(row), names="、".join(table.heading(c) for c in columns),
            )  # fmt: skip

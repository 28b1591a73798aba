"""“三公”合计应等于三项之和,部分不能大于整体。 The three public expenses sum up; a part is no larger than its whole."""

from collections.abc import Iterator

from guantong.domain.fiscal.three_public import NOT_FOUND, excesses, three_public
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import shown
from guantong.domain.words import Words

SUMS = {
    "three_public": (Words("“三公”经费合计", "their total"), ("abroad", "vehicles", "reception")),
    "vehicles": (Words("公务用车小计", "vehicles"), ("vehicle_purchase", "vehicle_running")),
}
SUM = Words("各项之和", "the sum of its parts")
LINE = Words("“{line}”{item}", "{item} of “{line}”")
UNEQUAL = Words("不相等", "which differ")
BASIC = Words("基本支出中“{item}”", "“{item}” of basic expenditure")
LARGER = Words("部分大于整体", "a part larger than its whole")

RULE = Rule(
    code="B07",
    title=Words("“三公”经费各数不符", "The three public expenses do not agree"),
    asks=Question.BASIS,
    says=Words(
        "《{table}》{item}为{whole}，{other}为{sum}，{relation}，两处不能同时成立。",
        "In 《{table}》 {item} is {whole}, {other} {sum}, {relation}: the two cannot both hold.",
    ),
    basis=("disclosure-2016-143-art-4", "quota-3gong-code"),
    exclusions=(
        Words(
            "“三公”表大于基本支出同项的，差额可来自项目支出", "the table may exceed basic expenditure: projects pay too"
        ),
    ),
)


@RULE.check
def three_public_parts(case: Case, _: Limits) -> Iterator[Outcome]:
    """Weigh the total and the vehicle subtotal; hold basic expenditure of the same subject below the table."""
    printed = three_public(case.document)
    if printed is None:
        yield NotComputed(RULE.title, NOT_FOUND)
        return
    table = printed.table
    for at, (line, phases) in enumerate(printed.lines):
        for phase, values in phases.items():
            for whole, (item, parts) in SUMS.items():
                yield from RULE.weighing(
                    case, table, f"{whole}.{phase}" + (f"/{line}" if at else ""), values.get(whole), [values.get(part) for part in parts],
                    item=LINE.filled(line=line, item=item) if len(printed.lines) > 1 else item, other=SUM, relation=UNEQUAL,
                )  # fmt: skip
    for found in excesses(case.document, printed):
        yield RULE.signal(
            case, f"part/{found.expense}", (found.part.evidence, found.whole.evidence), table=table.title, item=found.words,
            whole=shown(found.whole), other=BASIC.filled(item=found.item), sum=shown(found.part), relation=LARGER,
        )  # fmt: skip

"""“三公”合计应等于三项之和,部分不能大于整体。 The three public expenses sum up; a part is no larger than its whole."""

from collections.abc import Iterator

from guantong.domain.fiscal.table import Row, Table
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import shown
from guantong.domain.words import Words

CODES = {
    "30212": ("abroad", "因公出国"),
    "30217": ("reception", "公务接待费"),
    "30231": ("vehicle_running", "公务用车运行"),
    "31013": ("vehicle_purchase", "公务用车购置"),
}

RULE = Rule(
    code="B07",
    title=Words("“三公”经费各数不符", "The three public expenses do not agree"),
    asks=Question.BASIS,
    says=Words(
        "《{table}》{item}为{whole}，{other}为{sum}，{relation}，两处不能同时成立。",
        "In 《{table}》 {item} is {whole}, {other} {sum}, {relation}: the two cannot both hold.",
    ),
    basis=("quota-3gong-code", "frugality"),
    exclusions=(Words("“三公”表大于基本支出同项的，差额可来自项目支出", "the table may exceed basic expenditure: projects pay too"),),
)


@RULE.check
def three_public_parts(case: Case, _: Limits) -> Iterator[Outcome]:
    """Weigh the total and the vehicle subtotal; hold basic expenditure of the same subject below the table."""
    table = case.document.table("three_public")
    row = next((r for r in table.rows if any(v.fen is not None for v in r.values.values())), None) if table else None
    if table is None or row is None:
        yield NotComputed(RULE.title, Words("未找到“三公”经费表或表中无数", "no table of the three public expenses, or no figure in it"))
        return
    for phase in {c.partition(".")[2] for c in row.values}:
        get = {c.partition(".")[0]: v for c, v in row.values.items() if c.partition(".")[2] == phase}
        for whole, parts in (("three_public", ("abroad", "vehicles", "reception")), ("vehicles", ("vehicle_purchase", "vehicle_running"))):
            yield from RULE.weighing(
                case, table, f"{whole}.{phase}", get.get(whole), [get.get(part) for part in parts],
                item=table.heading(f"{whole}.{phase}".rstrip(".")), other="各项之和", relation="不相等",
            )  # fmt: skip
    yield from _within(case, table, row)


def _within(case: Case, table: Table, row: Row) -> Iterator[Outcome]:
    economic = case.document.table("basic_by_economic")
    for item in economic.rows if economic else ():
        column, words = CODES.get(item.code, ("", "-"))
        part, whole = item.values.get("total"), row.values.get(column) or row.values.get(f"{column}.final")
        if words not in item.name or not part or not whole or part.fen is None or whole.fen is None:
            continue
        if part.fen > whole.fen + (part.step + whole.step) // 2:
            yield RULE.signal(
                case, f"part/{column}", (part.evidence, whole.evidence), table=table.title, item=words, whole=shown(whole),
                other=f"基本支出中“{item.name}”", sum=shown(part), relation="部分大于整体",
            )  # fmt: skip

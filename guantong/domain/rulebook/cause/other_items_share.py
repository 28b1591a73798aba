"""“其他”科目占比高。 A large share of items called 其他 hides what the money is for."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.arithmetic import percent
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome, Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import amount, unread
from guantong.domain.words import Words

RULE = Rule(
    code="C01",
    title=Words("“其他”科目占比高", "A large share of “other” items"),
    asks=Question.CAUSE,
    severity=Severity.NOTE,
    says=Words(
        "《{table}》中名为“其他…”的项级科目共{sum}，占总计{share}，最大的是“{largest}”；请说明具体用途。",
        "In 《{table}》 items called “other …” come to {sum}, {share} of the total, the largest being “{largest}”; what are they for?",
    ),
    basis=("budget-law-2018-art-32", "budget-law-2018-art-37", "budget-law-2018-art-75"),
    exclusions=(
        Words(
            "养老、医疗等按规定列“其他”的人员性科目也计入，由人判断",
            "personnel items the codes call “other” are included",
        ),
    ),
)


@RULE.watch
def other_items_share(case: Case, limits: Limits) -> Iterator[Outcome]:
    """Sum the 项 rows whose name begins with 其他 against the table's total."""
    table = case.document.table("general_public_by_function")
    total = table.grand_total() if table else None
    items = [r for r in table.rows if r.level == 3 and r.name.startswith(("其他", "其它"))] if table else []
    if why := unread(*(row.values.get("total") for row in (*items, *([total] if total else [])))):
        yield NotComputed(RULE.title, why)
        return
    whole = total.fen("total") if total else None
    if table is None or not whole:
        yield NotComputed(RULE.title, Words("未找到功能分类表的总计", "no total by function"))
        return
    others = [row for row in items if row.fen("total")]
    part = sum(row.fen("total") or 0 for row in others)
    if part * 100 <= limits["share"].value * whole:
        yield Held(table.title)
        return
    largest = max(others, key=lambda row: row.fen("total") or 0)
    cells = tuple(row.values["total"].evidence for row in others)
    yield RULE.signal(
        case, table.kind, cells, value=percent(part, whole), limit=limits["share"], table=table.title, sum=amount(part, table.unit),
        share=percent(part, whole), largest=largest.name,
    )  # fmt: skip

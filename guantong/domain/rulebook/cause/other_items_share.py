"""“其他”科目的项目支出占比高。 Much project money in items called 其他 hides what it is for."""

from collections.abc import Iterator

from guantong.domain.fiscal.narrative.arithmetic import percent
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome, Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import amount, why_unread
from guantong.domain.words import Words

RULE = Rule(
    code="C01",
    title=Words("“其他”科目占比高", "A large share of “other” items"),
    asks=Question.CAUSE,
    severity=Severity.NOTE,
    says=Words(
        "《{table}》中名为“其他…”的项级科目的项目支出共{sum}，占项目支出合计{share}，最大的是“{largest}”；请说明具体用途。",
        "In 《{table}》 the project money of items called “other …” comes to {sum}, {share} of all project money, most of it “{largest}”; what is it for?",
    ),
    basis=("budget-law-2018-art-32", "budget-law-2018-art-37", "budget-law-2018-art-75"),
    exclusions=(
        Words(
            "基本支出（人员和公用经费）按规定列“其他”的不计入",
            "basic expenditure (staff, running costs) that the codes put under “other” does not count",
        ),
    ),
    version=2,
)
NO_TOTAL = Words("功能分类表中没有项目支出的合计", "the table by function has no total of project expenditure")


@RULE.watch
def other_items_share(case: Case, limits: Limits) -> Iterator[Outcome]:
    """Sum the project money of 项 rows whose name begins with 其他 against all project money."""
    table = case.document.table("general_public_by_function")
    total = table.grand_total() if table else None
    items = [r for r in table.rows if r.level == 3 and r.name.startswith(("其他", "其它"))] if table else []
    if why := why_unread(*(row.values.get("project") for row in (*items, *([total] if total else [])))):
        yield NotComputed(RULE.title, why)
        return
    whole = total.fen("project") if total else None
    if table is None or not whole:
        yield NotComputed(RULE.title, NO_TOTAL)
        return
    others = [row for row in items if row.fen("project")]
    part = sum(row.fen("project") or 0 for row in others)
    if part * 100 <= limits["share"].value * whole:
        yield Held(table.title)
        return
    largest = max(others, key=lambda row: row.fen("project") or 0)
    cells = tuple(row.values["project"].evidence for row in others)
    yield RULE.signal(
        case, table.kind, cells, value=percent(part, whole), limit=limits["share"], table=table.title, sum=amount(part, table.unit),
        share=percent(part, whole), largest=largest.name,
    )  # fmt: skip

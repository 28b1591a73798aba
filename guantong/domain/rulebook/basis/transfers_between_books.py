"""各本账之间调入、调出应相抵。 Transfers between the books net to zero."""

from collections.abc import Iterator

from guantong.domain.fiscal.table import Table, Value
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import amount, unread
from guantong.domain.words import Words

GENERAL = "government_general_balance"
OTHERS = ("government_fund_balance", "state_capital_balance")

RULE = Rule(
    code="B31",
    title=Words("账本之间调入调出不相抵", "Transfers between books do not net out"),
    asks=Question.BASIS,
    says=Words(
        "一般公共预算从其他账本调入{received}，政府性基金和国有资本经营预算调出{given}，相差{difference}，两处不能同时成立。",
        "The general budget receives {received} from the other books, they give {given}, a difference of {difference}.",
    ),
    basis=("budget-law-2018-art-5", "budget-law-2018-art-10"),
    exclusions=(
        Words("调入预算稳定调节基金、从单位调入的资金不在账本之间，不计", "the stabilisation fund is no book"),
    ),
)


@RULE.check
def transfers_between_books(case: Case, _: Limits) -> Iterator[Outcome]:
    """Sum 调入 of the general book and 调出 of the others, to the fen within printed rounding."""
    if case.document.level != "government":
        return
    general = case.document.table(GENERAL)
    others = [t for kind in OTHERS if (t := case.document.table(kind))]
    if general is None or len(others) < len(OTHERS):
        yield NotComputed(RULE.title, Words("平衡表不全，无法相抵", "not every book's balance was found"))
        return
    received, given = _cells([general], "income", "调入"), _cells(others, "expenditure", "调出")
    if why := unread(*received, *given):
        yield NotComputed(RULE.title, why)
        return
    total = [sum(v.fen or 0 for v in cells) for cells in (received, given)]
    if abs(total[0] - total[1]) <= sum(v.step for v in (*received, *given)) // 2:
        yield Held("transfers")
        return
    cells = tuple(v.evidence for v in (*received, *given) if v.fen is not None)
    yield RULE.signal(
        case, "transfers", cells, value=amount(total[0] - total[1], general.unit), received=amount(total[0], general.unit),
        given=amount(total[1], general.unit), difference=amount(abs(total[0] - total[1]), general.unit),
    )  # fmt: skip


def _cells(tables: list[Table], side: str, word: str) -> list[Value]:
    rows = [row for table in tables for row in table.items(side) if word in row.name]
    named = [row for row in rows if "稳定调节" not in row.name and "其他" not in row.name]
    return [row.values["total"] for row in named if "total" in row.values]

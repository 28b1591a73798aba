"""各本账之间调入、调出应相抵。 Transfers between the books net to zero."""

from collections.abc import Iterator

from guantong.domain.fiscal.book_transfers import transfers
from guantong.domain.questions import Question
from guantong.domain.rule_engine.case import Case
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Held, NotComputed, Outcome
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.rule_engine.wording import amount, why_unread
from guantong.domain.words import Words

BOOKS = {
    "government_fund_balance": Words("政府性基金", "the government fund budget"),
    "state_capital_balance": Words("国有资本经营", "the state capital budget"),
}

RULE = Rule(
    code="B31",
    title=Words("账本之间调入调出不相抵", "Transfers between books do not net out"),
    asks=Question.BASIS,
    says=Words(
        "一般公共预算从{books}预算调入{received}，该预算调出{given}，相差{difference}，两处不能同时成立。",
        "The general budget receives {received} from {books}, which gives {given}, a difference of {difference}.",
    ),
    basis=("budget-law-2018-art-5", "budget-law-2018-art-7", "budget-law-2018-art-10"),
    exclusions=(
        Words("调入预算稳定调节基金、从单位调入的资金不在账本之间，不计", "the stabilisation fund is no book"),
        Words("“调入资金”与其中“从…调入”不重复计算", "a sum received and the lines that break it down count once"),
        Words("只有一本账印出的，不当作另一本账为零，列为未执行", "what only one book prints is not zero in the other"),
    ),
    version=2,
)


@RULE.check
def transfers_between_books(case: Case, _: Limits) -> Iterator[Outcome]:
    """Hold 调入 of the general book against 调出 of each other book, to the fen within printed rounding."""
    if case.document.level != "government":
        return
    found = list(transfers(case.document))
    if not found:
        yield NotComputed(RULE.title, Words("平衡表不全，无法相抵", "not every book's balance was found"))
    for one in found:
        received, given = (sum(v.fen or 0 for v in cells) for cells in (one.received, one.given))
        if why := why_unread(*one.received, *one.given):
            yield NotComputed(RULE.title, why)
        elif one.open:
            yield NotComputed(RULE.title, Words(one.open, "what one book prints the other does not, or not from where"))
        elif abs(received - given) <= sum(v.step for v in (*one.received, *one.given)) // 2:
            yield Held("transfers")
        else:
            unit, givers = one.table.unit, [BOOKS[kind] for kind in one.givers]
            books = Words("和".join(w.zh for w in givers), " and ".join(w.en for w in givers))
            yield RULE.signal(
                case, f"transfers/{'+'.join(one.givers)}", tuple(v.evidence for v in (*one.received, *one.given)),
                value=amount(received - given, unit), received=amount(received, unit), books=books,
                given=amount(given, unit), difference=amount(abs(received - given), unit),
            )  # fmt: skip

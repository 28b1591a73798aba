"""政府债务超过限额：年末一般债务或专项债务余额超过批准的限额。 Government debt above the limit that was approved for it."""

from datetime import date

from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E48",
    title=Words("政府债务余额超过限额", "Government debt above its limit"),
    asks=Question.DEVIATION,
    stage=Stage.FINAL_ACCOUNTS,
    says=Words(
        "{year}年{sort}余额{balance:money}，限额{limit_fen:money}，超过{value:money}。",
        "The balance of {year} ({sort}) is {balance:money} against a limit of {limit_fen:money}, {value:money} above it.",
    ),
    basis=("budget-law-2018-art-35",),
    severity=Severity.VERIFY_FIRST,
    subject=("year", "kind"),
    measure="money",
    needs=("debt",),
    exclusions=(
        Words("余额增长快而仍在限额内的", "a balance that grows and stays within the limit"),
        Words("一般债务和专项债务分别比较，不相互抵用", "the two kinds are compared apart"),
    ),
    assumptions=(Words("只算法定限额内的政府债务；法律不公开的债务不收、不算", "statutory debt only; what law keeps back is neither kept nor counted"),),
)  # fmt: skip
_KINDS = {"general": "一般债务", "special": "专项债务"}
_NO_LIMIT = Words("{names}没有限额，不能判断", "no limit is known of {names}")


@RULE.over_books
def debt_over_limit(books: Books, _: Limits, as_of: date) -> Found:
    """Balance against limit of each kind in the year of asking; the limit itself may be reached."""
    rows = books.table("debt").filter(lambda t: t.year == as_of.year)
    rows = rows.mutate(sort=rows.kind.substitute(_KINDS), limit_fen=rows["limit"])
    told = rows.mutate(value=rows.balance - rows["limit"]).filter(lambda t: t.value > 0)
    blank = rows.filter(rows["limit"].isnull())
    return found(told.drop("limit"), unjudged=[Unjudged(blank.mutate(name=blank.sort), _NO_LIMIT)], debt=rows)

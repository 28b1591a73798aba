"""中标价接近最高限价：以招标方式采购的合同，合同价与最高限价之比很高。 A contract awarded by tender at or near its ceiling price."""

from datetime import date

from guantong.domain.fiscal.records.tenders import tendered
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E42",
    title=Words("中标价接近或超过最高限价", "An award near or above its ceiling"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”的合同{contract_no}合同价{amount:money}，最高限价{ceiling:money}，占{value:%}，有效投标{told}家。",
        "Contract {contract_no} of “{unit}” was awarded for {amount:money} against a ceiling of {ceiling:money}, {value:%}, on {told} valid bids.",
    ),
    basis=("government-procurement-2014-art-36", "budget-law-2018-art-57"),
    severity=Severity.NOTE,
    subject=("contract_no",),
    needs=("contract",),
    exclusions=(
        Words("非招标方式采购的", "methods other than a tender"),
        Words("投标竞争充分的（有效投标家数较多）", "a tender with many valid bids"),
    ),
)
_NO_CEILING = Words("{count}份招标合同没有最高限价，不能判断：{names}", "{count} tendered contracts name no ceiling: {names}")  # fmt: skip


@RULE.over_books
def award_near_ceiling(books: Books, limits: Limits, as_of: date) -> Found:
    """Award over ceiling above the share; above the ceiling itself always, with priority."""
    share, rows = limits["share"], tendered(books, as_of)
    own = rows.filter(rows.ceiling > 0)
    own = own.mutate(value=own.amount * 10_000 // own.ceiling, over=own.amount > own.ceiling)
    near = (own.amount * 100 >= share.value * own.ceiling) & (own.amount >= limits["least"].value * 1_000_000)
    crowded = (own.bids >= limits["bids"].value).fill_null(False)
    told = own.filter(own.over | (near & ~crowded))
    told = told.mutate(
        told=told.bids.cast("string").fill_null("不详"), severity=told.over.ifelse("verify_first", "note")
    )
    told = told.select("contract_no", "unit", "amount", "ceiling", "value", "told", "severity")
    blank = rows.filter(rows.ceiling.isnull())
    return found(
        told, limit=share, unjudged=[Unjudged(blank.mutate(name=blank.contract_no), _NO_CEILING)], contract=rows
    )

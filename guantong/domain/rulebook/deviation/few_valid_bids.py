"""有效投标少：以招标方式采购的合同，有效投标家数不足法定数。 A contract awarded by tender on fewer valid bids than the law asks for."""

from datetime import date

from guantong.domain.fiscal.records.execution import held
from guantong.domain.fiscal.records.tenders import tendered
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E41",
    title=Words("招标的有效投标家数少", "Few valid bids in a tender"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”{signed_on}签订的合同{contract_no}（{amount:money}）以招标方式采购，有效投标{value}家。",
        "Contract {contract_no} of “{unit}”, signed on {signed_on} for {amount:money}, was awarded by tender on {value} valid bids.",
    ),
    basis=("government-procurement-2014-art-36",),
    subject=("contract_no",),
    measure="",
    needs=("contract",),
    exclusions=(
        Words("竞争性谈判、询价、单一来源等非招标方式", "methods other than a tender"),
        Words("框架协议、电子卖场等其他方式", "framework agreements and the like"),
    ),
)
_NO_BIDS = Words("{count}份招标合同没有有效投标家数和投标人，不能判断：{names}", "of {count} tendered contracts neither valid bids nor bidders are known: {names}")  # fmt: skip


@RULE.over_books
def few_valid_bids(books: Books, limits: Limits, as_of: date) -> Found:
    """Valid bids as stated, else the valid bidders counted, at or below the limit."""
    bids, rows = limits["bids"], tendered(books, as_of)
    told = rows.filter(rows.bids <= bids.value).group_by("contract_no")
    told = told.agg(
        unit=rows.unit.max(), signed_on=rows.signed_on.max(), amount=rows.amount.max(), value=rows.bids.min()
    )
    unknown = rows.filter(rows.bids.isnull())
    gap = Unjudged(unknown.mutate(name=unknown.contract_no), _NO_BIDS)
    return found(told, limit=bids, unjudged=[gap], contract=rows, bidder=held(books, "bidder"))

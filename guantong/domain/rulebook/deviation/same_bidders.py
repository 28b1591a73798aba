"""投标人组合重复：同一组投标人在多个项目的招标中一起出现。 The same set of bidders meets in the tenders of several projects."""

from datetime import date

from guantong.domain.fiscal.records.execution import held
from guantong.domain.fiscal.records.tenders import bidding_sets, contracts, tendered
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E43",
    title=Words("同一组投标人反复一起投标", "The same bidders meet again and again"),
    asks=Question.DEVIATION,
    says=Words(
        "本年{value}个项目的招标，投标人都是同一组{many}家：{bidders}；合同金额合计{amount:money}，中标{winners}家。",
        "In tenders of {value} projects this year the bidders were the same {many}: {bidders}; {amount:money} in all, {winners} of them won.",
    ),
    basis=("government-procurement-2014-art-25",),
    subject=("bidders",),
    measure="",
    needs=("contract", "bidder"),
    exclusions=(
        Words("同一项目的几个标段算一次", "lots of one project count once"),
        Words("不足三家的组合，由有效投标规则看", "fewer than three bidders are another rule's matter"),
        Words("多一家或少一家的，不是同一组", "one bidder more or fewer is another set"),
    ),
    assumptions=(Words("投标人按名称认定；一年内的招标", "bidders are told by name, within a year"),),
)
_NO_BIDDERS = Words("{count}份招标合同没有投标人名单，不能判断：{names}", "{count} tendered contracts have no list of bidders: {names}")  # fmt: skip


@RULE.over_books
def same_bidders(books: Books, limits: Limits, as_of: date) -> Found:
    """Sets of three and more, by how many projects they meet in; a contract without a project is one of its own."""
    times, sets = limits["times"], bidding_sets(books, as_of)
    sets = sets.filter(sets.many >= limits["many"].value)
    sets = sets.mutate(project=sets.project_code.fill_null(sets.contract_no))
    told = sets.group_by("bidders").agg(
        many=sets.many.max(), value=sets.project.nunique(), amount=sets.amount.sum(), winners=sets.supplier.nunique()
    )
    rows, bids = tendered(books, as_of), held(books, "bidder")
    unnamed = rows.anti_join(bids, "contract_no")
    gap = Unjudged(unnamed.mutate(name=unnamed.contract_no), _NO_BIDDERS)
    named = contracts(books, as_of).join(sets.select("contract_no", "bidders"), "contract_no")
    bids = bids.join(sets.select("contract_no", "bidders"), "contract_no")
    return found(told.filter(told.value >= times.value), limit=times, unjudged=[gap], contract=named, bidder=bids)

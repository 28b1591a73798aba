"""合同变更增加多：合同签订后累计变更净增超过原合同金额一成。 After the award, changes added more than a tenth of the contract's amount."""

from datetime import date

from guantong.domain.fiscal.records.execution import held, unit_named
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E45",
    title=Words("合同变更增加超过一成", "Change orders add more than a tenth"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”的合同{contract_no}原金额{amount:money}，签订后变更{count}次，净增{added:money}，占{value:%}。",
        "Contract {contract_no} of “{unit}”, of {amount:money}, was changed {count} times after the award, adding {added:money} net, {value:%}.",
    ),
    basis=("government-procurement-2014-art-49", "gov-investment-2019-art-21"),
    subject=("contract_no",),
    needs=("contract", "change_order"),
    exclusions=(
        Words("变更有增有减的，按净额", "additions and reductions count net"),
        Words("合同签订以前的变更（招标答疑、澄清）", "changes before the contract was signed"),
        Words("企业不适用政府采购法", "enterprises, whom the procurement law does not bind"),
    ),
    assumptions=(
        Words("法定一成针对追加相同标的；工程变更另有规定，由人核对", "the tenth is of like goods, works or services added; changes of works have rules of their own, for people to compare"),
    ),
)  # fmt: skip
_NO_CONTRACT = Words("{count}份合同有变更而没有合同记录，不能判断：{names}", "{count} changed contracts are not on record: {names}")  # fmt: skip


@RULE.over_books
def change_orders_large(books: Books, limits: Limits, as_of: date) -> Found:
    """Net of all changes since the signing, of contracts changed in the year of asking."""
    share, rows, orders = limits["share"], unit_named(books, books.table("contract")), books.table("change_order")
    orders = orders.filter(orders.changed_on <= as_of)
    lost = orders.anti_join(rows, "contract_no")
    units = held(books, "unit")
    rows = rows.filter(rows.amount > 0).anti_join(units.filter(units.kind == "enterprise"), "unit_code")
    side = orders.join(rows.select("contract_no", "unit", "signed_on", whole="amount"), "contract_no")
    side = side.filter((side.changed_on >= side.signed_on).fill_null(True))
    told = side.group_by("contract_no").agg(
        unit=side.unit.max(), amount=side.whole.max(), count=side.amount.count(),
        added=side.amount.sum(), newest=side.changed_on.max(),
    )  # fmt: skip
    told = told.filter(told.newest.year() == as_of.year).mutate(value=told.added * 10_000 // told.amount)
    told = told.filter(told.added * 100 > share.value * told.amount)
    gap = Unjudged(lost.mutate(name=lost.contract_no), _NO_CONTRACT)
    return found(told, limit=share, unjudged=[gap], contract=rows, change_order=orders)

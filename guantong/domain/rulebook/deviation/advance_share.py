"""工程预付款比例高：一份工程合同的预付款超过合同金额的一定比例。 Advances above the share of a construction contract that may be paid ahead."""

from datetime import date

from guantong.domain.fiscal.records.execution import held, paid
from guantong.domain.fiscal.records.families import WORKS, of_family
from guantong.domain.questions import Question
from guantong.domain.rule_engine.ledger import Books, Found, Unjudged, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E25P",
    title=Words("工程预付款比例高", "A large share of a construction contract paid in advance"),
    asks=Question.DEVIATION,
    says=Words(
        "“{unit}”的工程合同{contract_no}金额{whole:money}，预付{advanced:money}，占{value:%}。",
        "Of construction contract {contract_no} of “{unit}”, {whole:money}, {advanced:money} or {value:%} was paid in advance.",
    ),
    basis=("budget-law-2018-art-57", "budget-reg-2020-art-60"),
    subject=("unit_code", "contract_no"),
    needs=("payment", "contract"),
    exclusions=(
        Words("货物和服务的合同：预付比例另有规定，不设上限", "goods and services, for which no upper share is set"),
        Words("误列后冲销、退回的，按净额计算", "what was booked wrong or came back counts as not paid"),
        Words("合同变更增加的金额，计入合同金额", "what a change added counts as contracted"),
    ),
)  # fmt: skip
_UNKNOWN = Words(
    "{count}个单位的预付款没有合同号，不能判断：{names}",
    "{count} units pay in advance without a contract number: {names}",
)


@RULE.over_books
def advance_share(books: Books, limits: Limits, as_of: date) -> Found:
    """Advances of all years net of what came back, against the contract with its changes; contracts with an advance this year."""
    share, key = limits["share"], ["unit_code", "contract_no"]
    rows = paid(books, as_of.replace(month=12, day=31))
    rows = rows.filter(rows.advance.fill_null(False), rows.paid_on <= as_of, of_family(rows, WORKS))
    contracts, changes = held(books, "contract"), held(books, "change_order")
    changed = changes.filter(changes.changed_on <= as_of).group_by("contract_no").agg(changed=changes.amount.sum())
    known = contracts.left_join(changed, "contract_no").drop("contract_no_right")
    known = known.select("contract_no", whole=known.amount + known.changed.fill_null(0))
    told = rows.group_by(key).agg(unit=rows.unit.max(), advanced=rows.amount.sum(), now=(rows.year == as_of.year).any())
    told = told.join(known, "contract_no").filter(lambda t: t.now & (t.whole > 0))
    told = told.filter(told.advanced * 100 > share.value * told.whole).drop("now")
    told = told.mutate(value=told.advanced * 10_000 // told.whole)
    blank = rows.filter(rows.contract_no.isnull(), rows.year == as_of.year)
    return found(
        told, limit=share, unjudged=[Unjudged(blank.mutate(name=blank.unit), _UNKNOWN)], payment=rows, contract=contracts.drop("unit_code"),
    )  # fmt: skip

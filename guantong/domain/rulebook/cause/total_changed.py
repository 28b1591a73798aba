"""总支出变动未见预算调整：可支出总额与批准的总支出不同，没有相应的调整决定。 Total spending changed without the decision that art. 67 asks for."""

from datetime import date

from guantong.domain.fiscal.records.adjusting import approved, totals
from guantong.domain.fiscal.records.execution import held, lines
from guantong.domain.questions import Question, Stage
from guantong.domain.rule_engine.ledger import Books, Found, found
from guantong.domain.rule_engine.rule import Rule
from guantong.domain.rule_engine.signal import Severity
from guantong.domain.rule_engine.thresholds import Limits
from guantong.domain.words import Words

RULE = Rule(
    code="E35",
    title=Words("总支出变动未见预算调整决定", "Total spending changed without an adjustment"),
    asks=Question.CAUSE,
    stage=Stage.ADJUSTMENT,
    says=Words(
        "{book}批准的总支出{approved:money}，现为{now:money}；常委会批准调整{decided:money}，专项转移支付和预备费{explained:money}，尚有{value:money}未见调整决定。",
        "Approved total spending of {book} is {approved:money}, now {now:money}; {decided:money} was decided, {explained:money} are special transfers and reserve; for {value:money} no decision is registered.",
    ),
    basis=("budget-law-2018-art-67", "budget-law-2018-art-69-7"),
    severity=Severity.VERIFY_FIRST,
    subject=("fund_kind",),
    measure="money",
    needs=("budget_line",),
    registers=("adjustment", "transfer"),
    exclusions=(
        Words("常委会已批准调整的", "what the standing committee decided"),
        Words("上级增加的、不需要本级配套的专项转移支付，应报告而不是调整（预算法第七十一条）", "special transfers without matching money are reported, not decided"),
        Words("上年结转和预算调剂", "what was carried over or reallocated"),
        Words("动用预备费", "use of the reserve"),
        Words("支出少于预算的（节约少支）", "spending less than the budget"),
    ),
)  # fmt: skip
_BOOKS = {"general": "一般公共预算", "government_fund": "政府性基金预算", "state_capital": "国有资本经营预算", "social_insurance": "社会保险基金预算"}  # fmt: skip


@RULE.over_books
def total_changed(books: Books, _: Limits, as_of: date) -> Found:
    """More allowed than approved, decided and explained; or, where the lines were restated, less than approved and decided."""
    told = totals(books, as_of).filter(lambda t: t.fund_kind.isin(tuple(_BOOKS)))
    told = told.mutate(explained=told.passed + told.reserve, book=told.fund_kind.substitute(_BOOKS))
    more = told.now - told.approved - told.raised - told.explained
    less = told.approved + told.lowered - told.lines
    told = told.mutate(value=(more > 0).ifelse(more, (told.restated & (less > 0)).ifelse(less, 0)))
    told = told.mutate(now=(more > 0).ifelse(told.now, told.lines)).filter(told.value > 0)
    every = approved(books, as_of.year)
    own = lines(books).filter(lambda t: (t.year == as_of.year) & (t.version == "adjusted"))
    quotas = held(books, "quota").filter(lambda t: (t.year == as_of.year) & (t.issued_on <= as_of))
    named = (
        t.mutate(fund_kind=t.fund_kind.fill_null("general")) for t in (every.union(own.select(every.columns)), quotas)
    )
    return found(told, **dict(zip(("budget_line", "quota"), named, strict=True)))
